//! What the workbook's worker (`workbook-worker.js`) loads.

#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {}
