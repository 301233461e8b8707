//! The program of the simulation's worker (`simulation-worker.js`).

#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {}
