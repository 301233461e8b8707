//! The fields of the deals that are open.

use funnelwright_core::model::{Count, Edit, Open, StageId};

use crate::rooms::slots::{Slots, share};
use funnelwright::widgets::later_slot::LaterSlot;
use funnelwright::widgets::slot::Slot;

impl Slots<'_> {
    pub fn open_count(self, stage: StageId) -> Slot {
        self.slot("open", (stage.0, 0), |slot, reader| {
            let count = if reader.is_blank() { Count::default() } else { reader.count()? };
            Ok(set_open(slot, |open| open.count = count))
        })
    }

    pub fn open_value(self, stage: StageId) -> Slot {
        self.slot("open-value", (stage.0, 0), |slot, reader| {
            let value = if reader.is_blank() { None } else { Some(reader.money(slot.plan.currency)?) };
            Ok(set_open(slot, |open| open.value = value))
        })
    }

    pub fn open_chance(self, stage: StageId) -> Slot {
        self.slot("open-chance", (stage.0, 0), |slot, reader| {
            let chance = if reader.is_blank() { None } else { Some(share(reader)?) };
            Ok(set_open(slot, |open| open.chance = chance))
        })
    }
}

fn set_open(slot: &LaterSlot, set: impl FnOnce(&mut Open)) -> Edit {
    let stage = StageId(slot.place.0);
    let nothing = Open { count: Count::default(), value: None, chance: None };
    let mut open = slot.plan.pipeline.get(stage).unwrap_or(nothing);
    set(&mut open);
    Edit::SetOpen(stage, Some(open).filter(|open| *open != nothing))
}
