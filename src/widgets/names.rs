//! The names of plans and stages, and names within sentences.

use funnelwright_core::plan::Plan;
use yew::prelude::*;

use crate::i18n::{Locale, Part};

/// The plan's name, or words for one without.
pub fn plan_name(locale: &Locale, plan: &Plan) -> AttrValue {
    if plan.name.is_blank() { locale.messages.plan_unnamed() } else { plan.name.as_str().to_owned().into() }
}

/// The name of the stage at a position from 0, or "Stage 3" for one without.
pub fn stage_name(locale: &Locale, plan: &Plan, position: usize) -> AttrValue {
    match plan.stages.get(position) {
        Some(stage) if !stage.name.is_blank() => stage.name.as_str().to_owned().into(),
        _ => locale.messages.row_unnamed(locale.count(position as f64 + 1.0)).text().into(),
    }
}

/// A person's own words: isolated, so that their direction does not disturb what stands around them, and not for a
/// browser to translate.
pub fn own_words(words: AttrValue) -> Html {
    html! { <bdi translate="no">{words}</bdi> }
}

/// The same within a sentence.
pub fn name_part(name: AttrValue) -> Part {
    Part::Node(own_words(name))
}
