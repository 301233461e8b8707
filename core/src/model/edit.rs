//! Every change a person can make to a plan. Invariant: an edit gives a legal plan or says why not, and never changes more than it names.

use super::{
    Benchmark, Count, Currency, Days, Goal, MAXIMUM_STAGES, Money, Overrides, Period, Plan, PlanDraft, PlanProblem,
    Rate, Scenario, Stage, StageId, StageKind, Text,
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
    pub fn apply(&self, edit: Edit) -> Result<Plan, PlanProblem> {
        let mut draft = self.to_draft();
        match edit {
            Edit::Rename(name) => draft.name = name,
            Edit::SetCurrency(currency) => draft.set_currency(currency),
            Edit::SetPeriod(period) => draft.period = period,
            Edit::SetGoal(goal) => draft.goal = goal,
            Edit::SetStageName(id, name) => draft.stage(id)?.name = name,
            Edit::SetCount(id, count) => draft.stage(id)?.count = count,
            Edit::SetKind(id, kind) => draft.stage(id)?.kind = kind,
            Edit::SetDefinition(id, definition) => draft.stage(id)?.definition = definition,
            Edit::SetValue(id, value) => draft.stage(id)?.value = value,
            Edit::SetCost(id, cost) => draft.stage(id)?.cost = cost,
            Edit::SetDays(id, days) => draft.stage(id)?.days = days,
            Edit::SetLimit(id, limit) => draft.stage(id)?.limit = limit,
            Edit::SetBenchmark(id, benchmark) => draft.stage(id)?.benchmark = benchmark,
            Edit::SetSaleStage(id) => {
                self.position(id).ok_or(PlanProblem::UnknownStage)?;
                draft.keeping_the_deal_value(|draft| {
                    let last = draft.stages.last().map(|stage| stage.id);
                    draft.sale_stage = (last != Some(id)).then_some(id);
                    Ok(())
                })?;
            }
            Edit::SetLeadStage(id) => draft.lead_stage = Some(id),
            Edit::AddStage { after } => {
                let position = match after {
                    Some(id) => self.position(id).ok_or(PlanProblem::UnknownStage)? + 1,
                    None => self.stages.len(),
                };
                let stage = Stage::new(draft.unused_id(), Text::default(), Count::default());
                draft.keeping_the_deal_value(|draft| {
                    draft.stages.insert(position, stage);
                    Ok(())
                })?;
            }
            Edit::RemoveStage(id) => {
                let position = self.position(id).ok_or(PlanProblem::UnknownStage)?;
                draft.keeping_the_deal_value(|draft| {
                    draft.stages.remove(position);
                    draft.forget_missing_stages();
                    Ok(())
                })?;
            }
            Edit::MoveStage(id, direction) => {
                let position = self.position(id).ok_or(PlanProblem::UnknownStage)?;
                let target = match direction {
                    Direction::Up => position.checked_sub(1).ok_or(PlanProblem::NoSuchStep)?,
                    Direction::Down => position + 1,
                };
                draft.keeping_the_deal_value(|draft| draft.place(position, target))?;
            }
            Edit::PlaceStage { stage, at } => {
                let position = self.position(stage).ok_or(PlanProblem::UnknownStage)?;
                let target = self.position(at).ok_or(PlanProblem::UnknownStage)?;
                draft.keeping_the_deal_value(|draft| draft.place(position, target))?;
            }
            // However much was pasted, no more is looked at than a plan can hold.
            Edit::PasteStages { rows, .. } if rows.len() > MAXIMUM_STAGES => return Err(PlanProblem::TooManyStages),
            Edit::PasteCounts { counts, .. } if counts.len() > MAXIMUM_STAGES => {
                return Err(PlanProblem::TooManyStages);
            }
            Edit::PasteStages { from, rows } => {
                let position = self.position(from).ok_or(PlanProblem::UnknownStage)?;
                draft.keeping_the_deal_value(|draft| {
                    draft.stages.truncate(position + rows.len());
                    for (offset, (name, count)) in rows.into_iter().enumerate() {
                        let id = draft.unused_id();
                        match draft.stages.get_mut(position + offset) {
                            Some(stage) => (stage.name, stage.count) = (name, count),
                            None => draft.stages.push(Stage::new(id, name, count)),
                        }
                    }
                    draft.forget_missing_stages();
                    Ok(())
                })?;
            }
            Edit::PasteCounts { from, counts } => {
                let position = self.position(from).ok_or(PlanProblem::UnknownStage)?;
                draft.keeping_the_deal_value(|draft| {
                    for (offset, count) in counts.into_iter().enumerate() {
                        let id = draft.unused_id();
                        match draft.stages.get_mut(position + offset) {
                            Some(stage) => stage.count = count,
                            None => draft.stages.push(Stage::new(id, Text::default(), count)),
                        }
                    }
                    Ok(())
                })?;
            }
            Edit::SetOverride(change) => match change {
                Override::Top(top) => draft.what_if.top = top,
                Override::Rate(id, rate) => draft.what_if.rates.set(id, rate),
                Override::Value(id, value) => draft.what_if.values.set(id, value),
                Override::Cost(id, cost) => draft.what_if.costs.set(id, cost),
                Override::Days(id, days) => draft.what_if.days.set(id, days),
            },
            Edit::SetWhatIf(overrides) => draft.what_if = overrides,
            Edit::KeepScenario(name) => {
                let overrides = draft.what_if.clone();
                draft.scenarios.push(Scenario { name, overrides });
            }
            Edit::RenameScenario(index, name) => {
                draft.scenarios.get_mut(index).ok_or(PlanProblem::UnknownScenario)?.name = name;
            }
            Edit::RemoveScenario(index) => {
                if index >= draft.scenarios.len() {
                    return Err(PlanProblem::UnknownScenario);
                }
                draft.scenarios.remove(index);
            }
            Edit::UpdateScenario(index) => {
                let overrides = draft.what_if.clone();
                draft.scenarios.get_mut(index).ok_or(PlanProblem::UnknownScenario)?.overrides = overrides;
            }
        }
        Plan::new(draft)
    }
}

