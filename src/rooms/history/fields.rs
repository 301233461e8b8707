//! The fields of the periods that are over.

use funnelwright_core::model::{Edit, Past, StageId, Text};

use super::pasting;
use crate::rooms::slots::{Slots, number, with_paste, with_words};
use funnelwright::widgets::later_slot::LaterSlot;
use funnelwright::widgets::slot::Slot;

impl Slots<'_> {
    pub fn past_label(self, index: usize) -> Slot {
        let slot = self.slot("past", (number(index), 0), |slot, reader| {
            Ok(set_past(slot, |past| past.label = Text::fitted(reader.text)))
        });
        with_paste(with_words(slot, 40), pasting::history)
    }

    pub fn past_count(self, index: usize, stage: StageId) -> Slot {
        let slot = self.slot("past-count", (number(index), stage.0), |slot, reader| {
            let count = if reader.is_blank() { None } else { Some(reader.count()?) };
            Ok(set_past(slot, |past| past.counts.set(StageId(slot.place.1), count)))
        });
        with_paste(slot, pasting::past_counts)
    }
}

fn set_past(slot: &LaterSlot, set: impl FnOnce(&mut Past)) -> Edit {
    let mut history = slot.plan.history.clone();
    if let Some(past) = history.get_mut(slot.place.0 as usize) {
        set(past);
    }
    Edit::SetHistory(history)
}
