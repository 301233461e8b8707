//! A choice among a few, by the browser's own `<select>`. Invariant: it shows what the plan has, after undo too.

use wasm_bindgen::JsValue;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// `options` are values with their words; `choose` gets the chosen value.
pub fn select(
    class: &'static str,
    label: Option<AttrValue>,
    options: impl Iterator<Item = (AttrValue, AttrValue)>,
    chosen: &str,
    disabled: bool,
    choose: impl Fn(String) + 'static,
) -> Html {
    let on_change =
        Callback::from(move |event: Event| choose(event.target_unchecked_into::<HtmlSelectElement>().value()));
    // The attribute counts until someone has chosen, the property from then on.
    html! {
        <select {class} {disabled} aria-label={label} onchange={on_change} ~value={JsValue::from_str(chosen)}>
            {for options.map(|(value, words)| html! {
                <option key={value.to_string()} value={value.clone()} selected={*value == *chosen}>{words}</option>
            })}
        </select>
    }
}
