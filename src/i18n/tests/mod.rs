//! Run natively and in the browser alike, so that the native printer is known to say what Intl says.

#[cfg(not(target_arch = "wasm32"))]
mod catalogs;
#[cfg(target_arch = "wasm32")]
mod languages;
mod numbers;

use super::{Catalog, Locale};
use funnelwright_core::codec::Value;

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

/// English numbers, and no more words than the page is drawn with.
pub(crate) fn incomplete_english() -> Locale {
    incomplete_locale("en")
}

/// English words with the numbers of another language.
fn locale(tag: &'static str) -> Locale {
    let locale = incomplete_locale(tag);
    locale.messages.complete(&catalog(include_str!("../../../static/locales/en.more.json"))).unwrap();
    locale
}

fn incomplete_locale(tag: &'static str) -> Locale {
    Locale::new(tag, &catalog(include_str!("../../../static/locales/en.json"))).unwrap()
}

pub(super) fn catalog(json: &str) -> Catalog {
    Catalog(value(serde_json::from_str(json).unwrap()))
}

/// What the browser makes of JSON.
pub(crate) fn value(json: serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::Nothing,
        serde_json::Value::Bool(flag) => Value::Flag(flag),
        serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap()),
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Array(items) => Value::List(items.into_iter().map(value).collect()),
        serde_json::Value::Object(fields) => {
            Value::Record(fields.into_iter().map(|(name, held)| (name, value(held))).collect())
        }
    }
}
