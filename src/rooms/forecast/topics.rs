//! The topics that the forecast explains.

use funnelwright::widgets::context::Topic;

pub const PERIOD: &str = "period";

/// All periods to come together.
pub const HORIZON: Topic = Topic::new("horizon", 0);

pub const PROJECTION: Topic = Topic::new("projection", 0);

/// The period to come at a position, from 0.
pub const fn period(position: usize) -> Topic {
    Topic::new(PERIOD, position)
}
