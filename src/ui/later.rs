//! The way to what comes once the page is drawn. Invariant: nothing of [`crate::later`] is called but through this trait.

use std::cell::RefCell;
use std::rc::Rc;

use funnelwright_core::codec::{FileProblem, LinkProblem, Repaired, Value};
use funnelwright_core::model::{Plan, Workspace};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::desk::{Desk, Panel};
use super::figures::Figures;
use super::keeping::{Keep, Keeping};
use crate::i18n::{Catalog, Locale};
use crate::platform::page;
use crate::state::State;

/// What the later part of the program does.
pub trait Later {
    /// Keeps plans from now on.
    fn keep(&self, keeping: Keeping) -> Rc<dyn Keep>;
    /// What lies over the page, and what only paper shows.
    fn panels(&self, properties: PanelsProperties) -> Html;
    /// The kept scenarios compared; there is one at least.
    fn scenarios(&self, figures: &Figures, desk: &Desk) -> Html;
    /// What goes beyond the first screen: the forecast over time and what follows from it.
    fn regions(&self, figures: &Figures, desk: &Desk) -> Html;
    /// What the person should know, and what to do about it.
    fn notices(&self, state: &State, desk: &Desk) -> Html;
    /// The table of results as text for a spreadsheet.
    fn table(&self, figures: &Figures, locale: &Locale) -> String;
    fn read_link(&self, fragment: &str) -> Result<Plan, LinkProblem>;
    /// The plan of a stored file, whatever it holds.
    fn read_plan(&self, file: &Value) -> Result<Plan, FileProblem>;
    /// What can be saved of a stored file that is not legal.
    fn repair(&self, file: &Value) -> Result<Repaired, FileProblem>;
    /// What is understood of a stored file of a later version.
    fn read_newer(&self, file: &Value) -> Result<Repaired, FileProblem>;
}

#[derive(Properties, Clone, PartialEq)]
pub struct PanelsProperties {
    pub desk: Desk,
    pub panel: Panel,
    pub figures: Figures,
    pub workspace: Rc<Workspace>,
}

thread_local! {
    static LATER: RefCell<Option<Rc<dyn Later>>> = const { RefCell::new(None) };
}

/// Called by the later part itself, when it is there.
pub fn arrive(later: Rc<dyn Later>) {
    LATER.set(Some(later));
}

/// The later part, once it is there.
pub fn later() -> Option<Rc<dyn Later>> {
    LATER.with_borrow(Clone::clone)
}

/// Where the words of the later part lie beside the page.
const CATALOG: &str = "locales/en.more.json";

/// Loads the later part and its words, unless they are here already. Tells whether all is here now.
pub async fn fetch(locale: &Locale) -> bool {
    if !locale.messages.is_complete()
        && let Some(catalog) = page::fetch_json(CATALOG).await
    {
        // One that does not fit is as good as none.
        let _ = locale.messages.complete(&Catalog(catalog));
    }
    if later().is_none() {
        page::load_later().await;
    }
    locale.messages.is_complete() && later().is_some()
}

/// How far the loading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    Awaited,
    Done,
    Failed,
}

/// Loads the later part once the page is drawn; again when a panel opens without it.
#[hook]
pub fn use_later(locale: &Rc<Locale>, panel: Panel) -> Loading {
    let loading = use_state(|| Loading::Awaited);
    let locale = Rc::clone(locale);
    let setter = loading.setter();
    let is_done = *loading == Loading::Done;
    use_effect_with(panel, move |_| {
        if !is_done {
            spawn_local(async move {
                setter.set(if fetch(&locale).await { Loading::Done } else { Loading::Failed });
            });
        }
    });
    *loading
}
