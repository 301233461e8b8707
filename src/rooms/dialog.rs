//! A modal dialog by the browser's own `<dialog>`: focus, Escape and the page behind are its business.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use funnelwright::widgets::context::{Panel, UiContext};

#[derive(Properties, PartialEq)]
pub struct DialogProperties {
    pub context: UiContext,
    pub title: AttrValue,
    #[prop_or_default]
    pub class: &'static str,
    /// Whether something in it takes the focus as it opens.
    #[prop_or_default]
    pub gives_focus: bool,
    pub children: Html,
}

/// Open as long as it is on the page.
#[component]
pub fn Dialog(properties: &DialogProperties) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                // Fails only where it is open already.
                let _ = dialog.show_modal();
            }
            // Closing gives the focus back to where it was; only taking the element away does not.
            move || dialog.iter().for_each(HtmlDialogElement::close)
        });
    }
    let on_close = properties.context.on_open::<Event>(Panel::None);
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
        // The focus is the dialog's own: on its first button, a press of the mouse would show a ring in WebKit.
        <dialog ref={node} autofocus={!properties.gives_focus} class={properties.class} aria-label={&properties.title} onclose={on_close} onclick={on_backdrop}>
            <div class="sheet">
                <header class="sheet-head">
                    <h2>{&properties.title}</h2>
                    <button type="button" class="quiet" onclick={on_button}>{properties.context.locale().messages.dialog_close()}</button>
                </header>
                {properties.children.clone()}
            </div>
        </dialog>
    }
}
