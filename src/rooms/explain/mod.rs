//! Show the math: the mechanism by which each room explains its computed numbers, and the explanations of the funnel's.

mod explanation;
pub mod opening;
mod plan;
mod stage;
#[cfg(test)]
pub mod tests;
pub mod working;

use crate::rooms::room::{self, Place, Room, Subject};
use funnelwright::i18n::{Locale, Messages};
use funnelwright::widgets::context::Topic;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::names::name_part;

pub use explanation::{Explanation, days, sheet, typed};
use working::Working;

/// The funnel's figures, which stand on the page itself.
pub const ROOM: Room = Room {
    name: "math",
    title: Messages::math_show,
    place: Place::Nowhere,
    subjects: &[
        Subject {
            name: Topic::stage(0).subject,
            metrics: &[],
            position: |stage, _| stage,
            title: |figures, position, locale| match position {
                0 => name_part(figures.stage_name(locale, 0)),
                position => figures.step_name(locale, position),
            },
            sheet: |figures, topic, context| {
                let locale = context.locale();
                sheet(figures, Vec::new(), stage_explanations(figures, topic.position, locale), locale)
            },
        },
        Subject {
            name: Topic::PLAN.subject,
            metrics: &[],
            position: room::only,
            title: |_, _, locale| locale.messages.math_plan().into(),
            sheet: |figures, _, context| {
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
