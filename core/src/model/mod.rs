//! What a plan is. Every value here is legal by construction: private fields, constructors that return an error.

mod decimal;

pub use decimal::Decimal;
