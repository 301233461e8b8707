//! Where the project lies, and the versions it pins: each version is written in one file only.

use crate::process::Result;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.pop();
    root
}

/// The folder of the finished site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The version of Trunk that `Trunk.toml` asks for.
pub fn trunk_version() -> Result<String> {
    let configuration = read(&root().join("Trunk.toml"))?;
    between(&configuration, "trunk-version = \"=", "\"")
        .ok_or_else(|| "Trunk.toml has no exact trunk-version".to_owned())
}

/// The locked version of the wasm-bindgen library; its command-line tool must be the same.
pub fn wasm_bindgen_version() -> Result<String> {
    let lock = read(&root().join("Cargo.lock"))?;
    between(&lock, "name = \"wasm-bindgen\"\nversion = \"", "\"")
        .ok_or_else(|| "Cargo.lock has no wasm-bindgen".to_owned())
}

/// Reads a text file; the error names the file.
pub fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a text file; the error names the file.
pub fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    let (found, _) = rest.split_once(after)?;
    Some(found.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinned_versions_are_found() {
        for version in [trunk_version().unwrap(), wasm_bindgen_version().unwrap()] {
            let numbers: Vec<u32> = version.split('.').map(|n| n.parse().unwrap()).collect();
            assert_eq!(numbers.len(), 3, "{version}");
        }
    }
}
