//! Rows pasted from a spreadsheet. Invariant: either every row can be read and all are taken, or none is.

use std::rc::Rc;

use funnelcast_core::model::{Count, Edit, MAXIMUM_STAGES, StageId, Text};
use yew::Callback;

use crate::i18n::Locale;
use crate::state::{Action, Pasted};
use crate::ui::desk::Desk;

/// Rows as a paste gives them.
#[derive(Debug, PartialEq)]
pub enum Rows {
    /// No table: an ordinary paste into the field.
    Plain,
    /// A table whose row, from 1, has no count.
    NoCount(usize),
    TooMany,
    Stages(Vec<(Text<80>, Count)>),
}

/// Takes rows of *name TAB count* pasted into a stage's name: they replace the stages from there on.
pub fn into_names(desk: &Desk, locale: &Rc<Locale>, from: StageId) -> Callback<String, bool> {
    let (desk, locale) = (desk.clone(), Rc::clone(locale));
    Callback::from(move |text: String| match stages(&text, &locale) {
        Rows::Plain => false,
        Rows::NoCount(row) => refuse(&desk, Pasted::NoCount(row)),
        Rows::TooMany => refuse(&desk, Pasted::TooMany),
        Rows::Stages(rows) => {
            desk.act(Action::from(Edit::PasteStages { from, rows }));
            true
        }
    })
}

/// Takes a column of numbers pasted into a stage's count: each goes to the next stage.
pub fn into_counts(desk: &Desk, locale: &Rc<Locale>, from: StageId) -> Callback<String, bool> {
    let (desk, locale) = (desk.clone(), Rc::clone(locale));
    Callback::from(move |text: String| {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        if lines.len() < 2 {
            return false;
        }
        match lines.iter().map(|line| count(line, &locale)).collect::<Option<Vec<Count>>>() {
            Some(counts) => desk.act(Action::from(Edit::PasteCounts { from, counts })),
            None => {
                let bad = lines.iter().position(|line| count(line, &locale).is_none());
                desk.act(Action::RefusePaste(Pasted::NoCount(bad.map_or(1, |line| line + 1))));
            }
        }
        true
    })
}

fn refuse(desk: &Desk, why: Pasted) -> bool {
    desk.act(Action::RefusePaste(why));
    true
}

/// Reads rows of *name TAB count*. A first row without a number is a heading.
pub fn stages(text: &str, locale: &Locale) -> Rows {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if !lines.iter().any(|line| line.contains('\t')) {
        return Rows::Plain;
    }
    let read = |line: &str| {
        let (name, rest) = line.split_once('\t')?;
        let count = count(rest.split('\t').next().unwrap_or_default(), locale)?;
        Some((Text::fitted(name.trim()), count))
    };
    let headed = lines.len() > 1 && lines.first().is_some_and(|line| read(line).is_none());
    let mut rows = Vec::new();
    for (index, line) in lines.iter().enumerate().skip(usize::from(headed)) {
        match read(line) {
            Some(row) => rows.push(row),
            None => return Rows::NoCount(index + 1),
        }
    }
    if rows.len() > MAXIMUM_STAGES { Rows::TooMany } else { Rows::Stages(rows) }
}

fn count(text: &str, locale: &Locale) -> Option<Count> {
    let typed = locale.parse(text).ok().filter(|typed| !typed.percent)?;
    Count::new(typed.value.as_whole()?).ok()
}
