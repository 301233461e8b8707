//! Places in a file by their paths. Invariant: a path that leads nowhere is no error, and what is put there goes nowhere.

use crate::codec::Value;

/// What stands at a place; `None` where nothing ever stood.
pub(super) fn at<'a>(value: &'a mut Value, steps: &[&str]) -> Option<&'a mut Value> {
    steps.iter().try_fold(value, |within, step| match within {
        Value::Record(fields) => fields.iter_mut().find(|(name, _)| name == step).map(|(_, held)| held),
        Value::List(items) => items.get_mut(position(step)?),
        _ => None,
    })
}

/// Puts a value at a place, or takes away what stands there.
pub(super) fn put(plan: &mut Value, steps: &[&str], value: Option<Value>) {
    let Some((step, outer)) = steps.split_last() else { return };
    match (at(plan, outer), position(step)) {
        (Some(Value::Record(fields)), _) => {
            fields.retain(|(name, _)| name != step);
            fields.extend(value.map(|value| ((*step).into(), value)));
        }
        (Some(Value::List(items)), Some(position)) if position < items.len() => {
            items.splice(position..=position, value);
        }
        _ => {}
    }
}

/// From 0; `None` for the name of a field.
pub(super) fn position(step: &str) -> Option<usize> {
    step.parse::<usize>().ok()?.checked_sub(1)
}

pub(super) fn joined(path: &str, step: &str) -> String {
    if path.is_empty() { step.into() } else { [path, ".", step].concat() }
}
