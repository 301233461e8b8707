//! What could not be read, put aside. Invariant: a text is taken from where it was only once it lies elsewhere, and
//! never over another one.

use super::{Refused, Shelf};

const OURS: &str = "funnelwright.";
const ASIDE: &str = "funnelwright.aside.";

/// A text that was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    pub key: String,
    pub text: String,
}

/// Moves what a key holds to a key of its own. Where that is refused, it stays where it is.
pub fn put_aside(shelf: &dyn Shelf, key: &str) -> Result<(), Refused> {
    copy_aside(shelf, key)?;
    shelf.remove(key)
}

/// Copies what a key holds to a key of its own, unless it lies there already.
pub fn copy_aside(shelf: &dyn Shelf, key: &str) -> Result<(), Refused> {
    let Some(text) = shelf.get(key)? else { return Ok(()) };
    let plain = aside_key(key);
    let mut place = plain.clone();
    let mut number = 1;
    while shelf.get(&place)?.is_some_and(|other| other != text) {
        number += 1;
        place = [&plain, ".", &number.to_string()].concat();
    }
    shelf.set(&place, &text)?;
    if shelf.get(&place)? == Some(text) { Ok(()) } else { Err(Refused::Blocked) }
}

/// Whether something that a key held was put aside.
pub fn is_aside(shelf: &dyn Shelf, key: &str) -> bool {
    shelf.get(&aside_key(key)).is_ok_and(|text| text.is_some())
}

fn aside_key(key: &str) -> String {
    [ASIDE, key.strip_prefix(OURS).unwrap_or(key)].concat()
}

/// All that was ever put aside, in the order of the keys.
pub fn set_aside(shelf: &dyn Shelf) -> Vec<Aside> {
    let mut keys = shelf.keys().unwrap_or_default();
    keys.retain(|key| key.starts_with(ASIDE));
    keys.sort();
    let text = |key: String| Some(Aside { text: shelf.get(&key).ok().flatten()?, key });
    keys.into_iter().filter_map(text).collect()
}
