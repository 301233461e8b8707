//! What a plan is. Every value here is legal by construction: types that check themselves, and [`Plan::new`] for what they must be together.

mod amount;
mod currency;
mod decimal;
mod edit;
mod goal;
mod plan;
mod rate;
mod scenario;
mod stage;
mod text;
mod workspace;

pub use amount::{Count, Days, Money, OutOfRange};
pub use currency::Currency;
pub use decimal::Decimal;
pub use edit::{Direction, Edit, Override};
pub use goal::{Confidence, Goal, Measure, Target};
pub use plan::{MAXIMUM_STAGES, MINIMUM_STAGES, Period, Plan, PlanDraft, PlanProblem};
pub use rate::Rate;
pub use scenario::{MAXIMUM_SCENARIOS, Overrides, PerStage, Scenario};
pub use stage::{Benchmark, Stage, StageId, StageKind};
pub use text::Text;
pub use workspace::{PlanEntry, PlanId, Workspace, WorkspaceProblem};
