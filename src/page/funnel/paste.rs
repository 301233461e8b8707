//! Rows pasted from a spreadsheet. Invariant: either every row can be read and all are taken, or none is.

use funnelwright_core::plan::{Count, Edit, MAXIMUM_STAGES, StageId, Text};

use crate::i18n::Locale;
use crate::state::{Action, Pasted, Refusal};
use crate::widgets::context::UiContext;
use crate::widgets::field_binding::count_in_cell;

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

/// Rows of *name TAB count* in a stage's name, which replace the stages from there on. Tells whether it was a table.
pub fn into_names(text: &str, from: StageId, context: &UiContext) -> bool {
    match stages(text, context.locale()) {
        Rows::Plain => false,
        Rows::NoCount(row) => refuse(context, Pasted::NoCount(row)),
        Rows::TooMany => refuse(context, Pasted::TooMany),
        Rows::Stages(rows) => {
            context.act(Action::from(Edit::PasteStages { from, rows }));
            true
        }
    }
}

/// A column of numbers in a stage's count. Tells whether it was one.
pub fn into_counts(text: &str, from: StageId, context: &UiContext) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() < 2 {
        return false;
    }
    let counts: Vec<Option<Count>> = lines.iter().map(|line| count_in_cell(line, context.locale())).collect();
    match counts.iter().position(Option::is_none) {
        Some(bad) => refuse(context, Pasted::NoCount(bad + 1)),
        None => {
            context.act(Action::from(Edit::PasteCounts { from, counts: counts.into_iter().flatten().collect() }));
            true
        }
    }
}

fn refuse(context: &UiContext, why: Pasted) -> bool {
    context.act(Action::Refuse(Refusal::Paste(why)));
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
        let count = count_in_cell(rest.split('\t').next().unwrap_or_default(), locale)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::english;

    fn rows(counts: &[(&str, u64)]) -> Rows {
        Rows::Stages(counts.iter().map(|(name, people)| (Text::fitted(name), Count::new(*people).unwrap())).collect())
    }

    #[test]
    fn rows_of_name_and_count_are_stages_below_a_heading_or_without_one() {
        let locale = english();
        let expected = rows(&[("Visits", 1200), ("Orders", 30)]);
        assert_eq!(stages("Visits\t1,200\nOrders\t30\n", &locale), expected);
        assert_eq!(stages("Stage\tCount\r\n Visits \t1.2k\tignored\r\n\r\nOrders\t=3*10", &locale), expected);
    }

    #[test]
    fn a_row_without_a_count_is_named_and_nothing_is_taken() {
        let locale = english();
        assert_eq!(stages("Visits\t1200\nOrders\tmany", &locale), Rows::NoCount(2));
        assert_eq!(stages("Visits\t1200\nOrders", &locale), Rows::NoCount(2));
        assert_eq!(stages("Visits\t12.5", &locale), Rows::NoCount(1));
        assert_eq!(stages("Visits\t50%", &locale), Rows::NoCount(1));
    }

    #[test]
    fn what_is_no_table_is_left_to_the_field() {
        assert_eq!(stages("just a name", &english()), Rows::Plain);
    }

    #[test]
    fn more_rows_than_a_plan_holds_are_refused() {
        let text: String = (0..=MAXIMUM_STAGES).map(|row| format!("Stage {row}\t{row}\n")).collect();
        assert_eq!(stages(&text, &english()), Rows::TooMany);
    }
}
