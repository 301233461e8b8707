//! The site's weight: what the first load needs must stay within the budget, compressed as a
//! host sends it. A file counts unless it is known to be loaded later, so a new file cannot
//! slip by.

use crate::process::{self, Result};
use crate::project;
use crate::toolbox::Toolbox;
use std::path::{Path, PathBuf};

/// Bytes of brotli for everything needed to work.
const BUDGET: u64 = 160_000;

/// Of the words only those of the language in use are loaded, English standing for it, and those of its
/// rooms, `en.rooms.json`, once the page is drawn and can be used.
const LANGUAGES: &str = "locales/";
const LANGUAGE_IN_USE: &str = "locales/en.json";

/// What the page can be used without, by how the paths begin.
const LATER: [&str; 9] = [
    // The rooms, which are loaded once the page is drawn, and their styles.
    "funnelwright-rooms-",
    "rooms-",
    // When the gallery opens.
    "templates/",
    // When the program has failed.
    "recovery/",
    // By the browser on its own behalf, once the page is drawn: what keeps it offline and installs it.
    "service-worker.js",
    "manifest.webmanifest",
    "icons/",
    // By its worker, when a workbook is made.
    "workbook",
    // By its worker, when a forecast over time is looked at.
    "simulation",
];

struct File {
    /// Within the site, with forward slashes.
    path: String,
    raw: u64,
    brotli: u64,
}

/// Prints every file of the site with its size; an error if the first load is over budget.
pub fn check(toolbox: &Toolbox) -> Result<()> {
    process::step("Size of the site");
    let mut files = files(toolbox)?;
    files.sort_by_key(|file| (is_lazy(&file.path), std::cmp::Reverse(file.brotli)));
    println!("{:>10} {:>10}  file", "raw", "brotli");
    for file in &files {
        let note = if is_lazy(&file.path) { "  (later)" } else { "" };
        println!("{:>10} {:>10}  {}{note}", file.raw, file.brotli, file.path);
    }
    let first_load = files.iter().filter(|file| !is_lazy(&file.path));
    let total: u64 = first_load.map(|file| file.brotli).sum();
    let whole: u64 = files.iter().map(|file| file.brotli).sum();
    println!("first load: {total} of {BUDGET} bytes; all of the site: {whole}");
    if total > BUDGET {
        return Err(format!("the first load is {} bytes over its budget", total - BUDGET));
    }
    Ok(())
}

fn is_lazy(path: &str) -> bool {
    LATER.iter().any(|start| path.starts_with(start)) || path.starts_with(LANGUAGES) && path != LANGUAGE_IN_USE
}

fn files(toolbox: &Toolbox) -> Result<Vec<File>> {
    let dist = project::dist();
    let mut paths = Vec::new();
    collect(&dist, &mut paths)?;
    let script = include_str!("brotli-sizes.mjs");
    let mut node = toolbox.command("node")?;
    node.args(["--input-type=module", "--eval", script, "--"]);
    let sizes = process::output(node.args(&paths))?;
    let unreadable = || format!("cannot read these sizes:\n{sizes}");
    sizes
        .lines()
        .map(|line| {
            let mut words = line.splitn(3, ' ');
            let mut number = || words.next()?.parse().ok();
            let (raw, brotli) = (number()?, number()?);
            let path = Path::new(words.next()?).strip_prefix(&dist).ok()?;
            let path = path.to_string_lossy().replace('\\', "/");
            Some(File { path, raw, brotli })
        })
        .collect::<Option<Vec<_>>>()
        .ok_or_else(unreadable)
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<()> {
    let named = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(named)? {
        let path = entry.map_err(named)?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_page_can_do_without_waits() {
        for later in ["locales/ar.json", "templates/en.json", "service-worker.js", "icons/icon-192.png"] {
            assert!(is_lazy(later), "{later}");
        }
        for needed in ["index.html", "locales/en.json", "funnelwright-0a1b_bg.wasm"] {
            assert!(!is_lazy(needed), "{needed}");
        }
    }
}
