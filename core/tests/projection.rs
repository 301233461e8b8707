//! Projections: against numpy and statsmodels (tests/oracle), and against what must always hold.
#![allow(clippy::unwrap_used, clippy::panic)]

mod funnel;

use funnel::{funnel, id, people, plan};
use funnelwright_core::calc::projection::{HoldOutError, Projection, Trial, past_inflow, project};
use funnelwright_core::plan::{Method, PastPeriod, Period, Periods};
use proptest::collection::vec;
use proptest::prelude::*;
use std::str::FromStr;

fn number<T: FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("not a number: {text}"))
}

fn average(window: u8) -> Method {
    Method::MovingAverage(Periods::new(window).unwrap())
}

fn six_more(history: &[f64], method: Method, period: Period) -> Projection {
    project(history, method, period, 6).unwrap()
}

fn error_of(projection: &Projection, method: Method) -> Option<HoldOutError> {
    projection.trials.iter().find(|trial| trial.method == method).unwrap().error
}

fn assert_close(found: &[f64], expected: &[f64], allowed: f64) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() <= allowed, "{found} is not {expected} ± {allowed}");
    }
}

#[test]
fn every_method_matches_the_table() {
    for row in include_str!("oracle/projection.tsv").lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [season, series, method, values, absolute, relative] = columns[..] else { panic!("{row}") };
        let period = if season == "12" { Period::Month } else { Period::Quarter };
        let method = match method {
            "average" => average(3),
            "line" => Method::LinearTrend,
            _ => Method::Seasonal,
        };
        let series: Vec<f64> = series.split(' ').map(number).collect();
        let values: Vec<f64> = values.split(' ').map(number).collect();
        let projection = six_more(&series, method, period);
        assert_eq!(projection.method, method);
        // The search ends near the least sum of squares.
        let allowed = if method == Method::Seasonal { 1e-3 } else { 1e-12 };
        let size = series.iter().fold(0.0, |most: f64, number| most.max(*number));
        assert_close(&projection.values, &values, allowed * size);
        let error = error_of(&projection, method);
        assert_eq!(error.is_none(), absolute.is_empty(), "{row}");
        if let Some(error) = error {
            assert!((error.absolute - number::<f64>(absolute)).abs() <= allowed * size, "{row}: {error:?}");
            assert_eq!(error.relative.is_none(), relative.is_empty(), "{row}");
        }
        if let Some(found) = error.and_then(|error| error.relative) {
            let smallest = series.iter().fold(size, |least, number| least.min(*number));
            assert!((found - number::<f64>(relative)).abs() <= allowed * size / smallest, "{row}: {found}");
        }
    }
}

#[test]
fn too_short_a_series_goes_on_more_plainly() {
    let used = |history: &[f64], method| {
        let projection = six_more(history, method, Period::Quarter);
        (projection.method, projection.trials.len())
    };
    assert_eq!(project(&[], average(1), Period::Month, 3), None);
    assert_eq!(used(&[5.0], Method::Seasonal), (average(3), 1));
    assert_eq!(used(&[5.0], Method::LinearTrend), (average(3), 1));
    assert_eq!(used(&[5.0, 6.0], Method::LinearTrend), (Method::LinearTrend, 2));
    assert_eq!(used(&[1.0; 7], Method::Seasonal), (Method::LinearTrend, 2));
    assert_eq!(used(&[1.0; 8], Method::Seasonal), (Method::Seasonal, 3));
    // Neither weeks nor years have a season.
    let history = [1.0; 60];
    for period in [Period::Week, Period::Year] {
        assert_eq!(six_more(&history, Method::Seasonal, period).method, Method::LinearTrend);
    }
    // All there are, where the window is wider.
    assert_eq!(six_more(&[2.0, 5.0], average(12), Period::Month).values, [3.5; 6]);
    assert_eq!(six_more(&[2.0, 5.0, 9.0], average(1), Period::Month).values, [9.0; 6]);
}

#[test]
fn a_quarter_is_held_out_or_what_two_seasons_leave() {
    let periods = |length: usize, method| {
        let history: Vec<f64> = (0..length).map(|time| 50.0 + time as f64).collect();
        error_of(&six_more(&history, method, Period::Month), method).map(|error| error.periods)
    };
    assert_eq!(periods(1, average(3)), None);
    assert_eq!(periods(2, average(3)), Some(1));
    assert_eq!(periods(2, Method::LinearTrend), None);
    assert_eq!(periods(20, Method::LinearTrend), Some(5));
    assert_eq!(periods(24, Method::LinearTrend), Some(6));
    assert_eq!(periods(24, Method::Seasonal), None);
    for method in [average(3), Method::LinearTrend, Method::Seasonal] {
        assert_eq!(periods(27, method), Some(3));
        assert_eq!(periods(60, method), Some(15));
    }
}

#[test]
fn the_best_is_the_one_that_was_off_the_least() {
    let season = [80.0, 120.0, 160.0, 40.0];
    let seasonal: Vec<f64> = (0..20).map(|time| season[time % 4]).collect();
    let line: Vec<f64> = (0..9).map(|time| 100.0 + 7.0 * time as f64).collect();
    for (history, expected) in [
        (&[300.0; 16][..], average(3)),
        (&line, Method::LinearTrend),
        (&seasonal, Method::Seasonal),
        (&[42.0], average(3)),
    ] {
        let projection = six_more(history, Method::Best, Period::Quarter);
        assert_eq!((projection.best, projection.method), (expected, expected));
        assert_eq!(projection.values, six_more(history, expected, Period::Quarter).values);
        // Whichever is asked for, the best stays the best.
        assert_eq!(six_more(history, average(3), Period::Quarter).best, expected);
    }
}

