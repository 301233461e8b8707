//! A field with its words before it.

use yew::prelude::*;

use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::field::Field;
use funnelwright::widgets::slot::Slot;

/// A field with its words before it.
pub fn labelled(
    context: &UiContext,
    words: AttrValue,
    label: AttrValue,
    slot: Slot,
    value: AttrValue,
    silent: AttrValue,
) -> Html {
    html! {
        <label class="labelled">
            <span aria-hidden="true">{words}</span>
            <Field context={context.clone()} class="boxed" {slot} {label} {value} placeholder={silent} />
        </label>
    }
}
