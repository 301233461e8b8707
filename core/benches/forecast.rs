//! The cost of a forecast over time, in µs per call: `cargo bench -p funnelwright-core --bench forecast`.

#[path = "../tests/funnel/mod.rs"]
mod funnel;
mod measure;

use funnel::{euros, funnel, id, people, plan};
use funnelwright_core::calc::timeline::{Basis, forecast};
use funnelwright_core::plan::{Date, Days, Decimal, Horizon, OpenDeals, Overrides, Plan};
use measure::{grows, measure, microseconds};

/// A plan whose delays are spread or fixed, and in whose stages deals are open or not.
fn timed(stages: u64, periods: u8, is_spread: bool, are_open: bool) -> Option<Plan> {
    let counts: Vec<u64> = (0..stages).map(|stage| 6_000_000 / (stage * stage + 1)).collect();
    let days = |days: u64| Decimal::new(days.into(), 1).and_then(|days| Days::new(days).ok());
    let mut draft = funnel(&counts);
    draft.forecast.horizon = Horizon::new(periods).ok()?;
    for (position, stage) in draft.stages.iter_mut().enumerate() {
        stage.days = days(50 + 15 * (position as u64 % 12));
        draft.forecast.days_spread.set(stage.id, days(80).filter(|_| is_spread));
        let open = OpenDeals { count: people(100), value: Some(euros(900)), chance: None };
        draft.deals.set(id(position), are_open.then_some(open));
    }
    draft.stages.last_mut()?.value = euros(1000);
    Some(plan(draft))
}

fn main() {
    let Some(today) = Date::new(2026, 7, 1) else { return };
    let nothing = Overrides::default();
    for (stages, periods) in [(12, 6), (12, 12), (12, 24), (12, 36), (6, 24), (24, 24), (30, 36)] {
        println!("{stages} stages, {periods} months");
        for (name, is_spread, are_open) in [
            ("fixed delays", false, false),
            ("spread delays", true, false),
            ("fixed delays, deals in every stage", false, true),
            ("spread delays, deals in every stage", true, true),
        ] {
            let Some(plan) = timed(stages, periods, is_spread, are_open) else { return };
            measure(name, || forecast(&plan, &nothing, today));
            if are_open {
                measure("  basis of the sale", || Basis::new(&plan, &nothing, today, &[plan.sale_position()]));
            }
        }
    }
    println!("how a forecast grows, with spread delays and deals in every stage");
    let cost = |stages: u64, periods: u8| {
        timed(stages, periods, true, true)
            .map_or(f64::NAN, |plan| microseconds(25, || forecast(&plan, &nothing, today)))
    };
    let stages = [4_u8, 8, 12, 18, 24, 30].map(|stages| (stages.into(), cost(stages.into(), 24)));
    grows("stages, 24 months", "a stage", &stages);
    let periods = [6_u8, 12, 18, 24, 30, 36].map(|periods| (periods.into(), cost(12, periods)));
    grows("months, 12 stages", "a month", &periods);
}
