//! Values of stages. Invariant: at most one for each stage, in the order of ids.

use super::StageId;

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

    /// Sets the value of `stage`, or with `None` removes it.
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

    /// Whether there is a value of a stage of which this is true.
    pub(super) fn any_stage(&self, is_sought: &dyn Fn(StageId) -> bool) -> bool {
        self.0.iter().any(|(id, _)| is_sought(*id))
    }

    pub(super) fn retain(&mut self, keep: impl Fn(StageId) -> bool) {
        self.0.retain(|(id, _)| keep(*id));
    }
}
