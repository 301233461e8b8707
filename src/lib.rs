//! The page: state, platform, words and components. All arithmetic is `funnelwright-core`'s.

pub mod i18n;
pub mod later;
pub mod platform;
pub mod state;
pub mod storage;
pub mod templates;
pub mod ui;
