//! Every change a person can make to a plan. Invariant: an edit gives a legal plan or says why not, and never changes more than it names.

use std::borrow::Borrow;

use super::{
    Benchmark, Count, Currency, Days, Goal, MAXIMUM_STAGES, Money, Overrides, PerStage, Period, Plan, PlanDraft,
    PlanProblem, Rate, Scenario, Stage, StageId, StageKind, Text,
};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    Rename(Text<80>),
    SetCurrency(Currency),
    SetPeriod(Period),
    SetGoal(Goal),
    SetStageName(StageId, Text<80>),
    SetCount(StageId, Count),
    SetKind(StageId, StageKind),
    SetDefinition(StageId, Text<200>),
    SetValue(StageId, Money),
    SetCost(StageId, Money),
    SetDays(StageId, Option<Days>),
    SetLimit(StageId, Option<Days>),
    SetBenchmark(StageId, Option<Benchmark>),
    SetSaleStage(StageId),
    SetLeadStage(StageId),
    /// A new stage behind the given one, or at the end.
    AddStage {
        after: Option<StageId>,
    },
    RemoveStage(StageId),
    MoveStage(StageId, Direction),
    /// Puts a stage where another stands.
    PlaceStage {
        stage: StageId,
        at: StageId,
    },
    /// Names and counts for the stages from the given one on; those that were there are replaced.
    PasteStages {
        from: StageId,
        rows: Vec<(Text<80>, Count)>,
    },
    /// Counts for the given stage and those below it, which keep their names; stages without one are added.
    PasteCounts {
        from: StageId,
        counts: Vec<Count>,
    },
    SetOverride(Override),
    /// Puts a whole what-if in force; an empty one is the baseline.
    SetWhatIf(Overrides),
    /// Keeps the what-if in force under a name.
    KeepScenario(Text<80>),
    RenameScenario(usize, Text<80>),
    RemoveScenario(usize),
    /// Gives a kept scenario the overrides in force.
    UpdateScenario(usize),
}

/// One override of the what-if in force; `None` takes it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Override {
    Top(Option<Count>),
    Rate(StageId, Option<Rate>),
    Value(StageId, Option<Money>),
    Cost(StageId, Option<Money>),
    Days(StageId, Option<Days>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

impl Plan {
    /// The plan after one change.
    ///
    /// # Errors
    /// A [`PlanProblem`] where the change would make no legal plan; this one stays as it is.
    pub fn apply(&self, edit: impl Borrow<Edit>) -> Result<Plan, PlanProblem> {
        self.changed(edit.borrow())
    }

    fn changed(&self, edit: &Edit) -> Result<Plan, PlanProblem> {
        let mut draft = self.to_draft();
        draft.change(edit)?;
        if draft.sale() != self.sale() {
            draft.keep_the_deal_value(self);
        }
        Plan::new(draft)
    }
}

impl Edit {
    /// The stage that must be there for it, before all else.
    fn stage(&self) -> Option<StageId> {
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
            _ => None,
        }
    }
}

