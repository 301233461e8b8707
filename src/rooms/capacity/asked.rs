//! The work that is asked of the team, and its hours in words.

use funnelwright_core::calc::Requirement;
use funnelwright_core::calc::capacity::{Capacity, StageLoad, StageWork, Work};

use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::metrics::Metric;

/// What is asked of the team.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub figures: &'a Figures,
    pub capacity: &'a Capacity,
    /// Whether it is what the goal requires, or what is expected.
    pub is_goal: bool,
}

impl<'a> Asked<'a> {
    pub fn new(figures: &'a Figures, capacity: &'a Capacity) -> Self {
        let is_goal = matches!(figures.now.required_top, Requirement::Top(count) if count > 0);
        Self { figures, capacity, is_goal }
    }

    pub fn of_stage(&self, stage: &StageWork) -> StageLoad {
        if self.is_goal { stage.required } else { stage.expected }
    }

    pub fn in_all(&self) -> Work {
        if self.is_goal { self.capacity.required } else { self.capacity.expected }
    }

    /// Of two metrics, that of the goal or that of what is expected.
    pub fn metric(&self, of_goal: Metric, of_expected: Metric) -> Metric {
        if self.is_goal { of_goal } else { of_expected }
    }

    pub fn is_work_set(&self) -> bool {
        self.capacity.stages.iter().any(|stage| stage.hours_per_entry.is_some())
    }
}
