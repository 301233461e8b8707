//! The spread of the volume at the top around what is expected. Invariant: its mean is what is expected.

use rand_distr::{Distribution, Gamma};

use super::generator::Generator;
use crate::calc::projection::{past_inflow, project, variance_around};
use crate::plan::{Inflow, Method, Plan};

/// Around what people come by chance in one period.
pub(super) enum Volume {
    /// As many as are expected.
    Certain(f64),
    /// A gamma variable of this mean, so that the counts vary more than they would by chance alone.
    Drawn(Gamma<f64>),
}

impl Volume {
    /// `dispersion`, at least 1, is the variance of the counts over their mean.
    pub(super) fn new(expected: f64, dispersion: f64) -> Self {
        // Given the gamma variable the count has it as its variance; the rest is the gamma variable's own.
        let excess = dispersion - 1.0;
        Gamma::new(expected / excess, excess).map_or(Self::Certain(expected), Self::Drawn)
    }

    pub(super) fn draw(&self, generator: &mut Generator) -> f64 {
        match self {
            Self::Certain(expected) => *expected,
            Self::Drawn(gamma) => gamma.sample(generator),
        }
    }
}

/// The variance of what enters at the top over its mean: 1, as by chance alone, unless the history says more.
///
/// Source: the index of dispersion (Cox and Lewis, The Statistical Analysis of Series of Events, 1966), around what the
/// history's trend, or the method that projects it, makes of the mean.
pub(super) fn dispersion(plan: &Plan) -> f64 {
    let history = past_inflow(plan);
    let mean = history.iter().sum::<f64>() / history.len() as f64;
    let projected = match plan.forecast.inflow {
        Inflow::Projected(method) => project(&history, method, plan.period, 0).map(|projection| projection.method),
        Inflow::Growing { .. } | Inflow::Typed(_) => None,
    };
    let variance = variance_around(&history, projected.unwrap_or(Method::LinearTrend), plan.period);
    variance.map_or(1.0, |variance| if mean > 0.0 { (variance / mean).max(1.0) } else { 1.0 })
}
