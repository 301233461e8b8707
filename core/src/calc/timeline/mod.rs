//! A plan over time.

mod cells;
mod delay;
mod gamma;
