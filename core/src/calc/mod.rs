//! The calculations. One file per question; [`report()`] puts the answers on one period together.
//!
//! ```
//! use funnelwright_core::calc::{Requirement, report};
//! use funnelwright_core::plan::{Count, Goal, OutOfRange, Plan, PlanDraft, Stage, StageId, Target, Text};
//!
//! # fn main() -> Result<(), OutOfRange> {
//! let leads = Stage::new(StageId(0), Text::fitted("Leads"), Count::new(850)?);
//! let customers = Stage::new(StageId(1), Text::fitted("Customers"), Count::new(38)?);
//! let blank = PlanDraft::blank();
//! let goal = Goal { target: Target::Customers(Count::new(45)?), ..blank.goal };
//! let plan = Plan::new(PlanDraft { stages: vec![leads, customers], goal, ..blank }).map_err(|_| OutOfRange)?;
//!
//! let report = report(&plan);
//! assert_eq!(report.overall_conversion, Some(38.0 / 850.0));
//! assert_eq!(report.required_top, Requirement::Top(1007));
//! # Ok(())
//! # }
//! ```

mod bottleneck;
pub mod calendar;
pub mod capacity;
mod chance;
mod conversion;
mod exact;
mod flow;
mod leaks;
pub mod levers;
mod pace;
pub mod projection;
mod report;
mod requirement;
mod revenue;
pub mod simulation;
mod solve;
pub mod timeline;
pub mod uncertainty;
mod worth;

pub use bottleneck::Bottleneck;
pub use flow::RateInForce;
pub use pace::{Pace, weeks, working_days};
pub use report::{Report, StageReport, report, report_under};
pub use requirement::Requirement;
pub use solve::Solve;
