//! `test`: formatting, lints and every test. A failure does not keep the later checks from
//! running; the last line counts the tests, and every failed check counts as a failed test.

use crate::build;
use crate::chromium;
use crate::libreoffice;
use crate::process::{self, Result};
use crate::project;
use crate::toolbox::{self, Toolbox, cargo};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// What has tests that run in the browser.
const IN_BROWSER: [&str; 4] = ["--package", "funnelwright", "--package", "funnelwright-json"];

/// What a worker runs.
const IN_WORKERS: [&str; 4] = ["--package", "funnelwright-simulation", "--package", "funnelwright-workbook"];

/// Which of the tests to run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    All,
    /// What needs no browser.
    Unit,
    /// What needs one.
    Browser,
}

/// Runs the tests; an error if any check failed.
pub fn test(part: Part) -> Result<()> {
    let mut checks = Checks::default();
    if part != Part::Browser {
        toolbox::add_toolchain_parts()?;
        check_source(&mut checks, &libreoffice::office()?);
    }
    if part != Part::Unit {
        check_in_browser(&mut checks)?;
    }
    checks.conclude()
}

fn check_source(checks: &mut Checks, office: &Path) {
    let lints = ["--all-targets", "--", "--deny", "warnings"];
    checks.check("Formatting", cargo().args(["fmt", "--all", "--check"]));
    checks.check("Lints", cargo().args(["clippy", "--workspace"]).args(lints));
    checks.check(
        "Lints of what runs in the browser",
        cargo().arg("clippy").args(IN_BROWSER).args(IN_WORKERS).args(WASM).args(lints),
    );
    let documentation = ["doc", "--workspace", "--no-deps", "--document-private-items"];
    checks.check("Documentation", cargo().args(documentation).env("RUSTDOCFLAGS", "--deny warnings"));
    // What is ignored elsewhere needs LibreOffice.
    let every = ["test", "--workspace", "--no-fail-fast", "--", "--include-ignored"];
    checks.check("Tests", cargo().args(every).env("SOFFICE", office));
}

fn check_in_browser(checks: &mut Checks) -> Result<()> {
    let toolbox = Toolbox::for_releasing()?;
    let browser = chromium::browser()?;
    let driver = chromium::driver()?;

    let capabilities = project::root().join("target/webdriver.json");
    let binary = format!("{{\"goog:chromeOptions\": {{\"binary\": {browser:?}}}}}\n");
    std::fs::create_dir_all(project::root().join("target")).map_err(|error| error.to_string())?;
    project::write(&capabilities, &binary)?;
    checks.check(
        "Tests of the app in the browser",
        toolbox
            .command("cargo")?
            .args(["test", "--tests", "--no-fail-fast"])
            .args(IN_BROWSER)
            .args(WASM)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
            .env("CHROMEDRIVER", driver),
    );

    let finishing = ["--test", "--test-reporter=tap", "xtask/page/"];
    checks.check("Tests of what finishes the page", toolbox.command("node")?.args(finishing));

    // A stale site would be tested otherwise.
    if !checks.step("Site", build::build_with(&toolbox, None)) {
        return Ok(());
    }
    checks.check(
        "Tests of the site",
        toolbox
            .command("playwright")?
            .args(["test", "--config", "tests/browser"])
            .env("CHROME", browser)
            .env("FORCE_COLOR", "0")
            .env("FUNNELWRIGHT_PORT", free_port()?.to_string()),
    );
    Ok(())
}

/// A port that nothing else uses at the moment.
fn free_port() -> Result<u16> {
    let address = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    let address = address.map_err(|error| format!("no free port: {error}"))?;
    Ok(address.port())
}

/// What the checks so far have come to.
#[derive(Default)]
struct Checks {
    counts: Counts,
    failures: Vec<String>,
}

impl Checks {
    /// Runs a command as a check, counting the tests that it reports.
    fn check(&mut self, name: &str, command: &mut Command) {
        process::step(name);
        let mut counts = Counts::default();
        let result = process::run_reading(command, |line| counts.add(Counts::read(line)));
        self.counts.add(counts);
        if self.step(name, result) {
            return;
        }
        // The failed tests stand for the check, unless it failed before any test did.
        if counts.failed > 0 {
            self.counts.failed -= 1;
        }
    }

