//! `bench`: how fast the arithmetic is natively, and how fast the finished site is in the
//! browser. It measures and prints; nothing fails for being slow.

use crate::build;
use crate::chromium;
use crate::process::{self, Result};
use crate::project;
use crate::toolbox::{Toolbox, cargo};

/// Builds the site as people get it, then measures.
pub fn bench() -> Result<()> {
    let toolbox = Toolbox::with_node_packages()?;
    let browser = chromium::browser()?;
    build::build_with(&toolbox, None)?;
    if project::root().join("core/benches").exists() {
        process::step("Arithmetic, native");
        let bench = || {
            let mut bench = cargo();
            bench.args(["bench", "--package", "funnelcast-core"]);
            bench
        };
        process::run(bench().args(["--bench", "report", "--bench", "forecast"]))?;
        // As it is built for its worker.
        process::run(bench().args(["--bench", "simulation", "--profile", "simulation"]))?;
    }
    for script in ["keystroke.mjs", "load.mjs", "simulation.mjs"] {
        process::step(format!("In the browser: {script}"));
        let mut node = toolbox.command("node")?;
        node.arg(format!("tests/browser/bench/{script}"));
        process::run(node.env("CHROME", &browser))?;
    }
    Ok(())
}
