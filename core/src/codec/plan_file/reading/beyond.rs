//! The parts of a plan that version 2 has more. Invariant: where nothing stands, nothing was said.
//!
//! Only the later part of the program reads them, so nothing here is called through a pointer.

use super::super::super::FileProblem;
use super::super::super::place::Place;
use super::super::{METHODS, month_text};
use super::{count, days, decimal, line, money, named, new_stage, quantity, record_or_nothing, target};
use crate::model::{
    Change, Decimal, Handling, Horizon, Inflow, Interval, Method, Month, Open, Outlook, Past, Payment, PerStage,
    Periods, PlanDraft, Season, Stage, Target, Team, Touches, Volumes,
};

/// Adds them to what [`draft`](super::draft) has read of the same file.
pub(in super::super) fn add(plan: &Place, draft: &mut PlanDraft) -> Result<(), FileProblem> {
    for (place, stage) in plan.field("stages").items()?.zip(&mut draft.stages) {
        stage.handling = handling(&place)?.into();
    }
    draft.outlook = outlook(&plan.field("outlook"))?.into();
    draft.history = history(&plan.field("history"), &draft.stages)?.into();
    draft.pipeline = pipeline(&plan.field("pipeline"), &draft.stages)?.into();
    draft.team = team(&plan.field("team"))?.into();
    Ok(())
}

fn handling(stage: &Place) -> Result<Handling, FileProblem> {
    Ok(Handling {
        days_spread: stage.field("days_spread").optional_later(days)?,
        touches: touches(stage)?,
        minutes: stage.field("minutes").optional_later(quantity)?,
    })
}

fn touches(stage: &Place) -> Result<Option<Touches>, FileProblem> {
    let every = stage.field("touch_every").optional_later(interval)?;
    let per_entry = stage.field("touches").optional_later(quantity)?;
    Ok(every.map(Touches::Every).or(per_entry.map(Touches::PerEntry)))
}

fn outlook(place: &Place) -> Result<Outlook, FileProblem> {
    record_or_nothing(place)?;
    Ok(Outlook {
        horizon: place.field("horizon").optional_later(periods)?.unwrap_or(Horizon::A_DOZEN),
        start: place.field("start").optional_later(month)?,
        inflow: inflow(&place.field("inflow"))?,
        target: place.field("target").optional_later(total)?,
        due: place.field("due").optional_later(periods)?,
        value_spread: place.field("value_spread").optional_later(quantity)?,
        payments: payments(&place.field("payments"))?,
    })
}

fn inflow(place: &Place) -> Result<Inflow, FileProblem> {
    record_or_nothing(place)?;
    if let Some(volumes) = place.field("volumes").optional_later(volumes)? {
        return Ok(Inflow::Typed(volumes));
    }
    if let Some(periods) = place.field("moving_average").optional_later(periods)? {
        return Ok(Inflow::Projected(Method::MovingAverage(periods)));
    }
    if let Some(method) = place.field("method").optional_later(|method| named(method, &METHODS))? {
        return Ok(Inflow::Projected(method));
    }
    Ok(Inflow::Growing {
        change: place.field("change").optional_later(change)?.unwrap_or(Change::NONE),
        season: place.field("season").optional_later(season)?.unwrap_or_default(),
    })
}

fn volumes(place: &Place) -> Result<Volumes, FileProblem> {
    let volumes = place.items()?.map(|entry| count(&entry)).collect::<Result<_, _>>()?;
    place.legal(Volumes::new(volumes).ok())
}

/// Named as a whole: what is left of a season says nothing.
fn season(place: &Place) -> Result<Season, FileProblem> {
    let factors = place.items()?.map(|entry| quantity(&entry)).collect::<Result<_, _>>();
    place.legal(factors.ok().and_then(|factors| Season::new(factors).ok()))
}

fn change(place: &Place) -> Result<Change, FileProblem> {
    place.legal(Change::new(decimal(place)?).ok())
}

/// Named as a whole.
fn total(place: &Place) -> Result<Target, FileProblem> {
    place.legal(target(place).ok())
}

/// Each is named as a whole, and so is the one that shares out more than is left.
fn payments(place: &Place) -> Result<Vec<Payment>, FileProblem> {
    let mut payments = Vec::new();
    let mut shared_out = Decimal::ZERO;
    for entry in place.items()? {
        let payment = entry.legal(payment(&entry).ok())?;
        let sum = shared_out.checked_add(payment.share.get()).filter(|sum| *sum <= Decimal::from(1));
        shared_out = entry.legal(sum)?;
        payments.push(payment);
    }
    Ok(payments)
}

fn payment(entry: &Place) -> Result<Payment, FileProblem> {
    Ok(Payment {
        label: entry.field("label").optional_later(line)?.unwrap_or_default(),
        share: quantity(&entry.field("share"))?,
        days: days(&entry.field("days"))?,
    })
}

fn history(place: &Place, stages: &[Stage]) -> Result<Vec<Past>, FileProblem> {
    place.items()?.map(|entry| past(&entry, stages)).collect()
}

/// Its counts stand in the order of the stages.
fn past(entry: &Place, stages: &[Stage]) -> Result<Past, FileProblem> {
    record_or_nothing(entry)?;
    let mut past = Past { label: entry.field("label").optional_later(line)?.unwrap_or_default(), ..Past::default() };
    let mut following = stages.iter();
    for counted in entry.field("counts").items()? {
        let stage = following.next();
        if let Some(count) = counted.optional_later(count)? {
            past.counts.set(counted.legal(stage)?.id, Some(count));
        }
    }
    Ok(past)
}

fn pipeline(place: &Place, stages: &[Stage]) -> Result<PerStage<Open>, FileProblem> {
    let mut pipeline = PerStage::default();
    let mut known = Vec::new();
    for entry in place.items()? {
        let id = new_stage(&entry, stages, &mut known)?;
        pipeline.set(id, Some(entry.legal(open(&entry).ok())?));
    }
    Ok(pipeline)
}

fn open(entry: &Place) -> Result<Open, FileProblem> {
    Ok(Open {
        count: count(&entry.field("count"))?,
        value: entry.field("value").optional_later(money)?,
        chance: entry.field("chance").optional_later(quantity)?,
    })
}

fn team(place: &Place) -> Result<Team, FileProblem> {
    record_or_nothing(place)?;
    Ok(Team {
        people: place.field("people").optional_later(quantity)?,
        hours: place.field("hours").optional_later(quantity)?,
    })
}

fn interval(place: &Place) -> Result<Interval, FileProblem> {
    place.legal(Interval::new(days(place)?).ok())
}

fn periods<const MAXIMUM: u8>(place: &Place) -> Result<Periods<MAXIMUM>, FileProblem> {
    let number = u8::try_from(place.whole()?).ok();
    place.legal(number.and_then(|number| Periods::new(number).ok()))
}

fn month(place: &Place) -> Result<Month, FileProblem> {
    let text = place.text()?;
    let month = text.split_once('-').and_then(|(year, month)| Month::new(year.parse().ok()?, month.parse().ok()?).ok());
    place.legal(month.filter(|month| month_text(*month) == text))
}
