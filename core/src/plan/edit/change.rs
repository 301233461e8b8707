//! The making of a change. Invariant: where it is refused, the draft is of no account any more.

use super::{Direction, Edit, Override};
use crate::plan::sections::Section;
use crate::plan::{MAXIMUM_STAGES, PlanDraft, PlanProblem, Scenario, StageId};

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
                self.stages.truncate(position + rows.len());
                self.lengthen(position + rows.len());
                for (stage, (name, count)) in self.stages.iter_mut().skip(position).zip(rows) {
                    stage.name.clone_from(name);
                    stage.count = *count;
                }
                self.forget_missing_stages();
            }
            Edit::PasteCounts { counts, .. } => {
                check_pasted(counts.len())?;
                self.lengthen(position + counts.len());
                for (stage, count) in self.stages.iter_mut().skip(position).zip(counts) {
                    stage.count = *count;
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
