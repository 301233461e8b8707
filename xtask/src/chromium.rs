//! The browser of the tests: the system's own Chromium or Chrome, never a downloaded build.

use crate::process::Result;
use crate::system::found_or_installed;
use std::path::PathBuf;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVERS: [&str; 1] = ["chromedriver"];

/// A browser, named by `$CHROME` or found on the PATH, installed if there is none.
pub fn browser() -> Result<PathBuf> {
    found_or_installed("CHROME", &BROWSERS, "chromium")
}

/// Its WebDriver, named by `$CHROMEDRIVER` or found on the PATH, installed if there is none.
pub fn driver() -> Result<PathBuf> {
    found_or_installed("CHROMEDRIVER", &DRIVERS, "chromium-driver")
}
