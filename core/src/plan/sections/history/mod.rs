//! The history: what was counted in periods that are over. Invariant: at most one count per stage and period.

mod format;

use super::Section;
use crate::plan::{Count, EditKey, PerStage, PlanProblem, StageId, Text};

/// The most past periods that a plan keeps.
pub const MAXIMUM_HISTORY: usize = 60;

/// A period that is over: how many reached each stage in it, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PastPeriod {
    /// What the period is called.
    pub label: Text<40>,
    pub counts: PerStage<Count>,
}

/// A change of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryEdit {
    /// Oldest first.
    SetPeriods(Vec<PastPeriod>),
}

/// The periods before the first one to come, oldest first, at most [`MAXIMUM_HISTORY`].
impl Section for Vec<PastPeriod> {
    type Edit = HistoryEdit;

    const UNSET: &'static Self = &Vec::new();

    fn check(&self, is_unknown: &dyn Fn(StageId) -> bool) -> Result<(), PlanProblem> {
        if self.iter().any(|past| past.counts.any_stage(is_unknown)) {
            Err(PlanProblem::UnknownStage)
        } else if self.len() > MAXIMUM_HISTORY {
            Err(PlanProblem::SectionFull)
        } else {
            Ok(())
        }
    }

    fn apply(&mut self, edit: &HistoryEdit) {
        match edit {
            HistoryEdit::SetPeriods(periods) => self.clone_from(periods),
        }
    }

    fn edited_stage(edit: &HistoryEdit) -> Option<StageId> {
        match edit {
            HistoryEdit::SetPeriods(_) => None,
        }
    }

    fn coalescing(&self, edit: &HistoryEdit) -> Option<EditKey> {
        match edit {
            // Rows that come or go are not typed.
            HistoryEdit::SetPeriods(periods) => {
                (periods.len() == self.len()).then_some(EditKey::of("history.periods", None))
            }
        }
    }

    fn retain_stages(&mut self, is_kept: &dyn Fn(StageId) -> bool) {
        self.iter_mut().for_each(|past| past.counts.retain(is_kept));
    }

    fn convert_money(&mut self, _before: u8, _after: u8) {}
}
