//! Deals that are open now. Invariant: a chance of their own lies from 0 to 1.

use super::{Count, Money, Share};

/// The deals that stand in a stage: they have reached it and not the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    pub count: Count,
    /// What one of them brings on average; as much as any sale where `None`.
    pub value: Option<Money>,
    /// To come to the sale, whatever the rates say; what they say where `None`.
    pub chance: Option<Share>,
}
