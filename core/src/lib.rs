//! Funnelwright's arithmetic. Pure: no DOM, clock, randomness of its own, or I/O, and nothing here panics.

pub mod calc;
pub mod codec;
pub mod model;
pub mod number_text;
