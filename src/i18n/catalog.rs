//! The messages of one language as they are stored. Invariant: untouched text; what it means is [`super::Messages`]' matter.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A file of `static/locales`, in the i18next JSON v4 form: sections, each of keys with their messages. Parameters stand
/// as `{{name}}`, plural forms under keys that end in `_zero`, `_one`, `_two`, `_few`, `_many` or `_other`.
#[derive(Deserialize)]
pub struct Catalog(BTreeMap<String, BTreeMap<String, String>>);

impl Catalog {
    pub(super) fn get(&self, section: &str, key: &str) -> Option<&str> {
        self.0.get(section)?.get(key).map(String::as_str)
    }
}
