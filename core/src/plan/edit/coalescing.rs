//! Which edits in a row are one step of undo: the letters of a field, the points of a drag.

use super::{Edit, Override};
use crate::plan::sections::Section;
use crate::plan::{Plan, StageId};

/// What an edit changes. Edits in a row with equal keys are one step of undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EditKey {
    place: &'static str,
    stage: Option<StageId>,
    /// Which scenario.
    index: Option<usize>,
}

impl EditKey {
    /// The plan's name.
    pub const NAME: EditKey = EditKey::of("name", None);

    /// A place that goes by a name of its own, of a stage where each has one.
    pub(crate) const fn of(place: &'static str, stage: Option<StageId>) -> Self {
        Self { place, stage, index: None }
    }
}

impl Edit {
    /// The key of an edit of a plan, or `None` for one that is always a step of its own.
    pub fn key(&self, plan: &Plan) -> Option<EditKey> {
        let of_stage = |place, stage: &StageId| Some(EditKey::of(place, Some(*stage)));
        match self {
            Edit::Rename(_) => Some(EditKey::NAME),
            Edit::SetGoal(_) => Some(EditKey::of("goal", None)),
            Edit::SetStageName(stage, _) => of_stage("stage.name", stage),
            Edit::SetCount(stage, _) => of_stage("stage.count", stage),
            Edit::SetDefinition(stage, _) => of_stage("stage.definition", stage),
            Edit::SetValue(stage, _) => of_stage("stage.value", stage),
            Edit::SetCost(stage, _) => of_stage("stage.cost", stage),
            Edit::SetDays(stage, _) => of_stage("stage.days", stage),
            Edit::SetLimit(stage, _) => of_stage("stage.limit", stage),
            Edit::SetBenchmark(stage, _) => of_stage("stage.benchmark", stage),
            Edit::RenameScenario(index, _) => {
                Some(EditKey { index: Some(*index), ..EditKey::of("scenario.name", None) })
            }
            Edit::SetOverride(change) => match change {
                Override::Top(_) => Some(EditKey::of("what_if.top", None)),
                Override::Rate(stage, _) => of_stage("what_if.rate", stage),
                Override::Value(stage, _) => of_stage("what_if.value", stage),
                Override::Cost(stage, _) => of_stage("what_if.cost", stage),
                Override::Days(stage, _) => of_stage("what_if.days", stage),
            },
            Edit::Forecast(edit) => plan.forecast.coalescing(edit),
            Edit::History(edit) => plan.history.coalescing(edit),
            Edit::Deals(edit) => plan.deals.coalescing(edit),
            Edit::Team(edit) => plan.team.coalescing(edit),
            Edit::SetCurrency(_)
            | Edit::SetPeriod(_)
            | Edit::SetKind(..)
            | Edit::SetSaleStage(_)
            | Edit::SetLeadStage(_)
            | Edit::AddStage { .. }
            | Edit::RemoveStage(_)
            | Edit::MoveStage(..)
            | Edit::PlaceStage { .. }
            | Edit::PasteStages { .. }
            | Edit::PasteCounts { .. }
            | Edit::SetWhatIf(_)
            | Edit::KeepScenario(_)
            | Edit::RemoveScenario(_)
            | Edit::UpdateScenario(_) => None,
        }
    }
}