#[test]
fn errors_are_means_over_what_was_held_out() {
    let line: Vec<f64> = (0..9).map(|time| 100.0 + 7.0 * time as f64).collect();
    let Trial { method, error } = six_more(&line, average(5), Period::Year).trials[0];
    assert_eq!(method, average(5));
    // The mean of 114, 121, 128, 135 and 142 against 149 and 156.
    let HoldOutError { periods, absolute, relative } = error.unwrap();
    assert_eq!((periods, absolute), (2, 24.5));
    assert!((relative.unwrap() - (21.0 / 149.0 + 28.0 / 156.0) / 2.0).abs() < 1e-15);
}

#[test]
fn no_relative_error_is_said_of_nothing() {
    let projection = six_more(&[4.0, 4.0, 0.0], average(3), Period::Month);
    assert_eq!(projection.trials[0].error.unwrap(), HoldOutError { periods: 1, absolute: 4.0, relative: None });
}

#[test]
fn the_past_goes_back_to_the_first_gap() {
    let past = |top: Option<u64>| {
        let mut past = PastPeriod::default();
        past.counts.set(id(0), top.map(people));
        past.counts.set(id(1), Some(people(7)));
        past
    };
    let inflow = |tops: &[Option<u64>]| {
        let mut draft = funnel(&[100, 10]);
        draft.history = tops.iter().copied().map(past).collect::<Vec<_>>().into();
        past_inflow(&plan(draft))
    };
    assert_eq!(inflow(&[]), []);
    assert_eq!(inflow(&[Some(3), Some(0), Some(5)]), [3.0, 0.0, 5.0]);
    assert_eq!(inflow(&[Some(3), None, Some(4), Some(5)]), [4.0, 5.0]);
    assert_eq!(inflow(&[Some(3), None]), []);
}

fn any_method() -> impl Strategy<Value = Method> {
    prop_oneof![(1_u8..=12).prop_map(average), Just(Method::LinearTrend), Just(Method::Seasonal), Just(Method::Best),]
}

fn any_period() -> impl Strategy<Value = Period> {
    proptest::sample::select(vec![Period::Week, Period::Month, Period::Quarter, Period::Year])
}

/// Counts as people have them, zeros and the largest among them.
fn counts() -> impl Strategy<Value = Vec<f64>> {
    let count = prop_oneof![1 => Just(0_u64), 3 => 0..50_u64, 3 => 0..100_000_u64, 1 => 0..=1_000_000_000_000_000_u64];
    vec(count.prop_map(|count| count as f64), 1..=60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_projected_is_a_number_not_below_zero(
        history in counts(), method in any_method(), period in any_period(), periods in 0_usize..=36,
    ) {
        let projection = project(&history, method, period, periods).unwrap();
        prop_assert_eq!(projection.values.len(), periods);
        prop_assert!(projection.values.iter().all(|value| value.is_finite() && *value >= 0.0));
        for error in projection.trials.iter().filter_map(|trial| trial.error) {
            prop_assert!(error.absolute.is_finite() && error.absolute >= 0.0 && error.periods < history.len());
            prop_assert!(error.relative.is_none_or(|relative| relative.is_finite() && relative >= 0.0));
        }
    }

    #[test]
    fn what_never_changes_goes_on_so(
        level in 0_u32..1_000_000, length in 1_usize..=60, method in any_method(), period in any_period(),
    ) {
        let level = f64::from(level);
        let values = six_more(&vec![level; length], method, period).values;
        assert_close(&values, &[level; 6], 1e-9 * level);
    }

    #[test]
    fn a_line_goes_on_straight(
        level in 1_u32..1_000_000, growth in -1_000_i32..1_000, length in 8_usize..=60, quarter in any::<bool>(),
    ) {
        let line = |time: usize| f64::from(level) + f64::from(growth) * time as f64;
        let history: Vec<f64> = (0..length).map(line).collect();
        let further: Vec<f64> = (length..length + 6).map(|time| line(time).max(0.0)).collect();
        let period = if quarter { Period::Quarter } else { Period::Month };
        for method in [Method::LinearTrend, Method::Seasonal] {
            assert_close(&six_more(&history, method, period).values, &further, 1e-9 * (1e6 + 6e4));
        }
    }

    #[test]
    fn a_season_on_a_line_comes_again(
        season in vec(0_u32..1_000, 4), growth in 0_u32..100, length in 8_usize..=60,
    ) {
        let place = |time: usize| f64::from(season[time % 4]) + f64::from(growth) * time as f64;
        let history: Vec<f64> = (0..length).map(place).collect();
        let further: Vec<f64> = (length..length + 6).map(place).collect();
        assert_close(&six_more(&history, Method::Seasonal, Period::Quarter).values, &further, 1e-6);
    }

    #[test]
    fn units_do_not_matter(history in vec(1_u32..10_000, 1..=60), method in any_method(), scale in 0.001..1_000.0) {
        let history: Vec<f64> = history.into_iter().map(f64::from).collect();
        let scaled: Vec<f64> = history.iter().map(|number| number * scale).collect();
        let (one, other) = (six_more(&history, method, Period::Quarter), six_more(&scaled, method, Period::Quarter));
        prop_assert_eq!(one.method, other.method);
        let size = history.iter().fold(0.0, |most: f64, number| most.max(*number));
        let unscaled: Vec<f64> = other.values.iter().map(|value| value / scale).collect();
        assert_close(&unscaled, &one.values, 1e-6 * size);
    }
}
