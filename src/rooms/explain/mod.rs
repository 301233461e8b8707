//! Show the math: the mechanism by which each room explains its computed numbers, and the explanations of the funnel's.

mod explanation;
pub mod opening;
mod plan;
mod stage;
#[cfg(test)]
pub mod tests;
pub mod working;

use funnelwright::i18n::Locale;
use funnelwright::widgets::figures::Figures;

pub use explanation::{Explanation, days, sheet, typed};
use working::Working;

/// Of every number of the stage at a position, from 0, and of the step into it. None for a position without a stage.
pub fn stage_explanations(figures: &Figures, position: usize, locale: &Locale) -> Vec<Explanation> {
    let of = |report| stage::explanations(&Working::new(figures, locale, Some(position)), position, report);
    figures.now.stages.get(position).map(of).unwrap_or_default()
}

/// Of every number of the plan as a whole.
pub fn plan_explanations(figures: &Figures, locale: &Locale) -> Vec<Explanation> {
    plan::explanations(&Working::new(figures, locale, None))
}