impl PlanDraft {
    fn change(&mut self, edit: &Edit) -> Result<(), PlanProblem> {
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
        }
        Ok(())
    }

    fn known_position(&self, id: StageId) -> Result<usize, PlanProblem> {
        self.stages.iter().position(|stage| stage.id == id).ok_or(PlanProblem::UnknownStage)
    }

    fn scenario(&mut self, index: usize) -> Result<&mut Scenario, PlanProblem> {
        self.scenarios.get_mut(index).ok_or(PlanProblem::UnknownScenario)
    }

    /// Adds stages at the end until there are so many.
    fn lengthen(&mut self, length: usize) {
        while self.stages.len() < length {
            self.stages.push(self.new_stage());
        }
    }

    fn new_stage(&self) -> Stage {
        Stage::new(self.unused_id(), Text::default(), Count::default())
    }

    fn unused_id(&self) -> StageId {
        let is_unused = |id: &StageId| self.stages.iter().all(|stage| stage.id != *id);
        let highest = self.stages.iter().map(|stage| stage.id.0).max().unwrap_or_default();
        // Upwards from the highest and around: a number once used comes back as late as can be.
        let mut following = (1..=u32::MAX).map(|step| StageId(highest.wrapping_add(step)));
        following.find(is_unused).unwrap_or(StageId(highest))
    }

    fn place(&mut self, from: usize, to: usize) -> Result<(), PlanProblem> {
        if to >= self.stages.len() {
            return Err(PlanProblem::NoSuchStep);
        }
        let stage = self.stages.remove(from);
        self.stages.insert(to, stage);
        self.forget_missing_stages();
        Ok(())
    }

    /// Drops what speaks of stages that are gone, and rate overrides of a stage that has come to the top.
    fn forget_missing_stages(&mut self) {
        let ids: Vec<StageId> = self.stages.iter().map(|stage| stage.id).collect();
        let known = |id: StageId| ids.contains(&id);
        self.sale_stage = self.sale_stage.filter(|id| known(*id));
        self.lead_stage = self.lead_stage.filter(|id| known(*id));
        for overrides in self.every_overrides_mut() {
            overrides.retain_stages(known);
            if let Some(first) = ids.first() {
                overrides.rates.set(*first, None);
            }
        }
    }

    fn sale(&self) -> Option<StageId> {
        self.sale_stage.or(self.stages.last().map(|stage| stage.id))
    }

    /// Where the sale before was the only stage that earned, in the what-ifs too, what it earned is
    /// "the deal value" and goes with the sale.
    fn keep_the_deal_value(&mut self, before: &PlanDraft) {
        let (Some(earning), Some(sale)) = (before.sale(), self.sale()) else { return };
        let mut value = Money::ZERO;
        for stage in &before.stages {
            if stage.id == earning {
                value = stage.value;
            } else if stage.value != Money::ZERO {
                return;
            }
        }
        let overrides_before = before.every_overrides();
        if overrides_before.iter().any(|overrides| overrides.values.iter().any(|(id, _)| id != earning)) {
            return;
        }
        for stage in &mut self.stages {
            stage.value = if stage.id == sale { value } else { Money::ZERO };
        }
        for (overrides, before) in self.every_overrides_mut().into_iter().zip(overrides_before) {
            overrides.values = PerStage::default();
            overrides.values.set(sale, before.values.get(earning));
        }
    }

    fn every_overrides_mut(&mut self) -> Vec<&mut Overrides> {
        std::iter::once(&mut self.what_if).chain(self.scenarios.iter_mut().map(|kept| &mut kept.overrides)).collect()
    }

    /// Amounts stay the same in major units (2,400 € become 2,400 ¥), as far as the new minor unit can say them.
    fn set_currency(&mut self, currency: Currency) {
        let (before, after) = (self.currency.minor_digits(), currency.minor_digits());
        let converted = |money: Money| Money::from_major(money.to_major(before), after).unwrap_or(Money::MAXIMUM);
        for stage in &mut self.stages {
            stage.value = converted(stage.value);
            stage.cost = converted(stage.cost);
        }
        for overrides in self.every_overrides_mut() {
            for amounts in [&mut overrides.values, &mut overrides.costs] {
                for (id, money) in amounts.iter().collect::<Vec<_>>() {
                    amounts.set(id, Some(converted(money)));
                }
            }
        }
        self.goal.target = match self.goal.target {
            super::Target::Revenue(money) => super::Target::Revenue(converted(money)),
            super::Target::Profit(money) => super::Target::Profit(converted(money)),
            customers => customers,
        };
        self.currency = currency;
    }
}

/// However much was pasted, no more is looked at than a plan can hold.
fn check_pasted(length: usize) -> Result<(), PlanProblem> {
    if length > MAXIMUM_STAGES { Err(PlanProblem::TooManyStages) } else { Ok(()) }
}
