//! The clipboard: text in by the paste event, text out where the browser lets it.

use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ClipboardEvent, Event};

#[wasm_bindgen]
extern "C" {
    /// `navigator.clipboard` is absent on pages that are not secure, which web-sys does not say.
    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = clipboard)]
    static CLIPBOARD: Option<web_sys::Clipboard>;
}

/// The text that a paste event brings.
pub fn pasted_text(event: &Event) -> Option<String> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?.get_data("text/plain").ok()
}

/// Copies a text, and tells whether that went well.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let copied = match CLIPBOARD.with(Option::clone) {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        done(copied);
    });
}
