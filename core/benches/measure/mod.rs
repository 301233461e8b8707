//! Measuring a call, and how its cost grows. Invariant: what is measured is a median.

// Each bench compiles this for itself.
#![allow(dead_code)]

use std::hint::black_box;
use std::time::Instant;

const CALLS: usize = 100;

/// Prints it, in µs.
pub fn measure<T>(name: &str, call: impl FnMut() -> T) {
    println!("  {name:<40}{:>10.1} µs", microseconds(CALLS, call));
}

/// The median of so many calls.
pub fn microseconds<T>(calls: usize, mut call: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..calls)
        .map(|_| {
            let start = Instant::now();
            black_box(call());
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Prints how a cost grows with what there is: the cost of each number of it, in µs, and the line by least squares,
/// with what it costs to add `one`, and how far off the line a cost is at most, as a share of the greatest.
pub fn grows(name: &str, one: &str, points: &[(f64, f64)]) {
    let number = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / number;
    let (middle, height) = (mean(|point| point.0), mean(|point| point.1));
    let products: f64 = points.iter().map(|(many, cost)| (many - middle) * (cost - height)).sum();
    let squares: f64 = points.iter().map(|(many, _)| (many - middle).powi(2)).sum();
    let slope = products / squares;
    let on_line = |many: f64| height + slope * (many - middle);
    let greatest = points.iter().map(|(_, cost)| *cost).fold(0.0, f64::max);
    let off = points.iter().map(|(many, cost)| (cost - on_line(*many)).abs() / greatest).fold(0.0, f64::max);
    let costs: Vec<String> = points.iter().map(|(many, cost)| format!("{many}: {cost:.0} µs")).collect();
    println!("  {name:<26}{}", costs.join(", "));
    println!("  {:<26}{slope:.1} µs for {one}; off that line by at most {:.0} % of the greatest", "", off * 100.0);
}
