//! The calculations. One file per question; [`report()`] puts the answers on one period together.

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
