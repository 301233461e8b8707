//! Forecasts over time, of plans small enough to be worked out by hand.
#![allow(clippy::unwrap_used)]

mod funnel;

use funnel::{cents, euros, funnel, id, people, plan, typed};
use funnelwright_core::calc::timeline::{Forecast, Outcome, first_day, forecast};
use funnelwright_core::plan::{
    Change, Date, Days, Decimal, Horizon, Inflow, Measure, Method, Month, OpenDeals, Overrides, PastPeriod, Period,
    PlanDraft, Season, Share, Target, Volumes,
};

/// 100 leads a month, of whom 40 are offered and 10 buy for 50 €; in the year 2026.
fn simple() -> PlanDraft {
    let mut draft = funnel(&[100, 40, 10]);
    draft.stages[2].value = euros(50);
    draft.forecast.horizon = Horizon::new(4).unwrap();
    draft.forecast.start = Some(Month::new(2026, 1).unwrap());
    draft
}

fn forecast_of(draft: PlanDraft) -> Forecast {
    forecast_under(draft, &Overrides::default())
}

fn forecast_under(draft: PlanDraft, overrides: &Overrides) -> Forecast {
    forecast(&plan(draft), overrides, date(2026, 7, 15))
}

fn date(year: i32, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap()
}

fn each(forecast: &Forecast, figure: impl Fn(&Outcome) -> Option<f64>) -> Vec<Option<f64>> {
    forecast.periods.iter().map(|period| figure(&period.outcome)).collect()
}

fn some(figures: impl IntoIterator<Item = f64>) -> Vec<Option<f64>> {
    figures.into_iter().map(Some).collect()
}

fn typed_volumes(volumes: &[u64]) -> Inflow {
    Inflow::Typed(Volumes::new(volumes.iter().copied().map(people).collect()).unwrap())
}

fn stay(days: i128) -> Days {
    Days::new(Decimal::new(days, 0).unwrap()).unwrap()
}

#[test]
fn a_delay_of_a_month_moves_sales_by_a_month() {
    let mut draft = simple();
    // Of 31 days in January, 28 in February, 31 in March, 30 in April.
    draft.stages[0].days = Some(stay(31));
    let forecast = forecast_of(draft);

    assert_eq!(each(&forecast, |outcome| outcome.entries[0]), some([100.0; 4]));
    assert_eq!(forecast.periods.iter().map(|period| period.days).collect::<Vec<_>>(), [31, 28, 31, 30]);
    // February's first 28 of January's 31; then the other three, and 25 of February's 28 …
    let offers = [0.0, 40.0 * 28.0 / 31.0, 40.0 * (3.0 / 31.0 + 1.0), 40.0 * 30.0 / 31.0];
    for (found, wanted) in each(&forecast, |outcome| outcome.entries[1]).into_iter().zip(offers) {
        assert!((found.unwrap() - wanted).abs() < 1e-12, "{found:?}, not {wanted}");
    }
    assert!((forecast.after.entries[1].unwrap() - 40.0 * (1.0 / 31.0 + 1.0)).abs() < 1e-12);
}

#[test]
fn forecasts_begin_where_they_are_told_or_with_the_running_period() {
    for (period, start, begins) in [
        (Period::Week, None, date(2026, 7, 13)),
        (Period::Month, None, date(2026, 7, 1)),
        (Period::Quarter, None, date(2026, 7, 1)),
        (Period::Year, None, date(2026, 1, 1)),
        // The first Monday; the 1st where it is one.
        (Period::Week, Some((2026, 7)), date(2026, 7, 6)),
        (Period::Week, Some((2026, 6)), date(2026, 6, 1)),
        (Period::Month, Some((2200, 12)), date(2200, 12, 1)),
        (Period::Quarter, Some((2027, 12)), date(2027, 10, 1)),
        (Period::Year, Some((1970, 5)), date(1970, 1, 1)),
    ] {
        let mut draft = simple();
        draft.period = period;
        draft.forecast.start = start.map(|(year, month)| Month::new(year, month).unwrap());
        assert_eq!(first_day(&plan(draft.clone()), date(2026, 7, 15)), begins);
        assert_eq!(forecast_of(draft).periods[0].begins, begins);
    }
}

#[test]
fn inflow_grows_with_what_is_in_force() {
    let mut draft = simple();
    let change = Change::new("-0.5".parse().unwrap()).unwrap();
    draft.forecast.inflow = Inflow::Growing { change, season: Season::default() };
    assert_eq!(each(&forecast_of(draft.clone()), |outcome| outcome.entries[0]), some([100.0, 50.0, 25.0, 12.5]));
    let doubled = Overrides { top: Some(people(200)), ..Overrides::default() };
    assert_eq!(each(&forecast_under(draft, &doubled), |outcome| outcome.entries[0]), some([200.0, 100.0, 50.0, 25.0]));
}

