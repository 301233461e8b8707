//! Plans in the browser's local storage, one key each. Invariant: what can't be read is left where it is, and never written over.

use std::rc::Rc;

use funnelcast_core::codec::{Value, WorkspaceIndex, read_index, read_plan, write_index, write_plan};
use funnelcast_core::model::{Plan, PlanEntry, PlanId, Workspace};
use web_sys::Storage;

use super::json;

const INDEX: &str = "funnelcast.workspace";
const PLAN: &str = "funnelcast.plan.";
const VIEW: &str = "funnelcast.view";

/// What storage holds, and what was last written to it.
#[derive(Default)]
pub struct Store {
    saved: Vec<PlanEntry>,
    /// Plans that are there but can't be read: the index goes on naming them, for a version that can.
    unreadable: Vec<PlanId>,
    /// An index that is there but can't be read: it stays as it is, and this visit is not saved over it.
    is_index_foreign: bool,
}

/// What was found at the start.
pub struct Found {
    pub workspace: Option<Workspace>,
    /// Something is there that could not be read.
    pub has_unreadable: bool,
}

impl Store {
    /// Reads all plans.
    pub fn load(&mut self) -> Found {
        let nothing = Found { workspace: None, has_unreadable: false };
        let Some(storage) = storage() else { return nothing };
        let Ok(Some(text)) = storage.get_item(INDEX) else { return nothing };
        let Some(index) = stored_index(&text) else {
            self.is_index_foreign = true;
            return Found { workspace: None, has_unreadable: true };
        };
        let read = |id: &PlanId| {
            let text = storage.get_item(&key(*id)).ok().flatten()?;
            Some(PlanEntry { id: *id, plan: Rc::new(stored_plan(&text)?) })
        };
        let plans: Vec<PlanEntry> = index.plans().iter().filter_map(read).collect();
        let is_read = |id: &PlanId| plans.iter().any(|entry| entry.id == *id);
        self.unreadable = index.plans().iter().copied().filter(|id| !is_read(id)).collect();
        let has_unreadable = !self.unreadable.is_empty();
        self.saved = plans.clone();
        let active = plans.iter().find(|entry| entry.id == index.active()).or(plans.first()).map(|entry| entry.id);
        Found { workspace: active.and_then(|active| Workspace::new(plans, active).ok()), has_unreadable }
    }

    /// Writes what has changed since the last time, and tells whether all of it is now stored.
    pub fn save(&mut self, workspace: &Workspace) -> bool {
        if self.is_index_foreign {
            return false;
        }
        let Some(storage) = storage() else { return false };
        for entry in workspace.plans() {
            let is_saved = self.saved.iter().any(|saved| saved.id == entry.id && Rc::ptr_eq(&saved.plan, &entry.plan));
            if !is_saved && !write(&storage, &key(entry.id), &write_plan(&entry.plan)) {
                return false;
            }
        }
        if !write(&storage, INDEX, &write_index(workspace, &self.unreadable)) {
            return false;
        }
        // Only now that no index names them any more.
        for gone in self.saved.iter().filter(|saved| !workspace.plans().iter().any(|entry| entry.id == saved.id)) {
            // One that stays is not named by the index and does no harm.
            let _ = storage.remove_item(&key(gone.id));
        }
        self.saved = workspace.plans().to_vec();
        true
    }
}

/// How the person last looked at plans, in the words that [`save_view`] was given.
pub fn load_view() -> Option<String> {
    storage()?.get_item(VIEW).ok().flatten()
}

/// Keeps how the person looks at plans. Not worth a word where it can't be kept.
pub fn save_view(view: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(VIEW, view);
    }
}

/// A new id that no other tab has.
pub fn new_plan_id() -> PlanId {
    let half = || (js_sys::Math::random() * 4_294_967_296.0) as u64;
    PlanId(half() << 32 | half())
}

/// Even asking for it fails where it is blocked.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

fn key(id: PlanId) -> String {
    [PLAN, &id.to_hex()].concat()
}

fn stored_index(text: &str) -> Option<WorkspaceIndex> {
    read_index(&json::parse(text)?).ok()
}

fn stored_plan(text: &str) -> Option<Plan> {
    read_plan(&json::parse(text)?).ok()
}

fn write(storage: &Storage, key: &str, file: &Value) -> bool {
    json::print(file).is_some_and(|text| storage.set_item(key, &text).is_ok())
}
