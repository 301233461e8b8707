//! `bench`: how fast the arithmetic is natively, how fast the finished site is in the browser, and what the same takes in
//! JavaScript. It measures and prints; nothing fails for being slow, but what is compared has to come to the same.

use crate::build;
use crate::chromium;
use crate::node;
use crate::process::{self, Result};
use crate::project;
use crate::toolbox::{Toolbox, cargo};

const SCRIPTS: &str = "tests/browser/bench";

/// Builds the site as people get it, then measures.
pub fn bench() -> Result<()> {
    let toolbox = Toolbox::for_releasing()?;
    let browser = chromium::browser()?;
    build::build_with(&toolbox, None)?;
    process::step("Arithmetic, native");
    let core = || {
        let mut bench = cargo();
        bench.args(["bench", "--package", "funnelwright-core"]);
        bench
    };
    process::run(core().args(["--bench", "report", "--bench", "forecast"]))?;
    // As it is built for its worker.
    process::run(core().args(["--bench", "simulation", "--profile", "simulation"]))?;
    process::step("Packages that are measured against");
    node::install(&project::root().join(SCRIPTS))?;
    for script in ["model.mjs", "simulation.mjs", "keystroke.mjs", "load.mjs"] {
        process::step(format!("Measuring: {script}"));
        let mut node = toolbox.command("node")?;
        node.arg(format!("{SCRIPTS}/{script}"));
        process::run(node.env("CHROME", &browser))?;
    }
    Ok(())
}
