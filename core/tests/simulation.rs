//! Simulations over time: against exact distributions, against events drawn one by one, and what must always hold.
#![allow(clippy::unwrap_used)]

mod events;
mod funnel;
mod support;

use events::{Reference, Trial};
use funnel::{cents, euros, funnel, id, people, plan, sample, typed};
use funnelwright_core::calc::report;
use funnelwright_core::calc::simulation::{Band, Histogram, MOST_TRIALS, Outcomes, Simulation};
use funnelwright_core::calc::timeline::Timeline;
use funnelwright_core::plan::{
    Change, Count, Date, Days, Decimal, Horizon, Inflow, Measure, OpenDeals, PastPeriod, Plan, PlanDraft, Rate, Season,
    Share, Spread, StageId, Target, Volumes,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rand_distr::{Distribution as _, LogNormal};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng;

fn today() -> Date {
    Date::new(2027, 2, 17).unwrap()
}

fn decimal(mantissa: i128, scale: u8) -> Decimal {
    Decimal::new(mantissa, scale).unwrap()
}

fn days(days: i128) -> Option<Days> {
    Some(Days::new(decimal(days, 0)).unwrap())
}

fn share(percent: i128) -> Option<Share> {
    Some(Share::new(decimal(percent, 2)).unwrap())
}

fn over(periods: u8, volumes: &[u64], draft: &mut PlanDraft) {
    draft.forecast.horizon = Horizon::new(periods).unwrap();
    draft.forecast.inflow = Inflow::Typed(Volumes::new(volumes.iter().copied().map(people).collect()).unwrap());
}

fn simulation(plan: &Plan, trials: u32) -> Simulation {
    let mut simulation = Simulation::new(plan, &plan.what_if, today()).unwrap();
    simulation.run(trials);
    simulation
}

fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len() as f64
}

fn covariance(one: &[f64], other: &[f64]) -> f64 {
    let (of_one, of_other) = (mean(one), mean(other));
    let products: f64 = one.iter().zip(other).map(|(one, other)| (one - of_one) * (other - of_other)).sum();
    products / one.len() as f64
}

/// The largest distance between a sample's cumulative distribution and a true one of whole numbers from 0.
fn distance_to(numbers: &[f64], chances: &[f64]) -> f64 {
    let mut by = 0.0;
    let far = chances.iter().enumerate().map(|(count, chance)| {
        by += chance;
        let found = numbers.iter().filter(|number| **number <= count as f64).count();
        (found as f64 / numbers.len() as f64 - by).abs()
    });
    far.fold(0.0, f64::max)
}

/// The largest distance between the cumulative distributions of two samples (Kolmogorov and Smirnov).
fn distance(one: &[f64], other: &[f64]) -> f64 {
    let sorted = |numbers: &[f64]| {
        let mut numbers = numbers.to_vec();
        numbers.sort_by(f64::total_cmp);
        numbers
    };
    let (one, other) = (sorted(one), sorted(other));
    let by =
        |numbers: &[f64], limit: f64| numbers.partition_point(|number| *number <= limit) as f64 / numbers.len() as f64;
    let far = one.iter().chain(&other).map(|limit| (by(&one, *limit) - by(&other, *limit)).abs());
    far.fold(0.0, f64::max)
}

/// Exceeded by chance once in a thousand times, with so many draws.
fn far(draws: u32) -> f64 {
    1.95 / f64::from(draws).sqrt()
}

