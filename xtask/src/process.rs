//! Running other programs: a program that fails is an error that names the command.

use std::fmt::Display;
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitStatus, Stdio};

/// An error here is a sentence for the person at the terminal.
pub type Result<T> = std::result::Result<T, String>;

/// Runs a command to its end, showing its output.
pub fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", shown(command));
    let status = command.status();
    finished(command, status)
}

/// Runs a command to its end and returns its output; its error output is shown.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| format!("{}: {error}", shown(command)))?;
    finished(command, Ok(output.status))?;
    String::from_utf8(output.stdout).map_err(|error| format!("{}: {error}", shown(command)))
}

/// Runs a command to its end, showing its output and handing every line of it to `read_line`.
pub fn run_reading(command: &mut Command, mut read_line: impl FnMut(&str)) -> Result<()> {
    println!("$ {}", shown(command));
    let child = command.stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| format!("{}: {error}", shown(command)))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.map_err(|error| format!("{}: {error}", shown(command)))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            read_line(&line);
        }
    }
    let status = child.wait();
    finished(command, status)
}

/// Whether a command can be started and succeeds; its output is dropped.
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// Announces the step that begins.
pub fn step(words: impl Display) {
    println!("\n==> {words}");
}

fn finished(command: &Command, status: std::io::Result<ExitStatus>) -> Result<()> {
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{} ended with {status}", shown(command))),
        Err(error) => Err(format!("{}: {error}", shown(command))),
    }
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}
