//! The initial state of the page: the plans that are stored, or the one in its address. Reading may put
//! aside in storage what cannot be read; nothing else is written.

use std::cell::RefCell;
use std::rc::Rc;

use funnelwright_core::plan::{PlanEntry, PlanId, Workspace};

use super::{gate, link};
use crate::i18n::Locale;
use crate::platform::browser_storage::{BrowserStorage, TOOLS, load_view, new_plan_id};
use crate::platform::page;
use crate::state::{Notice, Repaired, State, View};
use crate::storage::{Loaded, Store};
use crate::templates::sample;

/// The fragment that asks for a page without the stored plans: `recovery/index.html` has it.
const FRESH: &str = "fresh";

/// The state that the page begins with, and where it is kept.
#[derive(Clone)]
pub struct InitialState {
    pub locale: Rc<Locale>,
    pub state: Rc<State>,
    pub store: Rc<RefCell<Store>>,
}

impl PartialEq for InitialState {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
    }
}

impl InitialState {
    pub async fn new(locale: Locale) -> Self {
        let mut store = Store::new(Rc::new(BrowserStorage::Local), TOOLS);
        // Whoever comes from the recovery page may have a plan that makes the page fail.
        let is_fresh = page::fragment() == FRESH;
        if is_fresh {
            // Loaded anew, it is to have what was made meanwhile.
            page::clear_fragment();
        }
        let mut loaded = if is_fresh { Loaded::default() } else { store.load() };
        let notices = notices(&mut loaded, &locale).await;
        let view = load_view().map(|text| View::from_text(&text)).unwrap_or_default();
        let mut state = match workspace(loaded.plans, loaded.active) {
            Some(workspace) => State::new(workspace, view),
            None => {
                State::new(Workspace::with_plan(new_plan_id(), Rc::new(sample(&locale.messages))), view).as_sample()
            }
        };
        state.notices = notices;
        state = state.after(link::opened(&locale).await);
        Self { locale: Rc::new(locale), state: Rc::new(state), store: Rc::new(RefCell::new(store)) }
    }
}

fn workspace(plans: Vec<PlanEntry>, active: Option<PlanId>) -> Option<Workspace> {
    let active = active.filter(|active| plans.iter().any(|entry| entry.id == *active));
    let active = active.or(plans.first().map(|entry| entry.id))?;
    Workspace::new(plans, active).ok()
}

/// What is to be said of what was found. Repairs what can be repaired, which joins the plans.
async fn notices(loaded: &mut Loaded, locale: &Locale) -> Vec<Notice> {
    let mut notices = Vec::new();
    for id in &loaded.from_copies {
        let entry = loaded.plans.iter().find(|entry| entry.id == *id);
        notices.extend(entry.map(|entry| Notice::FromCopy(entry.plan.name.clone())));
    }
    if !loaded.broken.is_empty() || !loaded.newer.is_empty() {
        gate::fetch(locale).await;
    }
    for broken in std::mem::take(&mut loaded.broken) {
        // Without the rooms it stays as it is, and is found again the next time.
        let repaired = gate::rooms().and_then(|rooms| rooms.repair(&broken.file).ok());
        let Some(repaired) = repaired else {
            loaded.unreadable += 1;
            continue;
        };
        let name = repaired.plan.name.clone();
        notices.push(Notice::Repaired(Repaired { name, repairs: repaired.repairs.into() }));
        loaded.plans.push(PlanEntry { id: broken.id, plan: Rc::new(repaired.plan) });
    }
    for newer in std::mem::take(&mut loaded.newer) {
        let read = gate::rooms().and_then(|rooms| rooms.read_newer(&newer.file).ok());
        match read {
            Some(read) => notices.push(Notice::Newer(Rc::new(read.plan))),
            None => loaded.unreadable += 1,
        }
    }
    if loaded.unreadable > 0 {
        notices.push(Notice::Unreadable(loaded.unreadable));
    }
    notices
}
