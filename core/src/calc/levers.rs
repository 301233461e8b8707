//! Levers: the gain of each thing that can be moved, one at a time. Invariant: a lever's what-if brings just what the lever says.

use super::exact::finite;
use super::flow::Flow;
use super::timeline::{Forecast, Timeline};
use crate::plan::{Benchmark, Count, Date, Days, Decimal, Money, Overrides, Plan, Rate, StageId};

/// One thing that can be moved, and what that brings over the horizon.
#[derive(Debug, Clone, PartialEq)]
pub struct Lever {
    pub kind: LeverKind,
    /// The position, from 0, of the stage it moves something at.
    pub stage: Option<usize>,
    /// What it was and what it becomes: a rate as a fraction of 1, people, days, or all values together in major units.
    pub change: (f64, f64),
    /// The what-if in force with this one thing moved.
    pub what_if: Overrides,
    /// Revenue that it adds over the horizon, in major units; below zero where it costs some.
    pub revenue: f64,
    /// Customers that it adds over the horizon.
    pub customers: f64,
}

/// What is moved, and how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeverKind {
    /// The rate into a stage, by one percentage point.
    Point,
    /// The rate into a stage, to the high end of its usual range.
    Range,
    /// The rate into a stage, to its best in a past period.
    BestPast,
    /// The volume at the top, by a tenth.
    Volume,
    /// What each sale and every other entry earns, by a tenth.
    Value,
    /// The days from a stage to the next, by a tenth less.
    Days,
}

/// Rates are moved to whole millionths, so that a person could have typed them.
const RATE_PLACES: u8 = 6;

/// Every lever of a plan that is looked at `today`, from the what-if in force on, the one that adds most revenue first;
/// where that is the same, the one that adds most customers. Those that would change nothing are left out, and there are
/// none where a rate on the way is undefined.
///
/// Source: one-at-a-time sensitivity (a tornado diagram). Each gain is the difference of two whole forecasts.
pub fn levers(plan: &Plan, today: Date) -> Vec<Lever> {
    let timeline = Timeline::new(plan, today);
    let before = timeline.forecast(&plan.what_if);
    let Some((revenue, customers)) = totals(&before) else { return Vec::new() };
    let gained = |moved: Move| {
        let (with_revenue, with_customers) = totals(&timeline.forecast(&moved.what_if))?;
        Some(Lever {
            kind: moved.kind,
            stage: moved.stage,
            change: moved.change,
            revenue: finite(with_revenue - revenue)?,
            customers: finite(with_customers - customers)?,
            what_if: moved.what_if,
        })
    };
    let mut levers: Vec<Lever> = moves(plan).into_iter().filter_map(gained).collect();
    levers.sort_by(|one, other| {
        other.revenue.total_cmp(&one.revenue).then_with(|| other.customers.total_cmp(&one.customers))
    });
    levers
}

fn totals(forecast: &Forecast) -> Option<(f64, f64)> {
    forecast.total.revenue.zip(forecast.total.customers)
}

/// A lever before it is known what it brings.
struct Move {
    kind: LeverKind,
    stage: Option<usize>,
    change: (f64, f64),
    what_if: Overrides,
}

fn moves(plan: &Plan) -> Vec<Move> {
    let flow = Flow::new(plan, &plan.what_if);
    let mut moves = Vec::new();
    for (position, stage) in plan.stages.iter().enumerate() {
        if let Some(rate) = flow.rates[position].map(|step| step.rate) {
            let to = |kind: LeverKind, aim: Option<Rate>| {
                let aim = aim.filter(|aim| !aim.is_at_most(rate))?;
                let mut what_if = plan.what_if.clone();
                what_if.rates.set(stage.id, Some(aim));
                Some(Move { kind, stage: Some(position), change: (rate.to_f64(), aim.to_f64()), what_if })
            };
            moves.extend(to(LeverKind::Point, point_more(rate)));
            moves.extend(to(LeverKind::Range, stage.benchmark.as_ref().map(Benchmark::high).and_then(typed)));
            moves.extend(to(LeverKind::BestPast, best_past(plan, position).and_then(typed)));
        }
        moves.extend(sooner(plan, position, stage.id));
    }
    moves.extend(more_volume(plan, flow.top));
    moves.extend(more_value(plan, &flow));
    moves
}

