//! How long the last answer takes natively, from the plan's file to the row of numbers: the milliseconds of each time, as
//! JSON, for the browser's bench, which asks the same of the worker. `cargo bench -p funnelwright-simulation --profile
//! simulation`.
#![allow(clippy::unwrap_used)]

#[path = "../../core/tests/json/mod.rs"]
mod json;

use funnelwright_core::format::{read_plan, write_bands};
use funnelwright_core::plan::Date;
use funnelwright_simulation::Session;
use std::hint::black_box;
use std::time::Instant;

const TIMES: usize = 20;
const TRIALS: u32 = 10_000;

fn main() {
    let times: Vec<f64> = (0..TIMES).map(|_| answer(black_box(include_str!("../tests/plan.json")))).collect();
    println!("{}", serde_json::to_string(&times).unwrap());
}

fn answer(file: &str) -> f64 {
    let start = Instant::now();
    let plan = read_plan(&json::value(&serde_json::from_str(file).unwrap())).unwrap();
    let mut session = Session::new(&plan, Date::new(2026, 11, 5).unwrap(), TRIALS).unwrap();
    while !session.is_over() {
        black_box(session.advance().map(|bands| write_bands(&bands)));
    }
    start.elapsed().as_secs_f64() * 1e3
}
