//! The description of a team.

use super::{Interval, StageEffort, Team, Touches};
use crate::format::form::{Described, Form, Passed, legal, optional, per_stage};

impl Described for Team {
    fn blank() -> Self {
        Team::default()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        form.record()?;
        optional(form, "people", &mut self.people)?;
        optional(form, "hours", &mut self.hours)?;
        per_stage(form, "efforts", None, &mut self.efforts)
    }
}

impl Described for StageEffort {
    fn blank() -> Self {
        StageEffort::default()
    }

    /// A rhythm has the first word where both it and a number of touches stand.
    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        form.record()?;
        let (mut per_entry, mut every) = match self.touches {
            None => (None, None),
            Some(Touches::PerEntry(number)) => (Some(number), None),
            Some(Touches::Every(interval)) => (None, Some(interval)),
        };
        optional(form, "touch_every", &mut every)?;
        optional(form, "touches", &mut per_entry)?;
        self.touches = every.map(Touches::Every).or(per_entry.map(Touches::PerEntry));
        optional(form, "minutes", &mut self.minutes)
    }
}

impl Described for Interval {
    fn blank() -> Self {
        Interval::A_DAY
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        let mut days = self.days();
        days.pass(form)?;
        *self = legal(form, Interval::new(days).ok())?;
        Ok(())
    }
}
