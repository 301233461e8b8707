//! Tables pasted into fields, as several rooms take them. Invariant: either every row can be read and all are taken, or
//! none is.

use funnelwright_core::plan::Edit;

use funnelwright::state::{Action, Pasted, Refusal};
use funnelwright::widgets::context::UiContext;

/// The cells of what has several; `None` for an ordinary paste.
pub fn table(text: &str) -> Option<Vec<Vec<&str>>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').map(str::trim).collect()).collect();
    (rows.len() > 1 || rows.first().is_some_and(|cells| cells.len() > 1)).then_some(rows)
}

pub fn take<T>(rows: Vec<Option<T>>, context: &UiContext, edit: impl FnOnce(Vec<T>) -> Edit) -> bool {
    let action = match rows.iter().position(Option::is_none) {
        Some(bad) => Action::Refuse(Refusal::Paste(Pasted::NoCount(bad + 1))),
        None => Action::from(edit(rows.into_iter().flatten().collect())),
    };
    context.act(action);
    true
}
