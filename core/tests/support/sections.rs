//! Arbitrary sections of plans. Invariant: each part is as often unset as set.

use funnelwright_core::plan::{
    Change, Date, DealsEdit, Decimal, Edit, Event, EventsEdit, ForecastEdit, ForecastSettings, HistoryEdit, Horizon,
    Inflow, Interval, MAXIMUM_HISTORY, MAXIMUM_PAYMENTS, Method, Month, OpenDeals, PastPeriod, Payment, PerStage,
    Periods, Quantity, Season, StageEffort, StageId, Team, TeamEdit, Touches, Volumes,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{count, days, decimal, money, per_stage, target, text};

pub fn forecast(ids: &[StageId]) -> impl Strategy<Value = ForecastSettings> + use<> {
    let set = (
        (periods(), option::of(month()), inflow(), option::of(target())),
        (option::of(periods()), option::of(quantity(1)), payments(), per_stage(ids, 0.3, days)),
    )
        .prop_map(|((horizon, start, inflow, target), (due, value_spread, payments, days_spread))| {
            ForecastSettings { horizon, start, inflow, target, due, value_spread, payments, days_spread }
        });
    prop_oneof![Just(ForecastSettings::default()), set]
}

pub fn inflow() -> impl Strategy<Value = Inflow> {
    prop_oneof![
        Just(Inflow::default()),
        (change(), season()).prop_map(|(change, season)| Inflow::Growing { change, season }),
        vec(count(), 1..=usize::from(Horizon::MAXIMUM))
            .prop_map(|counts| Inflow::Typed(Volumes::new(counts).expect("few enough"))),
        method().prop_map(Inflow::Projected),
    ]
}

/// None, a few, or as many as there can be.
pub fn history(ids: &[StageId]) -> impl Strategy<Value = Vec<PastPeriod>> + use<> {
    let past = || (text(), per_stage(ids, 0.7, count)).prop_map(|(label, counts)| PastPeriod { label, counts });
    prop_oneof![
        20 => Just(Vec::new()),
        10 => vec(past(), 1..5),
        1 => vec(past(), 1..=MAXIMUM_HISTORY),
    ]
}

pub fn deals(ids: &[StageId]) -> impl Strategy<Value = PerStage<OpenDeals>> + use<> {
    prop_oneof![Just(PerStage::default()), per_stage(ids, 0.4, open)]
}

pub fn team(ids: &[StageId]) -> impl Strategy<Value = Team> + use<> {
    let effort = || {
        let set = (option::of(touches()), option::of(quantity(1)));
        set.prop_map(|(touches, minutes)| StageEffort { touches, minutes })
            .prop_filter("no effort", |effort| *effort != StageEffort::default())
    };
    let nothing = (Just(None), Just(None), Just(PerStage::default()));
    let set = (option::of(quantity(3)), option::of(quantity(2)), per_stage(ids, 0.3, effort));
    prop_oneof![
        nothing.prop_map(|(people, hours, efforts)| Team { people, hours, efforts }),
        set.prop_map(|(people, hours, efforts)| Team { people, hours, efforts }),
    ]
}

pub fn touches() -> impl Strategy<Value = Touches> {
    let interval = days().prop_filter_map("no time at all", |days| Interval::new(days).ok());
    prop_oneof![quantity(1).prop_map(Touches::PerEntry), interval.prop_map(Touches::Every)]
}

pub fn events() -> impl Strategy<Value = Vec<Event>> {
    prop_oneof![3 => Just(Vec::new()), 1 => vec(event(), 1..5)]
}

fn event() -> impl Strategy<Value = Event> {
    (date(), text()).prop_map(|(date, note)| Event { date, note })
}

fn date() -> impl Strategy<Value = Date> {
    (1..=9999_i32, 1..=12_u8, 1..=28_u8)
        .prop_map(|(year, month, day)| Date::new(year, month, day).expect("a day of every month"))
}

/// Any of the edits of these parts.
pub fn edit(ids: &[StageId]) -> impl Strategy<Value = Edit> + use<> {
    let id = proptest::sample::select(ids.to_vec());
    let id = || id.clone();
    prop_oneof![
        periods().prop_map(|set| Edit::Forecast(ForecastEdit::SetHorizon(set))),
        option::of(month()).prop_map(|set| Edit::Forecast(ForecastEdit::SetStart(set))),
        inflow().prop_map(|set| Edit::Forecast(ForecastEdit::SetInflow(set))),
        option::of(target()).prop_map(|set| Edit::Forecast(ForecastEdit::SetTarget(set))),
        option::of(periods()).prop_map(|set| Edit::Forecast(ForecastEdit::SetDue(set))),
        option::of(quantity(1)).prop_map(|set| Edit::Forecast(ForecastEdit::SetValueSpread(set))),
        vec((text(), quantity(2), days()), 0..=MAXIMUM_PAYMENTS + 1).prop_map(|parts| {
            let payment = |(label, share, days)| Payment { label, share, days };
            Edit::Forecast(ForecastEdit::SetPayments(parts.into_iter().map(payment).collect()))
        }),
        history(ids).prop_map(|history| Edit::History(HistoryEdit::SetPeriods(history))),
        event().prop_map(|event| Edit::Events(EventsEdit::Add(event))),
        (0..4_usize, date()).prop_map(|(position, date)| Edit::Events(EventsEdit::SetDate(position, date))),
        (0..4_usize, text()).prop_map(|(position, note)| Edit::Events(EventsEdit::SetNote(position, note))),
        (0..4_usize).prop_map(|position| Edit::Events(EventsEdit::Remove(position))),
        option::of(quantity(3)).prop_map(|people| Edit::Team(TeamEdit::SetPeople(people))),
        option::of(quantity(2)).prop_map(|hours| Edit::Team(TeamEdit::SetHours(hours))),
        (id(), option::of(open())).prop_map(|(id, open)| Edit::Deals(DealsEdit::SetOpen(id, open))),
        (id(), option::of(days())).prop_map(|(id, spread)| Edit::Forecast(ForecastEdit::SetDaysSpread(id, spread))),
        (id(), option::of(touches())).prop_map(|(id, touches)| Edit::Team(TeamEdit::SetTouches(id, touches))),
        (id(), option::of(quantity(1))).prop_map(|(id, minutes)| Edit::Team(TeamEdit::SetMinutes(id, minutes))),
    ]
}

/// With as many places as this, or as many as there can be.
pub fn quantity<const MAXIMUM: u32>(scale: u8) -> impl Strategy<Value = Quantity<MAXIMUM>> {
    prop_oneof![3 => decimal(MAXIMUM.into(), scale), 1 => decimal(MAXIMUM.into(), Decimal::MAXIMUM_SCALE)]
        .prop_map(|number| Quantity::new(number).expect("drawn within range"))
}

fn open() -> impl Strategy<Value = OpenDeals> {
    (count(), option::of(money()), option::of(quantity(2))).prop_map(|(count, value, chance)| OpenDeals {
        count,
        value,
        chance,
    })
}

fn method() -> impl Strategy<Value = Method> {
    prop_oneof![
        periods().prop_map(Method::MovingAverage),
        proptest::sample::select(vec![Method::LinearTrend, Method::Seasonal, Method::Best]),
    ]
}

fn season() -> impl Strategy<Value = Season> {
    let factors = |number: usize| vec(quantity(1), number);
    prop_oneof![factors(0), factors(4), factors(12)].prop_map(|factors| Season::new(factors).expect("of a year"))
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![decimal(11, 2), decimal(11, Decimal::MAXIMUM_SCALE)].prop_map(|above_least| {
        let change = above_least.checked_sub(Decimal::from(1)).expect("few digits");
        Change::new(change).expect("drawn within range")
    })
}

/// Parts of a hundredth each that make no more than the whole.
fn payments() -> impl Strategy<Value = Vec<Payment>> {
    vec((text(), 0..=100_i128, days()), 0..=MAXIMUM_PAYMENTS).prop_map(|parts| {
        let mut left = 100;
        let mut payment = |(label, share, days): (_, i128, _)| {
            let share = share.min(left);
            left -= share;
            let share = Quantity::new(Decimal::new(share, 2).expect("two places")).expect("below one");
            Payment { label, share, days }
        };
        parts.into_iter().map(&mut payment).collect()
    })
}

fn month() -> impl Strategy<Value = Month> {
    (Month::FIRST_YEAR..=Month::LAST_YEAR, 1..=12_u8)
        .prop_map(|(year, month)| Month::new(year, month).expect("a month"))
}

fn periods<const MAXIMUM: u8>() -> impl Strategy<Value = Periods<MAXIMUM>> {
    (1..=MAXIMUM).prop_map(|periods| Periods::new(periods).expect("drawn within range"))
}
