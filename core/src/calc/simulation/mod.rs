//! Simulation of the periods to come, trial by trial. Invariant: the same plan has the same outcomes on every machine, in whatever batches they are drawn.

mod arrivals;
mod bands;
mod counts;
mod draw;
mod generator;
mod inflow;
mod model;
mod percentiles;
mod rates;
mod value;

pub use bands::{Band, Bands, Histogram, PeriodBands};

use super::timeline::ForecastTarget;
use crate::plan::{Date, Measure, Overrides, Plan};
use draw::Draw;
use model::Model;

/// The most trials of a simulation; more would change nothing that can be seen.
pub const MOST_TRIALS: u32 = 100_000;

/// A plan over time, drawn again and again: the rates as far as counts leave them open, and who comes, passes and pays
/// how much. Where the [`Report`](super::Report)'s chances are of a given volume at the top, here it varies as well, by
/// chance or as much as it did.
pub struct Simulation {
    model: Model,
    target: ForecastTarget,
    outcomes: Outcomes,
    trials: u32,
}

/// What came of each trial, by periods: a list of numbers in the order of trials for each. Money is in major units.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcomes {
    pub customers: Vec<Vec<f64>>,
    pub revenue: Vec<Vec<f64>>,
    /// What the target counts, from the beginning to the end of the period.
    pub running: Vec<Vec<f64>>,
}

impl Simulation {
    /// Of a plan that is looked at `today`, under a what-if, as [`forecast`](super::timeline::forecast()) has it; `None`
    /// where a rate on the way is undefined.
    pub fn new(plan: &Plan, overrides: &Overrides, today: Date) -> Option<Self> {
        let target = ForecastTarget::new(plan);
        let model = Model::new(plan, overrides, today, target.measure)?;
        let none = || vec![Vec::new(); model.volumes.len()];
        let outcomes = Outcomes { customers: none(), revenue: none(), running: none() };
        Some(Self { model, target, outcomes, trials: 0 })
    }

    /// Makes so many more trials, as far as [`MOST_TRIALS`].
    pub fn run(&mut self, trials: u32) {
        let mut draw = Draw::new(&self.model);
        let until = self.trials.saturating_add(trials).min(MOST_TRIALS);
        self.outcomes.reserve((until - self.trials) as usize);
        for trial in self.trials..until {
            draw.again(&self.model, &mut generator::of_trial(trial));
            self.outcomes.add(&draw, self.target.measure);
        }
        self.trials = until;
    }

    /// How many trials were made.
    pub fn trials(&self) -> u32 {
        self.trials
    }

    pub fn outcomes(&self) -> &Outcomes {
        &self.outcomes
    }

    /// Between what the outcomes lie; `None` before the first trial.
    pub fn bands(&self) -> Option<Bands> {
        Bands::new(&self.outcomes, &self.target, self.model.unit(self.target.measure))
    }
}

impl Outcomes {
    fn reserve(&mut self, trials: usize) {
        let lists = self.customers.iter_mut().chain(&mut self.revenue).chain(&mut self.running);
        lists.for_each(|list| list.reserve(trials));
    }

    fn add(&mut self, draw: &Draw, measure: Measure) {
        let mut running = 0.0;
        let lists = self.customers.iter_mut().zip(&mut self.revenue).zip(&mut self.running);
        let numbers = draw.customers.iter().zip(&draw.revenue).zip(&draw.cost);
        for (((customers, revenue), sums), ((sold, earned), spent)) in lists.zip(numbers) {
            running += match measure {
                Measure::Customers => *sold,
                Measure::Revenue => *earned,
                Measure::Profit => earned - spent,
            };
            customers.push(*sold);
            revenue.push(*earned);
            sums.push(running);
        }
    }
}
