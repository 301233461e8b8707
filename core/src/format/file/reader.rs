//! A plan read from a file, strictly or with repairs. Invariant: what is illegal is named by its place, and repaired only
//! with a note.

use super::problem::FileProblem;
use super::repair::Repair;
use crate::format::Value;
use crate::format::form::{Form, Illegal, Mending, Passed, Step};
use crate::plan::{Decimal, MAXIMUM_STAGES, StageId};

/// Reads a value from the outside in.
pub(crate) struct FileReader<'a> {
    /// The values on the way to the place at hand, each with the step that led to it.
    way: Vec<(Step, &'a Value)>,
    stages: Vec<StageId>,
    /// What was repaired; `None` for a strict reader.
    repairs: Option<Vec<Repair>>,
    /// How long the way is to each place that is legal or not as a whole, the outermost first.
    wholes: Vec<usize>,
    /// The place that was refused last.
    refused: String,
}

impl<'a> FileReader<'a> {
    /// A strict reader: whatever is illegal ends it.
    pub(crate) fn strict(value: &'a Value) -> Self {
        let way = vec![(Step::Item(0), value)];
        Self { way, stages: Vec::new(), repairs: None, wholes: Vec::new(), refused: String::new() }
    }

    /// One that repairs what is illegal, after what was repaired before.
    pub(crate) fn repairing(value: &'a Value, before: Vec<Repair>) -> Self {
        Self { repairs: Some(before), ..Self::strict(value) }
    }

    /// The problem of what was refused.
    pub(crate) fn problem(self) -> FileProblem {
        FileProblem::IllegalField(self.refused)
    }

    pub(crate) fn into_repairs(self) -> Vec<Repair> {
        self.repairs.unwrap_or_default()
    }

    fn value(&self) -> &'a Value {
        self.way.last().map_or(&Value::Nothing, |(_, value)| value)
    }

    /// The place at hand, or that which is illegal with it as a whole; items are counted from 1.
    fn path(&self) -> String {
        let end = self.wholes.first().copied().unwrap_or(self.way.len());
        let steps = self.way.get(1..end).unwrap_or_default().iter().map(|(step, _)| match step {
            Step::Field(name) => (*name).to_owned(),
            Step::Item(position) => (position + 1).to_string(),
        });
        steps.collect::<Vec<_>>().join(".")
    }

    fn legal<T>(&mut self, value: Option<T>) -> Passed<T> {
        value.ok_or_else(|| self.refuse())
    }
}

impl Form for FileReader<'_> {
    fn enter(&mut self, step: Step) {
        let value = match (step, self.value()) {
            (Step::Field(name), record) => record.field(name),
            (Step::Item(position), Value::List(items)) => items.get(position).unwrap_or(&Value::Nothing),
            (Step::Item(_), _) => &Value::Nothing,
        };
        self.way.push((step, value));
    }

    fn leave(&mut self) {
        self.way.pop();
    }

    fn is_reading(&self) -> bool {
        true
    }

    fn is_there(&mut self, _given: bool) -> bool {
        !matches!(self.value(), Value::Nothing)
    }

    fn record(&mut self) -> Passed<()> {
        let is_record = matches!(self.value(), Value::Record(_));
        self.legal(is_record.then_some(()))
    }

    fn length(&mut self, _given: usize, most: usize) -> Passed<usize> {
        let length = match self.value() {
            Value::Nothing => 0,
            Value::List(items) => items.len(),
            _ => return Err(self.refuse()),
        };
        if length > most && self.repairs(Mending::CutTo(most)) {
            return Ok(most);
        }
        Ok(length.min(most + 1))
    }

    fn whole(&mut self, _given: u64) -> Passed<u64> {
        self.legal(self.value().as_whole())
    }

    fn decimal(&mut self, _given: Decimal) -> Passed<Decimal> {
        let decimal = self.value().as_text().and_then(|text| text.parse().ok());
        self.legal(decimal)
    }

    fn text(&mut self, _given: &str, _longest: usize) -> Passed<String> {
        let text = self.value().as_text();
        self.legal(text.map(str::to_owned))
    }

    fn choice(&mut self, names: &[&str], _given: usize) -> Passed<usize> {
        let name = self.value().as_text();
        self.legal(names.iter().position(|candidate| Some(*candidate) == name))
    }

    fn sections(&mut self, names: &[&'static str], _given: &[bool]) -> Passed<Vec<bool>> {
        let plan = self.value();
        let is_there = |name: &&'static str| !matches!(plan.field(name), Value::Nothing);
        Ok(names.iter().map(is_there).collect())
    }

    fn stages(&self) -> &[StageId] {
        &self.stages
    }

    fn set_stages(&mut self, stages: Vec<StageId>) {
        self.stages = stages;
    }

    fn entries(&mut self, _given: &[bool]) -> Passed<usize> {
        self.length(0, MAXIMUM_STAGES)
    }

    fn entry_stage(&mut self, _entry: usize) -> Passed<usize> {
        self.record()?;
        let number = self.value().field("stage").as_whole();
        let position = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        self.legal(position)
    }

    fn refuse(&mut self) -> Illegal {
        self.refused = self.path();
        Illegal
    }

    fn begin_whole(&mut self) {
        self.wholes.push(self.way.len());
    }

    fn end_whole(&mut self) {
        self.wholes.pop();
    }

    fn repairs(&mut self, mending: Mending) -> bool {
        if !self.wholes.is_empty() {
            return false;
        }
        let path = self.path();
        self.repairs.as_mut().map(|repairs| repairs.push(Repair { path, mending })).is_some()
    }

    fn repaired(&self) -> usize {
        self.repairs.as_ref().map_or(0, Vec::len)
    }
}
