//! The page as it is drawn first, one file per region. Components draw; what happens goes to the reducer as an action.

mod app;
mod clicked_figure;
pub mod funnel;
pub mod gate;
pub mod goal;
pub mod header;
mod headline;
mod initial_state;
pub mod link;
pub mod phrases;
mod scenarios;
mod what_if;

use crate::i18n::{Catalog, Locale};
use crate::platform::page;
use app::{App, AppProperties};
use initial_state::InitialState;

/// The language in use, and where its messages lie beside the page.
const LANGUAGE: &str = "en";
const CATALOG: &str = "locales/en.json";

/// Reads the messages and the stored plans, and draws the page. Without messages nothing can be said:
/// the words that the page came with stay. `load_rooms` has the rooms arrive.
pub async fn start(load_rooms: gate::Load) {
    gate::load_with(load_rooms);
    let Some(catalog) = page::fetch_json(CATALOG).await else { return };
    let Ok(locale) = Locale::new(LANGUAGE, &Catalog(catalog)) else { return };
    let Some(root) = page::root() else { return };
    page::set_language(&locale.tag(), locale.direction());
    let initial = InitialState::new(locale).await;
    root.set_text_content(None);
    let properties = AppProperties { initial };
    yew::Renderer::<App>::with_root_and_props(root, properties).render();
}
