//! Buttons beside figures that open what explains them.

use yew::prelude::*;

use funnelwright::widgets::context::{Desk, Panel, Topic, Under};

/// Words beside figures, as a button that opens what explains them.
pub fn opener(words: impl Into<Html>, topic: Topic, desk: &Desk) -> Html {
    let title = desk.locale().messages.math_show();
    let on_click = desk.on_open(Panel::Math(topic, Under::InForce));
    html! { <button type="button" class="explain" {title} onclick={on_click}>{words.into()}</button> }
}
