//! Plans in the browser's local storage, one key each. Invariant: what can't be read is left where it is, and never written over.

use std::rc::Rc;

use funnelcast_core::codec::{FileHeader, PlanFile, WorkspaceFile, WorkspaceIndex};
use funnelcast_core::model::{Plan, PlanEntry, PlanId, Workspace};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;
use web_sys::Storage;

const INDEX: &str = "funnelcast.workspace";
const PLAN: &str = "funnelcast.plan.";
const VIEW: &str = "funnelcast.view";

/// What storage holds, and what was last written to it.
#[derive(Default)]
pub struct Store {
    saved: Vec<PlanEntry>,
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
        let Some(index) = read_index(&text) else {
            self.is_index_foreign = true;
            return Found { workspace: None, has_unreadable: true };
        };
        let read = |id: &PlanId| {
            let text = storage.get_item(&key(*id)).ok().flatten()?;
            Some(PlanEntry { id: *id, plan: Rc::new(read_plan(&text)?) })
        };
        let plans: Vec<PlanEntry> = index.plans().iter().filter_map(read).collect();
        let has_unreadable = plans.len() < index.plans().len();
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
            let is_saved =
                self.saved.iter().any(|saved| saved.id == entry.id && Rc::ptr_eq(&saved.plan, &entry.plan));
            if !is_saved && !write(&storage, &key(entry.id), &PlanFile::from(&*entry.plan)) {
                return false;
            }
        }
        let index = WorkspaceFile::from(workspace);
        if !write(&storage, INDEX, &index) {
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

fn read_index(text: &str) -> Option<WorkspaceIndex> {
    let json = js_sys::JSON::parse(text).ok()?;
    WorkspaceFile::check_header(&from_json::<FileHeader>(&json)?).ok()?;
    from_json::<WorkspaceFile>(&json)?.into_index().ok()
}

fn read_plan(text: &str) -> Option<Plan> {
    let json = js_sys::JSON::parse(text).ok()?;
    PlanFile::check_header(&from_json::<FileHeader>(&json)?).ok()?;
    from_json::<PlanFile>(&json)?.into_plan().ok()
}

fn from_json<T: DeserializeOwned>(json: &JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(json.clone()).ok()
}

fn write(storage: &Storage, key: &str, file: &impl Serialize) -> bool {
    let json = file.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).ok();
    let text = json.and_then(|json| js_sys::JSON::stringify(&json).ok()).and_then(|text| text.as_string());
    text.is_some_and(|text| storage.set_item(key, &text).is_ok())
}
