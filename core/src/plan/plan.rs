//! A plan: one kind of business, one funnel. Invariant: what [`Plan::new`] checks holds for every plan there is.

use std::ops::Deref;

use super::{
    Confidence, Count, Currency, Event, ForecastSettings, Goal, MAXIMUM_SCENARIOS, OpenDeals, Overrides, PastPeriod,
    PerStage, Scenario, Shared, Stage, StageId, Target as Amount, Team, Text,
};

pub const MINIMUM_STAGES: usize = 2;
pub const MAXIMUM_STAGES: usize = 30;

/// A legal plan. Read its parts as of a [`PlanDraft`]; change them with [`Plan::apply`](super::Edit).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan(PlanDraft);

/// The parts of a plan, not yet known to fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanDraft {
    pub name: Text<80>,
    pub currency: Currency,
    pub period: Period,
    /// 2 to 30, top first.
    pub stages: Vec<Stage>,
    /// The stage whose count is "customers"; the last one where `None`.
    pub sale_stage: Option<StageId>,
    /// The stage whose count is "leads"; the second one where `None`.
    pub lead_stage: Option<StageId>,
    pub goal: Goal,
    /// The what-if in force. It is a kept scenario's where it equals that one's overrides, and the baseline where empty.
    pub what_if: Overrides,
    pub scenarios: Vec<Scenario>,
    pub forecast: Shared<ForecastSettings>,
    /// The periods before the first one to come, oldest first, at most [`MAXIMUM_HISTORY`](super::MAXIMUM_HISTORY).
    pub history: Shared<Vec<PastPeriod>>,
    /// What is open in each stage.
    pub deals: Shared<PerStage<OpenDeals>>,
    pub team: Shared<Team>,
    /// At most [`MAXIMUM_EVENTS`](super::MAXIMUM_EVENTS).
    pub events: Shared<Vec<Event>>,
}

/// What counts are "per".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    Week,
    Month,
    Quarter,
    Year,
}

/// Why parts make no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanProblem {
    TooFewStages,
    TooManyStages,
    TooManyScenarios,
    /// A section holds more than a plan keeps of it.
    SectionFull,
    /// Payments share out more than the whole of a sale.
    PaymentsAboveAll,
    /// Two stages go by the same id.
    RepeatedStage,
    /// Something speaks of a stage that is not there.
    UnknownStage,
    /// Something speaks of a scenario that is not there.
    UnknownScenario,
    /// The rate into the first stage, or a move beyond the ends: there is no such thing.
    NoSuchStep,
}

impl Plan {
    /// # Errors
    /// The first [`PlanProblem`] found.
    pub fn new(mut draft: PlanDraft) -> Result<Self, PlanProblem> {
        if draft.stages.len() < MINIMUM_STAGES {
            return Err(PlanProblem::TooFewStages);
        }
        if draft.stages.len() > MAXIMUM_STAGES {
            return Err(PlanProblem::TooManyStages);
        }
        if draft.scenarios.len() > MAXIMUM_SCENARIOS {
            return Err(PlanProblem::TooManyScenarios);
        }
        let ids: Vec<StageId> = draft.stages.iter().map(|stage| stage.id).collect();
        if ids.iter().zip(0..).any(|(id, before)| ids[..before].contains(id)) {
            return Err(PlanProblem::RepeatedStage);
        }
        let first = draft.stages.first().map(|stage| stage.id);
        let is_unknown = |id: StageId| !ids.contains(&id);
        if draft.sale_stage.is_some_and(is_unknown) || draft.lead_stage.is_some_and(is_unknown) {
            return Err(PlanProblem::UnknownStage);
        }
        let overrides = draft.every_overrides();
        if overrides.iter().any(|overrides| overrides.any_stage(&is_unknown)) {
            return Err(PlanProblem::UnknownStage);
        }
        if overrides.iter().any(|overrides| first.is_some_and(|id| overrides.rates.get(id).is_some())) {
            return Err(PlanProblem::NoSuchStep);
        }
        for (_, section) in draft.sections_mut() {
            section.check(&is_unknown)?;
        }
        Ok(Self(draft))
    }

    /// The parts, to be changed and made a plan again.
    pub fn to_draft(&self) -> PlanDraft {
        self.0.clone()
    }

    /// Where a stage stands, from 0.
    pub fn position(&self, stage: StageId) -> Option<usize> {
        self.stages.iter().position(|candidate| candidate.id == stage)
    }

    /// Where the sale stage stands, from 0.
    pub fn sale_position(&self) -> usize {
        self.sale_stage.and_then(|id| self.position(id)).unwrap_or(self.stages.len() - 1)
    }

    /// Where the lead stage stands, from 0.
    pub fn lead_position(&self) -> usize {
        self.lead_stage.and_then(|id| self.position(id)).unwrap_or(1)
    }

    /// The kept scenario whose overrides are in force, from 0; the first where several are the same.
    pub fn active_scenario(&self) -> Option<usize> {
        self.scenarios.iter().position(|kept| kept.overrides == self.what_if)
    }
}

impl PlanDraft {
    /// A month in euros of which nothing else is set: no stages, which makes no plan yet.
    pub fn blank() -> Self {
        Self {
            name: Text::default(),
            currency: Currency::EURO,
            period: Period::Month,
            stages: Vec::new(),
            sale_stage: None,
            lead_stage: None,
            goal: Goal { target: Amount::Customers(Count::default()), confidence: Confidence::usual() },
            what_if: Overrides::default(),
            scenarios: Vec::new(),
            forecast: Shared::default(),
            history: Shared::default(),
            deals: Shared::default(),
            team: Shared::default(),
            events: Shared::default(),
        }
    }

    /// Those in force, and those of every scenario.
    pub(super) fn every_overrides(&self) -> Vec<&Overrides> {
        std::iter::once(&self.what_if).chain(self.scenarios.iter().map(|kept| &kept.overrides)).collect()
    }
}

impl Deref for Plan {
    type Target = PlanDraft;

    fn deref(&self) -> &PlanDraft {
        &self.0
    }
}
