//! The page as it is drawn first: its state, storage, words and components. All arithmetic is `funnelwright-core`'s.
//! Invariant: nothing here can name what is loaded after the page is drawn, which is the program around this library.

#[cfg(test)]
extern crate self as funnelwright;

pub mod i18n;
pub mod page;
pub mod platform;
pub mod state;
pub mod storage;
pub mod templates;
#[cfg(test)]
mod testing;
pub mod widgets;