#[test]
fn one_step_is_beta_binomial() {
    // Nobody enters; 40 deals stand one step before the sale, which 6 of 20 have reached.
    let mut draft = funnel(&[100, 20, 6]);
    over(1, &[0], &mut draft);
    draft.deals.set(id(1), Some(OpenDeals { count: people(40), value: None, chance: None }));
    let (a, b, number) = (6.5, 14.5, 40.0);
    let none: f64 = (0..40).map(|deal| (b + f64::from(deal)) / (a + b + f64::from(deal))).product();
    let mut chances = vec![none];
    for count in (1..=40).map(f64::from) {
        let ratio = (number - count + 1.0) / count * (a + count - 1.0) / (b + number - count);
        chances.push(chances[chances.len() - 1] * ratio);
    }
    let simulation = simulation(&plan(draft), 50_000);
    assert!(distance_to(&simulation.outcomes().customers[0], &chances) < far(50_000));
}

fn poisson(mean: f64) -> Vec<f64> {
    let mut chance = (-mean).exp();
    (1..200)
        .map(|count| {
            let now = chance;
            chance *= mean / f64::from(count);
            now
        })
        .collect()
}

#[test]
fn known_rates_leave_independent_poisson_counts() {
    let mut draft = funnel(&[100, 50, 10]);
    draft.what_if = funnel::with_rates(100, &[typed(5, 1), typed(2, 1)]);
    draft.stages[0].days = days(12);
    draft.stages[1].days = days(40);
    draft.forecast.days_spread.set(id(1), days(30));
    over(6, &[300, 80, 0, 500], &mut draft);
    let plan = plan(draft);
    let expected = Timeline::new(&plan, today()).basis(&plan.what_if, &[2]).expected(&[f64::NAN, 0.5, 0.2]);
    let outcomes = simulation(&plan, 40_000);
    let customers = &outcomes.outcomes().customers;
    for (customers, expected) in customers.iter().zip(&expected[0]) {
        assert!(distance_to(customers, &poisson(*expected)) < far(40_000), "{expected}");
    }
    for (one, other) in [(0, 1), (1, 2), (3, 4), (2, 5)] {
        let scale = (expected[0][one] * expected[0][other]).sqrt();
        let correlation = covariance(&customers[one], &customers[other]) / scale;
        assert!(correlation.abs() < 4.0 / 40_000_f64.sqrt(), "{one} and {other}: {correlation}");
    }
}

fn past(stage: StageId, count: Count) -> PastPeriod {
    let mut past = PastPeriod::default();
    past.counts.set(stage, Some(count));
    past
}

fn history(counts: &[u64]) -> Vec<PastPeriod> {
    counts.iter().map(|count| past(id(0), people(*count))).collect()
}

#[test]
fn volumes_vary_as_they_did() {
    // Around a rising line: ten up, ten down.
    let counts: Vec<u64> = (0..12).map(|month| 80 + 2 * month + [20, 0, 0, 20][month as usize % 4]).collect();
    let mut draft = funnel(&[100, 100]);
    draft.what_if = funnel::with_rates(100, &[typed(1, 0)]);
    over(2, &[60], &mut draft);
    let entries = |history: Vec<PastPeriod>| {
        let plan = plan(PlanDraft { history: history.into(), ..draft.clone() });
        simulation(&plan, 40_000).outcomes().customers[1].clone()
    };
    // The sum of squares around the line through (month, count), by hand: all of the pattern, as it is level and even.
    let around: f64 = 12.0 * 100.0;
    let dispersion = around / 10.0 / (80.0 + 11.0 + 10.0);
    assert!(dispersion > 1.18);
    // Negative binomial.
    let (shape, share) = (60.0 / (dispersion - 1.0), 1.0 - 1.0 / dispersion);
    let mut chances = vec![(1.0 - share).powf(shape)];
    for count in (1..200).map(f64::from) {
        chances.push(chances[chances.len() - 1] * (count - 1.0 + shape) / count * share);
    }
    assert!(distance_to(&entries(history(&counts)), &chances) < far(40_000));
    // Neither too few periods nor too even ones say anything.
    let even = [100, 101, 99, 100, 100, 101, 99, 100];
    for counts in [&counts[..5], &even] {
        assert!(distance_to(&entries(history(counts)), &poisson(60.0)) < far(40_000));
    }
}

