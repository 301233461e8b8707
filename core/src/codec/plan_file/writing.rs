//! From a plan to a file. Invariant: every legal plan can be written, and what is not set is left out.

use super::{
    AmountRecord, BenchmarkRecord, DaysRecord, GoalRecord, KINDS, MEASURES, OverridesRecord, PERIODS, PlanRecord,
    RateRecord, ScenarioRecord, StageRecord,
};
use crate::model::{
    Benchmark, Count, Days, Decimal, Goal, Money, Overrides, PerStage, Plan, Rate, Scenario, Stage, StageId, StageKind,
    Target, Text,
};

impl PlanRecord {
    pub(super) fn of(plan: &Plan) -> Self {
        let number = |stage: Option<StageId>| stage_numbers(&plan.stages).find(|(id, _)| Some(*id) == stage);
        let scenario = |kept: &Scenario| ScenarioRecord {
            name: kept.name.as_str().into(),
            overrides: OverridesRecord::of(&kept.overrides, &plan.stages),
        };
        Self {
            name: plan.name.as_str().into(),
            currency: plan.currency.code().into(),
            period: name_of(&PERIODS, plan.period),
            stages: plan.stages.iter().map(StageRecord::of).collect(),
            sale_stage: number(plan.sale_stage).map(|(_, number)| number),
            lead_stage: number(plan.lead_stage).map(|(_, number)| number),
            goal: GoalRecord::of(plan.goal),
            what_if: OverridesRecord::of(&plan.what_if, &plan.stages),
            scenarios: plan.scenarios.iter().map(scenario).collect(),
        }
    }
}

impl StageRecord {
    fn of(stage: &Stage) -> Self {
        let days = |days: Option<Days>| days.map(|days| days.get().to_string());
        let unless_zero = |money: Money| (money != Money::ZERO).then_some(money.minor());
        Self {
            name: stage.name.as_str().into(),
            count: stage.count.get(),
            kind: (stage.kind != StageKind::Formal).then(|| name_of(&KINDS, stage.kind)),
            definition: unless_empty(&stage.definition),
            value: unless_zero(stage.value),
            cost: unless_zero(stage.cost),
            days: days(stage.days),
            limit: days(stage.limit),
            benchmark: stage.benchmark.as_ref().map(BenchmarkRecord::of),
        }
    }
}

impl BenchmarkRecord {
    fn of(benchmark: &Benchmark) -> Self {
        Self {
            low: rate_text(benchmark.low()),
            high: rate_text(benchmark.high()),
            source: unless_empty(benchmark.source()),
        }
    }
}

impl GoalRecord {
    fn of(goal: Goal) -> Self {
        let amount = match goal.target {
            Target::Customers(count) => count.get(),
            Target::Revenue(money) | Target::Profit(money) => money.minor(),
        };
        Self {
            measure: name_of(&MEASURES, goal.target.measure()),
            amount,
            confidence: rate_text(goal.confidence.rate()),
        }
    }
}

impl OverridesRecord {
    /// `None` for the baseline.
    fn of(overrides: &Overrides, stages: &[Stage]) -> Option<Self> {
        let amounts = |amounts: &PerStage<Money>| {
            let record = |(id, stage)| Some(AmountRecord { stage, amount: amounts.get(id)?.minor() });
            stage_numbers(stages).filter_map(record).collect()
        };
        let rate = |(id, stage)| Some(RateRecord { stage, rate: rate_text(overrides.rates.get(id)?) });
        let days = |(id, stage)| Some(DaysRecord { stage, days: overrides.days.get(id)?.get().to_string() });
        (!overrides.is_empty()).then(|| Self {
            top: overrides.top.map(Count::get),
            rates: stage_numbers(stages).filter_map(rate).collect(),
            values: amounts(&overrides.values),
            costs: amounts(&overrides.costs),
            days: stage_numbers(stages).filter_map(days).collect(),
        })
    }
}

/// The stages' ids with the numbers that a file knows them by.
fn stage_numbers(stages: &[Stage]) -> impl Iterator<Item = (StageId, u32)> {
    stages.iter().map(|stage| stage.id).zip(1..)
}

fn unless_empty<const LIMIT: usize>(text: &Text<LIMIT>) -> Option<String> {
    Some(text.as_str()).filter(|text| !text.is_empty()).map(String::from)
}

fn rate_text(rate: Rate) -> String {
    let places = 10_u128.pow(u32::from(Rate::MAXIMUM_SCALE));
    let mantissa = u128::from(rate.numerator()) * places / u128::from(rate.denominator());
    let typed = mantissa.min(Rate::MAXIMUM_TYPED.unsigned_abs() * places).cast_signed();
    Decimal::new(typed, Rate::MAXIMUM_SCALE).unwrap_or(Decimal::ZERO).to_string()
}

fn name_of<T: Copy + PartialEq>(names: &[(&str, T)], value: T) -> String {
    names.iter().find(|(_, named)| *named == value).map_or("", |(name, _)| name).into()
}
