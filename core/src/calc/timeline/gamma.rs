//! The gamma distribution, panel by panel. Invariant: no mass is the difference of greater ones, so that small ones are as exact as large ones.

use crate::calc::uncertainty::{ln_1p_minus, stirling_remainder};

/// A gamma distribution of delays, in any unit of time.
pub(super) struct Gamma {
    /// α.
    shape: f64,
    /// β.
    scale: f64,
    mean: f64,
    /// The mean times the density there.
    at_mean: f64,
}

/// A piece of a distribution: its mass, and the integral of time over it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Panel {
    pub mass: f64,
    /// Of the time since the panel's beginning.
    pub moment: f64,
}

impl Gamma {
    /// Both above 0.
    pub(super) fn new(mean: f64, deviation: f64) -> Self {
        let ratio = mean / deviation;
        let shape = ratio * ratio;
        // αᵅe⁻ᵅ / Γ(α) by Stirling's formula and what it leaves.
        let at_mean = (shape / std::f64::consts::TAU).sqrt() * (-stirling_remainder(shape)).exp();
        Self { shape, scale: deviation / ratio, mean, at_mean }
    }

    /// How wide a panel may be for its series to be short.
    pub(super) fn smooth_over(&self) -> f64 {
        self.scale * self.shape.max(1.0).sqrt()
    }

    /// The piece from 0 to `width`, where the density may be infinite: the lower incomplete gamma function.
    ///
    /// With z = width / β, its mass is P(α, z) = zᵅe⁻ᶻ / Γ(α + 1) · (1 + z / (α + 1) + z² / ((α + 1)(α + 2)) + …), and
    /// its moment αβ·P(α + 1, z), the same series without its first term. Source: DLMF 8.7.1 and 8.8.5.
    pub(super) fn first_panel(&self, width: f64) -> Panel {
        let z = width / self.scale;
        let (mut term, mut rest, mut divisor) = (1.0, 0.0, self.shape);
        while term > f64::EPSILON * rest {
            divisor += 1.0;
            term *= z / divisor;
            rest += term;
        }
        let leading = width * self.density(width) / self.shape;
        Panel { mass: leading * (1.0 + rest), moment: self.mean * leading * rest }
    }

    /// The piece of this width around `centre`, which is not the first.
    ///
    /// The density solves t·f′ = (α − 1 − t / β)·f, so that the coefficients of its Taylor series around t follow from
    /// the two before: t (n + 1) cₙ₊₁ = (α − t / β − 1 − n) cₙ − cₙ₋₁ / β.
    pub(super) fn panel(&self, centre: f64, width: f64) -> Panel {
        let reach = width / 2.0;
        let slope = -1.0 - self.shape * self.excess(centre);
        let bend = reach / self.scale;
        let step = reach / centre;
        // cₙ, times reachⁿ and relative to the density at the centre.
        let (mut before, mut term) = (0.0_f64, 1.0_f64);
        let mut order = 0.0;
        let following = |order: f64, before: f64, term: f64| {
            let part = step / (order + 1.0);
            (term, part * (slope - order) * term - part * bend * before)
        };
        // Even orders carry the mass, odd ones the moment about the centre.
        let (mut even, mut odd) = (0.0_f64, 0.0_f64);
        while term.abs() + before.abs() > f64::EPSILON * even {
            even += term / (order + 1.0);
            (before, term) = following(order, before, term);
            odd += term / (order + 3.0);
            (before, term) = following(order + 1.0, before, term);
            order += 2.0;
        }
        let mass = width * self.density(centre);
        Panel { mass: mass * even, moment: mass * reach * (even + odd) }
    }

    /// zᵅe⁻ᶻ / (Γ(α)·t) with z = t / β, for t > 0: relative to that at the mean, since at large shapes the powers themselves
    /// exceed every double.
    fn density(&self, time: f64) -> f64 {
        let exponent = self.shape * ln_1p_minus(self.excess(time), time / self.mean);
        self.at_mean * exponent.exp() / time
    }

    /// t / αβ − 1.
    fn excess(&self, time: f64) -> f64 {
        (time - self.mean) / self.mean
    }
}
