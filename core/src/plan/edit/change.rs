//! Edits, made, and what they are of. Invariant: where one is refused, the draft is of no account any more.

use super::{Direction, Edit, EditKey, Override};
use crate::plan::sections::Section;
use crate::plan::{
    Event, ForecastSettings, MAXIMUM_STAGES, OpenDeals, PastPeriod, PerStage, Plan, PlanDraft, PlanProblem, Scenario,
    StageId, Team,
};

impl PlanDraft {
    pub(super) fn change(&mut self, edit: &Edit) -> Result<(), PlanProblem> {
        // Looked up once for all, in place of an error that each would have to hand on.
        let position = edit.stage().map_or(Ok(0), |id| self.known_position(id))?;
        let Some(stage) = self.stages.get_mut(position) else { return Err(PlanProblem::UnknownStage) };
        match edit {
            Edit::Rename(name) => self.name.clone_from(name),
            Edit::SetCurrency(currency) => self.set_currency(*currency),
            Edit::SetPeriod(period) => self.period = *period,
            Edit::SetGoal(goal) => self.goal = *goal,
            Edit::SetStageName(_, name) => stage.name.clone_from(name),
            Edit::SetCount(_, count) => stage.count = *count,
            Edit::SetKind(_, kind) => stage.kind = *kind,
            Edit::SetDefinition(_, definition) => stage.definition.clone_from(definition),
            Edit::SetValue(_, value) => stage.value = *value,
            Edit::SetCost(_, cost) => stage.cost = *cost,
            Edit::SetDays(_, days) => stage.days = *days,
            Edit::SetLimit(_, limit) => stage.limit = *limit,
            Edit::SetBenchmark(_, benchmark) => stage.benchmark.clone_from(benchmark),
            Edit::SetSaleStage(id) => {
                let is_last = position + 1 == self.stages.len();
                self.sale_stage = (!is_last).then_some(*id);
            }
            Edit::SetLeadStage(id) => self.lead_stage = Some(*id),
            Edit::AddStage { after } => {
                let position = after.map_or(self.stages.len(), |_| position + 1);
                self.stages.insert(position, self.new_stage());
            }
            Edit::RemoveStage(_) => {
                self.stages.remove(position);
                self.forget_missing_stages();
            }
            Edit::MoveStage(_, direction) => {
                let target = match direction {
                    Direction::Up => position.checked_sub(1).ok_or(PlanProblem::NoSuchStep)?,
                    Direction::Down => position + 1,
                };
                self.place(position, target)?;
            }
            Edit::PlaceStage { at, .. } => self.place(position, self.known_position(*at)?)?,
            Edit::PasteStages { rows, .. } => {
                check_pasted(rows.len())?;
                self.replace_stages(position, rows);
                self.forget_missing_stages();
            }
            Edit::PasteCounts { counts, .. } => {
                check_pasted(counts.len())?;
                self.lengthen(position + counts.len());
                for (stage, count) in self.stages.iter_mut().skip(position).zip(counts) {
                    stage.count = count.unwrap_or(stage.count);
                }
            }
            Edit::SetOverride(change) => match change {
                Override::Top(top) => self.what_if.top = *top,
                Override::Rate(id, rate) => self.what_if.rates.set(*id, *rate),
                Override::Value(id, value) => self.what_if.values.set(*id, *value),
                Override::Cost(id, cost) => self.what_if.costs.set(*id, *cost),
                Override::Days(id, days) => self.what_if.days.set(*id, *days),
            },
            Edit::SetWhatIf(overrides) => self.what_if.clone_from(overrides),
            Edit::KeepScenario(name) => {
                let overrides = self.what_if.clone();
                self.scenarios.push(Scenario { name: name.clone(), overrides });
            }
            Edit::RenameScenario(index, name) => self.scenario(*index)?.name.clone_from(name),
            Edit::RemoveScenario(index) => {
                self.scenario(*index)?;
                self.scenarios.remove(*index);
            }
            Edit::UpdateScenario(index) => {
                let overrides = self.what_if.clone();
                self.scenario(*index)?.overrides = overrides;
            }
            Edit::Forecast(edit) => self.forecast.apply(edit),
            Edit::History(edit) => self.history.apply(edit),
            Edit::Deals(edit) => self.deals.apply(edit),
            Edit::Team(edit) => self.team.apply(edit),
            Edit::Events(edit) => self.events.apply(edit),
        }
        Ok(())
    }

    fn known_position(&self, id: StageId) -> Result<usize, PlanProblem> {
        self.stages.iter().position(|stage| stage.id == id).ok_or(PlanProblem::UnknownStage)
    }

    fn scenario(&mut self, index: usize) -> Result<&mut Scenario, PlanProblem> {
        self.scenarios.get_mut(index).ok_or(PlanProblem::UnknownScenario)
    }
}

/// However much was pasted, no more is looked at than a plan can hold.
fn check_pasted(length: usize) -> Result<(), PlanProblem> {
    if length > MAXIMUM_STAGES { Err(PlanProblem::TooManyStages) } else { Ok(()) }
}

impl Edit {
    /// The stage that must be there for it, before all else.
    pub(super) fn stage(&self) -> Option<StageId> {
        match self {
            Edit::SetStageName(id, _)
            | Edit::SetCount(id, _)
            | Edit::SetKind(id, _)
            | Edit::SetDefinition(id, _)
            | Edit::SetValue(id, _)
            | Edit::SetCost(id, _)
            | Edit::SetDays(id, _)
            | Edit::SetLimit(id, _)
            | Edit::SetBenchmark(id, _)
            | Edit::SetSaleStage(id)
            | Edit::SetLeadStage(id)
            | Edit::RemoveStage(id)
            | Edit::MoveStage(id, _)
            | Edit::PlaceStage { stage: id, .. }
            | Edit::PasteStages { from: id, .. }
            | Edit::PasteCounts { from: id, .. } => Some(*id),
            Edit::AddStage { after } => *after,
            Edit::Forecast(edit) => ForecastSettings::edited_stage(edit),
            Edit::History(edit) => Vec::<PastPeriod>::edited_stage(edit),
            Edit::Deals(edit) => PerStage::<OpenDeals>::edited_stage(edit),
            Edit::Team(edit) => Team::edited_stage(edit),
            Edit::Events(edit) => Vec::<Event>::edited_stage(edit),
            Edit::Rename(_)
            | Edit::SetCurrency(_)
            | Edit::SetPeriod(_)
            | Edit::SetGoal(_)
            | Edit::SetOverride(_)
            | Edit::SetWhatIf(_)
            | Edit::KeepScenario(_)
            | Edit::RenameScenario(..)
            | Edit::RemoveScenario(_)
            | Edit::UpdateScenario(_) => None,
        }
    }

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
            Edit::RenameScenario(index, _) => Some(EditKey::at("scenario.name", *index)),
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
            Edit::Events(edit) => plan.events.coalescing(edit),
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
