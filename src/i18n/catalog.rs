//! The messages of one language as they are stored. Invariant: untouched text; what it means is [`super::Messages`]' matter.

use funnelwright_core::format::Value;

/// A file of words, of which the page loads two for each language: `en.json` to be drawn, `en.rooms.json` right after
/// that. Both are joined from the `words.en.json` of the folders, in the i18next JSON v4 form: sections, each of keys with their messages.
/// Parameters stand as `{{name}}`, plural forms under keys that end in `_zero`, `_one`, `_two`, `_few`, `_many` or `_other`.
pub struct Catalog(pub Value);

impl Catalog {
    /// Each message with its section and key. What is no text is passed over.
    pub(super) fn messages(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.0.fields().iter().flat_map(|(section, messages)| {
            messages
                .fields()
                .iter()
                .filter_map(|(key, message)| Some((section.as_str(), key.as_str(), message.as_text()?)))
        })
    }
}