/// Two plans of which one has all there is; small enough to draw each person.
fn told() -> [(PlanDraft, Vec<u64>); 2] {
    let mut plain = funnel(&[60, 24, 9]);
    plain.stages[0].days = days(20);
    plain.forecast.days_spread.set(id(0), days(15));
    plain.stages[1].days = days(25);
    plain.stages[2].value = euros(1_000);
    plain.goal.target = Target::Revenue(euros(9_000));
    over(4, &[60, 70, 50, 80], &mut plain);

    let mut full = funnel(&[50, 30, 12, 7, 5]);
    full.sale_stage = Some(id(3));
    for (stage, (mean, deviation)) in full.stages.iter_mut().zip([(10, 6), (0, 0), (18, 18), (45, 10), (0, 0)]) {
        stage.days = days(mean);
        full.forecast.days_spread.set(stage.id, days(deviation));
    }
    for (stage, (value, cost)) in full.stages.iter_mut().zip([(0, 3), (40, 0), (0, 25), (900, 100), (150, 0)]) {
        (stage.value, stage.cost) = (euros(value), euros(cost));
    }
    full.what_if.rates.set(id(4), Some(typed(75, 2)));
    full.forecast.value_spread = Some(Spread::new(decimal(8, 1)).unwrap());
    full.goal.target = Target::Profit(euros(5_000));
    full.deals.set(id(1), Some(OpenDeals { count: people(9), value: None, chance: None }));
    full.deals.set(id(2), Some(OpenDeals { count: people(12), value: Some(cents(123_450)), chance: share(40) }));
    full.deals.set(id(3), Some(OpenDeals { count: people(4), value: None, chance: None }));
    *full.history = history(&[30, 70, 45, 80, 20, 60, 75, 35, 50, 66]);
    over(5, &[50, 45, 60, 40, 55], &mut full);
    [(plain, vec![60, 70, 50, 80]), (full, vec![50, 45, 60, 40, 55])]
}

#[test]
fn events_drawn_one_by_one_come_to_the_same() {
    const TRIALS: u32 = 20_000;
    // How far apart the second plan may be, where several stages earn: not everybody's place in a period is known.
    for ((draft, volumes), (most_apart, most_wider)) in told().into_iter().zip([(0.013, 0.02), (0.02, 0.06)]) {
        let plan = plan(draft);
        let dispersion = around_a_line(&plan);
        let volumes: Vec<f64> = volumes.into_iter().map(|volume| volume as f64).collect();
        let reference = Reference { plan: &plan, volumes: &volumes, dispersion, today: today() };
        let trials = reference.trials(TRIALS);
        let simulation = simulation(&plan, 40_000);
        let of = |list: fn(&Trial) -> &Vec<f64>, period: usize| -> Vec<f64> {
            trials.iter().map(|trial| list(trial)[period]).collect()
        };
        let Outcomes { customers, revenue, running } = simulation.outcomes();
        for period in 0..volumes.len() {
            for (name, found, expected) in [
                ("customers", &customers[period], of(|trial| &trial.customers, period)),
                ("revenue", &revenue[period], of(|trial| &trial.revenue, period)),
                ("running", &running[period], of(|trial| &trial.running, period)),
            ] {
                let far_apart = distance(found, &expected);
                let deviation = covariance(&expected, &expected).sqrt();
                let shift = (mean(found) - mean(&expected)) / deviation;
                let wider = covariance(found, found).sqrt() / deviation - 1.0;
                assert!(far_apart < most_apart, "{name} of {period} is {far_apart} apart");
                assert!(shift.abs() < 0.02, "{name} of {period}: by {shift} deviations");
                assert!(wider.abs() < most_wider, "{name} of {period}: wider by {wider}");
            }
        }
    }
}

