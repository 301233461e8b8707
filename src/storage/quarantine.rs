//! Quarantine for what could not be read. Invariant: a text is taken from where it was only once it lies elsewhere, and
//! never over another one.

use super::key_value_store::{KeyValueStore, Refused};

const OURS: &str = "funnelwright.";
const QUARANTINE: &str = "funnelwright.quarantine.";

/// A text that was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    pub key: String,
    pub text: String,
}

/// Moves what a key holds to a key of its own. Where that is refused, it stays where it is.
pub fn quarantine(storage: &dyn KeyValueStore, key: &str) -> Result<(), Refused> {
    copy_to_quarantine(storage, key)?;
    storage.remove(key)
}

/// Copies what a key holds to a key of its own, unless it lies there already.
pub fn copy_to_quarantine(storage: &dyn KeyValueStore, key: &str) -> Result<(), Refused> {
    let Some(text) = storage.get(key)? else { return Ok(()) };
    let plain = quarantine_key(key);
    let mut place = plain.clone();
    let mut number = 1;
    while storage.get(&place)?.is_some_and(|other| other != text) {
        number += 1;
        place = [&plain, ".", &number.to_string()].concat();
    }
    storage.set(&place, &text)?;
    if storage.get(&place)? == Some(text) { Ok(()) } else { Err(Refused::Blocked) }
}

/// Whether something that a key held was put aside.
pub fn is_quarantined(storage: &dyn KeyValueStore, key: &str) -> bool {
    storage.get(&quarantine_key(key)).is_ok_and(|text| text.is_some())
}

fn quarantine_key(key: &str) -> String {
    [QUARANTINE, key.strip_prefix(OURS).unwrap_or(key)].concat()
}

/// All that was ever put aside, in the order of the keys.
pub fn quarantined(storage: &dyn KeyValueStore) -> Vec<Quarantined> {
    let mut keys = storage.keys().unwrap_or_default();
    keys.retain(|key| key.starts_with(QUARANTINE));
    keys.sort();
    let text = |key: String| Some(Quarantined { text: storage.get(&key).ok().flatten()?, key });
    keys.into_iter().filter_map(text).collect()
}
