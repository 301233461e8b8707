//! Tables of past periods pasted into their fields. Invariant: either every row can be read and all are taken, or none is.

use funnelwright_core::plan::{Edit, HistoryEdit, PastPeriod, Plan, StageId, Text};

use crate::rooms::pasting::{table, take};
use funnelwright::i18n::Locale;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::field_binding::{FieldBinding, count_in_cell};

/// Rows of a past period's name and its counts, stage by stage, from a period on.
pub fn history(binding: &FieldBinding, text: &str, context: &UiContext) -> bool {
    let plan = context.plan();
    let Some(mut rows) = table(text).filter(|_| text.contains('\t')) else { return false };
    let stages: Vec<StageId> = plan.stages.iter().map(|stage| stage.id).collect();
    let locale = context.locale();
    // A first row without any number is a heading.
    if rows.len() > 1
        && rows.first().is_some_and(|cells| cells.iter().skip(1).all(|cell| count_in_cell(cell, locale).is_none()))
    {
        rows.remove(0);
    }
    let from = binding.place.0 as usize;
    let read = |(row, cells): (usize, &Vec<&str>)| {
        let label = Text::fitted(cells.first().copied().unwrap_or_default());
        let before = plan.history.get(from + row).cloned().unwrap_or_default();
        counts_into(PastPeriod { label, ..before }, &stages, cells.get(1..).unwrap_or_default(), locale)
    };
    let pasted = rows.iter().enumerate().map(read).collect();
    take(pasted, context, |pasted| put(&plan, from, pasted))
}

/// A block of counts, from a past period and a stage on.
pub fn past_counts(binding: &FieldBinding, text: &str, context: &UiContext) -> bool {
    let plan = context.plan();
    let Some(rows) = table(text) else { return false };
    let stages = plan.stages.iter().map(|stage| stage.id).skip_while(|id| id.0 != binding.place.1);
    let stages: Vec<StageId> = stages.collect();
    let from = binding.place.0 as usize;
    let read = |(row, cells): (usize, &Vec<&str>)| {
        let before = plan.history.get(from + row).cloned().unwrap_or_default();
        counts_into(before, &stages, cells, context.locale())
    };
    let pasted = rows.iter().enumerate().map(read).collect();
    take(pasted, context, |pasted| put(&plan, from, pasted))
}

/// `None` where a cell is no count. An empty one takes a count away; cells beyond the last stage are left out.
fn counts_into(mut past: PastPeriod, stages: &[StageId], cells: &[&str], locale: &Locale) -> Option<PastPeriod> {
    for (stage, cell) in stages.iter().zip(cells) {
        let read = if cell.is_empty() { None } else { Some(count_in_cell(cell, locale)?) };
        past.counts.set(*stage, read);
    }
    Some(past)
}

fn put(plan: &Plan, from: usize, pasted: Vec<PastPeriod>) -> Edit {
    let mut history = plan.history.to_vec();
    let kept = plan.history.get(from + pasted.len()..).unwrap_or_default();
    history.truncate(from);
    history.extend(pasted);
    history.extend_from_slice(kept);
    Edit::History(HistoryEdit::SetPeriods(history))
}