/// The index of dispersion around the least-squares line, 1 without a history.
fn around_a_line(plan: &Plan) -> f64 {
    let counts: Vec<f64> =
        plan.history.iter().filter_map(|past| past.counts.get(id(0))).map(|n| n.get() as f64).collect();
    if counts.is_empty() {
        return 1.0;
    }
    let times: Vec<f64> = (0..counts.len()).map(|time| time as f64).collect();
    let left = covariance(&counts, &counts) - covariance(&times, &counts).powi(2) / covariance(&times, &times);
    left * counts.len() as f64 / (counts.len() as f64 - 2.0) / mean(&counts)
}

#[test]
fn batches_add_up_and_bits_stay() {
    let [_, (draft, _)] = told();
    let plan = plan(draft);
    let whole = simulation(&plan, 10_000);
    let mut parts = Simulation::new(&plan, &plan.what_if, today()).unwrap();
    for batch in 1..=20 {
        parts.run(500);
        assert_eq!(parts.trials(), 500 * batch);
    }
    assert_eq!(parts.outcomes(), whole.outcomes());
    assert_eq!(parts.bands(), whole.bands());
    // Of three trials, the money of the first and the last period.
    let Outcomes { customers, revenue, running } = whole.outcomes();
    let found = [0, 4_711, 9_999].map(|trial| {
        let money = [revenue[0][trial], revenue[4][trial], running[4][trial]];
        (customers[0][trial], customers[4][trial], money.map(f64::to_bits))
    });
    assert_eq!(found, GOLDEN);
}

const GOLDEN: [(f64, f64, [u64; 3]); 3] = [
    (5.0, 5.0, [0x40b8_2f7f_977e_c317, 0x40b8_83b7_bca6_12b4, 0x40e0_4d4d_24c5_48f6]),
    (10.0, 11.0, [0x40c5_e016_2f31_774a, 0x40c8_fd1d_8191_506f, 0x40ee_ad74_fb5c_ca3e]),
    (7.0, 5.0, [0x40c2_436b_250a_b691, 0x40bf_0f9a_152b_0af2, 0x40de_9c65_5ebd_d3f0]),
];

#[test]
fn trials_end_at_the_most() {
    let mut draft = funnel(&[10, 5]);
    over(1, &[10], &mut draft);
    let mut simulation = simulation(&plan(draft), MOST_TRIALS - 1);
    for _ in 0..2 {
        simulation.run(u32::MAX);
        assert_eq!(simulation.trials(), MOST_TRIALS);
        assert_eq!(simulation.outcomes().running[0].len(), MOST_TRIALS as usize);
    }
}

#[test]
fn one_period_without_delays_has_the_chance_of_the_report() {
    for goal in [20, 38, 45, 60] {
        let mut draft = sample();
        draft.goal.target = Target::Customers(people(goal));
        draft.forecast.horizon = Horizon::new(1).unwrap();
        let plan = plan(draft);
        let expected = report(&plan).chance_of_goal.unwrap();
        let bands = simulation(&plan, 40_000).bands().unwrap();
        let chance = bands.periods[0].chance;
        // Four standard errors; that the volume varies too adds one three-hundredth to the variance.
        let allowed = 4.0 * (expected * (1.0 - expected) / 40_000.0).sqrt() + 0.001;
        assert!((chance - expected).abs() < allowed, "{goal}: {chance} is not {expected}");
        let (low, high) = report(&plan).customers_range.unwrap();
        assert!((bands.periods[0].customers.low - low as f64).abs() <= 1.0);
        assert!((bands.periods[0].customers.high - high as f64).abs() <= 1.0);
    }
}

