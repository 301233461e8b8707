//! The kept what-ifs: an invitation while there is none, else the comparison, which a room draws.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::gate::rooms;
use crate::i18n::Locale;
use crate::platform::page;
use crate::widgets::context::UiContext;
use crate::widgets::figures::Figures;

/// The region.
pub fn scenarios(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let has_none = figures.plan.scenarios.is_empty();
    let is_awaited = !has_none && rooms().is_none();
    html! {
        <section class="scenarios" aria-labelledby="scenarios-title" aria-busy={is_awaited.then_some("true")}>
            <div class="head">
                <h2 id="scenarios-title">{messages.scenario_title()}</h2>
                if has_none {
                    <p>{messages.scenario_none()}</p>
                }
            </div>
            {rooms().filter(|_| !has_none).map(|rooms| rooms.scenarios(figures, context)).unwrap_or_default()}
        </section>
    }
}

/// Focuses the name of the scenario kept last, once there are so many, so that it can be typed over.
pub fn focus_newest(count: usize) {
    page::when_drawn(move || {
        let fields = page::select_all(".scenarios thead input");
        let newest = fields.last().filter(|_| fields.len() == count);
        newest.and_then(|field| field.dyn_ref::<HtmlInputElement>()).is_some_and(|field| {
            field.select();
            field.focus().is_ok()
        })
    });
}
