//! Numbers and dates as languages write them, by the browser's Intl; where there is no browser, numbers as English
//! writes them. Invariant: nothing else in the app touches Intl.

#[cfg(target_arch = "wasm32")]
mod browser;
mod dates;
#[cfg(not(target_arch = "wasm32"))]
mod english;
mod shape;

#[cfg(target_arch = "wasm32")]
pub use browser::*;
pub use dates::{Words, date_in_words};
#[cfg(not(target_arch = "wasm32"))]
pub use english::*;
pub use shape::{Digits, Shape, Style};
