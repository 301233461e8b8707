//! Deals that stand in a stage when the forecast begins. Invariant: a chance of their own is the product of the rates they pass.

use crate::calc::flow::Flow;
use crate::plan::Plan;

/// Open deals of one stage.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingDeals {
    /// Where they stand, from 0.
    pub stage: usize,
    pub count: f64,
    /// The rate into each stage that they pass with instead of the plan's; NaN where undefined. `None` where they have no
    /// chance of their own.
    pub rates: Option<Vec<f64>>,
    /// What one of them brings at the sale, in major units, instead of the sale stage's value.
    pub value: Option<f64>,
}

/// The open deals of each stage where there are any. `rates` are those in force.
pub(super) fn standing(plan: &Plan, rates: &[f64], minor_units: f64) -> Vec<StandingDeals> {
    let sale = plan.sale_position();
    let mut deals = Vec::new();
    for (position, stage) in plan.stages.iter().enumerate() {
        let Some(open) = plan.deals.get(stage.id) else { continue };
        if open.count.get() > 0 {
            // Behind the sale there is nothing left to win.
            let chance = open.chance.filter(|_| position < sale);
            deals.push(StandingDeals {
                stage: position,
                count: open.count.get() as f64,
                rates: chance.map(|chance| rates_of_chance(rates, position, sale, chance.to_f64())),
                value: open.value.filter(|_| position < sale).map(|value| value.minor() as f64 / minor_units),
            });
        }
    }
    deals
}

/// Rates whose product from the stage to the sale is the chance: each raised to the same power, so that what holds of
/// all steps together holds of each. Where no power does it, or nobody knows the rates, the first step decides.
fn rates_of_chance(rates: &[f64], stage: usize, sale: usize, chance: f64) -> Vec<f64> {
    let mut own = rates.to_vec();
    let steps = &mut own[stage + 1..=sale];
    let product: f64 = steps.iter().product();
    if product > 0.0 && product < 1.0 && chance > 0.0 {
        let power = chance.ln() / product.ln();
        for rate in steps {
            // What `powf` is, without its tables: 4 kB of the page's first load.
            *rate = (power * rate.ln()).exp();
        }
    } else {
        steps.fill(1.0);
        steps[0] = chance;
    }
    own
}

/// The rate in force into each stage; NaN where there is none.
pub(super) fn rates(flow: &Flow) -> Vec<f64> {
    flow.rates.iter().map(|step| step.map_or(f64::NAN, |step| step.rate.to_f64())).collect()
}
