//! `build`: the site in `dist/`, optimised, within its size budget, with relative addresses so
//! that it works under any path of any static host.

use crate::process::{self, Result};
use crate::size;
use crate::toolbox::Toolbox;
use std::process::Command;

/// Sets up, builds and checks the site; `public_url` makes its addresses absolute.
pub fn build(public_url: Option<&str>) -> Result<()> {
    build_with(&Toolbox::with_node_packages()?, public_url)
}

/// The same with tools already set up.
pub fn build_with(toolbox: &Toolbox, public_url: Option<&str>) -> Result<()> {
    process::step("Building the site");
    let mut trunk = toolbox.command("trunk")?;
    trunk.args(["build", "--release"]);
    if let Some(url) = public_url {
        trunk.args(["--public-url", url]);
    }
    let mut flags = SMALL_STANDARD_LIBRARY_FLAGS.to_owned();
    if let Some(flag) = flag_without_home() {
        flags.push(' ');
        flags.push_str(&flag);
    }
    small_standard_library(&mut trunk).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    process::run(&mut trunk)?;
    size::check(toolbox)
}

/// A panic stops at once, without the words and places that nobody reads on a page: 8 % of the first load. Functions
/// that are the same stay apart, since one may be meant for the first part of the program and the other for the later
/// one; wasm-opt merges them when the parts are apart.
const SMALL_STANDARD_LIBRARY_FLAGS: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Zmerge-functions=disabled";

/// Has cargo build the standard library with the site, for size. The features are unstable, the
/// compiler is one exact version, and what is built is what the browser tests run against.
pub fn small_standard_library(command: &mut Command) -> &mut Command {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
}

/// A compiler flag that keeps the builder's home out of the site.
fn flag_without_home() -> Option<String> {
    let home = std::env::home_dir()?;
    // Cargo splits the variable at spaces, whatever the quotes.
    let home = home.to_str().filter(|home| !home.contains(' '))?;
    Some(format!("--remap-path-prefix={home}=~"))
}
