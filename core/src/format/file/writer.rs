//! A plan written as a file. Invariant: what is not set is left out.

use crate::format::Value;
use crate::format::form::{Form, Passed, Step};
use crate::plan::{Decimal, StageId};

/// Builds a value from the outside in.
pub(crate) struct FileWriter {
    /// The values on the way to the place at hand, each with the step that led to it.
    way: Vec<(Step, Value)>,
    stages: Vec<StageId>,
    /// The positions of the stages that the entries at hand are about.
    entries: Vec<usize>,
}

impl FileWriter {
    pub(crate) fn new() -> Self {
        Self { way: vec![(Step::Item(0), Value::Nothing)], stages: Vec::new(), entries: Vec::new() }
    }

    pub(crate) fn finish(mut self) -> Value {
        self.way.pop().map_or(Value::Nothing, |(_, value)| value)
    }

    fn put(&mut self, value: Value) {
        if let Some((_, held)) = self.way.last_mut() {
            *held = value;
        }
    }
}

impl Form for FileWriter {
    fn enter(&mut self, step: Step) {
        self.way.push((step, Value::Nothing));
    }

    fn leave(&mut self) {
        let Some((step, value)) = self.way.pop() else { return };
        match (step, self.way.last_mut()) {
            (Step::Field(name), Some((_, Value::Record(fields)))) if !matches!(value, Value::Nothing) => {
                fields.push((name.into(), value));
            }
            (Step::Item(_), Some((_, Value::List(items)))) => items.push(value),
            _ => {}
        }
    }

    fn is_reading(&self) -> bool {
        false
    }

    fn is_there(&mut self, given: bool) -> bool {
        given
    }

    fn record(&mut self) -> Passed<()> {
        // The position of an entry's stage may stand there already.
        if !matches!(self.way.last(), Some((_, Value::Record(_)))) {
            self.put(Value::Record(Vec::new()));
        }
        Ok(())
    }

    fn length(&mut self, given: usize, _most: usize) -> Passed<usize> {
        if given > 0 {
            self.put(Value::List(Vec::with_capacity(given)));
        }
        Ok(given)
    }

    fn whole(&mut self, given: u64) -> Passed<u64> {
        self.put(Value::whole(given));
        Ok(given)
    }

    fn decimal(&mut self, given: Decimal) -> Passed<Decimal> {
        self.put(Value::Text(given.to_string()));
        Ok(given)
    }

    fn text(&mut self, given: &str, _longest: usize) -> Passed<String> {
        self.put(Value::text(given));
        Ok(given.into())
    }

    fn choice(&mut self, names: &[&str], given: usize) -> Passed<usize> {
        self.put(Value::text(names.get(given).copied().unwrap_or_default()));
        Ok(given)
    }

    fn sections(&mut self, _names: &[&'static str], given: &[bool]) -> Passed<Vec<bool>> {
        Ok(given.to_vec())
    }

    fn stages(&self) -> &[StageId] {
        &self.stages
    }

    fn set_stages(&mut self, stages: Vec<StageId>) {
        self.stages = stages;
    }

    fn entries(&mut self, given: &[bool]) -> Passed<usize> {
        self.entries = given.iter().enumerate().filter(|(_, is_given)| **is_given).map(|(stage, _)| stage).collect();
        self.length(self.entries.len(), given.len())
    }

    fn entry_stage(&mut self, entry: usize) -> Passed<usize> {
        let position = self.entries.get(entry).copied().unwrap_or_default();
        self.put(Value::Record(vec![("stage".into(), Value::whole(position as u64 + 1))]));
        Ok(position)
    }
}
