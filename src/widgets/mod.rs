//! Parts that the page and the rooms are built of. Invariant: they know neither the page nor a room.

pub mod context;
pub mod field;
pub mod field_binding;
pub mod figure;
pub mod figures;
pub mod icon;
pub mod metrics;
pub mod names;
pub mod pasted;
pub mod select;
