//! The statistics against high-precision tables (tests/oracle) and against what must always hold.

use funnelcast_core::calc::uncertainty::{Chain, GREATEST_COUNT, Posterior, StepRate};
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
        let chance = chain(row[3]).chance_at_least(number(row[1]), number(row[2]));
        let expected: f64 = number(row[4]);
        assert!((chance - expected).abs() < 1e-10, "{row:?}: {chance}");
    }
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
}
