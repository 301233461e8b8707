//! A plan as a file. Invariant: what is written reads back as the same plan, its stages known by their positions.

mod reading;
mod writing;

use serde::{Deserialize, Serialize};

use super::{FileHeader, FileProblem};
use crate::model::{MAXIMUM_STAGES, Measure, Period, Plan, PlanProblem, StageKind};
use reading::Illegal;

const FORMAT: &str = "funnelcast-plan";
const VERSION: u32 = 1;

/// One plan in the form that is stored and given away as a file.
///
/// Counts are whole numbers, money is in minor units, exact decimals are text (`"0.125"`), stages are referred to by
/// their position from 1, and what is not set is left out. Every number is at most 10¹⁵, so a reader that
/// knows only doubles loses nothing. A new field, even an optional one, makes a new version: an older
/// reader would drop it without a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFile {
    format: String,
    version: u32,
    plan: PlanRecord,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PlanRecord {
    name: String,
    currency: String,
    period: String,
    stages: Vec<StageRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sale_stage: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead_stage: Option<u32>,
    goal: GoalRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    what_if: Option<OverridesRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    scenarios: Vec<ScenarioRecord>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct StageRecord {
    name: String,
    count: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    definition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    benchmark: Option<BenchmarkRecord>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct BenchmarkRecord {
    low: String,
    high: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct GoalRecord {
    measure: String,
    amount: u64,
    confidence: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct OverridesRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    top: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rates: Vec<RateRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    values: Vec<AmountRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    costs: Vec<AmountRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    days: Vec<DaysRecord>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RateRecord {
    stage: u32,
    rate: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct AmountRecord {
    stage: u32,
    amount: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct DaysRecord {
    stage: u32,
    days: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ScenarioRecord {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    overrides: Option<OverridesRecord>,
}

const PERIODS: [(&str, Period); 4] =
    [("week", Period::Week), ("month", Period::Month), ("quarter", Period::Quarter), ("year", Period::Year)];
const KINDS: [(&str, StageKind); 2] = [("formal", StageKind::Formal), ("key", StageKind::Key)];
const MEASURES: [(&str, Measure); 3] =
    [("customers", Measure::Customers), ("revenue", Measure::Revenue), ("profit", Measure::Profit)];

impl PlanFile {
    /// Whether what begins so can be read as a plan.
    ///
    /// # Errors
    /// [`FileProblem::NotAPlan`] and [`FileProblem::NewerVersion`].
    pub fn check_header(header: &FileHeader) -> Result<(), FileProblem> {
        header.check(FORMAT, VERSION, FileProblem::NotAPlan)
    }

    /// The plan, its stages' ids counting up from 0 in their order.
    ///
    /// # Errors
    /// The first [`FileProblem`] found; nothing is mended.
    pub fn into_plan(self) -> Result<Plan, FileProblem> {
        Self::check_header(&FileHeader { format: self.format, version: self.version })?;
        // First, because what follows takes longer the more stages there are, and the file may be a stranger's.
        if self.plan.stages.len() > MAXIMUM_STAGES {
            return Err(FileProblem::Unfit(PlanProblem::TooManyStages));
        }
        let draft = self.plan.read().map_err(|Illegal(field)| FileProblem::IllegalField(field))?;
        Plan::new(draft).map_err(FileProblem::Unfit)
    }
}

/// A rate that no one can have typed, such as 1/3 from counts, is written as the next lower one that can be.
impl From<&Plan> for PlanFile {
    fn from(plan: &Plan) -> Self {
        Self { format: FORMAT.into(), version: VERSION, plan: PlanRecord::of(plan) }
    }
}
