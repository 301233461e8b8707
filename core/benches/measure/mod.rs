//! How long a call takes. Invariant: what is measured is the median of a hundred calls.

use std::hint::black_box;
use std::time::Instant;

/// Prints it, in µs.
pub fn measure<T>(name: &str, call: impl Fn() -> T) {
    let mut times: Vec<f64> = (0..100)
        .map(|_| {
            let start = Instant::now();
            black_box(call());
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("  {name:<40}{:>10.1} µs", times[times.len() / 2]);
}
