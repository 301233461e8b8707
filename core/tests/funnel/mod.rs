//! Plans by their counts, for tests that say what the numbers must be. Invariant: what is not said is 0 or unset.

// Each test binary compiles this for itself and uses only some of it; a plan that cannot be built is a broken test.
#![allow(dead_code, clippy::expect_used)]

use funnelwright_core::plan::{
    Benchmark, Count, Decimal, Money, Overrides, Plan, PlanDraft, Rate, Stage, StageEffort, StageId, Target, Text,
};

/// A monthly plan in euros with ids from 0, whose goal is 0 customers.
pub fn funnel(counts: &[u64]) -> PlanDraft {
    let stage = |(position, count): (usize, &u64)| {
        Stage::new(id(position), Text::fitted(&format!("Stage {}", position + 1)), people(*count))
    };
    PlanDraft { stages: counts.iter().enumerate().map(stage).collect(), ..PlanDraft::blank() }
}

/// Sets something of the work at the stage at a position.
pub fn set_effort(draft: &mut PlanDraft, position: usize, set: impl FnOnce(&mut StageEffort)) {
    let stage = id(position);
    let mut effort = draft.team.effort(stage);
    set(&mut effort);
    draft.team.efforts.set(stage, Some(effort));
}

/// The plan of the first screen: six stages, a deal value of 2,400 €, a goal of 45 customers, and a range for the last rate.
pub fn sample() -> PlanDraft {
    let mut draft = funnel(&[12_000, 850, 420, 210, 95, 38]);
    draft.stages[5].value = euros(2_400);
    draft.stages[5].benchmark = Some(range(45, 60));
    draft.goal.target = Target::Customers(people(45));
    draft
}

pub fn plan(draft: PlanDraft) -> Plan {
    Plan::new(draft).expect("a legal plan")
}

pub fn id(position: usize) -> StageId {
    StageId(u32::try_from(position).expect("few stages"))
}

pub fn people(count: u64) -> Count {
    Count::new(count).expect("a count in range")
}

pub fn euros(whole: u64) -> Money {
    cents(whole * 100)
}

pub fn cents(minor: u64) -> Money {
    Money::from_minor(minor).expect("an amount in range")
}

/// A typed rate: `typed(125, 3)` is 12.5 %.
pub fn typed(mantissa: i128, scale: u8) -> Rate {
    Rate::typed(Decimal::new(mantissa, scale).expect("few places")).expect("a rate in range")
}

/// A benchmark range in whole percent.
pub fn range(low: i128, high: i128) -> Benchmark {
    Benchmark::new(typed(low, 2), typed(high, 2), Text::default()).expect("low before high")
}

/// The what-if with these rates into the stages from the second on, and this volume at the top.
pub fn with_rates(top: u64, rates: &[Rate]) -> Overrides {
    let mut overrides = Overrides { top: Some(people(top)), ..Overrides::default() };
    for (position, rate) in rates.iter().enumerate() {
        overrides.rates.set(id(position + 1), Some(*rate));
    }
    overrides
}
