//! The description of events.

use super::{Event, MAXIMUM_EVENTS};
use crate::format::form::{Described, Form, Mending, Passed, as_whole, defaulted, field, items};
use crate::plan::{Date, Text};

impl Described for Vec<Event> {
    fn blank() -> Self {
        Vec::new()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        items(form, self, MAXIMUM_EVENTS, Mending::LeftOut)
    }
}

/// Illegal as a whole: a note of nobody knows which day is of no use.
impl Described for Event {
    fn blank() -> Self {
        Event { date: Date::blank(), note: Text::default() }
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        as_whole(form, |form| {
            form.record()?;
            field(form, "date", |form| self.date.pass(form))?;
            defaulted(form, "note", &mut self.note, Text::default())
        })
    }
}
