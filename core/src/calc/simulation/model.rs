//! The model that trials are drawn from: all that stays the same from one to the next. Invariant: every rate that anybody may come to is known.

use super::arrivals::ArrivalSchedule;
use super::inflow::{Volume, dispersion};
use super::rates::Step;
use super::value::DealValue;
use crate::calc::flow::Flow;
use crate::calc::timeline::{StandingDeals, Timeline};
use crate::plan::{Date, Measure, Overrides, Plan};

/// A plan over time, ready to be drawn.
pub(super) struct Model {
    /// Into each stage.
    pub steps: Vec<Step>,
    /// At the top in each period.
    pub volumes: Vec<Volume>,
    /// In the order of stages; the last is the last that counts.
    pub points: Vec<Point>,
    /// The first are those who enter at the top and the open deals that go as they do; each other one is the deals of a
    /// stage that have a chance or a value of their own.
    pub groups: Vec<Group>,
    pub value: DealValue,
}

/// A stage that counts for something.
pub(super) struct Point {
    pub stage: usize,
    pub is_sale: bool,
    /// By each entry, in major units; at the sale it is the group's own price.
    pub earns: f64,
    /// By each entry, in major units.
    pub costs: f64,
    /// Of those who enter at the top in each period.
    pub from_top: Vec<ArrivalSchedule>,
    /// Of those who enter the point before this one in each period.
    pub from_before: Vec<ArrivalSchedule>,
    /// Of the deals that stand between the point before and this one.
    pub from_standing: Vec<Deals>,
}

/// Open deals that stand in a stage.
pub(super) struct Deals {
    pub group: usize,
    pub stage: usize,
    pub count: f64,
    pub arrivals: ArrivalSchedule,
}

/// Those who pass at the same rates and pay the same.
pub(super) struct Group {
    /// Into each stage, up to the sale; `None` where they are the plan's.
    pub rates: Option<Vec<f64>>,
    /// What a sale brings, in major units.
    pub price: f64,
}

impl Model {
    /// `None` where a rate that somebody may come to is undefined.
    pub(super) fn new(plan: &Plan, overrides: &Overrides, today: Date, measure: Measure) -> Option<Self> {
        let flow = Flow::new(plan, overrides);
        let amounts = flow.values.iter().zip(&flow.costs);
        let counts = |(stage, (value, cost)): (usize, (&u64, &u64))| {
            stage == flow.sale || *value > 0 || (measure == Measure::Profit && *cost > 0)
        };
        let stages: Vec<usize> = (0..).zip(amounts).filter(|entry| counts(*entry)).map(|(stage, _)| stage).collect();
        let basis = Timeline::new(plan, today).basis(overrides, &stages);
        let steps: Vec<Step> = flow.rates.iter().map(|rate| Step::new(*rate)).collect();

        // What is drawn may be anything above 0, and anything may come of it.
        let possible: Vec<f64> = flow.rates.iter().zip(&steps).map(|(rate, step)| step.possible(*rate)).collect();
        if basis.expected(&possible).iter().flatten().any(|entries| entries.is_nan()) {
            return None;
        }
        let major = |minor: u64| minor as f64 / plan.currency.minor_units();
        let price = major(flow.values[flow.sale]);
        let mut groups = vec![Group { rates: None, price }];
        let mut group_of = Vec::with_capacity(basis.standing.len());
        for deals in &basis.standing {
            let goes_along = deals.rates.is_none() && deals.value.is_none();
            group_of.push(if goes_along { 0 } else { groups.len() });
            if !goes_along {
                groups.push(Group { rates: deals.rates.clone(), price: deals.value.unwrap_or(price) });
            }
        }
        let mut points: Vec<Point> = Vec::with_capacity(basis.destinations.len());
        for destination in &basis.destinations {
            let stage = destination.stage;
            let before = points.last().map(|point| point.stage);
            let is_between = |deals: &StandingDeals| before.is_none_or(|before| deals.stage >= before);
            let standing = basis.standing.iter().zip(&destination.from_standing).zip(&group_of);
            let standing = standing.filter(|((deals, _), _)| is_between(deals));
            let by_period =
                |rows: &[Vec<f64>]| (0..).zip(rows).map(|(from, row)| ArrivalSchedule::new(from, row)).collect();
            points.push(Point {
                stage,
                is_sale: stage == flow.sale,
                earns: major(flow.values[stage]),
                costs: major(flow.costs[stage]),
                // Whoever enters a later point has entered the first.
                from_top: if before.is_none() { by_period(&destination.from_top) } else { Vec::new() },
                from_before: by_period(&destination.from_before),
                from_standing: standing
                    .map(|((deals, shares), group)| Deals {
                        group: *group,
                        stage: deals.stage,
                        count: deals.count,
                        arrivals: ArrivalSchedule::new(0, shares),
                    })
                    .collect(),
            });
        }
        let dispersion = dispersion(plan);
        Some(Self {
            steps,
            volumes: basis.inflow.iter().map(|expected| Volume::new(*expected, dispersion)).collect(),
            points,
            groups,
            value: DealValue::new(plan.forecast.value_spread.map_or(0.0, |spread| spread.to_f64())),
        })
    }

    /// What the totals are multiples of, if all that counts is of one size.
    pub(super) fn unit(&self, measure: Measure) -> Option<f64> {
        match (measure, &self.points[..], &self.groups[..]) {
            (Measure::Customers, ..) => Some(1.0),
            (Measure::Revenue, [_], [group]) if self.value.is_certain() => {
                Some(group.price).filter(|price| *price > 0.0)
            }
            _ => None,
        }
    }
}
