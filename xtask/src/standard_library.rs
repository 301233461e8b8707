//! The standard library of the site, which cargo builds with it, for size. The features are unstable; the compiler is one
//! exact version, and what is built is what the browser tests run against.

use std::process::Command;

/// A panic stops at once, without the words and places that nobody reads on a page: 8 % of the first load.
pub const SMALL_FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// Has cargo build the standard library, or fetch what that needs.
pub fn build_small(command: &mut Command) -> &mut Command {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
}
