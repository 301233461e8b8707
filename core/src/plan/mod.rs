//! Plans: a funnel, its goal and what-ifs, and the sections beyond it. Every value here is legal by
//! construction: types that check themselves, and [`Plan::new`] for what they must be together.
//!
//! ```
//! use funnelwright_core::plan::{Count, Edit, OutOfRange, Plan, PlanDraft, Stage, StageId, Text};
//!
//! # fn main() -> Result<(), OutOfRange> {
//! let visitors = Stage::new(StageId(0), Text::fitted("Visitors"), Count::new(12_000)?);
//! let customers = Stage::new(StageId(1), Text::fitted("Customers"), Count::new(38)?);
//! let draft = PlanDraft { stages: vec![visitors, customers], ..PlanDraft::blank() };
//! let plan = Plan::new(draft).map_err(|_| OutOfRange)?;
//!
//! let edited = plan.apply(Edit::SetCount(StageId(1), Count::new(45)?)).map_err(|_| OutOfRange)?;
//! assert_eq!(edited.stages[1].count.get(), 45);
//! # Ok(())
//! # }
//! ```

mod amount;
mod currency;
mod date;
mod decimal;
mod edit;
mod format;
mod goal;
mod per_stage;
#[expect(clippy::module_inception, reason = "the file is about the type Plan")]
mod plan;
mod rate;
mod scenario;
mod sections;
mod shared;
mod stage;
mod text;
mod workspace;

pub use amount::{Count, Days, Money, OutOfRange, Quantity, Share};
pub use currency::Currency;
pub use date::{Date, length_of_month};
pub use decimal::Decimal;
pub use edit::{Direction, Edit, EditKey, Override};
pub use goal::{Confidence, Goal, Measure, Target};
pub use per_stage::PerStage;
pub use plan::{MAXIMUM_STAGES, MINIMUM_STAGES, Period, Plan, PlanDraft, PlanProblem};
pub use rate::Rate;
pub use scenario::{MAXIMUM_SCENARIOS, Overrides, Scenario};
pub use sections::*;
pub use shared::Shared;
pub use stage::{Benchmark, Stage, StageId, StageKind};
pub use text::Text;
pub use workspace::{PlanEntry, PlanId, Workspace, WorkspaceProblem};
