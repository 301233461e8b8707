//! The topics that the forecast explains.

use funnelwright::widgets::context::{Subject, Topic};

/// All periods to come together.
pub const HORIZON: Topic = Topic::new(Subject::Horizon, 0);

pub const PROJECTION: Topic = Topic::new(Subject::Projection, 0);

/// The period to come at a position, from 0.
pub const fn period(position: usize) -> Topic {
    Topic::new(Subject::Period, position)
}
