//! A stage of the funnel. Each field is legal by its own type; what stages must be together is [`super::Plan`]'s.

use super::{Count, Days, Money, OutOfRange, Rate, Text};

/// One stage, top first. `count` is how many *reached* it in the period, not how many stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// What scenarios and the screen know it by, whatever its name and place become.
    pub id: StageId,
    pub name: Text<80>,
    pub count: Count,
    pub kind: StageKind,
    /// What confirms that someone entered it: an action, a status, a document.
    pub definition: Text<200>,
    /// Earned each time someone enters.
    pub value: Money,
    /// Spent each time someone enters.
    pub cost: Money,
    /// Average days to the next stage.
    pub days: Option<Days>,
    /// Days after which a deal standing here is overdue.
    pub limit: Option<Days>,
    /// The usual range of the rate into this stage.
    pub benchmark: Option<Benchmark>,
}

impl Stage {
    /// A stage with a name and a count, and nothing else set.
    pub fn new(id: StageId, name: Text<80>, count: Count) -> Self {
        Self {
            id,
            name,
            count,
            kind: StageKind::Formal,
            definition: Text::default(),
            value: Money::ZERO,
            cost: Money::ZERO,
            days: None,
            limit: None,
            benchmark: None,
        }
    }
}

/// Identifies a stage within its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StageId(pub u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StageKind {
    Formal,
    /// The moment where the customer decides.
    Key,
}

/// The range that the rate into a stage usually lies in, with the source of that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benchmark {
    low: Rate,
    high: Rate,
    source: Text<120>,
}

impl Benchmark {
    /// Any rate at all.
    pub(super) fn any() -> Self {
        Self { low: Rate::ZERO, high: Rate::ONE, source: Text::default() }
    }

    /// # Errors
    /// [`OutOfRange`] unless 0 ≤ `low` ≤ `high` ≤ 1.
    pub fn new(low: Rate, high: Rate, source: Text<120>) -> Result<Self, OutOfRange> {
        if low.is_at_most(high) && high.is_at_most(Rate::ONE) {
            Ok(Self { low, high, source })
        } else {
            Err(OutOfRange)
        }
    }

    pub fn low(&self) -> Rate {
        self.low
    }

    pub fn high(&self) -> Rate {
        self.high
    }

    pub fn source(&self) -> &Text<120> {
        &self.source
    }
}
