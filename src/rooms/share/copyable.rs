//! A text to be taken along: in a field, with a button that copies it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use funnelwright::platform::clipboard;
use funnelwright::widgets::context::UiContext;

#[derive(Properties, PartialEq)]
pub struct CopyableProperties {
    pub context: UiContext,
    /// What the text is, for the field's name.
    pub label: AttrValue,
    pub text: AttrValue,
    /// What the button says.
    pub copy: AttrValue,
    /// What is said once it is copied.
    pub copied: AttrValue,
    pub hint: Html,
}

/// The field, its button, and the hint below them, in whose place stands how the copying went until the button is left.
#[component]
pub fn Copyable(properties: &CopyableProperties) -> Html {
    let CopyableProperties { context, label, text, copy, copied, hint } = properties;
    let field = use_node_ref();
    let went_well = use_state(|| None::<bool>);
    let on_copy = {
        let (field, went_well, text) = (field.clone(), went_well.clone(), text.to_string());
        Callback::from(move |_: MouseEvent| {
            let (field, went_well) = (field.clone(), went_well.clone());
            clipboard::copy(text.clone(), move |is_copied| {
                // Then the browser's own keys do it.
                if let Some(field) = field.cast::<HtmlInputElement>().filter(|_| !is_copied) {
                    // An element on the page is never refused the focus with an error.
                    let _ = field.focus();
                }
                went_well.set(Some(is_copied));
            });
        })
    };
    let on_left = {
        let went_well = went_well.clone();
        Callback::from(move |_: FocusEvent| went_well.set(None))
    };
    // A press puts the cursor where it was, after the focus.
    let (on_focus, on_click) = (select::<FocusEvent>(&field), select::<MouseEvent>(&field));
    html! {
        <div class="copyable">
            <input ref={field} type="text" class="boxed" readonly={true} dir="ltr" aria-label={label} value={text} onfocus={on_focus} onclick={on_click} />
            <button type="button" class="boxed" onclick={on_copy} onblur={on_left}>{copy}</button>
            <p class="hint" role="status">
                {match *went_well {
                    Some(true) => copied.into(),
                    Some(false) => context.locale().messages.share_copy_failed().into(),
                    None => hint.clone(),
                }}
            </p>
        </div>
    }
}

fn select<Event: 'static>(field: &NodeRef) -> Callback<Event> {
    let field = field.clone();
    Callback::from(move |_| field.cast::<HtmlInputElement>().iter().for_each(HtmlInputElement::select))
}
