//! What becomes of the page after Trunk has built it: a release is made small and gets no inline
//! script; while serving, the page keeps what Trunk put into it to reload it on change.

use crate::process::{self, Result};
use crate::project;
use std::process::Command;

/// Finishes the page in Trunk's staging folder.
pub fn finish_page() -> Result<()> {
    match std::env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => process::run(Command::new("node").arg(project::root().join("xtask/src/finish-page.mjs"))),
        Ok(_) => Ok(()),
        Err(_) => Err("TRUNK_PROFILE is not set: Trunk calls this command".to_owned()),
    }
}
