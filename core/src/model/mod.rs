//! What a plan is. Every value here is legal by construction: types that check themselves, and [`Plan::new`] for what they must be together.

mod amount;
mod beyond;
mod currency;
mod decimal;
mod edit;
mod goal;
mod history;
mod inflow;
mod outlook;
mod pipeline;
mod plan;
mod rate;
mod scenario;
mod shared;
mod stage;
mod team;
mod text;
mod workspace;

pub use amount::{Count, Days, Money, OutOfRange, Quantity, Share};
pub use currency::Currency;
pub use decimal::Decimal;
pub use edit::{Direction, Edit, Override};
pub use goal::{Confidence, Goal, Measure, Target};
pub use history::{MAXIMUM_HISTORY, Past};
pub use inflow::{Change, Factor, Inflow, Method, Season, Volumes};
pub use outlook::{Horizon, MAXIMUM_PAYMENTS, Month, Outlook, Payment, Periods, Spread};
pub use pipeline::Open;
pub use plan::{MAXIMUM_STAGES, MINIMUM_STAGES, Period, Plan, PlanDraft, PlanProblem};
pub use rate::Rate;
pub use scenario::{MAXIMUM_SCENARIOS, Overrides, PerStage, Scenario};
pub use shared::{Shared, Unsaid};
pub use stage::{Benchmark, Stage, StageId, StageKind};
pub use team::{Handling, Hours, Interval, Minutes, People, Team, Touches};
pub use text::Text;
pub use workspace::{PlanEntry, PlanId, Workspace, WorkspaceProblem};
