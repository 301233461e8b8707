//! The cost of a simulation, in ms: `cargo bench -p funnelwright-core --bench simulation --profile simulation`.
#![allow(clippy::unwrap_used)]

#[path = "../tests/funnel/mod.rs"]
mod funnel;
mod measure;

use funnel::{euros, funnel, id, people, plan};
use funnelwright_core::calc::simulation::Simulation;
use funnelwright_core::plan::{Date, Days, Decimal, Horizon, OpenDeals, PastPeriod, Plan, PlanDraft, Share, Spread};
use measure::{grows, microseconds};

/// Of each.
const CALLS: usize = 25;
const TRIALS: u32 = 10_000;

fn main() {
    println!("8 stages × 12 periods × 10,000 trials");
    let plain = eight(|_| ());
    print("prepared", microseconds(CALLS, || simulation(&plain)));
    let done = made_of(&plain, TRIALS);
    print("percentiles", microseconds(CALLS, || done.bands()));
    run("the sale earns", &plain);
    run("volumes vary more", &eight(vary));
    run("deals differ in value", &eight(differ));
    run("five deals open in each", &eight(open));
    run("every stage earns", &eight(earn));
    run("all of that", &eight(|draft| [vary, open, earn, differ].into_iter().for_each(|change| change(draft))));
    println!("how it grows");
    let stages = [4, 8, 12, 18, 24, 30].map(|stages| (stages as f64, cost(&made(stages, 12, |_| ()), TRIALS)));
    grows("stages", "a stage", &stages);
    let stages = [4, 8, 12, 18, 24, 30].map(|stages| (stages as f64, cost(&made(stages, 12, earn), TRIALS)));
    grows("stages that earn", "a stage", &stages);
    let periods = [6, 12, 18, 24, 30, 36].map(|periods| (periods.into(), cost(&made(8, periods, |_| ()), TRIALS)));
    grows("periods", "a period", &periods);
    let trials = [2, 5, 10, 20, 40].map(|thousand| (thousand.into(), cost(&eight(|_| ()), thousand * 1_000)));
    grows("thousands of trials", "1,000 trials", &trials);
}

fn run(name: &str, plan: &Plan) {
    print(name, cost(plan, TRIALS));
}

/// In µs, from the plan to the percentiles.
fn cost(plan: &Plan, trials: u32) -> f64 {
    microseconds(CALLS, || made_of(plan, trials).bands())
}

fn print(name: &str, microseconds: f64) {
    println!("  {name:<26}{:>8.2} ms", microseconds / 1e3);
}

fn made_of(plan: &Plan, trials: u32) -> Simulation {
    let mut simulation = simulation(plan);
    simulation.run(trials);
    simulation
}

fn simulation(plan: &Plan) -> Simulation {
    Simulation::new(plan, &plan.what_if, Date::new(2026, 3, 10).unwrap()).unwrap()
}

fn eight(change: impl Fn(&mut PlanDraft)) -> Plan {
    made(8, 12, change)
}

/// From 12,000 leads to 40 sales or so, two weeks in each stage, give or take one.
fn made(stages: usize, periods: u8, change: impl Fn(&mut PlanDraft)) -> Plan {
    let counts: Vec<u64> =
        (0..stages).map(|stage| (12_000.0 * 0.0033_f64.powf(stage as f64 / (stages - 1) as f64)) as u64).collect();
    let mut draft = funnel(&counts);
    for stage in &mut draft.stages {
        stage.days = Some(days(14));
        draft.forecast.days_spread.set(stage.id, Some(days(7)));
    }
    draft.stages[stages - 1].value = euros(2_400);
    draft.forecast.horizon = Horizon::new(periods).unwrap();
    change(&mut draft);
    plan(draft)
}

fn vary(draft: &mut PlanDraft) {
    for month in 0..24 {
        let mut past = PastPeriod::default();
        past.counts.set(id(0), Some(people(11_000 + month * 40 + month * month * 7_919 % 900)));
        draft.history.push(past);
    }
}

fn differ(draft: &mut PlanDraft) {
    draft.forecast.value_spread = Some(spread());
}

fn open(draft: &mut PlanDraft) {
    for position in 0..draft.stages.len() - 1 {
        let chance = (position % 2 == 0).then(|| Share::new(decimal(3, 1)).unwrap());
        draft.deals.set(id(position), Some(OpenDeals { count: people(5), value: None, chance }));
    }
}

fn earn(draft: &mut PlanDraft) {
    draft.stages.iter_mut().for_each(|stage| stage.value = euros(10));
}

fn spread() -> Spread {
    Spread::new(decimal(6, 1)).unwrap()
}

fn days(days: i128) -> Days {
    Days::new(decimal(days, 0)).unwrap()
}

fn decimal(mantissa: i128, scale: u8) -> Decimal {
    Decimal::new(mantissa, scale).unwrap()
}
