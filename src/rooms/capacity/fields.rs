//! The fields of the team and its work.

use funnelwright_core::plan::{Edit, Interval, StageId, TeamEdit, Touches};

use crate::rooms::reading::quantity;
use funnelwright::widgets::field_binding::{FieldBinding, Reader};

pub fn people() -> FieldBinding {
    FieldBinding::number("people", (0, 0), |_, reader| {
        let people = reader.unless_blank(quantity)?;
        Ok(Edit::Team(TeamEdit::SetPeople(people)))
    })
}

/// What one of them works on deals in a period.
pub fn hours() -> FieldBinding {
    FieldBinding::number("hours", (0, 0), |_, reader| {
        let hours = reader.unless_blank(quantity)?;
        Ok(Edit::Team(TeamEdit::SetHours(hours)))
    })
}

/// Touches of each who enters.
pub fn touches(stage: StageId) -> FieldBinding {
    FieldBinding::number("touches", (stage.0, 0), |binding, reader| {
        let touches = if reader.is_blank() { None } else { Some(Touches::PerEntry(quantity(reader)?)) };
        Ok(Edit::Team(TeamEdit::SetTouches(StageId(binding.place.0), touches)))
    })
}

/// Days between touches. A blank text is none: it would end the rhythm under the hands of whoever types another.
pub fn rhythm(stage: StageId) -> FieldBinding {
    FieldBinding::number("rhythm", (stage.0, 0), |binding, reader| {
        let interval = Interval::new(reader.days()?).map_err(|_| reader.locale.messages.capacity_no_interval())?;
        Ok(Edit::Team(TeamEdit::SetTouches(StageId(binding.place.0), Some(Touches::Every(interval)))))
    })
}

/// For how many days a rhythm goes on.
pub fn followed(stage: StageId) -> FieldBinding {
    FieldBinding::number("followed", (stage.0, 0), |binding, reader| {
        let days = reader.unless_blank(Reader::days)?;
        Ok(Edit::SetDays(StageId(binding.place.0), days))
    })
}

/// Of work on one touch.
pub fn minutes(stage: StageId) -> FieldBinding {
    FieldBinding::number("minutes", (stage.0, 0), |binding, reader| {
        let minutes = reader.unless_blank(quantity)?;
        Ok(Edit::Team(TeamEdit::SetMinutes(StageId(binding.place.0), minutes)))
    })
}
