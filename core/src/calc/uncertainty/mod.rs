//! The uncertainty that counts leave, as pure numbers: the same question has the same answer, and a chance lies in 0 ..= 1.

mod beta;
mod chain;
mod complex;
mod log_beta;
mod log_gamma;
mod normal;
mod posterior;
mod product;
mod search;
mod value;

pub use chain::{Chain, StepRate};
pub use posterior::Posterior;

pub(super) use log_gamma::{ln_1p_minus, stirling_remainder};

/// The greatest count that the statistics are made for, 10¹⁵: whole numbers up to here, and halves, are exact in a double.
pub const GREATEST_COUNT: u64 = 1_000_000_000_000_000;
