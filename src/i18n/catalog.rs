//! The messages of one language as they are stored. Invariant: untouched text; what it means is [`super::Messages`]' matter.

use funnelcast_core::codec::Value;

/// A file of `static/locales`, in the i18next JSON v4 form: sections, each of keys with their messages. Parameters stand
/// as `{{name}}`, plural forms under keys that end in `_zero`, `_one`, `_two`, `_few`, `_many` or `_other`.
pub struct Catalog(pub Value);

impl Catalog {
    /// `None` for what is not there, and for what is no text.
    pub(super) fn get(&self, section: &str, key: &str) -> Option<&str> {
        self.0.field(section).field(key).as_text()
    }
}
