//! What-ifs: overrides of a plan's baseline, in force or kept as scenarios.

use super::{Count, Days, Money, PerStage, Rate, StageId, Text};

/// The most scenarios a plan keeps: as many as can be compared side by side.
pub const MAXIMUM_SCENARIOS: usize = 6;

/// A kept what-if.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    pub name: Text<80>,
    pub overrides: Overrides,
}

/// What differs from the baseline; empty is the baseline itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overrides {
    /// People at stage 1.
    pub top: Option<Count>,
    /// The rate into a stage.
    pub rates: PerStage<Rate>,
    pub values: PerStage<Money>,
    pub costs: PerStage<Money>,
    pub days: PerStage<Days>,
}

impl Overrides {
    pub fn is_empty(&self) -> bool {
        self.top.is_none()
            && self.rates.is_empty()
            && self.values.is_empty()
            && self.costs.is_empty()
            && self.days.is_empty()
    }

    /// Whether anything speaks of a stage of which this is true.
    pub(super) fn any_stage(&self, is_sought: &dyn Fn(StageId) -> bool) -> bool {
        self.rates.any_stage(is_sought)
            || self.values.any_stage(is_sought)
            || self.costs.any_stage(is_sought)
            || self.days.any_stage(is_sought)
    }

    /// Without anything that speaks of a stage for which `keep` is false.
    pub fn retain_stages(&mut self, keep: impl Fn(StageId) -> bool) {
        self.rates.retain(&keep);
        self.values.retain(&keep);
        self.costs.retain(&keep);
        self.days.retain(&keep);
    }
}
