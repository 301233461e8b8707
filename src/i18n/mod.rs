//! Words and numbers in the user's language. Invariant: no component prints a number or writes a sentence of its own.

mod catalog;
mod messages;
mod numbers;
mod phrase;
#[cfg(test)]
mod tests;

pub use catalog::Catalog;
pub use messages::{Messages, OtherMessages};
pub use numbers::{Locale, currencies, plain};
pub use phrase::{Part, Phrase};
