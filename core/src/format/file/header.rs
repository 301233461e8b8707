//! The header that every file begins with. Invariant: a file is read only as the format and version that it says it is.

use super::problem::FileProblem;
use crate::format::Value;

/// What stays the same in every version: the rest of a newer file may have another shape.
///
/// # Errors
/// `foreign` for another format, and [`FileProblem::NewerVersion`].
pub(super) fn check_header(file: &Value, format: &str, version: u32, foreign: FileProblem) -> Result<(), FileProblem> {
    let written = written_version(file);
    if file.field("format").as_text() != Some(format) || written == 0 {
        Err(foreign)
    } else if written > version {
        Err(FileProblem::NewerVersion(written))
    } else {
        Ok(())
    }
}

/// 0 where there is none.
pub(super) fn written_version(file: &Value) -> u32 {
    file.field("version").as_whole().and_then(|version| u32::try_from(version).ok()).unwrap_or(0)
}
