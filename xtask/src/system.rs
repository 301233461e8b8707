//! Programs of the system that tests need: found where they are, installed by its package manager where they lack.

use crate::process::{self, Result};
use std::path::PathBuf;
use std::process::Command;

/// The program named by a variable of the environment, or the first of `programs` on the PATH; a Debian package is
/// installed if there is none.
pub fn found_or_installed(variable: &str, programs: &[&str], package: &str) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable).filter(|value| !value.is_empty()) {
        return Ok(path.into());
    }
    if let Some(path) = on_path(programs) {
        return Ok(path);
    }
    process::step(format!("Installing {package} with apt-get"));
    install(package).and_then(|()| on_path(programs).ok_or_else(|| format!("{package} has no {programs:?}"))).map_err(
        |error| {
            format!(
                "{error}\nInstall {package} by your system's package manager, \
                 or set {variable} to its path."
            )
        },
    )
}

fn install(package: &str) -> Result<()> {
    let packages = ["install", "-y", "--no-install-recommends", package];
    process::run(&mut apt_get(&["update", "-q"])).and_then(|()| process::run(&mut apt_get(&packages)))
}

fn apt_get(arguments: &[&str]) -> Command {
    let is_root = process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let mut command = if is_root {
        Command::new("apt-get")
    } else {
        let mut command = Command::new("sudo");
        // Never ask for a password: nobody may be there to type one.
        command.args(["--non-interactive", "apt-get"]);
        command
    };
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn on_path(programs: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let candidates = programs.iter().flat_map(|program| folders.iter().map(move |folder| folder.join(program)));
    candidates.into_iter().find(|candidate| candidate.is_file())
}
