//! Show the math: the mechanism by which each room explains its computed numbers, and the explanations of the funnel's.

mod explanation;
pub mod opening;
mod plan;
mod stage;
#[cfg(test)]
pub mod tests;
pub mod working;

use crate::rooms::room::{Place, Room, Sheet};
use funnelwright::i18n::{Locale, Messages};
use funnelwright::widgets::context::Subject;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::names::name_part;

pub use explanation::{Explanation, days, sheet, typed};
use working::Working;

/// The funnel's figures, which stand on the page itself.
pub const ROOM: Room = Room {
    name: "math",
    title: Messages::math_show,
    place: Place::Nowhere,
    sheets: &[
        Sheet {
            subject: Subject::Stage,
            title: |figures, position, locale| match position {
                0 => name_part(figures.stage_name(locale, 0)),
                position => figures.step_name(locale, position),
            },
            draw: |figures, topic, context| {
                let locale = context.locale();
                sheet(figures, Vec::new(), stage_explanations(figures, topic.position, locale), locale)
            },
        },
        Sheet {
            subject: Subject::Plan,
            title: |_, _, locale| locale.messages.math_plan().into(),
            draw: |figures, _, context| {
                sheet(figures, Vec::new(), plan_explanations(figures, context.locale()), context.locale())
            },
        },
    ],
};

/// Of every number of the stage at a position, from 0, and of the step into it. None for a position without a stage.
fn stage_explanations(figures: &Figures, position: usize, locale: &Locale) -> Vec<Explanation> {
    let of = |report| stage::explanations(&Working::new(figures, locale, Some(position)), position, report);
    figures.now.stages.get(position).map(of).unwrap_or_default()
}

/// Of every number of the plan as a whole.
fn plan_explanations(figures: &Figures, locale: &Locale) -> Vec<Explanation> {
    plan::explanations(&Working::new(figures, locale, None))
}
