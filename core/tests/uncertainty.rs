//! The statistics against high-precision tables (tests/oracle) and against what must always hold.
#![allow(clippy::unwrap_used, clippy::panic)]

use funnelwright_core::calc::uncertainty::{Chain, GREATEST_COUNT, Posterior, StepRate};
use proptest::prelude::*;
use std::str::FromStr;

/// The rows of a table, without its header.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn number<T: FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("not a number: {text}"))
}

/// Steps as the tables write them: `37/120` is estimated, `0.5` is certain.
fn chain(steps: &str) -> Chain {
    let steps: Vec<StepRate> = steps
        .split(' ')
        .map(|step| match step.split_once('/') {
            Some((successes, trials)) => estimated(number(successes), number(trials)),
            None => StepRate::Certain(number(step)),
        })
        .collect();
    Chain::new(&steps).unwrap()
}

fn estimated(successes: u64, trials: u64) -> StepRate {
    StepRate::Estimated(Posterior::new(successes, trials).unwrap())
}

fn relative(found: f64, expected: f64) -> f64 {
    (found / expected - 1.0).abs()
}

#[test]
fn posterior_matches_the_table() {
    for row in rows(include_str!("oracle/posterior.tsv")) {
        let posterior = Posterior::new(number(row[0]), number(row[1])).unwrap();
        let quantile = posterior.quantile(number(row[2]));
        assert!(relative(quantile, number(row[3])) < 1e-12, "{row:?}: {quantile}");
        let cumulative = posterior.cumulative(number(row[4]));
        assert!(relative(cumulative, number(row[5])) < 1e-11, "{row:?}: {cumulative}");
    }
}

#[test]
fn chance_matches_the_table() {
    for row in rows(include_str!("oracle/chain.tsv")) {
        let top: u64 = number(row[1]);
        let chance = chain(row[3]).chance_at_least(top, number(row[2]));
        let expected: f64 = number(row[4]);
        let allowed = if top <= 1_000_000_000_000 { 1e-10 } else { 1e-8 };
        assert!((chance - expected).abs() < allowed, "{row:?}: {chance}");
    }
}

#[test]
fn chance_of_value_matches_simulation() {
    for row in rows(include_str!("oracle/simulation.tsv")) {
        let values: Vec<f64> = row[2].split(' ').map(number).collect();
        let chain = chain(row[1]);
        let top = number(row[0]);
        let chance = chain.chance_of_value(top, &values, number(row[3])).unwrap();
        let (hits, trials): (f64, f64) = (number(row[4]), number(row[5]));
        let share = hits / trials;
        let earning = values.iter().filter(|value| **value != 0.0).count();
        let allowed = if earning == 1 {
            4.0 * (share * (1.0 - share) / trials).sqrt()
        } else if top <= 1000 {
            0.13
        } else {
            0.01
        };
        assert!((chance - share).abs() <= allowed, "{row:?}: {chance}");
    }
}

#[test]
fn posterior_refuses_what_are_no_counts() {
    assert_eq!(Posterior::new(0, 0), None);
    assert_eq!(Posterior::new(2, 1), None);
    assert_eq!(Posterior::new(0, GREATEST_COUNT + 1), None);
    assert!(Posterior::new(GREATEST_COUNT, GREATEST_COUNT).is_some());
}

#[test]
fn posterior_ends_at_0_and_1() {
    let posterior = Posterior::new(3, 10).unwrap();
    assert_eq!(posterior.mean(), 3.5 / 11.0);
    for (p, rate) in [(f64::NAN, 0.0), (-1.0, 0.0), (0.0, 0.0), (1.0, 1.0), (2.0, 1.0)] {
        assert_eq!(posterior.quantile(p), rate);
        assert_eq!(posterior.cumulative(p), rate);
    }
}

#[test]
fn chain_refuses_impossible_rates() {
    for rate in [-0.1, f64::NAN, f64::INFINITY] {
        assert!(Chain::new(&[StepRate::Certain(rate)]).is_none());
    }
}

#[test]
fn chain_without_steps_keeps_its_count() {
    let chain = Chain::new(&[]).unwrap();
    assert_eq!(chain.chance_at_least(7, 7), 1.0);
    assert_eq!(chain.chance_at_least(7, 8), 0.0);
    assert_eq!(chain.least_top(7, 0.8), Some(7));
    assert_eq!(chain.quantile(7, 0.1), 7);
}

#[test]
fn certain_rates_above_1_multiply_the_entries() {
    let tripled = Chain::new(&[StepRate::Certain(30.0), StepRate::Certain(0.1)]).unwrap();
    assert_eq!(tripled.chance_at_least(4, 12), 1.0);
    assert_eq!(tripled.chance_at_least(4, 13), 0.0);
    assert_eq!(tripled.least_top(12, 0.99), Some(4));
    assert_eq!(tripled.quantile(4, 0.9), 12);
    // Thrice as many entries, then the estimate alone.
    let estimate = estimated(3, 10);
    let both = Chain::new(&[StepRate::Certain(3.0), estimate]).unwrap();
    let alone = Chain::new(&[estimate]).unwrap();
    assert_eq!(both.chance_at_least(20, 18), alone.chance_at_least(60, 18));
}

