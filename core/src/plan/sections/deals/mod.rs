//! The deals that are open now, by the stage that they stand in. Invariant: a chance of their own lies from 0 to 1.

mod format;

use super::Section;
use crate::plan::{Count, EditKey, Money, PerStage, PlanProblem, Share, StageId};

/// The open deals that stand in a stage: they have reached it and not the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OpenDeals {
    pub count: Count,
    /// What one of them brings on average; as much as any sale where `None`.
    pub value: Option<Money>,
    /// To come to the sale, whatever the rates say; what they say where `None`.
    pub chance: Option<Share>,
}

/// A change of the open deals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DealsEdit {
    /// Those in a stage.
    SetOpen(StageId, Option<OpenDeals>),
}

impl Section for PerStage<OpenDeals> {
    type Edit = DealsEdit;

    const UNSET: &'static Self = &PerStage::EMPTY;

    fn check(&self, is_unknown: &dyn Fn(StageId) -> bool) -> Result<(), PlanProblem> {
        if self.any_stage(is_unknown) { Err(PlanProblem::UnknownStage) } else { Ok(()) }
    }

    fn apply(&mut self, edit: &DealsEdit) {
        match edit {
            DealsEdit::SetOpen(stage, open) => self.set(*stage, *open),
        }
    }

    fn edited_stage(edit: &DealsEdit) -> Option<StageId> {
        match edit {
            DealsEdit::SetOpen(stage, _) => Some(*stage),
        }
    }

    fn coalescing(&self, edit: &DealsEdit) -> Option<EditKey> {
        match edit {
            DealsEdit::SetOpen(stage, _) => Some(EditKey::of("deals.open", Some(*stage))),
        }
    }

    fn retain_stages(&mut self, is_kept: &dyn Fn(StageId) -> bool) {
        self.retain(is_kept);
    }

    fn convert_money(&mut self, before: u8, after: u8) {
        for (stage, open) in self.iter().collect::<Vec<_>>() {
            let value = open.value.map(|value| value.converted(before, after));
            self.set(stage, Some(OpenDeals { value, ..open }));
        }
    }
}