#[test]
fn deals_of_different_value_bring_as_much_on_average() {
    // All that stand before the sale win at once.
    for (deals, spread) in [(3, 3), (8, 6), (20, 6), (25, 10), (400, 10), (50, 25)] {
        let mut draft = funnel(&[10, 5]);
        draft.stages[1].value = euros(300);
        draft.forecast.value_spread = Some(Spread::new(decimal(spread, 1)).unwrap());
        over(1, &[0], &mut draft);
        draft.deals.set(id(0), Some(OpenDeals { count: people(deals), value: None, chance: share(100) }));
        let simulation = simulation(&plan(draft), 40_000);
        let revenue = &simulation.outcomes().revenue[0];
        let (deals, spread) = (deals as f64, spread as f64 / 10.0);
        let deviation = 300.0 * spread * deals.sqrt();
        let shift = (mean(revenue) - 300.0 * deals) / deviation;
        assert!(shift.abs() < 4.0 / 200.0, "{deals} deals, spread {spread}: {shift}");
        // How far a sample's deviation strays grows with the fourth moment.
        let wider = covariance(revenue, revenue).sqrt() / deviation - 1.0;
        assert!(wider.abs() < 0.02 * (1.0 + spread * spread), "{deals} deals, spread {spread}: {wider}");
        assert!(revenue.iter().all(|revenue| *revenue > 0.0));
        let sums = sums_of_log_normals(deals as u32, spread);
        let revenue: Vec<f64> = revenue.iter().map(|revenue| revenue / 300.0).collect();
        // Of many the sum is only nearly log-normal.
        let nearly = if deals > 30.0 * (spread * spread).min(1.0) { 0.012 * (spread * spread).max(1.0) } else { 0.0 };
        let apart = distance(&revenue, &sums);
        assert!(apart < 0.0138 + nearly, "{deals} deals, spread {spread}: {apart}");
    }
}

fn sums_of_log_normals(deals: u32, spread: f64) -> Vec<f64> {
    let mut generator = Xoshiro256PlusPlus::seed_from_u64(99);
    let deal = LogNormal::from_mean_cv(1.0, spread).unwrap();
    (0..40_000).map(|_| (0..deals).map(|_| deal.sample(&mut generator)).sum()).collect()
}

#[test]
fn counts_that_rise_are_multiplied() {
    let mut draft = funnel(&[100, 250, 50]);
    draft.stages[0].value = euros(1);
    over(1, &[100], &mut draft);
    draft.deals.set(id(0), Some(OpenDeals { count: people(3), value: None, chance: None }));
    let simulation = simulation(&plan(draft), 20_000);
    let customers = &simulation.outcomes().customers[0];
    // (50 + ½) / (250 + 1) of two and a half each.
    let expected = 103.0 * 2.5 * 50.5 / 251.0;
    let error = (covariance(customers, customers) / 20_000.0).sqrt();
    assert!((mean(customers) - expected).abs() < 4.0 * error, "{}", mean(customers));
}

#[test]
fn what_nobody_knows_is_not_drawn() {
    let is_known = |counts: &[u64], change: fn(&mut PlanDraft)| {
        let mut draft = funnel(counts);
        change(&mut draft);
        let plan = plan(draft);
        Simulation::new(&plan, &plan.what_if, today()).is_some()
    };
    let nothing = |_: &mut PlanDraft| ();
    let sold_second: fn(&mut PlanDraft) = |draft| draft.sale_stage = Some(id(1));
    let stand_last: fn(&mut PlanDraft) = |draft| {
        draft.deals.set(id(2), Some(OpenDeals { count: people(3), value: None, chance: None }));
    };
    let with_chance: fn(&mut PlanDraft) = |draft| {
        draft.deals.set(id(1), Some(OpenDeals { count: people(3), value: None, chance: share(50) }));
    };
    assert!(is_known(&[100, 0, 0], sold_second));
    // The first rate may be above 0, and then the second matters.
    assert!(!is_known(&[100, 0, 0], nothing));
    assert!(is_known(&[0, 0, 0], nothing));
    assert!(is_known(&[0, 0, 20, 5], stand_last));
    assert!(!is_known(&[0, 0, 0, 5], stand_last));
    assert!(is_known(&[0, 0, 0, 5], with_chance));
    // A rate typed as 0 keeps everybody out.
    assert!(is_known(&[100, 0, 0], |draft| draft.what_if.rates.set(id(1), Some(Rate::ZERO))));
}

