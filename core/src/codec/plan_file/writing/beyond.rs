//! What a forecast and the work rest on, as parts of a file. Invariant: what was not said is not written.

use super::super::super::Value;
use super::super::{METHODS, month_text};
use super::{amount, days, name_of, quantity, target, text_unless_empty, unless_empty};
use crate::model::{Change, Horizon, Inflow, Method, Open, Outlook, Past, Payment, PerStage, Stage, Team};

pub(super) fn outlook(outlook: &Outlook) -> Value {
    let is_usual = outlook.horizon == Horizon::A_DOZEN;
    unless_bare(vec![
        ("horizon", if is_usual { Value::Nothing } else { Value::whole(outlook.horizon.get().into()) }),
        ("start", outlook.start.map_or(Value::Nothing, |start| Value::Text(month_text(start)))),
        ("inflow", inflow(&outlook.inflow)),
        ("target", outlook.target.map_or(Value::Nothing, |total| target(total, Value::Nothing))),
        ("due", outlook.due.map_or(Value::Nothing, |due| Value::whole(due.get().into()))),
        ("value_spread", outlook.value_spread.map_or(Value::Nothing, quantity)),
        ("payments", unless_empty(outlook.payments.iter().map(payment).collect())),
    ])
}

fn inflow(inflow: &Inflow) -> Value {
    match inflow {
        Inflow::Growing { change, season } => unless_bare(vec![
            ("change", if *change == Change::NONE { Value::Nothing } else { Value::Text(change.get().to_string()) }),
            ("season", unless_empty(season.factors().iter().map(|factor| quantity(*factor)).collect())),
        ]),
        Inflow::Typed(volumes) => {
            let volumes = volumes.counts().iter().map(|count| Value::whole(count.get()));
            Value::record(vec![("volumes", Value::List(volumes.collect()))])
        }
        Inflow::Projected(Method::MovingAverage(periods)) => {
            Value::record(vec![("moving_average", Value::whole(periods.get().into()))])
        }
        Inflow::Projected(method) => Value::record(vec![("method", name_of(&METHODS, *method))]),
    }
}

fn payment(payment: &Payment) -> Value {
    Value::record(vec![
        ("label", text_unless_empty(payment.label.as_str())),
        ("share", quantity(payment.share)),
        ("days", days(payment.days)),
    ])
}

/// Its counts in the order of the stages.
pub(super) fn past(past: &Past, stages: &[Stage]) -> Value {
    let mut counts = Vec::new();
    for (stage, position) in stages.iter().zip(0..) {
        if let Some(count) = past.counts.get(stage.id) {
            // Those before it of which nothing is known.
            counts.resize(position, Value::Nothing);
            counts.push(Value::whole(count.get()));
        }
    }
    Value::record(vec![("label", text_unless_empty(past.label.as_str())), ("counts", unless_empty(counts))])
}

pub(super) fn pipeline(pipeline: &PerStage<Open>, stages: &[Stage]) -> Value {
    let mut entries = Vec::new();
    for (stage, number) in stages.iter().zip(1..) {
        if let Some(open) = pipeline.get(stage.id) {
            entries.push(Value::record(vec![
                ("stage", Value::whole(number)),
                ("count", Value::whole(open.count.get())),
                ("value", open.value.map_or(Value::Nothing, amount)),
                ("chance", open.chance.map_or(Value::Nothing, quantity)),
            ]));
        }
    }
    unless_empty(entries)
}

pub(super) fn team(team: Team) -> Value {
    unless_bare(vec![
        ("people", team.people.map_or(Value::Nothing, quantity)),
        ("hours", team.hours.map_or(Value::Nothing, quantity)),
    ])
}

/// A record; nothing where it would hold nothing.
fn unless_bare(fields: Vec<(&str, Value)>) -> Value {
    let record = Value::record(fields);
    if record.fields().is_empty() { Value::Nothing } else { record }
}
