//! The flow through the stages under a what-if. Invariant: where nothing upstream is overridden, a stage is expected to be reached by exactly its count.

use super::exact::{Fraction, Whole};
use crate::plan::{Overrides, Plan, Rate};

/// The rates, amounts and expected counts in force: a plan's own, or what a what-if puts in their place.
pub(super) struct Flow {
    /// How many enter at the top.
    pub top: u64,
    /// Into each stage; `None` for the first, and where nobody stood before.
    pub rates: Vec<Option<RateInForce>>,
    /// Undefined where a rate on the way is.
    pub expected: Vec<Expected>,
    /// In minor units.
    pub values: Vec<u64>,
    /// In minor units.
    pub costs: Vec<u64>,
    pub sale: usize,
}

/// The rate into a stage, and where it is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateInForce {
    /// A fraction of 1; above 1 where counts rise.
    pub rate: Rate,
    /// Whether a what-if put it in place of the counts' own.
    pub is_typed: bool,
}

impl RateInForce {
    /// How many reached the stage, of how many before; `None` for a typed rate.
    pub fn counts(self) -> Option<(u64, u64)> {
        (!self.is_typed).then_some((self.rate.numerator(), self.rate.denominator()))
    }
}

/// An expected count.
#[derive(Clone, Copy)]
pub(super) struct Expected {
    pub count: Fraction,
    /// How many times the denominator of the stage before this one's is.
    denominator_growth: u64,
}

impl Expected {
    fn whole(count: u64) -> Self {
        Self { count: Fraction::whole(count), denominator_growth: 1 }
    }

    /// Of those expected before, the ones who pass at `rate`; 0 of 0 even where the rate is undefined.
    fn next(mut self, rate: Option<Rate>) -> Self {
        let rate = if self.count.numerator == Whole::ZERO { rate.or(Some(Rate::ONE)) } else { rate };
        self.count.multiply(rate);
        self.denominator_growth = rate.map_or(0, Rate::denominator);
        self
    }
}

impl Flow {
    pub(super) fn new(plan: &Plan, overrides: &Overrides) -> Self {
        let mut flow = Self {
            top: 0,
            rates: Vec::with_capacity(plan.stages.len()),
            expected: Vec::with_capacity(plan.stages.len()),
            values: Vec::with_capacity(plan.stages.len()),
            costs: Vec::with_capacity(plan.stages.len()),
            sale: plan.sale_position(),
        };
        let mut overridden = overrides.top.is_some();
        let mut count_before = None;
        for stage in &plan.stages {
            let count = stage.count.get();
            let typed = overrides.rates.get(stage.id).map(|rate| RateInForce { rate, is_typed: true });
            let counted = || Some(RateInForce { rate: Rate::of_counts(count, count_before?)?, is_typed: false });
            let rate = typed.or_else(counted);
            overridden |= typed.is_some();
            let expected = match flow.expected.last() {
                None => {
                    flow.top = overrides.top.unwrap_or(stage.count).get();
                    Expected::whole(flow.top)
                }
                Some(_) if !overridden => Expected::whole(count),
                Some(before) => before.next(rate.map(|step| step.rate)),
            };
            flow.rates.push(rate);
            flow.expected.push(expected);
            flow.values.push(overrides.values.get(stage.id).unwrap_or(stage.value).minor());
            flow.costs.push(overrides.costs.get(stage.id).unwrap_or(stage.cost).minor());
            count_before = Some(count);
        }
        flow
    }

    /// Expected to reach each stage; NaN where a rate on the way is undefined.
    pub(super) fn expected_counts(&self) -> Vec<f64> {
        let mut counts = Vec::with_capacity(self.expected.len());
        for expected in &self.expected {
            counts.push(expected.count.nearest_double().unwrap_or(f64::NAN));
        }
        counts
    }

    /// What everybody expected up to and at each stage adds to what `weights` count per entry, as
    /// the numerator over that stage's expected count's denominator.
    pub(super) fn running_totals(&self, weights: &[i64]) -> Vec<Whole> {
        let mut total = Whole::ZERO;
        let mut totals = Vec::with_capacity(weights.len());
        for (expected, weight) in self.expected.iter().zip(weights) {
            total.multiply(expected.denominator_growth);
            total.add_product(&(*weight).into(), &expected.count.numerator);
            totals.push(total);
        }
        totals
    }
}
