//! Plans and results as files: what is given away, and what is taken in.

pub mod export;
mod funnel_picture;
pub mod import;
pub mod quarantine;
