//! Keeping plans: saved soon after they change, and shared with the other tabs. Invariant: what is changed is in storage
//! 350 ms later at most, and when the page is left.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use funnelwright_core::model::{Plan, Text};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use funnelwright::i18n::Locale;
use funnelwright::page::keeping::{Keep, Keeping};
use funnelwright::platform::browser_storage::{BrowserStorage, TOOLS};
use funnelwright::platform::page;
use funnelwright::platform::tabs::{Tabs, one_at_a_time};
use funnelwright::state::{Action, Notice, State};
use funnelwright::storage::{Change, UndoStore};

/// How long a change may wait for others to be saved with it, in milliseconds.
const SAVE_AFTER: u32 = 150;

struct Keeper {
    keeping: Keeping,
    undo: RefCell<UndoStore>,
    waiting: RefCell<Option<Timeout>>,
    has_asked: Cell<bool>,
    tabs: RefCell<Option<Tabs>>,
    leaving: RefCell<Option<[EventListener; 2]>>,
}

/// Brings back what could be undone before the page was loaded anew, and keeps plans from now on.
pub fn keep(keeping: Keeping) -> Rc<dyn Keep> {
    let mut undo = UndoStore::new(Rc::new(BrowserStorage::Session), TOOLS);
    if let Some(steps) = undo.load() {
        keeping.context.act(Action::Restore(Rc::new(steps)));
    }
    let undo = RefCell::new(undo);
    let (waiting, has_asked, tabs, leaving) = Default::default();
    let keeper = Rc::new(Keeper { keeping, undo, waiting, has_asked, tabs, leaving });
    let (following, saving) = (Rc::clone(&keeper), Rc::clone(&keeper));
    keeper.tabs.replace(Some(Tabs::new(move || following.follow())));
    keeper.leaving.replace(Some(page::on_leaving(move || saving.save())));
    let context = keeper.keeping.context.clone();
    spawn_local(async move {
        page::update_waits().await;
        context.act(Action::Notify(Notice::UpdateWaits));
    });
    Rc::new(Handle(keeper))
}

struct Handle(Rc<Keeper>);

impl Keep for Handle {
    /// Unless it is to be saved soon already.
    fn save_soon(&self) {
        let keeper = &self.0;
        if keeper.waiting.borrow().is_none() {
            let saving = Rc::clone(keeper);
            let timeout = Timeout::new(SAVE_AFTER, move || {
                saving.waiting.take();
                one_at_a_time(move || saving.save());
            });
            keeper.waiting.replace(Some(timeout));
        }
    }
}

impl Keeper {
    fn save(&self) {
        let mut state = self.state();
        if !state.is_worth_saving() {
            return;
        }
        let (changes, mut refused) = self.keeping.store.borrow_mut().save(&state.workspace);
        if !changes.is_empty() {
            // What comes of them is saved at once: the page may be about to go.
            state = self.take(&state, changes);
            let (changes, then) = self.keeping.store.borrow_mut().save(&state.workspace);
            refused = then;
            state = self.take(&state, changes);
        }
        self.undo.borrow_mut().save(&state.steps());
        self.keeping.refused.set(refused);
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
        let changes = self.keeping.store.borrow_mut().follow(&state.workspace);
        // Refused, there is nothing to be seen.
        self.take(&state, changes.unwrap_or_default());
    }

    fn state(&self) -> State {
        State::clone(&self.keeping.latest.borrow())
    }

    /// Shows what other tabs have changed. Gives the state with it, which is not drawn yet.
    fn take(&self, state: &State, changes: Vec<Change>) -> State {
        if changes.is_empty() {
            return state.clone();
        }
        let named = |change: Change| {
            let ours = state.workspace.plans().iter().find(|entry| entry.id == change.id);
            let name = ours.map(|entry| copy_name(self.keeping.context.locale(), &entry.plan)).unwrap_or_default();
            (change, name)
        };
        let follow = Action::Follow(changes.into_iter().map(named).collect());
        self.keeping.context.act(follow.clone());
        state.after(follow)
    }
}

/// What this tab's version of a plan is called where another tab's is kept too.
fn copy_name(locale: &Locale, plan: &Plan) -> Text<80> {
    Text::fitted(&locale.messages.plan_from_this_tab(plan.name.as_str().to_owned()).text())
}
