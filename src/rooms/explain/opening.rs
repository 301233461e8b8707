//! Buttons beside figures that open what explains them.

use yew::prelude::*;

use funnelwright::widgets::context::{Panel, ScenarioRef, Topic, UiContext};

/// Words beside figures, as a button that opens what explains them.
pub fn opener(words: impl Into<Html>, topic: Topic, context: &UiContext) -> Html {
    let title = context.locale().messages.math_show();
    let on_click = context.on_open(Panel::Math(topic, ScenarioRef::InForce));
    html! { <button type="button" class="explain" {title} onclick={on_click}>{words.into()}</button> }
}
