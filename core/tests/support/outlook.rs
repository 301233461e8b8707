//! What a plan may say of the periods to come and gone, and of the work. Invariant: each part is as often unset as set.

use funnelwright_core::model::{
    Change, Decimal, Edit, Horizon, Inflow, Interval, MAXIMUM_HISTORY, MAXIMUM_PAYMENTS, Method, Month, Open, Outlook,
    Past, Payment, PerStage, Periods, Quantity, Season, StageId, Team, Touches, Volumes,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{count, days, decimal, money, per_stage, target, text};

pub fn outlook() -> impl Strategy<Value = Outlook> {
    let set = (
        (periods(), option::of(month()), inflow(), option::of(target())),
        (option::of(periods()), option::of(quantity(1)), payments()),
    )
        .prop_map(|((horizon, start, inflow, target), (due, value_spread, payments))| Outlook {
            horizon,
            start,
            inflow,
            target,
            due,
            value_spread,
            payments,
        });
    prop_oneof![Just(Outlook::default()), set]
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
pub fn history(ids: &[StageId]) -> impl Strategy<Value = Vec<Past>> + use<> {
    let past = || (text(), per_stage(ids, 0.7, count)).prop_map(|(label, counts)| Past { label, counts });
    prop_oneof![
        20 => Just(Vec::new()),
        10 => vec(past(), 1..5),
        1 => vec(past(), 1..=MAXIMUM_HISTORY),
    ]
}

pub fn pipeline(ids: &[StageId]) -> impl Strategy<Value = PerStage<Open>> + use<> {
    prop_oneof![Just(PerStage::default()), per_stage(ids, 0.4, open)]
}

pub fn team() -> impl Strategy<Value = Team> {
    (option::of(quantity(3)), option::of(quantity(2))).prop_map(|(people, hours)| Team { people, hours })
}

pub fn touches() -> impl Strategy<Value = Touches> {
    let interval = days().prop_filter_map("no time at all", |days| Interval::new(days).ok());
    prop_oneof![quantity(1).prop_map(Touches::PerEntry), interval.prop_map(Touches::Every)]
}

/// Any of the edits of these parts.
pub fn edit(ids: &[StageId]) -> impl Strategy<Value = Edit> + use<> {
    let id = proptest::sample::select(ids.to_vec());
    let id = || id.clone();
    prop_oneof![
        periods().prop_map(Edit::SetHorizon),
        option::of(month()).prop_map(Edit::SetStart),
        inflow().prop_map(Edit::SetInflow),
        option::of(target()).prop_map(Edit::SetTarget),
        option::of(periods()).prop_map(Edit::SetDue),
        option::of(quantity(1)).prop_map(Edit::SetValueSpread),
        vec((text(), quantity(2), days()), 0..=MAXIMUM_PAYMENTS + 1).prop_map(|parts| {
            let payment = |(label, share, days)| Payment { label, share, days };
            Edit::SetPayments(parts.into_iter().map(payment).collect())
        }),
        history(ids).prop_map(|history| Edit::SetHistory(history.into())),
        team().prop_map(Edit::SetTeam),
        (id(), option::of(open())).prop_map(|(id, open)| Edit::SetOpen(id, open)),
        (id(), option::of(days())).prop_map(|(id, spread)| Edit::SetDaysSpread(id, spread)),
        (id(), option::of(touches())).prop_map(|(id, touches)| Edit::SetTouches(id, touches)),
        (id(), option::of(quantity(1))).prop_map(|(id, minutes)| Edit::SetMinutes(id, minutes)),
    ]
}

/// With as many places as this, or as many as there can be.
pub fn quantity<const MAXIMUM: u32>(scale: u8) -> impl Strategy<Value = Quantity<MAXIMUM>> {
    prop_oneof![3 => decimal(MAXIMUM.into(), scale), 1 => decimal(MAXIMUM.into(), Decimal::MAXIMUM_SCALE)]
        .prop_map(|number| Quantity::new(number).expect("drawn within range"))
}

fn open() -> impl Strategy<Value = Open> {
    (count(), option::of(money()), option::of(quantity(2))).prop_map(|(count, value, chance)| Open {
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
