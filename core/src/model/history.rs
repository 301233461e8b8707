//! What was counted before. Invariant: at most one count per stage and period; that periods are few is [`super::Plan`]'s.

use super::{Count, PerStage, Text};

/// The most past periods that a plan keeps.
pub const MAXIMUM_HISTORY: usize = 60;

/// A period that is over: how many reached each stage in it, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Past {
    /// What the period is called.
    pub label: Text<40>,
    pub counts: PerStage<Count>,
}
