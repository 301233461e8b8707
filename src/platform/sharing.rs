//! The page's address, and the system's own way to send it on.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DomException, ShareData};

/// The page's address with this behind its `#`, and nothing else of what stands behind its path now.
pub fn address(fragment: &str) -> String {
    let location = gloo::utils::window().location();
    let (origin, path) = (location.origin().unwrap_or_default(), location.pathname().unwrap_or_default());
    [&origin, &path, "#", fragment].concat()
}

/// Whether the system can send something on.
pub fn is_there() -> bool {
    Reflect::has(&gloo::utils::window().navigator(), &JsValue::from_str("share")).unwrap_or(false)
}

/// Has the system send an address on, where [`is_there`] says that it can. Tells if that went wrong: that the person
/// thought better of it is no failure.
pub fn share(title: &str, address: &str, failed: impl FnOnce() + 'static) {
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(address);
    // Called now: the browser shares only while it answers a press.
    let sharing = gloo::utils::window().navigator().share_with_data(&data);
    spawn_local(async move {
        if let Err(error) = JsFuture::from(sharing).await
            && error.dyn_ref::<DomException>().is_none_or(|exception| exception.name() != "AbortError")
        {
            failed();
        }
    });
}
