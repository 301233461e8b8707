//! Any legal plan of a size that a sheet's doubles can count exactly.

// What is drawn is within the range of its type; if not, a test should fail.
#![allow(clippy::unwrap_used)]

#[path = "../../../core/tests/support/mod.rs"]
mod any;

use funnelwright_core::plan::{Count, Money, Overrides, PerStage, Plan, StageId, Target};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

const MOST_PEOPLE: u64 = 100_000;
const MOST_MINOR_UNITS: u64 = 1_000_000;

/// The same ones at every run.
pub fn plans(number: usize) -> Vec<Plan> {
    let mut runner = TestRunner::deterministic();
    (0..number).map(|_| of_usual_size(&any::plan().new_tree(&mut runner).unwrap().current())).collect()
}

fn of_usual_size(plan: &Plan) -> Plan {
    let mut draft = plan.to_draft();
    for stage in &mut draft.stages {
        (stage.count, stage.value, stage.cost) = (fewer(stage.count), less(stage.value), less(stage.cost));
    }
    draft.goal.target = match draft.goal.target {
        Target::Customers(count) => Target::Customers(fewer(count)),
        Target::Revenue(money) => Target::Revenue(less(money)),
        Target::Profit(money) => Target::Profit(less(money)),
    };
    let ids: Vec<StageId> = draft.stages.iter().map(|stage| stage.id).collect();
    let make_usual = |overrides: &mut Overrides| {
        overrides.top = overrides.top.map(fewer);
        for amounts in [&mut overrides.values, &mut overrides.costs] {
            ids.iter().for_each(|id| make_less(amounts, *id));
        }
    };
    make_usual(&mut draft.what_if);
    draft.scenarios.iter_mut().for_each(|kept| make_usual(&mut kept.overrides));
    Plan::new(draft).unwrap()
}

fn make_less(amounts: &mut PerStage<Money>, id: StageId) {
    amounts.set(id, amounts.get(id).map(less));
}

fn fewer(count: Count) -> Count {
    Count::new(count.get() % MOST_PEOPLE).unwrap()
}

fn less(money: Money) -> Money {
    Money::from_minor(money.minor() % MOST_MINOR_UNITS).unwrap()
}
