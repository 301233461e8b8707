//! The other tabs of this site. Invariant: what one tab stores, the others are told, by every way that there is.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, StorageEvent};

const NAME: &str = "funnelwright";

#[wasm_bindgen]
extern "C" {
    type LockManager;

    /// Absent in older browsers and on pages that are not secure.
    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = locks)]
    static LOCKS: Option<LockManager>;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, work: JsValue) -> Result<Promise, JsValue>;
}

/// Does something while no other tab does the like: soon, or at once where tabs can't wait for each other.
pub fn one_at_a_time(work: impl FnOnce() + 'static) {
    let work = Rc::new(Cell::new(Some(work)));
    let do_once = {
        let work = Rc::clone(&work);
        move || work.take().map_or((), |work| work())
    };
    let turn = Closure::once_into_js(do_once.clone());
    let Some(waiting) = LOCKS.with(|locks| locks.as_ref().and_then(|locks| locks.request(NAME, turn).ok())) else {
        return do_once();
    };
    spawn_local(async move {
        if let Err(error) = JsFuture::from(waiting).await {
            // Where storage is blocked, so are locks. But what went wrong in the work is not for this to hide.
            match work.take() {
                Some(work) => work(),
                None => wasm_bindgen::throw_val(error),
            }
        }
    });
}

/// The way to the other tabs, and from them.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _listeners: Vec<EventListener>,
}

impl Tabs {
    /// Calls back when another tab may have stored something.
    pub fn new(work: impl Fn() + Clone + 'static) -> Self {
        let channel = BroadcastChannel::new(NAME).ok();
        let told = work.clone();
        let stored = EventListener::new(&gloo::utils::window(), "storage", move |event| {
            // No key where everything was cleared.
            let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
            if key.is_none_or(|key| key.starts_with("funnelwright.plan.")) {
                work();
            }
        });
        let heard = channel.as_ref().map(|channel| EventListener::new(channel, "message", move |_| told()));
        Self { channel, _listeners: heard.into_iter().chain([stored]).collect() }
    }

    /// Tells the other tabs that something is stored.
    pub fn tell(&self) {
        if let Some(channel) = &self.channel {
            // Fails only once it is closed.
            let _ = channel.post_message(&JsValue::NULL);
        }
    }
}
