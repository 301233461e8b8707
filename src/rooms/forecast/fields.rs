//! The fields of what a forecast over time rests on.

use funnelwright_core::model::{
    Change, Days, Decimal, Edit, Factor, Inflow, Method, Payment, Periods, Quantity, Season, StageId, Target, Text,
};
use yew::AttrValue;

use super::volumes::{self, set_volumes};
use crate::rooms::slots::{Parsed, Slots, number, percentage, quantity, share, with_paste, with_words};
use funnelwright::widgets::later_slot::LaterSlot;
use funnelwright::widgets::slot::{Reader, Slot};

impl Slots<'_> {
    pub fn horizon(self) -> Slot {
        self.slot("horizon", (0, 0), |_, reader| periods(reader).map(Edit::SetHorizon))
    }

    pub fn growth(self) -> Slot {
        self.slot("growth", (0, 0), |slot, reader| {
            let season = match &slot.plan.outlook.inflow {
                Inflow::Growing { season, .. } => season.clone(),
                Inflow::Typed(_) | Inflow::Projected(_) => Season::default(),
            };
            Ok(Edit::SetInflow(Inflow::Growing { change: change(reader)?, season }))
        })
    }

    /// The factor of a month or quarter of the year, from 0.
    pub fn season(self, index: usize) -> Slot {
        self.slot("season", (number(index), 0), |slot, reader| {
            let Inflow::Growing { change, season } = &slot.plan.outlook.inflow else {
                return Err(AttrValue::default());
            };
            let factor = if reader.is_blank() { Quantity::new(Decimal::from(1_u64)) } else { Ok(quantity(reader)?) };
            let mut factors: Vec<Factor> = season.factors().to_vec();
            if let (Some(place), Ok(factor)) = (factors.get_mut(slot.place.0 as usize), factor) {
                *place = factor;
            }
            let season = Season::new(factors).unwrap_or_default();
            Ok(Edit::SetInflow(Inflow::Growing { change: *change, season }))
        })
    }

    /// The volume of a period to come, from 0. Those before it that were not typed are as the last one that was.
    pub fn volume(self, period: usize) -> Slot {
        let slot = self.slot("volume", (number(period), 0), |slot, reader| {
            let Inflow::Typed(typed) = &slot.plan.outlook.inflow else { return Err(AttrValue::default()) };
            Ok(set_volumes(typed, slot.place.0 as usize, &[reader.count()?]))
        });
        with_paste(slot, volumes::volumes)
    }

    /// How many of the last periods are averaged.
    pub fn averaged(self) -> Slot {
        self.slot("averaged", (0, 0), |_, reader| {
            periods(reader).map(|periods| Edit::SetInflow(Inflow::Projected(Method::MovingAverage(periods))))
        })
    }

    /// The total to reach, in what the goal measures.
    pub fn total(self) -> Slot {
        self.slot("total", (0, 0), |slot, reader| {
            let currency = slot.plan.currency;
            let target = if reader.is_blank() {
                None
            } else {
                Some(match slot.plan.outlook.target.unwrap_or(slot.plan.goal.target) {
                    Target::Customers(_) => Target::Customers(reader.count()?),
                    Target::Revenue(_) => Target::Revenue(reader.money(currency)?),
                    Target::Profit(_) => Target::Profit(reader.money(currency)?),
                })
            };
            Ok(Edit::SetTarget(target))
        })
    }

    pub fn due(self) -> Slot {
        self.slot("due", (0, 0), |_, reader| {
            Ok(Edit::SetDue(if reader.is_blank() { None } else { Some(periods(reader)?) }))
        })
    }

    pub fn value_spread(self) -> Slot {
        self.slot("value-spread", (0, 0), |_, reader| {
            let spread = if reader.is_blank() { None } else { Some(percentage(reader, Quantity::new, (0.0, 10.0))?) };
            Ok(Edit::SetValueSpread(spread))
        })
    }

    pub fn days_spread(self, stage: StageId) -> Slot {
        self.slot("days-spread", (stage.0, 0), |slot, reader| {
            let spread: Option<Days> = if reader.is_blank() { None } else { Some(reader.days()?) };
            Ok(Edit::SetDaysSpread(StageId(slot.place.0), spread))
        })
    }

    pub fn payment_label(self, index: usize) -> Slot {
        let slot = self.slot("payment", (number(index), 0), |slot, reader| {
            Ok(set_payment(slot, |payment| payment.label = Text::fitted(reader.text)))
        });
        with_words(slot, 40)
    }

    pub fn payment_share(self, index: usize) -> Slot {
        self.slot("payment-share", (number(index), 0), |slot, reader| {
            let share = share(reader)?;
            let position = slot.place.0 as usize;
            let others = slot.plan.outlook.payments.iter().enumerate().filter(|(other, _)| *other != position);
            let taken: f64 = others.map(|(_, payment)| payment.share.to_f64()).sum();
            if taken + share.to_f64() > 1.0 + 1e-9 {
                let left = reader.locale.percent_brief((1.0 - taken).max(0.0));
                return Err(reader.locale.messages.problem_at_most(left).text().into());
            }
            Ok(set_payment(slot, |payment| payment.share = share))
        })
    }

    pub fn payment_days(self, index: usize) -> Slot {
        self.slot("payment-days", (number(index), 0), |slot, reader| {
            let days = if reader.is_blank() { Days::new(Decimal::ZERO).ok() } else { Some(reader.days()?) };
            Ok(set_payment(slot, |payment| payment.days = days.unwrap_or(payment.days)))
        })
    }
}

fn set_payment(slot: &LaterSlot, set: impl FnOnce(&mut Payment)) -> Edit {
    let mut payments = slot.plan.outlook.payments.clone();
    if let Some(payment) = payments.get_mut(slot.place.0 as usize) {
        set(payment);
    }
    Edit::SetPayments(payments)
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
