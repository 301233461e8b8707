//! The work that is asked of the team, and its hours in words.

use funnelwright_core::calc::Requirement;
use funnelwright_core::calc::capacity::{Capacity, StageLoad, StageWork, Work};
use yew::AttrValue;

use funnelwright::i18n::Locale;
use funnelwright::widgets::figures::Figures;

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

    /// The name of a figure that is of the goal, or of what is expected.
    pub fn metric(&self, of_goal: &'static str, of_expected: &'static str) -> &'static str {
        if self.is_goal { of_goal } else { of_expected }
    }

    pub fn is_work_set(&self) -> bool {
        self.capacity.stages.iter().any(|stage| stage.hours_per_entry.is_some())
    }
}

/// From here on hours are told in millions.
const VERY_MANY: f64 = 1e7;

/// Hours as they are written: "660 h".
pub fn hours_word(hours: f64, locale: &Locale) -> AttrValue {
    let number = if hours < VERY_MANY { locale.average(hours) } else { locale.compact(None)(hours) };
    locale.messages.capacity_hours(number).text().into()
}
