//! The one way from the page to the rooms, which come once it is drawn: a trait, whose object they register as they
//! arrive.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;

use funnelwright_core::format::{FileProblem, LinkProblem, Repaired, Value};
use funnelwright_core::plan::{Plan, Workspace};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::i18n::{Catalog, Locale};
use crate::platform::page;
use crate::platform::part::SplitLoaderError;
use crate::state::State;
use crate::storage::{Refused, Store};
use crate::widgets::context::{Panel, UiContext};
use crate::widgets::figures::Figures;
use crate::widgets::pasted::Pasted;

/// What the rooms do for the page.
pub trait Rooms {
    /// What saves plans as they change. Nothing is to be seen of it.
    fn autosave(&self, properties: AutosaveProperties) -> Html;
    /// What lies over the page, and what only paper shows.
    fn panels(&self, properties: PanelsProperties) -> Html;
    /// The kept scenarios compared; there is one at least.
    fn scenarios(&self, figures: &Figures, context: &UiContext) -> Html;
    /// What goes beyond the first screen: the forecast over time and what follows from it.
    fn tabs(&self, figures: &Figures, context: &UiContext) -> Html;
    /// What the person should know, and what to do about it.
    fn notices(&self, state: &State, context: &UiContext) -> Html;
    /// The table of results as text for a spreadsheet.
    fn table(&self, figures: &Figures, locale: &Locale) -> String;
    fn read_link(&self, fragment: &str) -> Result<Plan, LinkProblem>;
    /// What can be saved of a stored file that is not legal.
    fn repair(&self, file: &Value) -> Result<Repaired, FileProblem>;
    /// What is understood of a stored file of a later version.
    fn read_newer(&self, file: &Value) -> Result<Repaired, FileProblem>;
}

#[derive(Properties, Clone, PartialEq)]
pub struct PanelsProperties {
    pub context: UiContext,
    pub panel: Panel,
    /// The table that was pasted last.
    pub pasted: Option<Pasted>,
    pub figures: Figures,
    pub workspace: Rc<Workspace>,
}

#[derive(Properties, Clone)]
pub struct AutosaveProperties {
    pub context: UiContext,
    /// Gives the state as it is at any time, so it tells nothing of a change.
    pub state: UseReducerHandle<State>,
    pub workspace: Rc<Workspace>,
    pub is_embedded: bool,
    pub store: Rc<RefCell<Store>>,
    /// Is told why the last save did not go well.
    pub refused: UseStateSetter<Option<Refused>>,
}

/// Equal where there is nothing to be saved.
impl PartialEq for AutosaveProperties {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.workspace, &other.workspace) && self.is_embedded == other.is_embedded
    }
}

thread_local! {
    static ROOMS: RefCell<Option<Rc<dyn Rooms>>> = const { RefCell::new(None) };
    static LOAD: Cell<Option<Load>> = const { Cell::new(None) };
}

/// Has the rooms arrive.
pub type Load = fn() -> Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;

/// Tells how the rooms are loaded, when they are needed.
pub fn load_with(load: Load) {
    LOAD.set(Some(load));
}

/// Called by the rooms themselves, when they are there.
pub fn arrive(rooms: Rc<dyn Rooms>) {
    ROOMS.set(Some(rooms));
}

/// The rooms, once they are there.
pub fn rooms() -> Option<Rc<dyn Rooms>> {
    ROOMS.with_borrow(Clone::clone)
}

/// Where the words of the rooms lie beside the page.
const CATALOG: &str = "locales/en.rooms.json";

/// Loads the rooms and their words, unless they are here already. Tells whether all is here now.
pub async fn fetch(locale: &Locale) -> bool {
    if !locale.messages.is_complete()
        && let Some(catalog) = page::fetch_json(CATALOG).await
    {
        // One that does not fit is as good as none.
        let _ = locale.messages.complete(&Catalog(catalog));
    }
    if rooms().is_none() {
        // Whether they came is seen by their being there.
        if let Some(load) = LOAD.get() {
            let _ = load().await;
        }
    }
    locale.messages.is_complete() && rooms().is_some()
}

/// How far the loading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    Awaited,
    Done,
    Failed,
}

/// Loads the rooms once the page is drawn; again when a panel opens without them.
#[hook]
pub fn use_rooms(locale: &Rc<Locale>, panel: Panel) -> Loading {
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
