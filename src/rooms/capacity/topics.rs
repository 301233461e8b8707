//! The topics that capacity explains.

use funnelwright::widgets::context::{Subject, Topic};

/// The work of the team in all.
pub const TEAM: Topic = Topic::new(Subject::Team, 0);

/// The work at the stage at a position, from 0.
pub const fn work(position: usize) -> Topic {
    Topic::new(Subject::Work, position)
}
