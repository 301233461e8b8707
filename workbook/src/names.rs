//! The names of plans, stages and scenarios on the sheets. Invariant: nothing is without a name.

use funnelwright_core::plan::{Period, Plan, StageKind};

use crate::words::{Words, filled};

pub(crate) fn plan(words: &Words, plan: &Plan) -> String {
    named(plan.name.as_str(), || words.plan.unnamed.to_owned())
}

pub(crate) fn stage(words: &Words, plan: &Plan, position: usize) -> String {
    named(plan.stages[position].name.as_str(), || numbered(words.stage.unnamed, position))
}

/// In the plan's order.
pub(crate) fn stages(words: &Words, plan: &Plan) -> Vec<String> {
    (0..plan.stages.len()).map(|position| stage(words, plan, position)).collect()
}

pub(crate) fn scenario(words: &Words, plan: &Plan, position: usize) -> String {
    named(plan.scenarios[position].name.as_str(), || numbered(words.scenario.unnamed, position))
}

/// That a stage is the one where something is counted or decided.
pub(crate) fn marks(words: &Words, plan: &Plan, position: usize) -> String {
    let marks = [
        (plan.stages[position].kind == StageKind::Key, words.stage.key),
        (plan.sale_position() == position, words.stage.sale),
    ];
    let holding: Vec<&str> = marks.iter().filter(|(holds, _)| *holds).map(|(_, mark)| *mark).collect();
    holding.join(" · ")
}

/// What is counted by, in one sentence.
pub(crate) fn units(words: &Words, plan: &Plan) -> String {
    let sentence = match plan.period {
        Period::Week => words.plan.per_week,
        Period::Month => words.plan.per_month,
        Period::Quarter => words.plan.per_quarter,
        Period::Year => words.plan.per_year,
    };
    filled(sentence, "currency", plan.currency.code())
}

fn named(name: &str, otherwise: impl Fn() -> String) -> String {
    if name.trim().is_empty() { otherwise() } else { name.to_owned() }
}

fn numbered(message: &str, position: usize) -> String {
    filled(message, "position", &(position + 1).to_string())
}
