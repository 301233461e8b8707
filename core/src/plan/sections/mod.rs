//! The sections of a plan: its parts beyond the funnel. Invariant: none of them speaks of a stage that the plan does not
//! have.
//!
//! Each has a folder with its data, its edits, what becomes of it when stages or the currency change, and the one
//! description of its format. `PlanDraft::sections_mut` is the list of all of them.

mod deals;
mod events;
mod forecast;
mod history;
mod team;

pub use deals::{DealsEdit, OpenDeals};
pub use events::{Event, EventsEdit, MAXIMUM_EVENTS};
pub use forecast::{
    Change, Factor, ForecastEdit, ForecastSettings, Horizon, Inflow, MAXIMUM_PAYMENTS, Method, Month, Payment, Periods,
    Season, Spread, Volumes,
};
pub use history::{HistoryEdit, MAXIMUM_HISTORY, PastPeriod};
pub use team::{Hours, Interval, Minutes, People, StageEffort, Team, TeamEdit, Touches};

use super::{EditKey, PlanDraft, PlanProblem, Shared, StageId};
use crate::format::form::{Described, Form, Illegal, Mending, Passed, field};

/// A part of a plan beyond its funnel.
pub trait Section: Described + Clone + PartialEq + 'static {
    /// Every change that there is of it.
    type Edit;

    /// What holds where nothing was set.
    const UNSET: &'static Self;

    /// # Errors
    /// [`PlanProblem`] where it speaks of unknown stages, or holds more than a plan may.
    fn check(&self, is_unknown: &dyn Fn(StageId) -> bool) -> Result<(), PlanProblem>;

    fn apply(&mut self, edit: &Self::Edit);

    /// The stage that must be there for an edit.
    fn edited_stage(edit: &Self::Edit) -> Option<StageId>;

    /// What edits in a row must have in common with this one to be one step of undo; `None` for a step of its own.
    fn coalescing(&self, edit: &Self::Edit) -> Option<EditKey>;

    /// Drops what speaks of other stages.
    fn retain_stages(&mut self, is_kept: &dyn Fn(StageId) -> bool);

    /// Amounts stay the same in major units, as far as a minor unit of `after` digits can say them.
    fn convert_money(&mut self, before: u8, after: u8);
}

/// Any section, whatever it holds.
pub(super) trait AnySection {
    fn is_set(&self) -> bool;
    fn check(&self, is_unknown: &dyn Fn(StageId) -> bool) -> Result<(), PlanProblem>;
    fn retain_stages(&mut self, is_kept: &dyn Fn(StageId) -> bool);
    fn convert_money(&mut self, before: u8, after: u8);
    fn pass(&mut self, form: &mut dyn Form) -> Passed<()>;
    fn unset(&mut self);
}

impl<T: Section> AnySection for Shared<T> {
    fn is_set(&self) -> bool {
        self.was_set() && **self != *T::UNSET
    }

    fn check(&self, is_unknown: &dyn Fn(StageId) -> bool) -> Result<(), PlanProblem> {
        if self.was_set() { T::check(self, is_unknown) } else { Ok(()) }
    }

    fn retain_stages(&mut self, is_kept: &dyn Fn(StageId) -> bool) {
        if self.was_set() {
            T::retain_stages(self, is_kept);
        }
    }

    fn convert_money(&mut self, before: u8, after: u8) {
        if self.was_set() {
            T::convert_money(self, before, after);
        }
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        T::pass(self, form)
    }

    fn unset(&mut self) {
        *self = Shared::default();
    }
}

impl PlanDraft {
    /// All sections, each with the name of its field in files. New ones go to the end: links know them by their order.
    pub(super) fn sections_mut(&mut self) -> [(&'static str, &mut dyn AnySection); 5] {
        // Every field is named, so that a section that is forgotten here does not compile.
        let PlanDraft {
            name: _,
            currency: _,
            period: _,
            stages: _,
            sale_stage: _,
            lead_stage: _,
            goal: _,
            what_if: _,
            scenarios: _,
            forecast,
            history,
            deals,
            team,
            events,
        } = self;
        [("forecast", forecast), ("history", history), ("deals", deals), ("team", team), ("events", events)]
    }
}

/// Passes all sections that are set.
pub(super) fn pass(draft: &mut PlanDraft, form: &mut dyn Form) -> Passed<()> {
    let mut sections = draft.sections_mut();
    let names = sections.each_ref().map(|(name, _)| *name);
    let given = sections.each_ref().map(|(_, section)| section.is_set());
    let follow = form.sections(&names, &given)?;
    for ((name, section), follows) in sections.iter_mut().zip(follow) {
        if !follows {
            section.unset();
            continue;
        }
        field(form, name, |form| match section.pass(form) {
            Err(Illegal) if form.repairs(Mending::LeftOut) => {
                section.unset();
                Ok(())
            }
            passed => passed,
        })?;
    }
    Ok(())
}