#[test]
fn on_average_it_comes_as_forecast_at_the_mean_rates() {
    for (draft, _) in told() {
        let plan = plan(draft);
        let sale = plan.sale_position();
        let mean_rate = |stage: usize| {
            let (here, before) = (plan.stages[stage].count.get() as f64, plan.stages[stage - 1].count.get() as f64);
            (here + 0.5) / (before + 1.0)
        };
        let rates: Vec<f64> = (0..=sale).map(|stage| if stage == 0 { f64::NAN } else { mean_rate(stage) }).collect();
        let expected = Timeline::new(&plan, today()).basis(&plan.what_if, &[sale]).expected(&rates);
        let simulation = simulation(&plan, 40_000);
        for (customers, expected) in simulation.outcomes().customers.iter().zip(&expected[0]) {
            let error = (covariance(customers, customers) / 40_000.0).sqrt();
            assert!((mean(customers) - expected).abs() < 4.0 * error, "{} is not {expected}", mean(customers));
        }
    }
}

#[test]
fn bands_are_percentiles_of_the_outcomes() {
    let [_, (draft, _)] = told();
    let plan = plan(draft);
    assert_eq!(simulation(&plan, 0).bands(), None);
    for trials in [1, 2, 9, 10, 11, 500] {
        let simulation = simulation(&plan, trials);
        let bands = simulation.bands().unwrap();
        let outcomes = simulation.outcomes();
        assert_eq!((bands.trials, bands.measure), (trials as usize, Measure::Profit));
        // Five times the goal of one period.
        assert_eq!(bands.target, 25_000.0);
        for (period, found) in bands.periods.iter().enumerate() {
            let lists = [&outcomes.customers, &outcomes.revenue, &outcomes.running];
            for (list, found) in lists.into_iter().zip([found.customers, found.revenue, found.running]) {
                assert_eq!(found, band(list[period].clone()));
            }
            let reached = outcomes.running[period].iter().filter(|sum| **sum >= 25_000.0).count();
            assert_eq!(found.chance, reached as f64 / f64::from(trials));
        }
        let all = |trial: usize| outcomes.revenue.iter().map(|period| period[trial]).sum();
        assert_eq!(bands.revenue, band((0..trials as usize).map(all).collect()));
        assert_histogram(&bands.total, &outcomes.running[4]);
    }
}

/// Each the least that so many percent of the numbers do not exceed.
fn band(mut numbers: Vec<f64>) -> Band {
    numbers.sort_by(f64::total_cmp);
    let percentile = |percent: usize| numbers[(percent * numbers.len()).div_ceil(100) - 1];
    Band { low: percentile(10), middle: percentile(50), high: percentile(90) }
}

/// That every trial is in one bin, and that bins are not too many.
fn assert_histogram(histogram: &Histogram, totals: &[f64]) {
    let Histogram { begins, width, ref bins, below, above } = *histogram;
    assert!(width > 0.0 && !bins.is_empty() && bins.len() <= 61, "{histogram:?}");
    let at = |bin: usize| begins + width * bin as f64 - 1e-9 * width;
    let between = |low: f64, high: f64| totals.iter().filter(|total| (low..high).contains(*total)).count() as u32;
    for (bin, trials) in bins.iter().enumerate() {
        assert_eq!(*trials, between(at(bin), at(bin + 1)), "{bin} of {histogram:?}");
    }
    assert_eq!(below, between(f64::NEG_INFINITY, at(0)));
    assert_eq!(above, between(at(bins.len()), f64::INFINITY));
    assert!(f64::from(below.max(above)) <= 0.01 * totals.len() as f64);
}

