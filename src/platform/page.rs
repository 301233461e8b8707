//! The page itself: what is in it, when it is drawn, when it goes.

use std::cell::Cell;

use funnelwright_core::format::Value;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event, Node};

use super::json;

/// Tries something at every frame until it says that it is done: what has changed may take more than one to be on the
/// page. Given up after a second.
pub fn when_drawn(attempt: impl Fn() -> bool + 'static) {
    try_at_frames(Box::new(attempt), 60);
}

fn try_at_frames(attempt: Box<dyn Fn() -> bool>, frames: u32) {
    let attempt = Cell::new(Some(attempt));
    let request = gloo::render::request_animation_frame(move |_| {
        if let Some(attempt) = attempt.take()
            && !attempt()
            && frames > 0
        {
            try_at_frames(attempt, frames - 1);
        }
    });
    // Dropped, it would be cancelled.
    std::mem::forget(request);
}

/// All elements that a selector finds.
pub fn select_all(selector: &str) -> Vec<Node> {
    let found = gloo::utils::document().query_selector_all(selector);
    found.map(|list| (0..list.length()).filter_map(|index| list.get(index)).collect()).unwrap_or_default()
}

/// Scrolls to the first element that a selector finds, and tells whether there is one.
pub fn show(selector: &str) -> bool {
    let found = gloo::utils::document().query_selector(selector).ok().flatten();
    found.inspect(Element::scroll_into_view).is_some()
}

/// The same unless it is what the middle of the window shows. At once, as browsers go to an anchor: nothing is seen moving.
pub fn bring_into_view(selector: &str) -> bool {
    let window = gloo::utils::window();
    let middle = |length: Result<JsValue, JsValue>| length.ok().and_then(|length| length.as_f64()).unwrap_or(0.0) / 2.0;
    let (x, y) = (middle(window.inner_width()), middle(window.inner_height()));
    let shown = gloo::utils::document().element_from_point(x as f32, y as f32);
    let is_shown = shown.is_some_and(|shown| shown.closest(selector).is_ok_and(|found| found.is_some()));
    is_shown || show(selector)
}

/// What has the focus, if anything has.
pub fn focused() -> Option<Element> {
    let document = gloo::utils::document();
    let body = document.body();
    document.active_element().filter(|focused| !body.is_some_and(|body| focused.is_same_node(Some(&body))))
}

/// Reads a JSON file that lies beside the page; `None` where it is not to be had or is something else.
pub async fn fetch_json(address: &str) -> Option<Value> {
    let response = JsFuture::from(gloo::utils::window().fetch_with_str(address)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    json::from_js(&JsFuture::from(response.json().ok()?).await.ok()?)
}

#[wasm_bindgen]
extern "C" {
    /// The page's loader has it; a quick build is in one piece and has not.
    #[wasm_bindgen(catch, js_name = funnelwrightRooms)]
    async fn funnelwright_rooms() -> Result<(), JsValue>;

    /// As above.
    #[wasm_bindgen(catch, js_name = funnelwrightUpdateWaits)]
    async fn funnelwright_update_waits() -> Result<(), JsValue>;

    /// As above.
    #[wasm_bindgen(catch, js_name = funnelwrightUpdate)]
    fn funnelwright_update() -> Result<(), JsValue>;
}

/// Loads the rooms' part of the program, and their styles.
pub async fn load_rooms() -> Result<(), JsValue> {
    funnelwright_rooms().await
}

/// Comes back when a newer version of the page waits to be used; never where there is none.
pub async fn update_waits() {
    if funnelwright_update_waits().await.is_err() {
        std::future::pending().await
    }
}

/// Uses the newer version: every tab of this site is loaded anew.
pub fn update() {
    // Only asked for where there is one.
    let _ = funnelwright_update();
}

/// What stands behind the `#` of the address.
pub fn fragment() -> String {
    let hash = gloo::utils::window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Takes the fragment off the address, without a trace in the history.
pub fn clear_fragment() {
    let window = gloo::utils::window();
    if let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) {
        // An address of the same page is never refused.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    }
}

/// Puts another fragment in place of the one in the address, without a trace in the history.
pub fn replace_fragment(fragment: &str) {
    if let Ok(history) = gloo::utils::window().history() {
        // Refused, the address stays as it is: browsers do so to pages that change it too often.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&["#", fragment].concat()));
    }
}

/// Puts another fragment into the address, from which Back leads to the one that is there. Nothing is called back.
pub fn push_fragment(fragment: &str) {
    if let Ok(history) = gloo::utils::window().history() {
        // As above.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&["#", fragment].concat()));
    }
}

/// Calls back when another fragment is put into the address.
pub fn on_fragment(work: impl Fn() + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "hashchange", move |_| work())
}

#[wasm_bindgen]
extern "C" {
    type StorageManager;

    /// Absent in older browsers and on pages that are not secure.
    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = storage)]
    static STORAGE: Option<StorageManager>;

    #[wasm_bindgen(method, catch)]
    fn persist(this: &StorageManager) -> Result<js_sys::Promise, JsValue>;
}

/// Asks the browser not to clear what is stored when room gets scarce. It may ask the person, and may say no.
pub fn ask_to_keep() {
    if let Some(Ok(asked)) = STORAGE.with(|storage| storage.as_ref().map(StorageManager::persist)) {
        // Whatever the answer, nothing is to be done about it.
        spawn_local(async { drop(JsFuture::from(asked).await) });
    }
}

/// Has the browser print the page.
pub fn print() {
    // Where it can't be printed, the browser says so.
    let _ = gloo::utils::window().print();
}

/// Says the page's language and its direction.
pub fn set_language(tag: &str, direction: &str) {
    if let Some(root) = gloo::utils::document().document_element() {
        // An attribute name that is legal is never refused.
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", direction);
    }
}

/// The title of the tab.
pub fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}

/// Says something to those who listen to the page, without a visible sign.
pub fn say(words: &str) {
    if let Some(region) = gloo::utils::document().get_element_by_id("status") {
        region.set_text_content(Some(words));
    }
}

/// The element that the app is drawn into.
pub fn root() -> Option<Element> {
    gloo::utils::document().get_element_by_id("app")
}

/// Calls back when the page is hidden or left: the last chance to save.
pub fn on_leaving(work: impl Fn() + Clone + 'static) -> [EventListener; 2] {
    let hidden = work.clone();
    [
        EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| hidden()),
        EventListener::new(&gloo::utils::window(), "pagehide", move |_| work()),
    ]
}

/// Calls back on every key pressed on the page that no field has taken for itself.
pub fn on_key(work: impl Fn(&web_sys::KeyboardEvent) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::document(), "keydown", options, move |event: &Event| {
        if let Some(event) = event.dyn_ref() {
            work(event);
        }
    })
}
