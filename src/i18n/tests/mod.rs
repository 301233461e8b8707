//! Run natively and in the browser alike, so that the native printer is known to say what Intl says.

#[cfg(not(target_arch = "wasm32"))]
mod catalogs;
#[cfg(target_arch = "wasm32")]
mod languages;
mod numbers;

use super::{Catalog, Locale};

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use std::prelude::v1::test as each_platform_test;
#[cfg(target_arch = "wasm32")]
pub(crate) use wasm_bindgen_test::wasm_bindgen_test as each_platform_test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// English numbers and words.
pub(crate) fn english() -> Locale {
    locale("en")
}

/// English words with the numbers of another language.
fn locale(tag: &'static str) -> Locale {
    let catalog: Catalog = serde_json::from_str(include_str!("../../../static/locales/en.json")).unwrap();
    Locale::new(tag, &catalog).unwrap()
}
