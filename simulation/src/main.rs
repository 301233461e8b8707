//! What the simulation's worker (`simulation-worker.js`) loads.

#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {}
