//! What of a plan is passed that goes beyond its funnel. Invariant: as in [`plan`](super::plan), which passes all else first.

use super::passage::Passage;
use super::plan::{Pass, count, days, length, money, optional, per_stage, target, text};
use crate::model::{
    Change, Decimal, Handling, Horizon, Inflow, Interval, MAXIMUM_HISTORY, MAXIMUM_PAYMENTS, Method, Month, Open,
    Outlook, Past, Payment, Periods, PlanDraft, Quantity, Season, Stage, Touches, Volumes,
};

/// `None` where what is read is illegal.
pub(super) fn pass(passage: &mut Passage, plan: &mut PlanDraft) -> Option<()> {
    for stage in &mut plan.stages {
        if passage.flag(*stage.handling != Handling::default()) {
            handling(passage, &mut stage.handling)?;
        }
    }
    if passage.flag(*plan.outlook != Outlook::default()) {
        outlook(passage, &mut plan.outlook)?;
    }
    if passage.flag(!plan.history.is_empty()) {
        history(passage, &plan.stages, &mut plan.history)?;
    }
    per_stage(passage, &plan.stages, &mut plan.pipeline, open)?;
    optional(passage, &mut plan.team.people, quantity)?;
    optional(passage, &mut plan.team.hours, quantity)
}

fn handling(passage: &mut Passage, handling: &mut Handling) -> Option<()> {
    optional(passage, &mut handling.days_spread, days)?;
    optional(passage, &mut handling.touches, touches)?;
    optional(passage, &mut handling.minutes, quantity)
}

fn touches(passage: &mut Passage, given: Option<Touches>) -> Option<Touches> {
    let (per_entry, every) = match given {
        Some(Touches::Every(interval)) => (None, Some(interval.days())),
        Some(Touches::PerEntry(number)) => (Some(number), None),
        None => (None, None),
    };
    Some(if passage.flag(every.is_some()) {
        Touches::Every(Interval::new(days(passage, every)?).ok()?)
    } else {
        Touches::PerEntry(quantity(passage, per_entry)?)
    })
}

fn outlook(passage: &mut Passage, outlook: &mut Outlook) -> Option<()> {
    outlook.horizon = periods(passage, Some(outlook.horizon))?;
    optional(passage, &mut outlook.start, month)?;
    inflow(passage, &mut outlook.inflow)?;
    optional(passage, &mut outlook.target, target)?;
    optional(passage, &mut outlook.due, periods)?;
    optional(passage, &mut outlook.value_spread, quantity)?;
    let given = std::mem::take(&mut outlook.payments);
    for position in 0..length(passage, given.len(), MAXIMUM_PAYMENTS)? {
        let given = given.get(position);
        let mut label = given.map(|payment| payment.label.clone()).unwrap_or_default();
        text(passage, &mut label)?;
        let share = quantity(passage, given.map(|payment| payment.share))?;
        let days = days(passage, given.map(|payment| payment.days))?;
        outlook.payments.push(Payment { label, share, days });
    }
    Some(())
}

fn inflow(passage: &mut Passage, inflow: &mut Inflow) -> Option<()> {
    let (mut kind, mut growth, mut factors, mut counts, mut method) = (0, Change::NONE, &[][..], &[][..], Method::Best);
    match inflow {
        Inflow::Growing { change, season } => (growth, factors) = (*change, season.factors()),
        Inflow::Typed(volumes) => (kind, counts) = (1, volumes.counts()),
        Inflow::Projected(given) => (kind, method) = (2, *given),
    }
    *inflow = match length(passage, kind, 2)? {
        0 => {
            let change = Change::new(passage.number(growth.get())?).ok()?;
            Inflow::Growing { change, season: Season::new(list(passage, factors, 12, quantity)?).ok()? }
        }
        1 => Inflow::Typed(Volumes::new(list(passage, counts, Horizon::MAXIMUM.into(), count)?).ok()?),
        _ => Inflow::Projected(projection(passage, method)?),
    };
    Some(())
}

fn projection(passage: &mut Passage, given: Method) -> Option<Method> {
    let window = if let Method::MovingAverage(periods) = given { Some(periods) } else { None };
    if passage.flag(window.is_some()) {
        return periods(passage, window).map(Method::MovingAverage);
    }
    let others = [Method::LinearTrend, Method::Seasonal, Method::Best];
    others.get(length(passage, others.iter().position(|other| *other == given).unwrap_or(0), 2)?).copied()
}

/// Stage by stage, because what follows is then most like what was before.
fn history(passage: &mut Passage, stages: &[Stage], history: &mut Vec<Past>) -> Option<()> {
    let periods = length(passage, history.len(), MAXIMUM_HISTORY)?;
    history.resize(periods, Past::default());
    for past in history.iter_mut() {
        text(passage, &mut past.label)?;
    }
    for stage in stages {
        let are_all_known = passage.flag(history.iter().all(|past| past.counts.get(stage.id).is_some()));
        for past in history.iter_mut() {
            let mut counted = past.counts.get(stage.id);
            if are_all_known {
                counted = Some(count(passage, counted)?);
            } else {
                optional(passage, &mut counted, count)?;
            }
            past.counts.set(stage.id, counted);
        }
    }
    Some(())
}

fn open(passage: &mut Passage, given: Option<Open>) -> Option<Open> {
    let mut open = Open {
        count: count(passage, given.map(|open| open.count))?,
        value: given.and_then(|open| open.value),
        chance: given.and_then(|open| open.chance),
    };
    optional(passage, &mut open.value, money)?;
    optional(passage, &mut open.chance, quantity)?;
    Some(open)
}

fn list<T: Copy>(passage: &mut Passage, given: &[T], maximum: usize, pass: Pass<T>) -> Option<Vec<T>> {
    let mut list = Vec::new();
    for position in 0..length(passage, given.len(), maximum)? {
        list.push(pass(passage, given.get(position).copied())?);
    }
    Some(list)
}

fn month(passage: &mut Passage, given: Option<Month>) -> Option<Month> {
    let year = length(passage, given.map_or(0, |month| month.year().into()), Month::LAST_YEAR.into())?;
    let month = length(passage, given.map_or(0, |month| month.month().into()), 12)?;
    Month::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?).ok()
}

fn periods<const MAXIMUM: u8>(passage: &mut Passage, given: Option<Periods<MAXIMUM>>) -> Option<Periods<MAXIMUM>> {
    let passed = length(passage, given.map_or(0, |periods| periods.get().into()), MAXIMUM.into())?;
    Periods::new(u8::try_from(passed).ok()?).ok()
}

fn quantity<const MAXIMUM: u32>(passage: &mut Passage, given: Option<Quantity<MAXIMUM>>) -> Option<Quantity<MAXIMUM>> {
    Quantity::new(passage.number(given.map_or(Decimal::ZERO, Quantity::get))?).ok()
}
