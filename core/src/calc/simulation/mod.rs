//! How the periods to come may turn out, trial by trial. Invariant: the same plan has the same outcomes on every machine, in whatever batches they are drawn.

mod arrivals;
mod bands;
mod counts;
mod course;
mod draw;
mod generator;
mod inflow;
mod percentiles;
mod rates;
mod value;

pub use bands::{Band, Bands, Histogram, PeriodBands};

use super::calendar::Date;
use super::timeline::Aim;
use crate::model::{Measure, Overrides, Plan};
use course::Course;
use draw::Draw;

/// The most trials of a simulation; more would change nothing that can be seen.
pub const MOST_TRIALS: u32 = 100_000;

/// A plan over time, drawn again and again: the rates as far as counts leave them open, and who comes, passes and pays
/// how much. Where the [`Report`](super::Report)'s chances are of a given volume at the top, here it varies as well, by
/// chance or as much as it did.
pub struct Simulation {
    course: Course,
    aim: Aim,
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
        let aim = Aim::new(plan);
        let course = Course::new(plan, overrides, today, aim.measure)?;
        let none = || vec![Vec::new(); course.volumes.len()];
        let outcomes = Outcomes { customers: none(), revenue: none(), running: none() };
        Some(Self { course, aim, outcomes, trials: 0 })
    }

    /// Makes so many more trials, as far as [`MOST_TRIALS`].
    pub fn run(&mut self, trials: u32) {
        let mut draw = Draw::new(&self.course);
        let until = self.trials.saturating_add(trials).min(MOST_TRIALS);
        self.outcomes.reserve((until - self.trials) as usize);
        for trial in self.trials..until {
            draw.again(&self.course, &mut generator::of_trial(trial));
            self.outcomes.add(&draw, self.aim.measure);
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
        Bands::new(&self.outcomes, &self.aim, self.course.unit(self.aim.measure))
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
