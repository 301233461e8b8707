//! Tables pasted into the fields of the regions. Invariant: either every row can be read and all are taken, or none is.

use funnelwright_core::model::{Count, Edit, Inflow, Past, StageId, Text};

use super::forecast::fields::set_volumes;
use funnelwright::i18n::Locale;
use funnelwright::page::funnel::paste::count;
use funnelwright::state::{Action, Pasted, Refusal};
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::later_slot::LaterSlot;

/// A column of volumes, from a period on.
pub fn volumes(slot: &LaterSlot, text: &str, context: &UiContext) -> bool {
    let Inflow::Typed(typed) = &slot.plan.outlook.inflow else { return false };
    let Some(rows) = table(text) else { return false };
    let counts = rows.iter().map(|cells| cells.first().and_then(|cell| count(cell, context.locale())));
    take(counts.collect(), context, |counts: Vec<Count>| set_volumes(typed, slot.place.0 as usize, &counts))
}

/// Rows of a past period's name and its counts, stage by stage, from a period on.
pub fn history(slot: &LaterSlot, text: &str, context: &UiContext) -> bool {
    let Some(mut rows) = table(text).filter(|_| text.contains('\t')) else { return false };
    let stages: Vec<StageId> = slot.plan.stages.iter().map(|stage| stage.id).collect();
    let locale = context.locale();
    // A first row without any number is a heading.
    if rows.len() > 1
        && rows.first().is_some_and(|cells| cells.iter().skip(1).all(|cell| count(cell, locale).is_none()))
    {
        rows.remove(0);
    }
    let from = slot.place.0 as usize;
    let read = |(row, cells): (usize, &Vec<&str>)| {
        let label = Text::fitted(cells.first().copied().unwrap_or_default());
        let before = slot.plan.history.get(from + row).cloned().unwrap_or_default();
        counts_into(Past { label, ..before }, &stages, cells.get(1..).unwrap_or_default(), locale)
    };
    let pasted = rows.iter().enumerate().map(read).collect();
    take(pasted, context, |pasted| put(slot, from, pasted))
}

/// A block of counts, from a past period and a stage on.
pub fn past_counts(slot: &LaterSlot, text: &str, context: &UiContext) -> bool {
    let Some(rows) = table(text) else { return false };
    let stages = slot.plan.stages.iter().map(|stage| stage.id).skip_while(|id| id.0 != slot.place.1);
    let stages: Vec<StageId> = stages.collect();
    let from = slot.place.0 as usize;
    let read = |(row, cells): (usize, &Vec<&str>)| {
        let before = slot.plan.history.get(from + row).cloned().unwrap_or_default();
        counts_into(before, &stages, cells, context.locale())
    };
    let pasted = rows.iter().enumerate().map(read).collect();
    take(pasted, context, |pasted| put(slot, from, pasted))
}

/// The cells of what has several; `None` for an ordinary paste.
fn table(text: &str) -> Option<Vec<Vec<&str>>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').map(str::trim).collect()).collect();
    (rows.len() > 1 || rows.first().is_some_and(|cells| cells.len() > 1)).then_some(rows)
}

/// `None` where a cell is no count. An empty one takes a count away; cells beyond the last stage are left out.
fn counts_into(mut past: Past, stages: &[StageId], cells: &[&str], locale: &Locale) -> Option<Past> {
    for (stage, cell) in stages.iter().zip(cells) {
        let read = if cell.is_empty() { None } else { Some(count(cell, locale)?) };
        past.counts.set(*stage, read);
    }
    Some(past)
}

fn put(slot: &LaterSlot, from: usize, pasted: Vec<Past>) -> Edit {
    let mut history = slot.plan.history.clone();
    let kept = slot.plan.history.get(from + pasted.len()..).unwrap_or_default();
    history.truncate(from);
    history.extend(pasted);
    history.extend_from_slice(kept);
    Edit::SetHistory(history)
}

fn take<T>(rows: Vec<Option<T>>, context: &UiContext, edit: impl FnOnce(Vec<T>) -> Edit) -> bool {
    let action = match rows.iter().position(Option::is_none) {
        Some(bad) => Action::Refuse(Refusal::Paste(Pasted::NoCount(bad + 1))),
        None => Action::from(edit(rows.into_iter().flatten().collect())),
    };
    context.act(action);
    true
}