#[test]
fn a_rate_of_0_reaches_nothing() {
    let chain = Chain::new(&[estimated(3, 10), StepRate::Certain(0.0)]).unwrap();
    assert_eq!(chain.chance_at_least(1000, 0), 1.0);
    assert_eq!(chain.chance_at_least(1000, 1), 0.0);
    assert_eq!(chain.least_top(1, 0.5), None);
    assert_eq!(chain.quantile(1000, 0.9), 0);
}

#[test]
fn least_top_knows_its_limits() {
    let chain = chain("3/10 1/5");
    assert_eq!(chain.least_top(0, 0.8), Some(0));
    assert_eq!(chain.least_top(5, 0.0), Some(0));
    for confidence in [1.0, 1.5, f64::NAN] {
        assert_eq!(chain.least_top(5, confidence), None);
    }
    // Nobody passed of a billion: a goal of 10⁹ at 99 % is out of reach.
    assert_eq!(self::chain("0/1000000000").least_top(1_000_000_000, 0.99), None);
}

#[test]
fn one_earning_stage_takes_the_exact_count() {
    let chain = chain("100/1000 40/100 30/40");
    let exact = |top, needed| Some(chain.chance_at_least(top, needed));
    // 45 × 2400 = 108,000, with the noise of floats on either side.
    for goal in [108_000.0, 108_000.0 * (1.0 + 1e-15), 108_000.0 * (1.0 - 1e-15)] {
        assert_eq!(chain.chance_of_value(1500, &[0.0, 0.0, 0.0, 2400.0], goal), exact(1500, 45));
    }
    assert_eq!(chain.chance_of_value(1500, &[0.0, 0.0, 0.0, 2400.0], 108_000.01), exact(1500, 46));
    assert_eq!(chain.chance_of_value(1500, &[0.0, 0.0, 0.0, 0.1], 0.1 * 3.0), exact(1500, 3));
    // 1500 entries at 2 each come off first.
    assert_eq!(chain.chance_of_value(1500, &[-2.0, 0.0, 0.0, 2400.0], 105_000.0), exact(1500, 45));
    assert_eq!(chain.chance_of_value(1500, &[2.0, 0.0, 0.0, 2400.0], 3_000.0), Some(1.0));
    // A cost alone: at most 50 of them.
    let at_most_50 = 1.0 - chain.chance_at_least(1500, 51);
    assert_eq!(chain.chance_of_value(1500, &[0.0, 0.0, 0.0, -10.0], -500.0), Some(at_most_50));
    assert_eq!(chain.chance_of_value(1500, &[0.0, 0.0, 0.0, -10.0], 1.0), Some(0.0));
    assert_eq!(chain.least_top_of_value(&[0.0, 0.0, 0.0, 2400.0], 108_000.0, 0.8), chain.least_top(45, 0.8),);
}

#[test]
fn an_earlier_stage_that_earns_alone_needs_no_later_rates() {
    let whole = chain("100/1000 40/100 30/40");
    let start = chain("100/1000 40/100");
    assert_eq!(whole.chance_of_value(1500, &[0.0, 0.0, 10.0, 0.0], 600.0), Some(start.chance_at_least(1500, 60)),);
}

#[test]
fn values_that_are_certain_are_compared() {
    let chain = chain("100/1000 0.5");
    assert_eq!(chain.chance_of_value(10, &[5.0, 0.0, 0.0], 50.0), Some(1.0));
    assert_eq!(chain.chance_of_value(10, &[5.0, 0.0, 0.0], 51.0), Some(0.0));
    assert_eq!(chain.least_top_of_value(&[5.0, 0.0, 0.0], 51.0, 0.8), Some(11));
    assert_eq!(chain.chance_of_value(0, &[0.0, 5.0, 5.0], 0.0), Some(1.0));
    assert_eq!(chain.chance_of_value(10, &[0.0, 5.0, 5.0], 0.0), Some(1.0));
    let doubled = self::chain("2 3");
    assert_eq!(doubled.chance_of_value(10, &[0.0, 1.0, 1.0], 80.0), Some(1.0));
    assert_eq!(doubled.chance_of_value(10, &[0.0, 1.0, 1.0], 81.0), Some(0.0));
}

#[test]
fn values_that_do_not_fit_are_refused() {
    let chain = chain("100/1000 0.5");
    assert_eq!(chain.chance_of_value(10, &[0.0, 5.0], 1.0), None);
    assert_eq!(chain.chance_of_value(10, &[0.0, 5.0, f64::NAN], 1.0), None);
    assert_eq!(chain.chance_of_value(10, &[0.0, 5.0, 1.0], f64::INFINITY), None);
    assert_eq!(chain.least_top_of_value(&[0.0, 5.0], 1.0, 0.5), None);
    assert_eq!(chain.least_top_of_value(&[0.0, 5.0, 1.0], 1.0, 1.0), None);
}

