//! What the tests of the library and of the program share; both have it as a module of their own.

use funnelwright::i18n::{Catalog, Locale};
use funnelwright::templates::{Template, read_templates};
use funnelwright_core::format::Value;

/// English numbers and words.
pub fn english() -> Locale {
    locale("en")
}

/// English words with the numbers of another language.
pub fn locale(tag: &'static str) -> Locale {
    let locale = incomplete_locale(tag);
    locale.messages.complete(&catalog(include_str!(concat!(env!("OUT_DIR"), "/en.rooms.json")))).unwrap();
    locale
}

/// The same with no more words than the page is drawn with.
pub fn incomplete_locale(tag: &'static str) -> Locale {
    Locale::new(tag, &catalog(include_str!(concat!(env!("OUT_DIR"), "/en.json")))).unwrap()
}

pub fn catalog(json: &str) -> Catalog {
    Catalog(value(serde_json::from_str(json).unwrap()))
}

/// All templates in English.
pub fn templates() -> Vec<Template> {
    read_templates(&templates_file()).unwrap()
}

pub fn templates_file() -> Value {
    value(serde_json::from_str(include_str!("../static/templates/en.json")).unwrap())
}

/// What the browser makes of JSON.
pub fn value(json: serde_json::Value) -> Value {
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
