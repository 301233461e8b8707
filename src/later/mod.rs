//! What comes once the page is drawn, as a wasm module of its own that `xtask/src/split-wasm.mjs` cuts off. Invariant:
//! what is here is reached through [`Later`] only, so that the page can begin without it.

mod dialog;
mod gallery;
mod math;
mod plans;

use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

use crate::ui::desk::Panel;
use crate::ui::later::{self, Later, PanelsProperties};
use dialog::Dialog;
use gallery::{gallery, use_offer};
use math::math;
use plans::plans;

struct Parts;

impl Later for Parts {
    fn panels(&self, properties: PanelsProperties) -> Html {
        html! { <Panels ..properties /> }
    }
}

/// Called by the page's loader when this part of the program is there.
#[wasm_bindgen]
pub fn arrive() {
    later::arrive(Rc::new(Parts));
}

/// What lies over the page.
#[component]
fn Panels(properties: &PanelsProperties) -> Html {
    let PanelsProperties { desk, panel, figures, workspace } = properties;
    let locale = desk.locale();
    let messages = &locale.messages;
    let offer = use_offer(*panel);
    let dialog = |class: &'static str, title: AttrValue, content: Html| {
        html! { <Dialog desk={desk.clone()} {class} {title}>{content}</Dialog> }
    };
    match *panel {
        Panel::None => Html::default(),
        Panel::Plans => dialog("", messages.plan_title(), plans(workspace, locale, desk)),
        Panel::Templates => dialog("wide", messages.gallery_title(), gallery(&offer.borrow(), locale, desk)),
        Panel::Math(topic, under) => {
            dialog("", math::title(figures, topic, under, locale), math(&figures.under(under), topic, locale))
        }
    }
}
