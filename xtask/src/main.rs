//! The project's commands. Each one sets up what it needs by itself, says each step before it
//! takes it, and ends with exit code 0 only if every step succeeded.

mod bench;
mod build;
mod chromium;
mod join;
mod libreoffice;
mod node;
mod page;
mod process;
mod project;
mod serve;
mod size;
mod standard_library;
mod system;
mod test;
mod toolbox;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N]            build, open in the browser, rebuild on every change
  build [--public-url URL]    write the site to dist/ and check its size
  test  [--only unit|browser] formatting, lints and every test
  bench                       measure speed and loading";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> process::Result<()> {
    match arguments {
        ["serve"] => serve::serve(None),
        ["serve", "--port", port] => serve::serve(Some(port)),
        ["build"] => build::build(None),
        ["build", "--public-url", url] => build::build(Some(url)),
        ["test"] => test::test(test::Part::All),
        ["test", "--only", "unit"] => test::test(test::Part::Unit),
        ["test", "--only", "browser"] => test::test(test::Part::Browser),
        ["bench"] => bench::bench(),
        // Called by Trunk before it builds the site, and between building it and moving it to dist/.
        ["join-page"] => page::join_page(),
        ["finish-page"] => page::finish_page(),
        _ => Err(USAGE.to_owned()),
    }
}