#[test]
fn a_top_volume_of_a_what_if_scales_typed_ones() {
    let with = |today: u64, top: Option<u64>| {
        let mut draft = simple();
        draft.stages[0].count = people(today);
        draft.forecast.inflow = typed_volumes(&[30, 0, 60]);
        let overrides = Overrides { top: top.map(people), ..Overrides::default() };
        each(&forecast_under(draft, &overrides), |outcome| outcome.entries[0])
    };
    assert_eq!(with(100, None), some([30.0, 0.0, 60.0, 60.0]));
    assert_eq!(with(100, Some(100)), some([30.0, 0.0, 60.0, 60.0]));
    assert_eq!(with(100, Some(150)), some([45.0, 0.0, 90.0, 90.0]));
    assert_eq!(with(100, Some(0)), some([0.0; 4]));
    assert_eq!(with(0, None), some([30.0, 0.0, 60.0, 60.0]));
    assert_eq!(with(0, Some(7)), some([7.0; 4]));
}

#[test]
fn history_is_carried_on_and_scaled_like_typed_volumes() {
    let mut draft = simple();
    draft.forecast.inflow = Inflow::Projected(Method::LinearTrend);
    // Without a history today's volume goes on.
    assert_eq!(each(&forecast_of(draft.clone()), |outcome| outcome.entries[0]), some([100.0; 4]));
    for count in [70, 80, 90] {
        let mut past = PastPeriod::default();
        past.counts.set(id(0), Some(people(count)));
        draft.history.push(past);
    }
    let halved = Overrides { top: Some(people(50)), ..Overrides::default() };
    for (overrides, factor) in [(Overrides::default(), 1.0), (halved, 0.5)] {
        let found = each(&forecast_under(draft.clone(), &overrides), |outcome| outcome.entries[0]);
        for (found, wanted) in found.into_iter().zip([100.0, 110.0, 120.0, 130.0]) {
            assert!((found.unwrap() - wanted * factor).abs() < 1e-9, "{found:?}, not {wanted}");
        }
    }
}

#[test]
fn overrides_replace_rates_amounts_and_delays() {
    let mut draft = simple();
    draft.stages[0].days = Some(stay(3000));
    draft.deals.set(id(1), Some(OpenDeals { count: people(8), value: Some(euros(70)), chance: None }));
    let mut overrides = Overrides::default();
    overrides.rates.set(id(1), Some(typed(5, 1)));
    overrides.values.set(id(2), Some(euros(60)));
    overrides.costs.set(id(0), Some(cents(150)));
    overrides.days.set(id(0), Some(stay(0)));
    overrides.days.set(id(1), Some(stay(0)));
    let forecast = forecast_under(draft, &overrides);

    // 50 of 100 are offered and a quarter of them buys; in the first month two of the eight that are open do.
    assert_eq!(each(&forecast, |outcome| outcome.customers), some([14.5, 12.5, 12.5, 12.5]));
    assert_eq!(each(&forecast, |outcome| outcome.revenue), some([750.0 + 140.0, 750.0, 750.0, 750.0]));
    assert_eq!(each(&forecast, |outcome| outcome.cost), some([150.0; 4]));
    assert_eq!(forecast.after.revenue, Some(0.0));
}

#[test]
fn an_own_chance_is_met_whatever_the_rates() {
    // Into the offer and into the sale: below 1, 0, undefined, and above 1.
    for counts in [[100, 40, 10], [100, 0, 10], [0, 0, 0], [100, 150, 120], [10, 50, 20]] {
        for (percent, chance) in [("0", 0.0), ("0.3", 0.3), ("1", 1.0)] {
            let mut draft = simple();
            for (stage, count) in draft.stages.iter_mut().zip(counts) {
                stage.count = people(count);
            }
            draft.forecast.inflow = typed_volumes(&[0]);
            let own = Some(Share::new(percent.parse().unwrap()).unwrap());
            draft.deals.set(id(0), Some(OpenDeals { count: people(10), value: Some(euros(7)), chance: own }));
            let forecast = forecast_of(draft);
            let first = &forecast.periods[0].outcome;
            assert!((first.customers.unwrap() - 10.0 * chance).abs() < 1e-12, "{counts:?}, {percent}: {first:?}");
            assert!((first.revenue.unwrap() - 70.0 * chance).abs() < 1e-12, "{counts:?}, {percent}: {first:?}");
            assert!(first.entries[1].unwrap() <= 10.0 + 1e-12 && first.entries[1].unwrap() >= 10.0 * chance - 1e-12);
        }
    }
}

