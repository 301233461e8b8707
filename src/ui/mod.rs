//! What is on the page, one file per region. Components draw; what happens goes to the reducer as an action.

mod app;
mod chart;
pub(crate) mod desk;
mod field;
pub(crate) mod figure;
pub(crate) mod figures;
mod funnel;
mod goal;
mod header;
pub(crate) mod icon;
pub(crate) mod later;
mod scenarios;
pub(crate) mod select;
mod slot;
mod strip;
mod what_if;
pub(crate) mod words;

use std::cell::RefCell;
use std::rc::Rc;

use funnelcast_core::model::Workspace;

use crate::i18n::{Catalog, Locale};
use crate::platform::page;
use crate::platform::storage::{Store, load_view, new_plan_id};
use crate::state::{State, View};
use crate::templates::sample;
use app::{App, AppProperties, Beginning};

/// The language in use, and where its messages lie beside the page.
const LANGUAGE: &str = "en";
const CATALOG: &str = "locales/en.json";

/// Reads the messages and the stored plans, and draws the page. Without messages nothing can be said:
/// the words that the page came with stay.
pub async fn start() {
    let Some(catalog) = page::fetch_json(CATALOG).await else { return };
    let Ok(locale) = Locale::new(LANGUAGE, &Catalog(catalog)) else { return };
    let Some(root) = page::root() else { return };
    page::set_language(&locale.tag(), locale.direction());
    let mut store = Store::default();
    let found = store.load();
    let workspace =
        found.workspace.unwrap_or_else(|| Workspace::with_plan(new_plan_id(), Rc::new(sample(&locale.messages))));
    let view = load_view().map(|text| View::from_text(&text)).unwrap_or_default();
    root.set_text_content(None);
    let properties = AppProperties {
        beginning: Beginning {
            locale: Rc::new(locale),
            state: Rc::new(State::new(workspace, view)),
            store: Rc::new(RefCell::new(store)),
            has_unreadable: found.has_unreadable,
        },
    };
    yew::Renderer::<App>::with_root_and_props(root, properties).render();
}
