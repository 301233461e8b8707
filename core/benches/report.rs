//! The cost of one report with its statistics, in µs per call: `cargo bench -p funnelwright-core --bench report`.

mod measure;

use funnelwright_core::calc::uncertainty::{Chain, Posterior, StepRate};
use measure::measure;

fn main() {
    for scale in [1, 1000, 1_000_000_000] {
        let counts: Vec<u64> = (0..12).map(|stage| scale * 6000 / (stage * stage + 1)).collect();
        let posteriors: Vec<Posterior> =
            counts.windows(2).filter_map(|pair| Posterior::new(pair[1], pair[0])).collect();
        let steps: Vec<StepRate> = posteriors.iter().copied().map(StepRate::Estimated).collect();
        let Some(chain) = Chain::new(&steps) else {
            continue;
        };
        let (top, needed) = (counts[0], counts[11]);
        let values: Vec<f64> = (0..12).map(|stage| f64::from(stage) * 10.0).collect();
        let goal = needed as f64 * 2000.0;
        println!("11 steps from {top} to {needed}");
        measure("30 intervals", || {
            posteriors
                .iter()
                .cycle()
                .take(30)
                .map(|posterior| posterior.quantile(0.9) - posterior.quantile(0.1))
                .sum::<f64>()
        });
        measure("chance_at_least", || chain.chance_at_least(top, needed));
        measure("least_top", || chain.least_top(needed, 0.8));
        measure("quantile", || chain.quantile(top, 0.1));
        measure("chance_of_value", || chain.chance_of_value(top, &values, goal));
        measure("least_top_of_value", || chain.least_top_of_value(&values, goal, 0.8));
    }
}
