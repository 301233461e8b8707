//! The program of the workbook's worker (`workbook-worker.js`).

#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {}
