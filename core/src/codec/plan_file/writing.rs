//! From a plan to a file. Invariant: every legal plan can be written, and what is not set is left out.

mod beyond;

use super::super::Value;
use super::{KINDS, MEASURES, PERIODS};
use crate::model::{
    Benchmark, Days, Goal, Money, Overrides, PerStage, Plan, Quantity, Rate, Stage, StageId, StageKind, Target, Touches,
};

pub(super) fn plan(plan: &Plan) -> Value {
    let stages = &plan.stages;
    let scenarios = plan.scenarios.iter().map(|kept| {
        Value::record(vec![
            ("name", Value::text(kept.name.as_str())),
            ("overrides", overrides(&kept.overrides, stages)),
        ])
    });
    Value::record(vec![
        ("name", Value::text(plan.name.as_str())),
        ("currency", Value::text(plan.currency.code())),
        ("period", name_of(&PERIODS, plan.period)),
        ("stages", Value::List(stages.iter().map(stage).collect())),
        ("sale_stage", chosen_stage(plan.sale_stage, stages)),
        ("lead_stage", chosen_stage(plan.lead_stage, stages)),
        ("goal", goal(plan.goal)),
        ("what_if", overrides(&plan.what_if, stages)),
        ("scenarios", unless_empty(scenarios.collect())),
        ("outlook", beyond::outlook(&plan.outlook)),
        ("history", unless_empty(plan.history.iter().map(|past| beyond::past(past, stages)).collect())),
        ("pipeline", beyond::pipeline(&plan.pipeline, stages)),
        ("team", beyond::team(*plan.team)),
    ])
}

fn stage(stage: &Stage) -> Value {
    let (touches, touch_every) = match stage.handling.touches {
        None => (Value::Nothing, Value::Nothing),
        Some(Touches::PerEntry(number)) => (quantity(number), Value::Nothing),
        Some(Touches::Every(interval)) => (Value::Nothing, days(interval.days())),
    };
    let kind = if stage.kind == StageKind::Formal { Value::Nothing } else { name_of(&KINDS, stage.kind) };
    Value::record(vec![
        ("name", Value::text(stage.name.as_str())),
        ("count", Value::whole(stage.count.get())),
        ("kind", kind),
        ("definition", text_unless_empty(stage.definition.as_str())),
        ("value", amount_unless_zero(stage.value)),
        ("cost", amount_unless_zero(stage.cost)),
        ("days", stage.days.map_or(Value::Nothing, days)),
        ("days_spread", stage.handling.days_spread.map_or(Value::Nothing, days)),
        ("limit", stage.limit.map_or(Value::Nothing, days)),
        ("benchmark", stage.benchmark.as_ref().map_or(Value::Nothing, benchmark)),
        ("touches", touches),
        ("touch_every", touch_every),
        ("minutes", stage.handling.minutes.map_or(Value::Nothing, quantity)),
    ])
}

fn benchmark(benchmark: &Benchmark) -> Value {
    Value::record(vec![
        ("low", rate(benchmark.low())),
        ("high", rate(benchmark.high())),
        ("source", text_unless_empty(benchmark.source().as_str())),
    ])
}

fn goal(goal: Goal) -> Value {
    target(goal.target, rate(goal.confidence.rate()))
}

fn target(target: Target, confidence: Value) -> Value {
    let amount = match target {
        Target::Customers(count) => count.get(),
        Target::Revenue(money) | Target::Profit(money) => money.minor(),
    };
    Value::record(vec![
        ("measure", name_of(&MEASURES, target.measure())),
        ("amount", Value::whole(amount)),
        ("confidence", confidence),
    ])
}

/// Nothing for the baseline.
fn overrides(overrides: &Overrides, stages: &[Stage]) -> Value {
    if overrides.is_empty() {
        return Value::Nothing;
    }
    let amounts = |amounts: &PerStage<Money>| each_stage(stages, "amount", &|id| amounts.get(id).map(amount));
    Value::record(vec![
        ("top", overrides.top.map_or(Value::Nothing, |top| Value::whole(top.get()))),
        ("rates", each_stage(stages, "rate", &|id| overrides.rates.get(id).map(rate))),
        ("values", amounts(&overrides.values)),
        ("costs", amounts(&overrides.costs)),
        ("days", each_stage(stages, "days", &|id| overrides.days.get(id).map(days))),
    ])
}

/// What is said of the stages, under this name each; nothing where nothing is.
fn each_stage(stages: &[Stage], name: &str, said: &dyn Fn(StageId) -> Option<Value>) -> Value {
    let mut entries = Vec::new();
    for (stage, number) in stages.iter().zip(1..) {
        if let Some(value) = said(stage.id) {
            entries.push(Value::record(vec![("stage", Value::whole(number)), (name, value)]));
        }
    }
    unless_empty(entries)
}

fn chosen_stage(chosen: Option<StageId>, stages: &[Stage]) -> Value {
    let number = stages.iter().zip(1..).find(|(stage, _)| Some(stage.id) == chosen);
    number.map_or(Value::Nothing, |(_, number)| Value::whole(number))
}

fn unless_empty(items: Vec<Value>) -> Value {
    if items.is_empty() { Value::Nothing } else { Value::List(items) }
}

fn text_unless_empty(text: &str) -> Value {
    if text.is_empty() { Value::Nothing } else { Value::text(text) }
}

fn amount_unless_zero(money: Money) -> Value {
    if money == Money::ZERO { Value::Nothing } else { amount(money) }
}

fn amount(money: Money) -> Value {
    Value::whole(money.minor())
}

fn days(days: Days) -> Value {
    Value::Text(days.get().to_string())
}

fn quantity<const MAXIMUM: u32>(quantity: Quantity<MAXIMUM>) -> Value {
    Value::Text(quantity.get().to_string())
}

fn rate(rate: Rate) -> Value {
    Value::Text(rate.to_typed().to_string())
}

fn name_of<T: Copy + PartialEq>(names: &[(&str, T)], value: T) -> Value {
    Value::text(names.iter().find(|(_, named)| *named == value).map_or("", |(name, _)| name))
}
