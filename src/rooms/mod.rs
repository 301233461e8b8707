//! The rooms: what goes beyond the page as it is drawn first, one folder for each subject. They are a wasm module of their
//! own, which `xtask/src/split-wasm.mjs` cuts off. Invariant: the page reaches them through [`Rooms`] alone.

mod autosave;
mod capacity;
mod deals;
mod dialog;
mod explain;
mod files;
mod forecast;
mod gallery;
mod history;
mod levers;
mod notices;
mod pasting;
mod plans;
mod report;
mod scenarios;
mod share;
mod slots;
mod tabs;
mod topics;

use std::rc::Rc;

use funnelwright_core::codec::{self, FileProblem, LinkProblem, Repaired, Value};
use funnelwright_core::model::Plan;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

use dialog::Dialog;
use files::export::Export;
use files::import::{Import, use_dropped};
use funnelwright::i18n::Locale;
use funnelwright::page::gate::{self, PanelsProperties, Rooms};
use funnelwright::page::keeping::{Keep, Keeping};
use funnelwright::state::State;
use funnelwright::widgets::context::{Panel, UiContext};
use funnelwright::widgets::figures::Figures;
use gallery::{gallery, use_offer};
use notices::notices;
use plans::plans;
use report::report;
use scenarios::scenarios;
use share::Share;
use tabs::Regions;

struct AllRooms;

impl Rooms for AllRooms {
    fn keep(&self, keeping: Keeping) -> Rc<dyn Keep> {
        autosave::keep(keeping)
    }

    fn panels(&self, properties: PanelsProperties) -> Html {
        html! { <Panels ..properties /> }
    }

    fn scenarios(&self, figures: &Figures, context: &UiContext) -> Html {
        scenarios(figures, context.locale(), context)
    }

    fn regions(&self, figures: &Figures, context: &UiContext) -> Html {
        html! { <Regions context={context.clone()} figures={figures.clone()} /> }
    }

    fn notices(&self, state: &State, context: &UiContext) -> Html {
        notices(state, context)
    }

    fn table(&self, figures: &Figures, locale: &Locale) -> String {
        files::export::table::clipboard_text(figures, locale)
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

/// Called by the page's loader when the rooms are there.
#[wasm_bindgen]
pub fn arrive() {
    gate::arrive(Rc::new(AllRooms));
}

/// What lies over the page, and what only paper shows.
#[component]
fn Panels(properties: &PanelsProperties) -> Html {
    let PanelsProperties { context, panel, figures, workspace } = properties;
    let locale = context.locale();
    let messages = &locale.messages;
    let offer = use_offer(*panel);
    let dialog = |class: &'static str, title: AttrValue, content: Html| {
        html! { <Dialog context={context.clone()} {class} {title}>{content}</Dialog> }
    };
    let dropped = use_dropped(context, *panel);
    let opened = match *panel {
        Panel::None => Html::default(),
        Panel::Plans => dialog("", messages.plan_title(), plans(workspace, locale, context)),
        Panel::Templates => dialog("wide", messages.gallery_title(), gallery(&offer.borrow(), locale, context)),
        Panel::Share => {
            let plan = Rc::clone(&figures.plan);
            dialog("", messages.share_title(), html! { <Share context={context.clone()} {plan} /> })
        }
        Panel::Export => {
            let (figures, workspace) = (figures.clone(), Rc::clone(workspace));
            dialog("", messages.export_title(), html! { <Export context={context.clone()} {figures} {workspace} /> })
        }
        Panel::Import => dialog("", messages.import_title(), {
            let workspace = Rc::clone(workspace);
            html! { <Import context={context.clone()} {workspace} {dropped} /> }
        }),
        Panel::Math(topic, under) => dialog(
            "",
            topics::title(figures, topic, under, locale),
            topics::math(&figures.under(under), topic, context),
        ),
    };
    html! { <>{report(figures, locale)}{opened}</> }
}
