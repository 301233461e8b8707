//! The fields of the team and its work.

use funnelwright_core::model::{Edit, Interval, StageId, Team, Touches};

use crate::rooms::slots::{Slots, quantity};
use funnelwright::widgets::slot::Slot;

impl Slots<'_> {
    pub fn people(self) -> Slot {
        self.slot("people", (0, 0), |slot, reader| {
            let people = if reader.is_blank() { None } else { Some(quantity(reader)?) };
            Ok(Edit::SetTeam(Team { people, ..*slot.plan.team }))
        })
    }

    /// What one of them works on deals in a period.
    pub fn hours(self) -> Slot {
        self.slot("hours", (0, 0), |slot, reader| {
            let hours = if reader.is_blank() { None } else { Some(quantity(reader)?) };
            Ok(Edit::SetTeam(Team { hours, ..*slot.plan.team }))
        })
    }

    /// Touches of each who enters.
    pub fn touches(self, stage: StageId) -> Slot {
        self.slot("touches", (stage.0, 0), |slot, reader| {
            let touches = if reader.is_blank() { None } else { Some(Touches::PerEntry(quantity(reader)?)) };
            Ok(Edit::SetTouches(StageId(slot.place.0), touches))
        })
    }

    /// Days between touches. A blank text is none: it would end the rhythm under the hands of whoever types another.
    pub fn rhythm(self, stage: StageId) -> Slot {
        self.slot("rhythm", (stage.0, 0), |slot, reader| {
            let interval = Interval::new(reader.days()?).map_err(|_| reader.locale.messages.capacity_no_interval())?;
            Ok(Edit::SetTouches(StageId(slot.place.0), Some(Touches::Every(interval))))
        })
    }

    /// For how many days a rhythm goes on.
    pub fn followed(self, stage: StageId) -> Slot {
        self.slot("followed", (stage.0, 0), |slot, reader| {
            let days = if reader.is_blank() { None } else { Some(reader.days()?) };
            Ok(Edit::SetDays(StageId(slot.place.0), days))
        })
    }

    /// Of work on one touch.
    pub fn minutes(self, stage: StageId) -> Slot {
        self.slot("minutes", (stage.0, 0), |slot, reader| {
            let minutes = if reader.is_blank() { None } else { Some(quantity(reader)?) };
            Ok(Edit::SetMinutes(StageId(slot.place.0), minutes))
        })
    }
}
