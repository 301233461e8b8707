//! Funnelwright's arithmetic. Pure: no DOM, clock, randomness of its own, or I/O, and nothing here panics.

pub mod calc;
pub mod format;
pub mod number_text;
pub mod plan;
