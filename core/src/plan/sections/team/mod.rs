//! The team, and its work at each stage. Invariant: an interval between touches is longer than nothing.

mod format;

use super::Section;
use crate::plan::{Days, Decimal, EditKey, OutOfRange, PerStage, PlanProblem, Quantity, StageId};

/// Those who work on the deals.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Team {
    pub people: Option<People>,
    /// What one of them works on deals in a period.
    pub hours: Option<Hours>,
    pub efforts: PerStage<StageEffort>,
}

impl Team {
    /// The work at a stage; that of which nothing is known takes none.
    pub fn effort(&self, stage: StageId) -> StageEffort {
        self.efforts.get(stage).unwrap_or_default()
    }

    fn set_effort(&mut self, stage: StageId, set: impl FnOnce(&mut StageEffort)) {
        let mut effort = self.effort(stage);
        set(&mut effort);
        self.efforts.set(stage, Some(effort).filter(|effort| *effort != StageEffort::default()));
    }
}

/// Part-time ones may count in part.
pub type People = Quantity<100_000>;
pub type Hours = Quantity<10_000>;
/// Of work on one touch.
pub type Minutes = Quantity<10_000>;

/// The work on someone who entered a stage, until they reach the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StageEffort {
    pub touches: Option<Touches>,
    /// Of work on one touch.
    pub minutes: Option<Minutes>,
}

/// How often someone who entered a stage is called, written to, or met there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touches {
    /// So many times each.
    PerEntry(Quantity<1_000>),
    /// Again and again, until the next stage.
    Every(Interval),
}

/// A length of time in days: above 0, to 3,650.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval(Days);

impl Interval {
    pub(super) const A_DAY: Interval = Interval(Days::ONE);

    /// # Errors
    /// [`OutOfRange`] for no time at all.
    pub fn new(days: Days) -> Result<Self, OutOfRange> {
        (days.get() > Decimal::ZERO).then_some(Self(days)).ok_or(OutOfRange)
    }

    pub fn days(self) -> Days {
        self.0
    }
}

/// A change of the team or its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TeamEdit {
    SetPeople(Option<People>),
    SetHours(Option<Hours>),
    SetTouches(StageId, Option<Touches>),
    SetMinutes(StageId, Option<Minutes>),
}

impl Section for Team {
    type Edit = TeamEdit;

    const UNSET: &'static Self = &Team { people: None, hours: None, efforts: PerStage::EMPTY };

    fn check(&self, is_unknown: &dyn Fn(StageId) -> bool) -> Result<(), PlanProblem> {
        if self.efforts.any_stage(is_unknown) { Err(PlanProblem::UnknownStage) } else { Ok(()) }
    }

    fn apply(&mut self, edit: &TeamEdit) {
        match edit {
            TeamEdit::SetPeople(people) => self.people = *people,
            TeamEdit::SetHours(hours) => self.hours = *hours,
            TeamEdit::SetTouches(stage, touches) => self.set_effort(*stage, |effort| effort.touches = *touches),
            TeamEdit::SetMinutes(stage, minutes) => self.set_effort(*stage, |effort| effort.minutes = *minutes),
        }
    }

    fn edited_stage(edit: &TeamEdit) -> Option<StageId> {
        match edit {
            TeamEdit::SetTouches(stage, _) | TeamEdit::SetMinutes(stage, _) => Some(*stage),
            TeamEdit::SetPeople(_) | TeamEdit::SetHours(_) => None,
        }
    }

    fn coalescing(&self, edit: &TeamEdit) -> Option<EditKey> {
        let key = match edit {
            TeamEdit::SetPeople(_) => "team.people",
            TeamEdit::SetHours(_) => "team.hours",
            TeamEdit::SetTouches(..) => "team.touches",
            TeamEdit::SetMinutes(..) => "team.minutes",
        };
        Some(EditKey::of(key, Self::edited_stage(edit)))
    }

    fn retain_stages(&mut self, is_kept: &dyn Fn(StageId) -> bool) {
        self.efforts.retain(is_kept);
    }

    fn convert_money(&mut self, _before: u8, _after: u8) {}
}