#[test]
fn bins_hold_whole_sales() {
    let mut draft = funnel(&[100, 30]);
    draft.stages[1].value = cents(33_333);
    draft.goal.target = Target::Revenue(euros(1));
    over(3, &[40], &mut draft);
    for (target, least) in [(Target::Revenue(euros(1)), 333.33), (Target::Customers(people(9)), 1.0)] {
        draft.goal.target = target;
        let simulation = simulation(&plan(draft.clone()), 10_000);
        let total = simulation.bands().unwrap().total;
        assert_histogram(&total, &simulation.outcomes().running[2]);
        assert_eq!((total.width / least).fract(), 0.0);
        // In no bin but the last ones is a gap between others.
        assert!(total.bins.iter().all(|trials| *trials > 0), "{total:?}");
    }
    // Nobody comes: all trials are the same.
    draft.forecast.inflow = Inflow::Typed(Volumes::new(vec![people(0)]).unwrap());
    let total = simulation(&plan(draft), 200).bands().unwrap().total;
    assert_eq!((total.begins, &total.bins[..], total.below, total.above), (0.0, &[200][..], 0, 0));
}

/// Any plan, the largest and the strangest numbers among them, over time.
fn any_plan() -> impl Strategy<Value = Plan> {
    let deals = (support::count(), option::of(support::money()), option::of(0..=100_i128));
    let outlook = (1..=36_u8, -100..=1_000_i128, option::of(0..=100_i128));
    (support::plan(), outlook, vec(option::of(deals), 30), vec(support::count(), 0..=40)).prop_map(
        |(plan, (periods, growth, spread), deals, history)| {
            let mut draft = plan.to_draft();
            let change = Change::new(decimal(growth, 2)).unwrap();
            draft.forecast.horizon = Horizon::new(periods).unwrap();
            draft.forecast.inflow = Inflow::Growing { change, season: Season::default() };
            draft.forecast.value_spread = spread.map(|spread| Spread::new(decimal(spread, 1)).unwrap());
            for (stage, deals) in draft.stages.iter().zip(deals) {
                let open =
                    deals.map(|(count, value, chance)| OpenDeals { count, value, chance: chance.and_then(share) });
                draft.deals.set(stage.id, open);
            }
            let top = draft.stages[0].id;
            *draft.history = history.into_iter().map(|count| past(top, count)).collect();
            Plan::new(draft).unwrap()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn whatever_the_plan_outcomes_are_numbers(plan in any_plan()) {
        let Some(mut simulation) = Simulation::new(&plan, &plan.what_if, today()) else { return Ok(()) };
        simulation.run(30);
        let Outcomes { customers, revenue, running } = simulation.outcomes();
        let target = plan.forecast.target.unwrap_or(plan.goal.target);
        let rises = target.measure() != Measure::Profit;
        for (period, sums) in running.iter().enumerate() {
            prop_assert!(customers[period].iter().all(|count| *count >= 0.0 && count.fract() == 0.0 && count.is_finite()));
            prop_assert!(revenue[period].iter().all(|money| *money >= 0.0 && money.is_finite()));
            prop_assert!(sums.iter().all(|sum| sum.is_finite()));
            if rises && period > 0 {
                prop_assert!(sums.iter().zip(&running[period - 1]).all(|(sum, before)| sum >= before));
            }
        }
        let bands = simulation.bands().unwrap();
        prop_assert_eq!(bands.periods.len(), usize::from(plan.forecast.horizon.get()));
        for period in &bands.periods {
            for band in [period.customers, period.revenue, period.running] {
                prop_assert!(band.low <= band.middle && band.middle <= band.high);
            }
            prop_assert!((0.0..=1.0).contains(&period.chance));
        }
        let Histogram { ref bins, below, above, width, begins } = bands.total;
        prop_assert_eq!(bins.iter().sum::<u32>() + below + above, 30);
        prop_assert!(bins.len() <= 61 && width > 0.0 && width.is_finite() && begins.is_finite());
    }
}
