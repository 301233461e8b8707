//! A modal dialog by the browser's own `<dialog>`: focus, Escape and the page behind are its business.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::i18n::use_locale;

#[derive(Properties, PartialEq)]
pub struct DialogProperties {
    pub title: AttrValue,
    pub on_close: Callback<()>,
    #[prop_or_default]
    pub class: &'static str,
    pub children: Html,
}

/// Open as long as it is on the page.
#[component]
pub fn Dialog(properties: &DialogProperties) -> Html {
    let locale = use_locale();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                // Fails only where it is open already.
                let _ = dialog.show_modal();
            }
        });
    }
    let on_close = {
        let on_close = properties.on_close.clone();
        Callback::from(move |_: Event| on_close.emit(()))
    };
    let close = |node: &NodeRef| {
        let node = node.clone();
        move || {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    let on_button = {
        let close = close(&node);
        Callback::from(move |_: MouseEvent| close())
    };
    // A press on the dialog element itself is one on the backdrop: its content fills it.
    let on_backdrop = {
        let (node, close) = (node.clone(), close(&node));
        Callback::from(move |event: MouseEvent| {
            let target: Option<web_sys::Node> =
                event.target().and_then(|target| wasm_bindgen::JsCast::dyn_into(target).ok());
            if target.is_some() && target == node.get() {
                close();
            }
        })
    };
    html! {
        <dialog ref={node} class={properties.class} aria-label={&properties.title} onclose={on_close} onclick={on_backdrop}>
            <div class="sheet">
                <header class="sheet-head">
                    <h2>{&properties.title}</h2>
                    <button type="button" class="quiet" onclick={on_button}>{locale.messages.dialog_close()}</button>
                </header>
                {properties.children.clone()}
            </div>
        </dialog>
    }
}
