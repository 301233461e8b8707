//! A plan written down as a constant. Invariant: a table holds numbers and where to find the words, never the words.

use funnelwright_core::plan::{
    Benchmark, Confidence, Count, Days, Decimal, Goal, Money, Plan, PlanDraft, Rate, Stage, StageId, StageKind, Target,
    Text,
};
use yew::AttrValue;

use crate::i18n::Messages;

/// A plan for a month, in euros, at the usual confidence.
pub struct PlanTable {
    pub name: Message,
    /// In customers.
    pub goal: u64,
    pub stages: &'static [StageTable],
}

/// Finds a text in the catalog.
type Message = fn(&Messages) -> AttrValue;

/// A stage; made by [`stage`] and its builder methods.
pub struct StageTable {
    name: Message,
    count: u64,
    kind: StageKind,
    definition: Option<Message>,
    value_cents: u64,
    days: Option<u16>,
    limit: Option<u16>,
    benchmark: Option<BenchmarkTable>,
}

struct BenchmarkTable {
    low_percent: u8,
    high_percent: u8,
    source: Message,
}

/// A formal stage that `count` people reached, with nothing else set.
pub const fn stage(name: Message, count: u64) -> StageTable {
    StageTable {
        name,
        count,
        kind: StageKind::Formal,
        definition: None,
        value_cents: 0,
        days: None,
        limit: None,
        benchmark: None,
    }
}

impl StageTable {
    /// What confirms that someone entered.
    pub const fn means(mut self, definition: Message) -> Self {
        self.definition = Some(definition);
        self
    }

    /// The key stage, which is nothing without a definition.
    pub const fn key(mut self, definition: Message) -> Self {
        self.kind = StageKind::Key;
        self.means(definition)
    }

    /// Earned per entry.
    pub const fn earns(mut self, euros: u64) -> Self {
        self.value_cents = euros * 100;
        self
    }

    /// Average days to the next stage.
    pub const fn takes(mut self, days: u16) -> Self {
        self.days = Some(days);
        self
    }

    /// Days after which a deal standing here is overdue.
    pub const fn within(mut self, days: u16) -> Self {
        self.limit = Some(days);
        self
    }

    /// The usual range of the rate into this stage, in percent, and who says so.
    pub const fn usually(mut self, low_percent: u8, high_percent: u8, source: Message) -> Self {
        self.benchmark = Some(BenchmarkTable { low_percent, high_percent, source });
        self
    }

    fn build(&self, id: StageId, messages: &Messages) -> Option<Stage> {
        Some(Stage {
            kind: self.kind,
            definition: self.definition.map(|definition| fitted(definition, messages)).unwrap_or_default(),
            value: Money::from_minor(self.value_cents).ok()?,
            days: days(self.days)?,
            limit: days(self.limit)?,
            benchmark: match &self.benchmark {
                Some(benchmark) => Some(benchmark.build(messages)?),
                None => None,
            },
            ..Stage::new(id, fitted(self.name, messages), Count::new(self.count).ok()?)
        })
    }
}

impl BenchmarkTable {
    fn build(&self, messages: &Messages) -> Option<Benchmark> {
        let rate = |percent: u8| Rate::typed(Decimal::new(percent.into(), 2)?).ok();
        Benchmark::new(rate(self.low_percent)?, rate(self.high_percent)?, fitted(self.source, messages)).ok()
    }
}

impl PlanTable {
    /// The plan in the language of `messages`.
    pub fn build(&self, messages: &Messages) -> Plan {
        match self.try_build(messages) {
            Some(plan) => plan,
            None => unreachable!("only constants decide whether a table makes a plan, and the tests build each table"),
        }
    }

    fn try_build(&self, messages: &Messages) -> Option<Plan> {
        let rows = (0..).map(StageId).zip(self.stages);
        Plan::new(PlanDraft {
            name: fitted(self.name, messages),
            stages: rows.map(|(id, row)| row.build(id, messages)).collect::<Option<_>>()?,
            goal: Goal { target: Target::Customers(Count::new(self.goal).ok()?), confidence: Confidence::usual() },
            ..PlanDraft::blank()
        })
        .ok()
    }
}

fn fitted<const LIMIT: usize>(message: Message, messages: &Messages) -> Text<LIMIT> {
    Text::fitted(&message(messages))
}

/// The inner `None` is "not set", the outer one "out of range".
fn days(days: Option<u16>) -> Option<Option<Days>> {
    match days {
        Some(days) => Some(Some(Days::new(Decimal::new(days.into(), 0)?).ok()?)),
        None => Some(None),
    }
}
