//! The topics that capacity explains.

use funnelwright::widgets::context::Topic;

pub const WORK: &str = "work";

/// The work of the team in all.
pub const TEAM: Topic = Topic::new("team", 0);

/// The work at the stage at a position, from 0.
pub const fn work(position: usize) -> Topic {
    Topic::new(WORK, position)
}