    /// Records the result of a check; whether it succeeded.
    fn step(&mut self, name: &str, result: Result<()>) -> bool {
        let Err(error) = result else {
            return true;
        };
        eprintln!("{name} failed: {error}");
        self.counts.failed += 1;
        self.failures.push(name.to_owned());
        false
    }

    fn conclude(self) -> Result<()> {
        let Counts { passed, failed, skipped } = self.counts;
        let summary = format!("{passed} passed, {failed} failed, {skipped} skipped");
        if !self.failures.is_empty() {
            return Err(format!("failed: {}\n{summary}", self.failures.join(", ")));
        }
        println!("\n{summary}");
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u64,
    failed: u64,
    skipped: u64,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// Reads the closing line of Rust's test harness, or one of Playwright's or Node's; other lines count nothing.
    fn read(line: &str) -> Self {
        let line = line.trim();
        if let Some((outcome, number)) = line.strip_prefix("# ").and_then(|line| line.split_once(' ')) {
            return Self::of_node(outcome, number.parse().unwrap_or(0));
        }
        let counted = match line.strip_prefix("test result: ") {
            Some(harness) => harness.trim_start_matches(|letter: char| !letter.is_ascii_digit()),
            None if is_of_playwright(line) => line,
            None => "",
        };
        let mut counts = Self::default();
        for part in counted.split("; ") {
            let mut words = part.split(' ');
            let number = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
            match words.next() {
                Some("passed") => counts.passed += number,
                Some("failed") => counts.failed += number,
                Some("ignored" | "skipped" | "did") => counts.skipped += number,
                _ => {}
            }
        }
        counts
    }

    /// Of a line like "# pass 3".
    fn of_node(outcome: &str, number: u64) -> Self {
        let mut counts = Self::default();
        match outcome {
            "pass" => counts.passed = number,
            "fail" | "cancelled" => counts.failed = number,
            "skipped" | "todo" => counts.skipped = number,
            _ => {}
        }
        counts
    }
}

/// Whether a line is like "3 passed (2.1s)", "1 failed", "1 skipped" or "4 did not run".
fn is_of_playwright(line: &str) -> bool {
    let Some((number, words)) = line.split_once(' ') else {
        return false;
    };
    let outcome = words.split(" (").next().unwrap_or(words);
    let outcomes = ["passed", "failed", "skipped", "did not run"];
    number.parse::<u64>().is_ok() && outcomes.contains(&outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Counts {
        Counts { passed, failed, skipped }
    }

    #[test]
    fn closing_lines_are_counted() {
        let harness =
            "test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 9 filtered out; finished in 0.1s";
        assert_eq!(Counts::read(harness), counts(3, 2, 1));
        assert_eq!(Counts::read("  12 passed (3.4s)"), counts(12, 0, 0));
        assert_eq!(Counts::read("  1 failed"), counts(0, 1, 0));
        assert_eq!(Counts::read("  2 skipped"), counts(0, 0, 2));
        assert_eq!(Counts::read("  4 did not run"), counts(0, 0, 4));
        assert_eq!(Counts::read("# pass 5"), counts(5, 0, 0));
        assert_eq!(Counts::read("# fail 1"), counts(0, 1, 0));
        assert_eq!(Counts::read("# skipped 2"), counts(0, 0, 2));
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in ["running 3 tests", "3 passed the gate", "passed", "# tests 6", "# a remark", ""] {
            assert_eq!(Counts::read(line), Counts::default(), "{line}");
        }
    }

    #[test]
    fn failed_check_counts_once() {
        let mut checks = Checks::default();
        assert!(checks.step("Lints", Ok(())));
        assert!(!checks.step("Tests", Err("no compiler".to_owned())));
        assert_eq!(checks.counts, counts(0, 1, 0));
        let message = checks.conclude().unwrap_err();
        assert_eq!(message, "failed: Tests\n0 passed, 1 failed, 0 skipped");
    }
}
