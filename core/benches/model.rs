//! A plan of 12 stages over 24 months: what it says, what it expects, and how long working that out takes, as JSON for the
//! bench that does the same in JavaScript. `cargo bench -p funnelwright-core --bench model --profile simulation`.

#[path = "../tests/funnel/mod.rs"]
mod funnel;
mod measure;

use funnel::{cents, euros, funnel, plan};
use funnelwright_core::calc::report;
use funnelwright_core::calc::timeline::forecast;
use funnelwright_core::plan::{Date, Days, Decimal, Horizon};
use measure::microseconds;
use serde_json::json;

const STAGES: u64 = 12;
const MONTHS: u8 = 24;
const CALLS: usize = 200;

fn main() {
    let counts: Vec<u64> = (0..STAGES).map(|stage| 6_000_000 / (stage * stage + 1)).collect();
    let days: Vec<u64> = (0..STAGES).map(|stage| 3 + stage).collect();
    let costs: Vec<u64> = (0..STAGES).map(|stage| 25 * stage).collect();
    let price = 100_000;

    let mut draft = funnel(&counts);
    draft.stages.iter_mut().zip(&days).zip(&costs).for_each(|((stage, days), cost)| {
        stage.days = Days::new(Decimal::from(*days)).ok();
        stage.cost = cents(*cost);
    });
    if let Some(sale) = draft.stages.last_mut() {
        sale.value = euros(price / 100);
    }
    let (Ok(horizon), Some(today)) = (Horizon::new(MONTHS), Date::new(2026, 7, 1)) else { return };
    draft.forecast.horizon = horizon;
    let plan = plan(draft);

    let expected = forecast(&plan, &plan.what_if, today);
    let lengths: Vec<u32> = expected.periods.iter().map(|period| period.days).collect();
    let profits: Vec<Option<f64>> = expected.periods.iter().map(|period| period.outcome.profit).collect();
    let entries: Vec<&Vec<Option<f64>>> = expected.periods.iter().map(|period| &period.outcome.entries).collect();
    println!(
        "{}",
        json!({
            "plan": { "counts": counts, "days": days, "costs": costs, "price": price, "lengths": lengths },
            "expected": { "entries": entries, "profits": profits, "running": expected.running },
            "microseconds": {
                "forecast": microseconds(CALLS, || forecast(&plan, &plan.what_if, today)),
                "report": microseconds(CALLS, || report(&plan)),
            },
        })
    );
}
