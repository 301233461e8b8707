//! `build`: the site in `dist/`, optimised, within its size budget, with relative addresses so
//! that it works under any path of any static host.

use crate::process::{self, Result};
use crate::size;
use crate::standard_library;
use crate::toolbox::Toolbox;

/// Sets up, builds and checks the site; `public_url` makes its addresses absolute.
pub fn build(public_url: Option<&str>) -> Result<()> {
    build_with(&Toolbox::for_releasing()?, public_url)
}

/// The same with tools already set up.
pub fn build_with(toolbox: &Toolbox, public_url: Option<&str>) -> Result<()> {
    process::step("Building the site");
    let mut trunk = toolbox.command("trunk")?;
    trunk.args(["build", "--release"]);
    if let Some(url) = public_url {
        trunk.args(["--public-url", url]);
    }
    let mut flags = standard_library::SMALL_FLAGS.to_owned();
    if let Some(flag) = flag_without_home() {
        flags.push(' ');
        flags.push_str(&flag);
    }
    standard_library::build_small(&mut trunk).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    process::run(&mut trunk)?;
    size::check(toolbox)
}

/// A compiler flag that keeps the builder's home out of the site.
fn flag_without_home() -> Option<String> {
    let home = std::env::home_dir()?;
    // Cargo splits the variable at spaces, whatever the quotes.
    let home = home.to_str().filter(|home| !home.contains(' '))?;
    Some(format!("--remap-path-prefix={home}=~"))
}
