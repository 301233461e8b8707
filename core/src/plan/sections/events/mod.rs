//! Events: notes of what happened or is to happen on a day, such as a new price list. Invariant: a plan has no more of
//! them than [`MAXIMUM_EVENTS`].

mod format;

use super::Section;
use crate::plan::{Date, EditKey, PlanProblem, StageId, Text};

/// The most events that a plan keeps.
pub const MAXIMUM_EVENTS: usize = 100;

/// Something on the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub date: Date,
    pub note: Text<80>,
}

/// A change of the events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventsEdit {
    /// Behind all others.
    Add(Event),
    /// Of the event at this position, from 0.
    SetDate(usize, Date),
    SetNote(usize, Text<80>),
    Remove(usize),
}

/// In the order in which they were noted.
impl Section for Vec<Event> {
    type Edit = EventsEdit;

    const UNSET: &'static Self = &Vec::new();

    fn check(&self, _is_unknown: &dyn Fn(StageId) -> bool) -> Result<(), PlanProblem> {
        if self.len() > MAXIMUM_EVENTS { Err(PlanProblem::SectionFull) } else { Ok(()) }
    }

    /// An edit of an event that is not there changes nothing.
    fn apply(&mut self, edit: &EventsEdit) {
        match edit {
            EventsEdit::Add(event) => self.push(event.clone()),
            EventsEdit::SetDate(position, date) => {
                if let Some(event) = self.get_mut(*position) {
                    event.date = *date;
                }
            }
            EventsEdit::SetNote(position, note) => {
                if let Some(event) = self.get_mut(*position) {
                    event.note.clone_from(note);
                }
            }
            EventsEdit::Remove(position) => {
                if *position < self.len() {
                    self.remove(*position);
                }
            }
        }
    }

    fn edited_stage(edit: &EventsEdit) -> Option<StageId> {
        match edit {
            EventsEdit::Add(_) | EventsEdit::SetDate(..) | EventsEdit::SetNote(..) | EventsEdit::Remove(_) => None,
        }
    }

    fn coalescing(&self, edit: &EventsEdit) -> Option<EditKey> {
        match edit {
            EventsEdit::SetDate(position, _) => Some(EditKey::at("events.date", *position)),
            EventsEdit::SetNote(position, _) => Some(EditKey::at("events.note", *position)),
            EventsEdit::Add(_) | EventsEdit::Remove(_) => None,
        }
    }

    fn retain_stages(&mut self, _is_kept: &dyn Fn(StageId) -> bool) {}

    fn convert_money(&mut self, _before: u8, _after: u8) {}
}
