//! The spread of the rates. Invariant: a drawn rate lies between 0 and 1.

use rand_distr::{Distribution, Gamma};

use super::arrivals::Passing;
use super::generator::Generator;
use crate::calc::chance::step_rate;
use crate::calc::flow::RateInForce;
use crate::calc::uncertainty::StepRate;

/// What is known of the rate into a stage.
pub(super) enum Step {
    /// Jeffreys' Beta(a, b): the share that a variable of Gamma(a) has in its sum with one of Gamma(b).
    Drawn(Gamma<f64>, Gamma<f64>),
    /// 0 where there is no rate.
    Certain(f64),
}

impl Step {
    pub(super) fn new(rate: Option<RateInForce>) -> Self {
        match rate.map(step_rate) {
            Some(StepRate::Estimated(posterior)) => {
                let (successes, failures) = posterior.shapes();
                match (Gamma::new(successes, 1.0), Gamma::new(failures, 1.0)) {
                    (Ok(successes), Ok(failures)) => Self::Drawn(successes, failures),
                    _ => Self::Certain(posterior.mean()),
                }
            }
            Some(StepRate::Certain(rate)) => Self::Certain(rate),
            None => Self::Certain(0.0),
        }
    }

    /// A rate that is above 0 if what is drawn may be, and NaN if nobody knows it.
    pub(super) fn possible(&self, rate: Option<RateInForce>) -> f64 {
        match self {
            Self::Drawn(..) => 0.5,
            Self::Certain(certain) => rate.map_or(f64::NAN, |_| *certain),
        }
    }

    pub(super) fn draw(&self, generator: &mut Generator) -> Passing {
        match self {
            Self::Drawn(successes, failures) => {
                let (successes, failures) = (successes.sample(generator), failures.sample(generator));
                Passing { chance: successes / (successes + failures), multiple: 1.0 }
            }
            Self::Certain(rate) => Passing { chance: 1.0, multiple: *rate },
        }
    }
}
