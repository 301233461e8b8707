//! What-ifs: overrides of a plan's baseline. Invariant: at most one override of a kind per stage, in the order of ids.

use super::{Count, Days, Money, Rate, StageId, Text};

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

/// At most one `T` for each stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerStage<T>(Vec<(StageId, T)>);

impl<T> PerStage<T> {
    pub(super) const EMPTY: Self = Self(Vec::new());
}

impl<T> Default for PerStage<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T: Copy> PerStage<T> {
    pub fn get(&self, stage: StageId) -> Option<T> {
        self.0.iter().find(|(id, _)| *id == stage).map(|(_, value)| *value)
    }

    /// Sets, or with `None` removes, what is said of `stage`.
    pub fn set(&mut self, stage: StageId, value: Option<T>) {
        let position = self.0.partition_point(|(id, _)| *id < stage);
        self.0.retain(|(id, _)| *id != stage);
        if let Some(value) = value {
            self.0.insert(position, (stage, value));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (StageId, T)> + '_ {
        self.0.iter().copied()
    }

    /// Whether anything is said of a stage of which this is true.
    pub(super) fn any_stage(&self, is_sought: &dyn Fn(StageId) -> bool) -> bool {
        self.0.iter().any(|(id, _)| is_sought(*id))
    }

    pub(super) fn retain(&mut self, keep: impl Fn(StageId) -> bool) {
        self.0.retain(|(id, _)| keep(*id));
    }
}