impl PlanDraft {
    fn stage(&mut self, id: StageId) -> Result<&mut Stage, PlanProblem> {
        self.stages.iter_mut().find(|stage| stage.id == id).ok_or(PlanProblem::UnknownStage)
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
        for overrides in
            std::iter::once(&mut self.what_if).chain(self.scenarios.iter_mut().map(|kept| &mut kept.overrides))
        {
            overrides.retain_stages(known);
            if let Some(first) = ids.first() {
                overrides.rates.set(*first, None);
            }
        }
    }

    fn sale(&self) -> Option<StageId> {
        self.sale_stage.or(self.stages.last().map(|stage| stage.id))
    }

    /// Makes a change that may make another stage the sale. Where the sale was the only stage that
    /// earned, in the what-ifs too, what it earned is "the deal value" and goes with the sale.
    fn keeping_the_deal_value(
        &mut self,
        change: impl FnOnce(&mut PlanDraft) -> Result<(), PlanProblem>,
    ) -> Result<(), PlanProblem> {
        let before = self.sale();
        let alone = self.stages.iter().all(|stage| Some(stage.id) == before || stage.value == Money::ZERO)
            && self.every_overrides().all(|overrides| overrides.values.iter().all(|(id, _)| Some(id) == before));
        let value = self.stages.iter().find(|stage| Some(stage.id) == before).map(|stage| stage.value);
        let overridden: Vec<Option<Money>> =
            self.every_overrides().map(|overrides| before.and_then(|id| overrides.values.get(id))).collect();
        change(self)?;
        let after = self.sale();
        if let (true, true, Some(value), Some(sale)) = (alone, before != after, value, after) {
            for stage in &mut self.stages {
                stage.value = if stage.id == sale { value } else { Money::ZERO };
            }
            for (overrides, value) in self.every_overrides().zip(overridden) {
                overrides.values = Default::default();
                overrides.values.set(sale, value);
            }
        }
        Ok(())
    }

    fn every_overrides(&mut self) -> impl Iterator<Item = &mut Overrides> {
        std::iter::once(&mut self.what_if).chain(self.scenarios.iter_mut().map(|kept| &mut kept.overrides))
    }

    /// Amounts stay the same in major units (2,400 € become 2,400 ¥), as far as the new minor unit can say them.
    fn set_currency(&mut self, currency: Currency) {
        let (before, after) = (self.currency.minor_digits(), currency.minor_digits());
        let converted = |money: Money| Money::from_major(money.to_major(before), after).unwrap_or(Money::MAXIMUM);
        for stage in &mut self.stages {
            stage.value = converted(stage.value);
            stage.cost = converted(stage.cost);
        }
        for overrides in self.every_overrides() {
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
