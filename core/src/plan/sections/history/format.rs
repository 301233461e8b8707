//! The description of a history.

use super::{MAXIMUM_HISTORY, PastPeriod};
use crate::format::form::{Described, Form, Mending, Passed, Step, defaulted, field, items, legal, or_repaired};
use crate::plan::{Count, MAXIMUM_STAGES, PerStage, Text};

impl Described for Vec<PastPeriod> {
    fn blank() -> Self {
        Vec::new()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        // One that is illegal is one of which nothing is known, so that the others stay where they are.
        items(form, self, MAXIMUM_HISTORY, Mending::Plain)
    }
}

impl Described for PastPeriod {
    fn blank() -> Self {
        PastPeriod::default()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        form.record()?;
        defaulted(form, "label", &mut self.label, Text::default())?;
        field(form, "counts", |form| {
            let passed = counts(form, &mut self.counts);
            or_repaired(form, passed, Mending::LeftOut, || ())
        })
    }
}

/// A list in the order of the stages, with nothing for those of which nothing is known.
fn counts(form: &mut dyn Form, counts: &mut PerStage<Count>) -> Passed<()> {
    let stages = form.stages().to_vec();
    let known = stages.iter().rposition(|stage| counts.get(*stage).is_some());
    let length = form.length(known.map_or(0, |last| last + 1), MAXIMUM_STAGES)?;
    let given = std::mem::take(counts);
    for position in 0..length {
        form.enter(Step::Item(position));
        let stage = stages.get(position).copied();
        let held = stage.and_then(|stage| given.get(stage));
        let passed = if form.is_there(held.is_some()) {
            let mut count = held.unwrap_or_default();
            count.pass(form).and_then(|()| legal(form, stage).map(|stage| Some((stage, count))))
        } else {
            Ok(None)
        };
        let passed = or_repaired(form, passed, Mending::Plain, || None);
        form.leave();
        if let Some((stage, count)) = passed? {
            counts.set(stage, Some(count));
        }
    }
    Ok(())
}
