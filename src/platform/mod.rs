//! The browser. Invariant: nothing outside this folder touches storage, the clipboard, Intl or the window.

pub mod browser_storage;
pub mod clipboard;
pub mod clock;
pub mod files;
pub mod intl;
pub mod keyboard;
pub mod page;
pub mod part;
pub mod pointer;
pub mod sharing;
pub mod simulation;
pub mod tabs;
pub mod workbook;

pub use funnelwright_json as json;
