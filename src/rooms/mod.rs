//! The rooms: what goes beyond the page as it is drawn first, one folder for each subject. In a release they are a wasm module
//! of their own. Invariant: the page reaches them through [`Rooms`] alone.

mod address;
mod autosave;
mod capacity;
mod deals;
mod dialog;
mod events;
mod explain;
mod files;
mod forecast;
mod funnel;
mod gallery;
mod history;
mod hours;
mod labelled;
mod levers;
mod notices;
mod periods;
mod plans;
mod reading;
mod report;
mod room;
mod scenarios;
mod share;
mod table;
mod tabs;
mod topics;

use std::rc::Rc;

use funnelwright_core::format::{self, FileProblem, LinkProblem, Repaired, Value};
use funnelwright_core::plan::Plan;
#[cfg(not(debug_assertions))]
use wasm_split_macros::wasm_split;
use yew::prelude::*;

use autosave::Autosaving;
use dialog::Dialog;
use files::import::use_dropped;
use funnelwright::i18n::Locale;
use funnelwright::page::gate::{self, AutosaveProperties, PanelsProperties, Rooms};
use funnelwright::platform::part::SplitLoaderError;
use funnelwright::state::State;
use funnelwright::widgets::context::{Panel, UiContext};
use funnelwright::widgets::figures::Figures;
use notices::notices;
use room::{Opened, Place};
use scenarios::scenarios;
use tabs::Tabs;

/// Every room, the tabs in their order, by the name that is the address of a tab or a section. A new one is a folder, its
/// `mod` above, and a line here.
pub static ROOMS: &topics::Rooms = &[
    &funnel::ROOM,
    &scenarios::ROOM,
    &forecast::ROOM,
    &levers::ROOM,
    &capacity::ROOM,
    &deals::ROOM,
    &history::ROOM,
    &events::ROOM,
    &report::ROOM,
    &plans::ROOM,
    &gallery::ROOM,
    &share::ROOM,
    &files::export::ROOM,
    &files::import::ROOM,
    &explain::ROOM,
    &table::ROOM,
];

struct AllRooms;

impl Rooms for AllRooms {
    fn autosave(&self, properties: AutosaveProperties) -> Html {
        html! { <Autosaving ..properties /> }
    }

    fn panels(&self, properties: PanelsProperties) -> Html {
        html! { <Panels ..properties /> }
    }

    fn scenarios(&self, figures: &Figures, context: &UiContext) -> Html {
        scenarios(figures, context.locale(), context)
    }

    fn tabs(&self, figures: &Figures, context: &UiContext) -> Html {
        html! { <Tabs context={context.clone()} figures={figures.clone()} rooms={ROOMS} /> }
    }

    fn notices(&self, state: &State, context: &UiContext) -> Html {
        notices(state, ROOMS, context)
    }

    fn table(&self, figures: &Figures, locale: &Locale) -> String {
        files::export::table::clipboard_text(figures, locale)
    }

    fn read_link(&self, fragment: &str) -> Result<Plan, LinkProblem> {
        format::read_link(fragment)
    }

    fn repair(&self, file: &Value) -> Result<Repaired, FileProblem> {
        format::repair_plan(file)
    }

    fn read_newer(&self, file: &Value) -> Result<Repaired, FileProblem> {
        format::read_newer(file)
    }
}

/// Has the rooms arrive. A release is parted here: what only `register` needs is loaded before it runs.
pub async fn load() -> Result<(), SplitLoaderError> {
    #[cfg_attr(not(debug_assertions), wasm_split(rooms, fallible, wasm_split_path = funnelwright::platform::part))]
    fn register() -> Result<(), SplitLoaderError> {
        gate::arrive(Rc::new(AllRooms));
        Ok(())
    }
    #[cfg(debug_assertions)]
    return register();
    #[cfg(not(debug_assertions))]
    register().await
}

/// What lies over the page, and what stands at its end.
#[component]
fn Panels(properties: &PanelsProperties) -> Html {
    let PanelsProperties { context, panel, figures, .. } = properties;
    let locale = context.locale();
    let dropped = use_dropped(context, *panel);
    let opened = Opened { rooms: ROOMS, page: properties, dropped };
    let dialog = |class: &'static str, title: AttrValue, content: Html| {
        html! { <Dialog context={context.clone()} {class} {title}>{content}</Dialog> }
    };
    let drawn = ROOMS.iter().map(|room| match room.place {
        Place::Beside(draw) => draw(&opened),
        Place::Dialog(class, draw) if *panel == Panel::Room(room.name) => {
            dialog(class, (room.title)(&locale.messages), draw(&opened))
        }
        _ => Html::default(),
    });
    let explained = match *panel {
        Panel::Math(topic, under) => {
            let title = topics::title(ROOMS, figures, topic, under, locale);
            dialog("", title, topics::sheet(ROOMS, &figures.under(under), topic, context))
        }
        Panel::None | Panel::Room(_) => Html::default(),
    };
    html! { <>{for drawn}{explained}</> }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use funnelwright::page::header::{PLANS, WAYS};
    use funnelwright::widgets::metrics;

    #[test]
    fn names_are_told_apart_and_can_be_addresses_and_what_the_page_opens_is_there() {
        let names: HashSet<&str> = ROOMS.iter().map(|room| room.name).collect();
        assert_eq!(names.len(), ROOMS.len());
        for name in &names {
            assert!(!name.is_empty() && name.bytes().all(|letter| letter.is_ascii_lowercase()), "{name}");
        }
        for name in WAYS.iter().map(|(name, ..)| *name).chain([PLANS]) {
            assert!(names.contains(name), "{name}");
        }
    }

    #[test]
    fn every_metric_is_explained() {
        for metric in metrics::ALL {
            assert!(topics::sheet_of(ROOMS, metric.subject).is_some(), "{}", metric.name);
        }
    }
}
