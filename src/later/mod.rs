//! What comes once the page is drawn, as a wasm module of its own that `xtask/src/split-wasm.mjs` cuts off. Invariant:
//! what is here is reached through [`Later`] only, so that the page can begin without it.

mod chart;
mod dialog;
mod export;
mod gallery;
mod import;
mod keeping;
mod math;
mod notices;
mod picture;
mod plans;
mod regions;
mod report;
mod scenarios;
mod share;

use std::rc::Rc;

use funnelwright_core::codec::{self, FileProblem, LinkProblem, Repaired, Value};
use funnelwright_core::model::Plan;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

use crate::i18n::Locale;
use crate::state::State;
use crate::ui::desk::{Desk, Panel};
use crate::ui::figures::Figures;
use crate::ui::keeping::{Keep, Keeping};
use crate::ui::later::{self, Later, PanelsProperties};
use dialog::Dialog;
use export::Export;
use gallery::{gallery, use_offer};
use import::{Import, use_dropped};
use math::math;
use notices::notices;
use plans::plans;
use regions::Regions;
use report::report;
use scenarios::scenarios;
use share::Share;

struct Parts;

impl Later for Parts {
    fn keep(&self, keeping: Keeping) -> Rc<dyn Keep> {
        keeping::keep(keeping)
    }

    fn panels(&self, properties: PanelsProperties) -> Html {
        html! { <Panels ..properties /> }
    }

    fn scenarios(&self, figures: &Figures, desk: &Desk) -> Html {
        scenarios(figures, desk.locale(), desk)
    }

    fn regions(&self, figures: &Figures, desk: &Desk) -> Html {
        html! { <Regions desk={desk.clone()} figures={figures.clone()} /> }
    }

    fn notices(&self, state: &State, desk: &Desk) -> Html {
        notices(state, desk)
    }

    fn table(&self, figures: &Figures, locale: &Locale) -> String {
        export::table::clipboard_text(figures, locale)
    }

    fn read_link(&self, fragment: &str) -> Result<Plan, LinkProblem> {
        codec::read_link(fragment)
    }

    fn read_plan(&self, file: &Value) -> Result<Plan, FileProblem> {
        codec::read_plan(file)
    }

    fn repair(&self, file: &Value) -> Result<Repaired, FileProblem> {
        codec::repair_plan(file)
    }

    fn read_newer(&self, file: &Value) -> Result<Repaired, FileProblem> {
        codec::read_newer(file)
    }
}

/// Called by the page's loader when this part of the program is there.
#[wasm_bindgen]
pub fn arrive() {
    later::arrive(Rc::new(Parts));
}

/// What lies over the page, and what only paper shows.
#[component]
fn Panels(properties: &PanelsProperties) -> Html {
    let PanelsProperties { desk, panel, figures, workspace } = properties;
    let locale = desk.locale();
    let messages = &locale.messages;
    let offer = use_offer(*panel);
    let dialog = |class: &'static str, title: AttrValue, content: Html| {
        html! { <Dialog desk={desk.clone()} {class} {title}>{content}</Dialog> }
    };
    let dropped = use_dropped(desk, *panel);
    let opened = match *panel {
        Panel::None => Html::default(),
        Panel::Plans => dialog("", messages.plan_title(), plans(workspace, locale, desk)),
        Panel::Templates => dialog("wide", messages.gallery_title(), gallery(&offer.borrow(), locale, desk)),
        Panel::Share => {
            let plan = Rc::clone(&figures.plan);
            dialog("", messages.share_title(), html! { <Share desk={desk.clone()} {plan} /> })
        }
        Panel::Export => {
            let (figures, workspace) = (figures.clone(), Rc::clone(workspace));
            dialog("", messages.export_title(), html! { <Export desk={desk.clone()} {figures} {workspace} /> })
        }
        Panel::Import => dialog("", messages.import_title(), {
            let workspace = Rc::clone(workspace);
            html! { <Import desk={desk.clone()} {workspace} {dropped} /> }
        }),
        Panel::Math(topic, under) => {
            dialog("", math::title(figures, topic, under, locale), math(&figures.under(under), topic, desk))
        }
    };
    html! { <>{report(figures, locale)}{opened}</> }
}
