//! Properties of every forecast over time, checked on drawn plans.
#![allow(clippy::unwrap_used)]

mod funnel;
mod support;

use funnel::{id, people};
use funnelwright_core::calc::timeline::{Basis, Forecast, Outcome, Timeline, forecast};
use funnelwright_core::calc::{Report, report_under};
use funnelwright_core::plan::{
    Date, Days, Decimal, ForecastSettings, Horizon, Inflow, Month, OpenDeals, Overrides, Payment, PerStage, Plan,
    PlanDraft, Share, Text, Volumes,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// A Wednesday in a leap year.
fn today() -> Date {
    Date::new(2028, 2, 9).unwrap()
}

fn decimal(mantissa: i64, scale: u8) -> Decimal {
    Decimal::new(mantissa.into(), scale).unwrap()
}

fn days(hundredths: u32) -> Days {
    Days::new(decimal(hundredths.into(), 2)).unwrap()
}

fn share(percent: u8) -> Share {
    Share::new(decimal(percent.into(), 2)).unwrap()
}

/// Up to 9 stages whose counts fall, in any period and horizon, with delays, payments, and deals in every other stage.
fn timed() -> impl Strategy<Value = PlanDraft> {
    let stage = (1..100_u64, 0..3000_u64, 0..300_u64, option::of(0..9000_u32), option::of(0..4000_u32));
    let deals = option::of((0..500_u64, option::of(0..9000_u64), option::of(0..=100_u8)));
    let payments = vec((0..=33_u8, 0..20_000_u32), 0..=3);
    let start = option::of((2020..2040_u16, 1..=12_u8));
    (
        vec((stage, deals), 2..9),
        any::<prop::sample::Index>(),
        support::period(),
        1..=36_u8,
        start,
        payments,
        1000..9000_u64,
    )
        .prop_map(|(stages, sale, period, horizon, start, payments, top)| {
            let mut counts = vec![top];
            for ((percent, ..), _) in &stages[1..] {
                counts.push(counts[counts.len() - 1] * percent / 100 + 1);
            }
            let mut draft = funnel::funnel(&counts);
            draft.period = period;
            draft.sale_stage = Some(id(sale.index(stages.len())));
            for (stage, ((_, value, cost, mean, deviation), deals)) in draft.stages.iter_mut().zip(stages) {
                stage.value = funnel::cents(if value > 1500 { value } else { 0 });
                stage.cost = funnel::cents(cost);
                stage.days = mean.map(days);
                draft.forecast.days_spread.set(stage.id, deviation.map(days));
                let open = deals.map(|(count, value, chance)| OpenDeals {
                    count: people(count),
                    value: value.map(funnel::cents),
                    chance: chance.map(share),
                });
                draft.deals.set(stage.id, open);
            }
            *draft.forecast = ForecastSettings {
                days_spread: draft.forecast.days_spread.clone(),
                horizon: Horizon::new(horizon).unwrap(),
                start: start.map(|(year, month)| Month::new(year, month).unwrap()),
                payments: payments
                    .into_iter()
                    .map(|(percent, late)| Payment { label: Text::default(), share: share(percent), days: days(late) })
                    .collect(),
                ..ForecastSettings::default()
            };
            draft
        })
}

fn volumes() -> impl Strategy<Value = Vec<u64>> {
    vec(0..100_000_u64, 1..=36)
}

fn plan(draft: &PlanDraft) -> Plan {
    Plan::new(draft.clone()).unwrap()
}

fn with_volumes(draft: &PlanDraft, volumes: &[u64]) -> Plan {
    let mut draft = draft.clone();
    let counts = volumes.iter().map(|volume| people(*volume)).collect();
    draft.forecast.inflow = Inflow::Typed(Volumes::new(counts).unwrap());
    plan(&draft)
}

fn baseline(plan: &Plan) -> Forecast {
    forecast(plan, &Overrides::default(), today())
}

/// Every figure, period after period, then after the last.
fn figures(forecast: &Forecast) -> Vec<f64> {
    let outcomes = forecast.periods.iter().map(|period| &period.outcome).chain([&forecast.after]);
    outcomes.flat_map(|outcome| entries(outcome).into_iter().chain(money(outcome))).collect()
}

fn entries(outcome: &Outcome) -> Vec<f64> {
    outcome.entries.iter().map(|count| count.unwrap()).collect()
}

/// Revenue, cost and cash.
fn money(outcome: &Outcome) -> [f64; 3] {
    [outcome.revenue, outcome.cost, outcome.cash].map(Option::unwrap)
}

fn rates(plan: &Plan) -> Vec<f64> {
    let report = report_under(plan, &Overrides::default());
    report.stages.iter().map(|stage| stage.step_conversion.unwrap_or(1.0)).collect()
}

/// How many ever enter a stage: those from the top, and the deals that stand before it.
fn all_who_enter(plan: &Plan, inflow: f64, stage: usize) -> f64 {
    let (rates, sale) = (rates(plan), plan.sale_position());
    let reach = |from: usize, to: usize| rates[from + 1..=to].iter().product::<f64>();
    let mut all = inflow * reach(0, stage);
    for position in 0..stage {
        let Some(open) = plan.deals.get(plan.stages[position].id) else { continue };
        let count = open.count.get() as f64;
        all += match open.chance.map(|chance| chance.to_f64()).filter(|_| position < sale) {
            None => count * reach(position, stage),
            // Beyond the sale; before it, each step's part is tested elsewhere.
            Some(chance) if stage >= sale => count * chance * reach(sale, stage),
            Some(_) => return f64::NAN,
        };
    }
    all
}

fn near(found: f64, wanted: f64, scale: f64) -> bool {
    (found - wanted).abs() <= 1e-9 * scale.abs().max(wanted.abs()) + 1e-9
}

proptest! {
    #[test]
    fn no_legal_plan_gives_a_number_that_is_none(plan in support::plan(), draft in timed(), volumes in volumes()) {
        let mut wild = plan.to_draft();
        let timed = with_volumes(&draft, &volumes);
        wild.forecast = timed.forecast.clone();
        wild.forecast.days_spread = PerStage::default();
        for (stage, other) in wild.stages.iter().zip(&draft.stages) {
            wild.forecast.days_spread.set(stage.id, timed.forecast.days_spread.get(other.id));
            wild.deals.set(stage.id, draft.deals.get(other.id));
        }
        let wild = Plan::new(wild).unwrap();
        let forecast = forecast(&wild, &wild.what_if, today());
        let printed = format!("{forecast:?}");
        prop_assert!(!printed.contains("NaN") && !printed.contains("inf"), "{printed}");
        prop_assert_eq!(forecast.periods.len(), usize::from(wild.forecast.horizon.get()));
    }

    #[test]
    fn nothing_is_lost_and_nothing_comes_twice(draft in timed(), volumes in volumes()) {
        let plan = with_volumes(&draft, &volumes);
        let forecast = baseline(&plan);
        let inflow: f64 = forecast.periods.iter().map(|period| period.outcome.entries[0].unwrap()).sum();
        let typed: u64 = (0..forecast.periods.len()).map(|period| volumes[period.min(volumes.len() - 1)]).sum();
        prop_assert!(near(inflow, typed as f64, 0.0));
        for stage in 0..plan.stages.len() {
            let all = all_who_enter(&plan, inflow, stage);
            let here = forecast.total.entries[stage].unwrap() + forecast.after.entries[stage].unwrap();
            prop_assert!(all.is_nan() || near(here, all, all), "{stage}: {here}, not {all}");
        }
    }

    #[test]
    fn every_sum_is_that_of_its_parts(draft in timed()) {
        let plan = plan(&draft);
        let forecast = baseline(&plan);
        let sums = |pick: &dyn Fn(&Outcome) -> f64| -> f64 {
            forecast.periods.iter().map(|period| pick(&period.outcome)).sum()
        };
        for stage in 0..plan.stages.len() {
            prop_assert!(near(sums(&|outcome| entries(outcome)[stage]), entries(&forecast.total)[stage], 0.0));
        }
        for kind in 0..3 {
            prop_assert!(near(sums(&|outcome| money(outcome)[kind]), money(&forecast.total)[kind], 0.0));
        }
        let [revenue, _, cash] = money(&forecast.total);
        let [later_revenue, _, later_cash] = money(&forecast.after);
        // All that is earned is paid, some of it later.
        prop_assert!(near(revenue + later_revenue, cash + later_cash, revenue), "{revenue} {later_revenue} {cash} {later_cash}");
        prop_assert!(cash <= revenue * (1.0 + 1e-9) + 1e-9);
        for outcome in forecast.periods.iter().map(|period| &period.outcome).chain([&forecast.after, &forecast.total]) {
            prop_assert_eq!(outcome.customers, outcome.entries[plan.sale_position()]);
            prop_assert_eq!(outcome.profit.unwrap(), outcome.revenue.unwrap() - outcome.cost.unwrap());
            prop_assert!(entries(outcome).into_iter().chain(money(outcome)).all(|figure| figure >= 0.0));
        }
    }

    #[test]
    fn without_delays_each_period_is_the_forecast_of_one(draft in timed(), volumes in volumes()) {
        let mut draft = draft;
        *draft.deals = PerStage::default();
        draft.forecast.payments.clear();
        for stage in &mut draft.stages {
            stage.days = None;
        }
        let plan = with_volumes(&draft, &volumes);
        let forecast = baseline(&plan);
        for (index, period) in forecast.periods.iter().enumerate() {
            let top = Some(people(volumes[index.min(volumes.len() - 1)]));
            let Report { stages, revenue, cost, .. } = report_under(&plan, &Overrides { top, ..Overrides::default() });
            for (stage, entries) in stages.iter().zip(&period.outcome.entries) {
                let (entries, wanted) = (entries.unwrap(), stage.expected_count.unwrap());
                prop_assert!(near(entries, wanted, 0.0), "{entries}, not {wanted}");
            }
            let [found_revenue, found_cost, cash] = money(&period.outcome);
            prop_assert!(near(found_revenue, revenue.unwrap(), 0.0) && near(found_cost, cost.unwrap(), 0.0));
            prop_assert!(near(cash, revenue.unwrap(), 0.0));
        }
        prop_assert!(figures(&forecast).iter().rev().take(draft.stages.len() + 3).all(|after| *after < 1e-6));
    }

    #[test]
    fn more_at_the_top_is_never_less_anywhere(draft in timed(), volumes in volumes(), more in 1..9999_u64, at: prop::sample::Index) {
        let few = baseline(&with_volumes(&draft, &volumes));
        let mut volumes = volumes;
        let at = at.index(volumes.len());
        volumes[at] += more;
        let many = baseline(&with_volumes(&draft, &volumes));
        let (few, many) = (figures(&few), figures(&many));
        let rounding = 1e-11 * many.iter().sum::<f64>();
        for (few, many) in few.into_iter().zip(many) {
            prop_assert!(many >= few - rounding, "{few} {many}");
        }
    }

    #[test]
    fn what_comes_from_several_sources_adds_up(draft in timed(), one in volumes(), other in volumes()) {
        let length = one.len().max(other.len());
        let at = |volumes: &[u64], period: usize| volumes[period.min(volumes.len() - 1)];
        let both: Vec<u64> = (0..length).map(|period| at(&one, period) + at(&other, period)).collect();
        let mut without = draft.clone();
        *without.deals = PerStage::default();
        let together = figures(&baseline(&with_volumes(&draft, &both)));
        let first = figures(&baseline(&with_volumes(&without, &one)));
        let second = figures(&baseline(&with_volumes(&without, &other)));
        let deals = figures(&baseline(&with_volumes(&draft, &[0])));
        for (index, together) in together.into_iter().enumerate() {
            let sum = first[index] + second[index] + deals[index];
            prop_assert!(near(together, sum, 1e3), "{together} {sum}");
        }
    }

    #[test]
    fn the_sources_of_a_period_add_up_to_it(draft in timed(), volumes in volumes(), at: prop::sample::Index) {
        let plan = with_volumes(&draft, &volumes);
        let (forecast, rates, sale) = (baseline(&plan), rates(&plan), plan.sale_position());
        let value = |stage: usize| plan.stages[stage].value.minor() as f64 / 100.0;
        let timeline = Timeline::new(&plan, today());
        let period = at.index(forecast.periods.len());
        let sources = timeline.sources(&Overrides::default(), period).unwrap();
        let outcome = &forecast.periods[period].outcome;
        let (mut besides, mut own) = (0.0, 0.0);
        for (stage, entries) in entries(outcome).into_iter().enumerate() {
            let reach: f64 = rates[1..=stage].iter().product();
            let top: f64 = sources.from_top[stage].iter().map(|from| from.people * from.share * reach).sum();
            let deals = &sources.from_standing[stage];
            let open: f64 = deals.iter().map(|from| from.count * from.share * from.reach).sum();
            prop_assert!(near(top + open, entries, forecast.total.entries[stage].unwrap()), "{stage}: {top} {open} {entries}");
            if stage != sale {
                besides += entries * value(stage);
            } else {
                let more = deals.iter().filter_map(|from| Some((from, from.value? - value(sale))));
                own += more.map(|(from, more)| from.count * from.share * from.reach * more).sum::<f64>();
            }
        }
        let [revenue, _, cash] = money(outcome);
        let all = forecast.total.revenue.unwrap();
        prop_assert!(near(besides + entries(outcome)[sale] * value(sale) + own, revenue, all));
        prop_assert!(near(besides + sources.sales, revenue, all));
        let paid = plan.forecast.payments.iter().zip(&sources.due);
        let paid: f64 = paid.map(|(payment, due)| payment.share.to_f64() * due.iter().sum::<f64>()).sum();
        prop_assert!(near(besides + sources.at_once * sources.sales + paid, cash, all), "{paid} {cash}");
        prop_assert!(sources.due.iter().all(|due| due.len() == period + 1));
        prop_assert_eq!(timeline.sources(&Overrides::default(), forecast.periods.len()), None);
    }

    #[test]
    fn all_that_comes_is_of_the_top_and_of_open_deals(draft in timed(), volumes in volumes()) {
        let plan = with_volumes(&draft, &volumes);
        let (forecast, rates) = (baseline(&plan), rates(&plan));
        let each = plan.stages.iter().enumerate().map(|(stage, own)| {
            own.value.minor() as f64 / 100.0 * rates[1..=stage].iter().product::<f64>()
        });
        let top = forecast.total.entries[0].unwrap() * each.sum::<f64>();
        let open = Timeline::new(&plan, today()).standing_revenue(&Overrides::default());
        let all = forecast.total.revenue.unwrap() + forecast.after.revenue.unwrap();
        prop_assert!(near(top + open, all, 0.0), "{top} {open} {all}");
    }

    #[test]
    fn the_basis_weighs_up_to_the_forecast(draft in timed(), volumes in volumes()) {
        let plan = with_volumes(&draft, &volumes);
        let forecast = baseline(&plan);
        let stages: Vec<usize> = (0..plan.stages.len()).collect();
        let basis = Basis::new(&plan, &Overrides::default(), today(), &stages);
        let weighed = basis.expected(&rates(&plan));
        for (index, period) in forecast.periods.iter().enumerate() {
            for (stage, wanted) in period.outcome.entries.iter().enumerate() {
                let (found, wanted) = (weighed[stage][index], wanted.unwrap());
                prop_assert!(near(found, wanted, 1e3), "{stage} in {index}: {found}, not {wanted}");
            }
        }
    }

    #[test]
    fn who_enters_a_destination_comes_from_the_one_before_or_stood_between(draft in timed(), volumes in volumes()) {
        let mut draft = draft;
        // Deals with rates of their own go on at those.
        for (stage, open) in draft.deals.clone().iter() {
            draft.deals.set(stage, Some(OpenDeals { chance: None, ..open }));
        }
        let plan = with_volumes(&draft, &volumes);
        let rates = rates(&plan);
        let mut stages = vec![0, plan.stages.len() / 2, plan.stages.len() - 1];
        stages.dedup();
        let basis = Basis::new(&plan, &Overrides::default(), today(), &stages);
        let expected = basis.expected(&rates);
        let days: u32 = baseline(&plan).periods.iter().map(|period| period.days).sum();
        for (index, pair) in basis.destinations.windows(2).enumerate() {
            let (before, here) = (&pair[0], &pair[1]);
            let reach = |from: usize| rates[from + 1..=here.stage].iter().product::<f64>();
            let mut found = vec![0.0; basis.inflow.len()];
            for (period, shares) in here.from_before.iter().enumerate() {
                for (sum, share) in found[period..].iter_mut().zip(shares) {
                    *sum += expected[index][period] * share * reach(before.stage);
                }
            }
            for (deals, shares) in basis.standing.iter().zip(&here.from_standing) {
                if deals.stage >= before.stage {
                    found.iter_mut().zip(shares).for_each(|(sum, share)| *sum += deals.count * share * reach(deals.stage));
                }
            }
            let all: f64 = expected[index + 1].iter().sum();
            // In cells of several days, nobody knows when in a cell.
            let allowed = if days <= 1200 { 1e-9 } else { 2e-3 };
            for (found, wanted) in found.into_iter().zip(&expected[index + 1]) {
                prop_assert!((found - wanted).abs() <= allowed * all + 1e-6, "{found}, not {wanted}");
            }
        }
    }
}
