//! A simulation in batches. Invariant: whoever waits for it gets something coarse soon, and may leave it between any two batches.

use funnelwright_core::calc::simulation::{Bands, MOST_TRIALS, Simulation};
use funnelwright_core::plan::{Date, Plan};

/// How many trials are made at a time; after the first of them there is an answer, besides the last one.
const BATCH: u32 = 500;

/// A simulation of a plan under its what-if in force.
pub struct Session {
    simulation: Simulation,
    /// How many trials are asked for.
    trials: u32,
}

impl Session {
    /// `None` for no trials, and where a rate on the way is undefined.
    pub fn new(plan: &Plan, today: Date, trials: u32) -> Option<Self> {
        let simulation = Simulation::new(plan, &plan.what_if, today)?;
        (trials > 0).then_some(Self { simulation, trials: trials.min(MOST_TRIALS) })
    }

    /// Makes the next batch; what is known then, if it is time for an answer. The last batch has one.
    pub fn advance(&mut self) -> Option<Bands> {
        let made = self.simulation.trials();
        self.simulation.run((self.trials - made).min(BATCH));
        if made == 0 || self.is_over() { self.simulation.bands() } else { None }
    }

    /// Whether all trials are made.
    pub fn is_over(&self) -> bool {
        self.simulation.trials() == self.trials
    }
}