/// Counts k ≤ n of every size, with none and all among them.
fn counts(greatest: u64) -> impl Strategy<Value = (u64, u64)> {
    (0.0..1.0_f64, 0_u8..6, 0.0..1.0_f64).prop_map(move |(size, kind, share)| {
        let trials = (greatest as f64).powf(size) as u64;
        let successes = match kind {
            0 => 0,
            1 => trials,
            _ => (trials as f64 * share) as u64,
        };
        (successes, trials)
    })
}

fn step(greatest: u64) -> impl Strategy<Value = StepRate> {
    prop_oneof![
        4 => counts(greatest).prop_map(|(successes, trials)| estimated(successes, trials)),
        1 => (0.01..1.0_f64).prop_map(StepRate::Certain),
        1 => (1.0..3.0_f64).prop_map(StepRate::Certain),
    ]
}

fn steps(greatest: u64, most: usize) -> impl Strategy<Value = Vec<StepRate>> {
    prop::collection::vec(step(greatest), 0..=most)
}

/// What the inversion may leave of monotony.
const NOISE: f64 = 1e-9;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn posterior_quantile_inverts_cumulative((successes, trials) in counts(GREATEST_COUNT), p in 1e-6..0.999_999_f64) {
        let posterior = Posterior::new(successes, trials).unwrap();
        let rate = posterior.quantile(p);
        prop_assert!((0.0..=1.0).contains(&rate));
        // Near 1 the doubles lie too far apart to hold the rate of great counts.
        if rate < 0.5 {
            prop_assert!((posterior.cumulative(rate) - p).abs() < 1e-7 * p.min(1.0 - p).max(1e-3), "{} {rate}", posterior.cumulative(rate));
        }
    }

    #[test]
    fn chance_is_a_chance_whatever_comes(
        steps in steps(GREATEST_COUNT, 30),
        (needed, top) in counts(GREATEST_COUNT),
    ) {
        let chance = Chain::new(&steps).unwrap().chance_at_least(top, needed);
        prop_assert!((0.0..=1.0).contains(&chance), "{chance}");
    }

    #[test]
    fn chance_rises_with_the_top_and_falls_with_the_need(
        steps in steps(1_000_000_000, 8),
        (needed, top) in counts(1_000_000_000),
        more in 1_u64..1000,
    ) {
        let chain = Chain::new(&steps).unwrap();
        let chance = chain.chance_at_least(top, needed);
        prop_assert!(chain.chance_at_least(top + more, needed) >= chance - NOISE);
        prop_assert!(chain.chance_at_least(top, needed + more) <= chance + NOISE);
    }

    #[test]
    fn chance_rises_with_a_certain_rate(
        steps in steps(1_000_000, 5),
        (needed, top) in counts(1_000_000),
        low in 0.0..1.5_f64,
        more in 0.0..0.5_f64,
    ) {
        let with = |rate| {
            let steps: Vec<_> = steps.iter().copied().chain([StepRate::Certain(rate)]).collect();
            Chain::new(&steps).unwrap().chance_at_least(top, needed)
        };
        prop_assert!(with(low + more) >= with(low) - NOISE);
    }

    #[test]
    fn least_top_is_least(
        steps in steps(100_000, 8),
        needed in 1_u64..2000,
        confidence in 0.01..0.99_f64,
    ) {
        let chain = Chain::new(&steps).unwrap();
        match chain.least_top(needed, confidence) {
            Some(top) => {
                prop_assert!(chain.chance_at_least(top, needed) >= confidence);
                prop_assert!(chain.chance_at_least(top - 1, needed) < confidence);
            }
            None => prop_assert!(chain.chance_at_least(GREATEST_COUNT, needed) < confidence),
        }
    }

    #[test]
    fn quantile_is_least(
        steps in steps(100_000, 8),
        top in 0_u64..1_000_000,
        p in 0.01..0.99_f64,
    ) {
        let chain = Chain::new(&steps).unwrap();
        let count = chain.quantile(top, p);
        prop_assert!(chain.chance_at_least(top, count + 1) <= 1.0 - p);
        prop_assert!(count == 0 || chain.chance_at_least(top, count) > 1.0 - p);
    }

    #[test]
    fn least_top_of_value_meets_the_goal_and_one_fewer_does_not(
        steps in steps(100_000, 8),
        values in prop::collection::vec(prop_oneof![Just(0.0), -5.0..0.0_f64, 0.0..1000.0_f64], 9),
        goal in -1000.0..1_000_000.0_f64,
        confidence in 0.01..0.99_f64,
    ) {
        let chain = Chain::new(&steps).unwrap();
        let values = &values[..=steps.len()];
        let chance = |top| chain.chance_of_value(top, values, goal).unwrap();
        prop_assert!((0.0..=1.0).contains(&chance(1000)));
        match chain.least_top_of_value(values, goal, confidence) {
            Some(top) => {
                prop_assert!(chance(top) >= confidence);
                prop_assert!(top == 0 || chance(top - 1) < confidence);
            }
            None => prop_assert!(chance(GREATEST_COUNT) < confidence),
        }
    }
}
