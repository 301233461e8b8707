//! `serve`: the app in the browser, built quickly rather than small, and again on every change.

use crate::process::{self, Result};
use crate::toolbox::Toolbox;

const DEFAULT_PORT: &str = "8080";

/// Serves until interrupted. A machine without a browser serves all the same.
pub fn serve(port: Option<&str>) -> Result<()> {
    let toolbox = Toolbox::for_building()?;
    let port = port.unwrap_or(DEFAULT_PORT);
    process::step(format!("Serving at http://127.0.0.1:{port}/"));
    let mut trunk = toolbox.command("trunk")?;
    process::run(trunk.args(["serve", "--open", "--port", port]))
}
