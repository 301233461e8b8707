//! The corpus of the fuzz targets, replayed: see `core/fuzz`.

#![allow(clippy::unwrap_used)]

mod framed;
mod json;
#[path = "../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

/// Hands every file of a corpus to its target.
fn replay(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut files = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        // Shown where it fails.
        println!("{}", path.display());
        target(&bytes);
        files += 1;
    }
    assert!(files >= 12, "{}", folder.display());
}

#[test]
fn links_are_kept_or_refused() {
    replay("link", targets::link);
}

#[test]
fn plan_files_are_kept_or_refused() {
    replay("plan_file", targets::plan_file);
}

#[test]
fn tables_of_any_kind_are_told_row_by_row() {
    replay("table", targets::table);
}

#[test]
fn numbers_are_kept_or_refused() {
    replay("number_text", targets::number_text);
}