/// `None` where the rate would be more than the whole.
fn point_more(rate: Rate) -> Option<Rate> {
    let (numerator, denominator) = (u128::from(rate.numerator()), u128::from(rate.denominator()));
    let more = rounded(numerator * 100 + denominator, denominator * 100)?;
    more.is_at_most(Rate::ONE).then_some(more)
}

/// As a rate that can be typed.
fn typed(rate: Rate) -> Option<Rate> {
    rounded(rate.numerator().into(), rate.denominator().into())
}

fn rounded(numerator: u128, denominator: u128) -> Option<Rate> {
    let one = 10_u128.pow(RATE_PLACES.into());
    let millionths = (numerator.checked_mul(one)? + denominator / 2) / denominator;
    Rate::typed(Decimal::new(i128::try_from(millionths).ok()?, RATE_PLACES)?).ok()
}

/// The highest rate into a stage of the periods of which both counts are known; `None` in none of which anybody came.
/// Rates above the whole are no share of people, and nothing to aim at.
fn best_past(plan: &Plan, position: usize) -> Option<Rate> {
    let (before, stage) = (plan.stages.get(position.checked_sub(1)?)?, plan.stages.get(position)?);
    let rates = plan.history.iter().filter_map(|past| {
        let (reached, of) = past.counts.get(stage.id).zip(past.counts.get(before.id))?;
        Rate::of_counts(reached.get(), of.get()).filter(|rate| rate.is_at_most(Rate::ONE))
    });
    rates.reduce(|best, next| if best.is_at_most(next) { next } else { best })
}

fn sooner(plan: &Plan, position: usize, id: StageId) -> Option<Move> {
    let is_last = position + 1 == plan.stages.len();
    let days = plan.what_if.days.get(id).or(plan.stages.get(position)?.days).filter(|_| !is_last)?;
    let fewer = Days::new(days.get().checked_mul(Decimal::new(9, 1)?)?).ok().filter(|fewer| *fewer != days)?;
    let mut what_if = plan.what_if.clone();
    what_if.days.set(id, Some(fewer));
    let change = (days.get().to_f64(), fewer.get().to_f64());
    Some(Move { kind: LeverKind::Days, stage: Some(position), change, what_if })
}

/// A tenth more, to the nearest whole one.
fn tenth_more(amount: u64) -> u64 {
    amount.saturating_add(amount / 10).saturating_add(u64::from(amount % 10 >= 5))
}

fn more_volume(plan: &Plan, top: u64) -> Option<Move> {
    let more = Count::new(tenth_more(top)).ok().filter(|more| more.get() != top)?;
    let what_if = Overrides { top: Some(more), ..plan.what_if.clone() };
    Some(Move { kind: LeverKind::Volume, stage: None, change: (top as f64, more.get() as f64), what_if })
}

fn more_value(plan: &Plan, flow: &Flow) -> Option<Move> {
    let mut what_if = plan.what_if.clone();
    let (mut before, mut after) = (0, 0);
    for (stage, value) in plan.stages.iter().zip(&flow.values) {
        let more = tenth_more(*value);
        if more != *value {
            what_if.values.set(stage.id, Some(Money::from_minor(more).ok()?));
        }
        (before, after) = (before + value, after + more);
    }
    let minor_units = plan.currency.minor_units();
    let change = (before as f64 / minor_units, after as f64 / minor_units);
    (before != after).then_some(Move { kind: LeverKind::Value, stage: None, change, what_if })
}
