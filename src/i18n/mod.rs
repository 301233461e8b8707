//! Words and numbers in the user's language. Invariant: no component prints a number or writes a sentence of its own.

mod catalog;
#[cfg(not(target_arch = "wasm32"))]
mod english;
mod messages;
mod numbers;
mod phrase;
mod shape;
#[cfg(test)]
mod tests;

#[cfg(target_arch = "wasm32")]
use crate::platform::intl;
#[cfg(not(target_arch = "wasm32"))]
use english as intl;

pub use catalog::Catalog;
pub use messages::{Messages, OtherMessages};
pub use numbers::{Locale, currencies, plain};
pub use phrase::{Part, Phrase};
#[cfg(target_arch = "wasm32")]
pub(crate) use shape::{Digits, Shape, Style};
