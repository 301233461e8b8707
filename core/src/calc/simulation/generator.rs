//! Where chance comes from. Invariant: a trial's number is all that its draws depend on.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

pub(super) type Generator = Xoshiro256PlusPlus;

/// That of a trial, so that it draws the same whatever trials were made before, and whoever makes them.
pub(super) fn of_trial(number: u32) -> Generator {
    Generator::seed_from_u64(number.into())
}

/// From 0 to below 1.
pub(super) fn uniform(generator: &mut Generator) -> f64 {
    const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
    (generator.next_u64() >> 11) as f64 * STEP
}
