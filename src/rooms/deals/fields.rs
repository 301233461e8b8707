//! The fields of the deals that are open.

use funnelwright_core::plan::{Count, DealsEdit, Edit, OpenDeals, StageId};

use crate::rooms::reading::share;
use funnelwright::widgets::field_binding::{FieldBinding, Reader};

pub fn open_count(stage: StageId) -> FieldBinding {
    FieldBinding::whole("open", (stage.0, 0), |binding, reader| {
        let count = if reader.is_blank() { Count::default() } else { reader.count()? };
        Ok(set_open(binding, reader, |open| open.count = count))
    })
}

pub fn open_value(stage: StageId) -> FieldBinding {
    FieldBinding::number("open-value", (stage.0, 0), |binding, reader| {
        let value = reader.unless_blank(Reader::money)?;
        Ok(set_open(binding, reader, |open| open.value = value))
    })
}

pub fn open_chance(stage: StageId) -> FieldBinding {
    FieldBinding::number("open-chance", (stage.0, 0), |binding, reader| {
        let chance = reader.unless_blank(share)?;
        Ok(set_open(binding, reader, |open| open.chance = chance))
    })
}

fn set_open(binding: &FieldBinding, reader: &Reader, set: impl FnOnce(&mut OpenDeals)) -> Edit {
    let stage = StageId(binding.place.0);
    let nothing = OpenDeals { count: Count::default(), value: None, chance: None };
    let mut open = reader.plan.deals.get(stage).unwrap_or(nothing);
    set(&mut open);
    Edit::Deals(DealsEdit::SetOpen(stage, Some(open).filter(|open| *open != nothing)))
}