#[test]
fn deals_behind_the_sale_have_nothing_left_to_win() {
    let mut draft = simple();
    draft.sale_stage = Some(id(1));
    draft.forecast.inflow = typed_volumes(&[0]);
    let chance = Some(Share::new("0.9".parse().unwrap()).unwrap());
    for stage in [1, 2] {
        draft.deals.set(id(stage), Some(OpenDeals { count: people(20), value: Some(euros(999)), chance }));
    }
    let forecast = forecast_of(draft);

    assert_eq!(forecast.total.customers, Some(0.0));
    assert_eq!(forecast.total.entries[2], Some(5.0));
    assert_eq!(forecast.total.revenue, Some(250.0));
}

#[test]
fn undefined_rates_are_felt_only_where_people_would_pass_them() {
    let mut draft = simple();
    draft.stages[1].count = people(0);
    draft.stages[2].count = people(0);
    let nobody = forecast_of(draft.clone());
    assert_eq!(each(&nobody, |outcome| outcome.entries[1]), some([0.0; 4]));
    assert_eq!(each(&nobody, |outcome| outcome.customers), some([0.0; 4]));

    let mut overrides = Overrides::default();
    overrides.rates.set(id(1), Some(typed(5, 1)));
    let somebody = forecast_under(draft.clone(), &overrides);
    assert_eq!(each(&somebody, |outcome| outcome.entries[1]), some([50.0; 4]));
    assert_eq!(each(&somebody, |outcome| outcome.customers), [None; 4]);
    assert_eq!(each(&somebody, |outcome| outcome.revenue), [None; 4]);
    assert_eq!(each(&somebody, |outcome| outcome.cash), [None; 4]);
    assert_eq!(each(&somebody, |outcome| outcome.cost), some([0.0; 4]));
    assert_eq!((somebody.after.customers, somebody.total.customers, somebody.reached_in), (None, None, None));
    assert_eq!(somebody.running, [None; 4]);

    // Money that hangs on nothing undefined is known; so is what nobody pays for.
    draft.stages[2].value = euros(0);
    draft.stages[1].value = euros(2);
    let earned = forecast_under(draft.clone(), &overrides);
    assert_eq!(each(&earned, |outcome| outcome.revenue), some([100.0; 4]));

    // Open deals before the undefined step.
    draft.deals.set(id(1), Some(OpenDeals { count: people(3), value: None, chance: None }));
    assert_eq!(each(&forecast_of(draft), |outcome| outcome.customers), [None; 4]);
}

#[test]
fn the_target_is_the_goal_of_all_periods_unless_another_is_set() {
    let mut draft = simple();
    draft.goal.target = Target::Revenue(euros(500));
    let reached = |draft: &PlanDraft| {
        let forecast = forecast_of(draft.clone());
        (forecast.measure, forecast.target, forecast.due, forecast.reached_in)
    };
    assert_eq!(reached(&draft), (Measure::Revenue, 2000.0, 4, Some(4)));
    draft.forecast.target = Some(Target::Customers(people(21)));
    draft.forecast.due = Some(Horizon::new(2).unwrap());
    assert_eq!(reached(&draft), (Measure::Customers, 21.0, 2, Some(3)));
    let running = forecast_of(draft.clone()).running;
    assert!(running.iter().zip([10.0, 20.0, 30.0, 40.0]).all(|(sum, wanted)| (sum.unwrap() - wanted).abs() < 1e-12));
    draft.forecast.target = Some(Target::Profit(euros(2001)));
    draft.forecast.due = Some(Horizon::new(30).unwrap());
    assert_eq!(reached(&draft), (Measure::Profit, 2001.0, 4, None));
    draft.forecast.target = Some(Target::Customers(people(0)));
    assert_eq!(reached(&draft), (Measure::Customers, 0.0, 4, Some(1)));
    draft.stages[0].cost = euros(6);
    draft.forecast.target = Some(Target::Profit(euros(0)));
    assert_eq!(forecast_of(draft.clone()).running, some([-100.0, -200.0, -300.0, -400.0]));
    assert_eq!(reached(&draft), (Measure::Profit, 0.0, 4, None));
}

#[test]
fn a_target_is_met_however_its_parts_are_rounded() {
    let mut draft = simple();
    for (stage, count) in draft.stages.iter_mut().zip([300, 100, 10]) {
        stage.count = people(count);
    }
    for horizon in 1..=36 {
        draft.forecast.horizon = Horizon::new(horizon).unwrap();
        draft.forecast.target = Some(Target::Customers(people(10 * u64::from(horizon))));
        assert_eq!(forecast_of(draft.clone()).reached_in, Some(horizon.into()));
    }
}
