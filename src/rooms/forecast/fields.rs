//! The fields of what a forecast over time rests on.

use funnelwright_core::plan::{
    Change, Days, Decimal, Edit, Factor, ForecastEdit, Inflow, Method, Payment, Periods, Quantity, Season, StageId,
    Target, Text,
};
use yew::AttrValue;

use super::volumes::set_volumes;
use crate::rooms::reading::{Parsed, percentage, place, quantity, share};
use funnelwright::widgets::field_binding::{FieldBinding, Reader};
use funnelwright::widgets::pasted::TakesTable;

pub fn horizon() -> FieldBinding {
    FieldBinding::whole("horizon", (0, 0), |_, reader| {
        periods(reader).map(|set| Edit::Forecast(ForecastEdit::SetHorizon(set)))
    })
}

pub fn growth() -> FieldBinding {
    FieldBinding::number("growth", (0, 0), |_, reader| {
        let season = match &reader.plan.forecast.inflow {
            Inflow::Growing { season, .. } => season.clone(),
            Inflow::Typed(_) | Inflow::Projected(_) => Season::default(),
        };
        Ok(Edit::Forecast(ForecastEdit::SetInflow(Inflow::Growing { change: change(reader)?, season })))
    })
    .signed()
}

/// The factor of a month or quarter of the year, from 0.
pub fn season(index: usize) -> FieldBinding {
    FieldBinding::number("season", (place(index), 0), |binding, reader| {
        let Inflow::Growing { change, season } = &reader.plan.forecast.inflow else {
            return Err(AttrValue::default());
        };
        let factor = if reader.is_blank() { Quantity::new(Decimal::from(1_u64)) } else { Ok(quantity(reader)?) };
        let mut factors: Vec<Factor> = season.factors().to_vec();
        if let (Some(place), Ok(factor)) = (factors.get_mut(binding.place.0 as usize), factor) {
            *place = factor;
        }
        let season = Season::new(factors).unwrap_or_default();
        Ok(Edit::Forecast(ForecastEdit::SetInflow(Inflow::Growing { change: *change, season })))
    })
}

/// The volume of a period to come, from 0. Those before it that were not typed are as the last one that was.
pub fn volume(period: usize) -> FieldBinding {
    FieldBinding::whole("volume", (place(period), 0), |binding, reader| {
        let Inflow::Typed(typed) = &reader.plan.forecast.inflow else { return Err(AttrValue::default()) };
        Ok(set_volumes(typed, binding.place.0 as usize, &[Some(reader.count()?)]))
    })
    .taking(TakesTable::Volumes)
}

/// How many of the last periods are averaged.
pub fn averaged() -> FieldBinding {
    FieldBinding::whole("averaged", (0, 0), |_, reader| {
        periods(reader)
            .map(|periods| Edit::Forecast(ForecastEdit::SetInflow(Inflow::Projected(Method::MovingAverage(periods)))))
    })
}

/// The total to reach, in what the goal measures.
pub fn total() -> FieldBinding {
    FieldBinding::number("total", (0, 0), |_, reader| {
        let target = if reader.is_blank() {
            None
        } else {
            Some(match reader.plan.forecast.target.unwrap_or(reader.plan.goal.target) {
                Target::Customers(_) => Target::Customers(reader.count()?),
                Target::Revenue(_) => Target::Revenue(reader.money()?),
                Target::Profit(_) => Target::Profit(reader.money()?),
            })
        };
        Ok(Edit::Forecast(ForecastEdit::SetTarget(target)))
    })
}

pub fn due() -> FieldBinding {
    FieldBinding::whole("due", (0, 0), |_, reader| {
        Ok(Edit::Forecast(ForecastEdit::SetDue(reader.unless_blank(periods)?)))
    })
}

pub fn value_spread() -> FieldBinding {
    FieldBinding::number("value-spread", (0, 0), |_, reader| {
        let spread = if reader.is_blank() { None } else { Some(percentage(reader, Quantity::new, (0.0, 10.0))?) };
        Ok(Edit::Forecast(ForecastEdit::SetValueSpread(spread)))
    })
}

pub fn days_spread(stage: StageId) -> FieldBinding {
    FieldBinding::number("days-spread", (stage.0, 0), |binding, reader| {
        let spread: Option<Days> = reader.unless_blank(Reader::days)?;
        Ok(Edit::Forecast(ForecastEdit::SetDaysSpread(StageId(binding.place.0), spread)))
    })
}

pub fn payment_label(index: usize) -> FieldBinding {
    FieldBinding::words("payment", (place(index), 0), 40, |binding, reader| {
        Ok(set_payment(binding, reader, |payment| payment.label = Text::fitted(reader.text)))
    })
}

pub fn payment_share(index: usize) -> FieldBinding {
    FieldBinding::number("payment-share", (place(index), 0), |binding, reader| {
        let share = share(reader)?;
        let position = binding.place.0 as usize;
        let others = reader.plan.forecast.payments.iter().enumerate().filter(|(other, _)| *other != position);
        let taken: f64 = others.map(|(_, payment)| payment.share.to_f64()).sum();
        if taken + share.to_f64() > 1.0 + 1e-9 {
            let left = reader.locale.percent_brief((1.0 - taken).max(0.0));
            return Err(reader.locale.messages.problem_at_most(left).text().into());
        }
        Ok(set_payment(binding, reader, |payment| payment.share = share))
    })
}

pub fn payment_days(index: usize) -> FieldBinding {
    FieldBinding::number("payment-days", (place(index), 0), |binding, reader| {
        let days = if reader.is_blank() { Days::new(Decimal::ZERO).ok() } else { Some(reader.days()?) };
        Ok(set_payment(binding, reader, |payment| payment.days = days.unwrap_or(payment.days)))
    })
}

fn set_payment(binding: &FieldBinding, reader: &Reader, set: impl FnOnce(&mut Payment)) -> Edit {
    let mut payments = reader.plan.forecast.payments.clone();
    if let Some(payment) = payments.get_mut(binding.place.0 as usize) {
        set(payment);
    }
    Edit::Forecast(ForecastEdit::SetPayments(payments))
}

/// A number of periods.
fn periods<const MAXIMUM: u8>(reader: &Reader) -> Parsed<Periods<MAXIMUM>> {
    let count = reader.count()?;
    u8::try_from(count.get()).ok().and_then(|count| Periods::new(count).ok()).ok_or_else(|| {
        let (low, high) = (reader.locale.count(1.0), reader.locale.count(MAXIMUM.into()));
        reader.locale.messages.problem_between(low, high).text().into()
    })
}

fn change(reader: &Reader) -> Parsed<Change> {
    if reader.is_blank() {
        return Ok(Change::NONE);
    }
    percentage(reader, Change::new, (Change::MINIMUM as f64, Change::MAXIMUM as f64))
}
