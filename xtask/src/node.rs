//! Node and the packages that `package-lock.json` pins: installed again only when it changed.

use crate::process::{self, Result};
use crate::project;
use std::path::{Path, PathBuf};
use std::process::Command;

const OLDEST_NODE: u32 = 20;

/// Installs the packages if need be; the folder of their programs.
pub fn packages() -> Result<PathBuf> {
    process::step("Packages of Node");
    check_version()?;
    let root = project::root();
    install(&root)?;
    Ok(root.join("node_modules/.bin"))
}

/// Installs what the `package-lock.json` of a folder pins, unless it is there.
pub fn install(folder: &Path) -> Result<()> {
    let lock = project::read(&folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/installed-package-lock.json");
    if std::fs::read_to_string(&installed).is_ok_and(|of_installed| of_installed == lock) {
        println!("up to date with package-lock.json");
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let arguments = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    process::run(Command::new(npm).args(arguments).current_dir(folder))?;
    project::write(&installed, &lock)
}

fn check_version() -> Result<()> {
    let wanted = format!("Node {OLDEST_NODE} or newer is needed");
    let version =
        process::output(Command::new("node").arg("--version")).map_err(|error| format!("{wanted}: {error}"))?;
    let version = version.trim();
    match major(version) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(format!("{wanted}: this is {version}")),
    }
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn major_version_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20.20.2"), None);
    }
}
