//! The spreadsheet program of the workbook's tests.

use crate::process::Result;
use crate::system::found_or_installed;
use std::path::PathBuf;

/// LibreOffice, named by `$SOFFICE` or found on the PATH, installed if there is none.
pub fn office() -> Result<PathBuf> {
    found_or_installed("SOFFICE", &["soffice", "libreoffice"], "libreoffice-calc-nogui")
}
