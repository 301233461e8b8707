//! Autosave: plans are saved soon after they change, and shared with the other tabs. Invariant: what is changed is in
//! storage 350 ms later at most, and when the page is left.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use funnelwright_core::plan::{Plan, Text};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use funnelwright::i18n::Locale;
use funnelwright::page::gate::AutosaveProperties;
use funnelwright::platform::browser_storage::{BrowserStorage, TOOLS};
use funnelwright::platform::page;
use funnelwright::platform::tabs::{Tabs, one_at_a_time};
use funnelwright::state::{Action, Notice, State};
use funnelwright::storage::{Change, Refused, Store, UndoStore};
use funnelwright::widgets::context::UiContext;

/// How long a change may wait for others to be saved with it, in milliseconds.
const SAVE_AFTER: u32 = 150;

/// Saves what changes, and follows what other tabs change; not where another page has embedded a plan.
#[component]
pub fn Autosaving(properties: &AutosaveProperties) -> Html {
    let autosave = use_mut_ref(|| None::<Rc<Autosave>>);
    if let Some(autosave) = &*autosave.borrow() {
        autosave.latest.replace(properties.state.clone());
    }
    let (is_embedded, begins) = (properties.is_embedded, properties.clone());
    use_effect_with((Rc::clone(&properties.workspace), is_embedded), move |_| {
        let mut autosave = autosave.borrow_mut();
        if autosave.is_none() && !is_embedded {
            *autosave = Some(Autosave::begin(begins));
        }
        if let Some(autosave) = &*autosave {
            autosave.save_soon();
        }
    });
    Html::default()
}

struct Autosave {
    context: UiContext,
    /// Taken anew with each change: it keeps alive every state that it has given.
    latest: RefCell<UseReducerHandle<State>>,
    store: Rc<RefCell<Store>>,
    refused: UseStateSetter<Option<Refused>>,
    undo: RefCell<UndoStore>,
    waiting: RefCell<Option<Timeout>>,
    has_asked: Cell<bool>,
    tabs: RefCell<Option<Tabs>>,
    leaving: RefCell<Option<[EventListener; 2]>>,
}

impl Autosave {
    /// Brings back what could be undone before the page was loaded anew, and saves from now on.
    fn begin(properties: AutosaveProperties) -> Rc<Self> {
        let AutosaveProperties { context, state, store, refused, .. } = properties;
        let mut undo = UndoStore::new(Rc::new(BrowserStorage::Session), TOOLS);
        if let Some(steps) = undo.load() {
            context.act(Action::Restore(Rc::new(steps)));
        }
        let (undo, latest) = (RefCell::new(undo), RefCell::new(state));
        let (waiting, has_asked, tabs, leaving) = Default::default();
        let this = Rc::new(Self { context, latest, store, refused, undo, waiting, has_asked, tabs, leaving });
        let (following, saving) = (Rc::clone(&this), Rc::clone(&this));
        this.tabs.replace(Some(Tabs::new(move || following.follow())));
        this.leaving.replace(Some(page::on_leaving(move || saving.save())));
        let context = this.context.clone();
        spawn_local(async move {
            page::update_waits().await;
            context.act(Action::Notify(Notice::UpdateWaits));
        });
        this
    }

    /// Unless it is to be saved soon already.
    fn save_soon(self: &Rc<Self>) {
        if self.waiting.borrow().is_none() {
            let saving = Rc::clone(self);
            let timeout = Timeout::new(SAVE_AFTER, move || {
                saving.waiting.take();
                one_at_a_time(move || saving.save());
            });
            self.waiting.replace(Some(timeout));
        }
    }

    fn save(&self) {
        let mut state = self.state();
        if !state.is_worth_saving() {
            return;
        }
        let (changes, mut refused) = self.store.borrow_mut().save(&state.workspace);
        if !changes.is_empty() {
            // What comes of them is saved at once: the page may be about to go.
            state = self.take(&state, changes);
            let (changes, then) = self.store.borrow_mut().save(&state.workspace);
            refused = then;
            state = self.take(&state, changes);
        }
        self.undo.borrow_mut().save(&state.steps());
        self.refused.set(refused);
        if let Some(tabs) = &*self.tabs.borrow() {
            tabs.tell();
        }
        if refused.is_none() && !self.has_asked.replace(true) {
            page::ask_to_keep();
        }
    }

    /// Takes over what other tabs have stored.
    fn follow(&self) {
        let state = self.state();
        let changes = self.store.borrow_mut().follow(&state.workspace);
        // Refused, there is nothing to be seen.
        self.take(&state, changes.unwrap_or_default());
    }

    fn state(&self) -> State {
        State::clone(&self.latest.borrow())
    }

    /// Shows what other tabs have changed. Gives the state with it, which is not drawn yet.
    fn take(&self, state: &State, changes: Vec<Change>) -> State {
        if changes.is_empty() {
            return state.clone();
        }
        let named = |change: Change| {
            let ours = state.workspace.plans().iter().find(|entry| entry.id == change.id);
            let name = ours.map(|entry| copy_name(self.context.locale(), &entry.plan)).unwrap_or_default();
            (change, name)
        };
        let follow = Action::Follow(changes.into_iter().map(named).collect());
        self.context.act(follow.clone());
        state.after(follow)
    }
}

/// What this tab's version of a plan is called where another tab's is kept too.
fn copy_name(locale: &Locale, plan: &Plan) -> Text<80> {
    Text::fitted(&locale.messages.plan_from_this_tab(plan.name.as_str().to_owned()).text())
}
