//! A field with its words before it.

use yew::prelude::*;

use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::field::Field;
use funnelwright::widgets::field_binding::FieldBinding;

/// A field with its words before it.
pub fn labelled(
    context: &UiContext,
    words: AttrValue,
    label: AttrValue,
    binding: FieldBinding,
    value: AttrValue,
    silent: AttrValue,
) -> Html {
    html! {
        <label class="labelled">
            <span aria-hidden="true">{words}</span>
            <Field context={context.clone()} class="boxed" {binding} {label} {value} placeholder={silent} />
        </label>
    }
}
