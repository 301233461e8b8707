//! A plan over time, person by person: what simulations must come to. Invariant: nothing of how they are made is used but the calendar and the generator's name.

// Each test binary compiles this for itself.
#![allow(dead_code, clippy::unwrap_used)]

use funnelwright_core::calc::timeline::forecast;
use funnelwright_core::plan::{Date, Measure, Overrides, Plan, Stage};
use rand_distr::{Beta, Distribution, Gamma, LogNormal, Poisson, StandardUniform};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng;

/// By periods; money in euros.
pub struct Trial {
    pub customers: Vec<f64>,
    pub revenue: Vec<f64>,
    pub running: Vec<f64>,
}

/// What is to be drawn: `volumes` enter in the periods, with `dispersion` times the variance of a Poisson count.
pub struct Reference<'a> {
    pub plan: &'a Plan,
    pub volumes: &'a [f64],
    pub dispersion: f64,
    pub today: Date,
}

type Generator = Xoshiro256PlusPlus;

impl Reference<'_> {
    pub fn trials(&self, number: u32) -> Vec<Trial> {
        let mut generator = Generator::seed_from_u64(0x5eed);
        let days = forecast(self.plan, &Overrides::default(), self.today).periods;
        let mut limits = vec![0.0];
        limits.extend(days.iter().scan(0.0, |end, period| {
            *end += f64::from(period.days);
            Some(*end)
        }));
        (0..number).map(|_| self.trial(&limits, &mut generator)).collect()
    }

    fn trial(&self, limits: &[f64], generator: &mut Generator) -> Trial {
        let stages = &self.plan.stages;
        let sale = self.plan.sale_position();
        let rates: Vec<f64> = (1..stages.len()).map(|stage| self.rate(stage, generator)).collect();
        let (mut entries, mut sales) = (vec![vec![0.0; limits.len() - 1]; stages.len()], vec![0.0; limits.len() - 1]);

        let mut follow = |from: usize, rates: &[f64], price: f64, begin: f64, first: f64, generator: &mut Generator| {
            let (mut time, mut wait) = (begin, first);
            for stage in from..stages.len() {
                if stage > from || first == 0.0 {
                    let period = limits.iter().skip(1).position(|limit| time < *limit);
                    let Some(period) = period else { return };
                    entries[stage][period] += 1.0;
                    if stage == sale {
                        sales[period] += price * self.deal(generator);
                    }
                }
                if stage + 1 == stages.len() || uniform(generator) >= rates[stage] {
                    return;
                }
                time +=
                    if wait > 0.0 { std::mem::take(&mut wait) } else { delay(self.plan, &stages[stage], generator) };
            }
        };
        for (period, volume) in self.volumes.iter().enumerate() {
            let excess = self.dispersion - 1.0;
            let mean =
                if excess > 0.0 { Gamma::new(volume / excess, excess).unwrap().sample(generator) } else { *volume };
            let people: f64 = Poisson::new(mean).unwrap().sample(generator);
            for _ in 0..people as u32 {
                let begin = limits[period] + uniform(generator) * (limits[period + 1] - limits[period]);
                follow(0, &rates, euros(&stages[sale]), begin, 0.0, generator);
            }
        }
        for (position, stage) in stages.iter().enumerate() {
            let Some(open) = self.plan.deals.get(stage.id) else { continue };
            let price = open.value.map_or(euros(&stages[sale]), |value| value.minor() as f64 / 100.0);
            let mut own = rates.clone();
            if let Some(chance) = open.chance {
                // When it is lost is nobody's business.
                own[position] = chance.to_f64();
                own[position + 1..sale].fill(1.0);
            }
            for _ in 0..open.count.get() {
                let rest = residual(self.plan, stage, generator).max(1e-9);
                follow(position, &own, price, 0.0, rest, generator);
            }
        }
        self.counted(&entries, sales)
    }

    fn counted(&self, entries: &[Vec<f64>], mut revenue: Vec<f64>) -> Trial {
        let sale = self.plan.sale_position();
        let mut cost = vec![0.0; revenue.len()];
        for (stage, (entries, of)) in entries.iter().zip(&self.plan.stages).enumerate() {
            for (period, entries) in entries.iter().enumerate() {
                revenue[period] += if stage == sale { 0.0 } else { entries * euros(of) };
                cost[period] += entries * of.cost.minor() as f64 / 100.0;
            }
        }
        let customers = entries[sale].clone();
        let measured = |period: usize| match self.plan.goal.target.measure() {
            Measure::Customers => customers[period],
            Measure::Revenue => revenue[period],
            Measure::Profit => revenue[period] - cost[period],
        };
        let running = (0..revenue.len()).scan(0.0, |sum, period| {
            *sum += measured(period);
            Some(*sum)
        });
        Trial { running: running.collect(), customers, revenue }
    }

    fn rate(&self, into: usize, generator: &mut Generator) -> f64 {
        let (before, here) = (&self.plan.stages[into - 1], &self.plan.stages[into]);
        if let Some(typed) = self.plan.what_if.rates.get(here.id) {
            return typed.to_f64();
        }
        let (reached, before) = (here.count.get() as f64, before.count.get() as f64);
        Beta::new(reached + 0.5, before - reached + 0.5).unwrap().sample(generator)
    }

    /// As a share of the mean.
    fn deal(&self, generator: &mut Generator) -> f64 {
        let Some(spread) = self.plan.forecast.value_spread else { return 1.0 };
        LogNormal::from_mean_cv(1.0, spread.to_f64()).unwrap().sample(generator)
    }
}

fn uniform(generator: &mut Generator) -> f64 {
    StandardUniform.sample(generator)
}

fn euros(stage: &Stage) -> f64 {
    stage.value.minor() as f64 / 100.0
}

fn mean_and_deviation(plan: &Plan, stage: &Stage) -> (f64, f64) {
    let [mean, deviation] =
        [stage.days, plan.forecast.days_spread.get(stage.id)].map(|days| days.map_or(0.0, |days| days.get().to_f64()));
    (mean, deviation)
}

fn delay(plan: &Plan, stage: &Stage, generator: &mut Generator) -> f64 {
    let (mean, deviation) = mean_and_deviation(plan, stage);
    if mean == 0.0 || deviation == 0.0 {
        return mean;
    }
    Gamma::new((mean / deviation).powi(2), deviation * deviation / mean).unwrap().sample(generator)
}

/// Who is found waiting is in the midst of a delay that is the likelier the longer it is.
fn residual(plan: &Plan, stage: &Stage, generator: &mut Generator) -> f64 {
    let (mean, deviation) = mean_and_deviation(plan, stage);
    if mean == 0.0 || deviation == 0.0 {
        return uniform(generator) * mean;
    }
    let found = Gamma::new((mean / deviation).powi(2) + 1.0, deviation * deviation / mean).unwrap();
    uniform(generator) * found.sample(generator)
}
