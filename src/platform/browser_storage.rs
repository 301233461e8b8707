//! The browser's own storage. Invariant: whatever it throws becomes a [`Refused`].

use funnelwright_core::plan::PlanId;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use super::json;
use crate::storage::{KeyValueStore, Refused, Tools};

/// Which storage, asked for anew each time: even asking fails where it is blocked, and it may be blocked at any time.
pub enum BrowserStorage {
    /// Shared by all tabs, kept.
    Local,
    /// This tab's alone, as long as it is open.
    Session,
}

impl BrowserStorage {
    fn storage(&self) -> Result<Storage, Refused> {
        let window = gloo::utils::window();
        let storage = match self {
            Self::Local => window.local_storage(),
            Self::Session => window.session_storage(),
        };
        storage.ok().flatten().ok_or(Refused::Blocked)
    }
}

impl KeyValueStore for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        self.storage()?.get_item(key).map_err(why)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.storage()?.set_item(key, text).map_err(why)
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        self.storage()?.remove_item(key).map_err(why)
    }

    fn keys(&self) -> Result<Vec<String>, Refused> {
        let storage = self.storage()?;
        let length = storage.length().map_err(why)?;
        Ok((0..length).filter_map(|index| storage.key(index).ok().flatten()).collect())
    }
}

/// Browsers name a full storage differently: by the standard, as Firefox does, and by codes of old.
fn why(error: JsValue) -> Refused {
    let Some(exception) = error.dyn_ref::<DomException>() else { return Refused::Blocked };
    let is_full =
        matches!(&*exception.name(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" | "QUOTA_EXCEEDED_ERR")
            || matches!(exception.code(), 22 | 1014);
    if is_full { Refused::Full } else { Refused::Blocked }
}

/// The browser's JSON, and its chance.
pub const TOOLS: Tools = Tools { parse: json::parse, print: json::print, new_id: new_plan_id };

/// A new id that no other tab has.
pub fn new_plan_id() -> PlanId {
    let half = || (js_sys::Math::random() * 4_294_967_296.0) as u64;
    PlanId(half() << 32 | half())
}

const VIEW: &str = "funnelwright.view";
const ROOM: &str = "funnelwright.room";

/// How the person last looked at plans, in the words that [`save_view`] was given.
pub fn load_view() -> Option<String> {
    BrowserStorage::Local.get(VIEW).ok().flatten()
}

/// Keeps how the person looks at plans. Not worth a word where it can't be kept.
pub fn save_view(view: &str) {
    let _ = BrowserStorage::Local.set(VIEW, view);
}

/// The name of the room that was open last, if one is known.
pub fn load_room() -> Option<String> {
    BrowserStorage::Local.get(ROOM).ok().flatten()
}

/// Keeps which room is open. Not worth a word where it can't be kept.
pub fn save_room(name: &str) {
    let _ = BrowserStorage::Local.set(ROOM, name);
}
