//! The fields of the periods that are over.

use funnelwright_core::plan::{Edit, HistoryEdit, PastPeriod, StageId, Text};

use crate::rooms::reading::place;
use funnelwright::widgets::field_binding::{FieldBinding, Reader};
use funnelwright::widgets::pasted::TakesTable;

pub fn past_label(index: usize) -> FieldBinding {
    FieldBinding::words("past", (place(index), 0), 40, |binding, reader| {
        Ok(set_past(binding, reader, |past| past.label = Text::fitted(reader.text)))
    })
    .taking(TakesTable::PastPeriods)
}

pub fn past_count(index: usize, stage: StageId) -> FieldBinding {
    FieldBinding::whole("past-count", (place(index), stage.0), |binding, reader| {
        let count = reader.unless_blank(Reader::count)?;
        Ok(set_past(binding, reader, |past| past.counts.set(StageId(binding.place.1), count)))
    })
    .taking(TakesTable::PastCounts)
}

fn set_past(binding: &FieldBinding, reader: &Reader, set: impl FnOnce(&mut PastPeriod)) -> Edit {
    let mut history = reader.plan.history.to_vec();
    if let Some(past) = history.get_mut(binding.place.0 as usize) {
        set(past);
    }
    Edit::History(HistoryEdit::SetPeriods(history))
}
