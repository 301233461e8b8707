//! What a reading of a table starts from: the locale, the words and stages that are known, and what was answered. Invariant: nothing here is of one language.

use super::reading::{Repeated, Separator};
use crate::number_text::Symbols;
use crate::plan::Date;

/// All that a table is read by, besides its cells.
#[derive(Debug, Clone, Copy)]
pub struct TableOptions<'a> {
    /// The separators of the person's locale.
    pub symbols: Symbols,
    pub words: KnownWords<'a>,
    /// The names of the plan's stages, in their order; none where there is no plan yet.
    pub stages: &'a [&'a str],
    /// Tells a period that is still running.
    pub today: Option<Date>,
    pub answers: Answers<'a>,
}

/// Words of headings and rows, in the languages that are known. A heading is known by its whole text first, then by one
/// of its words, in any letter case.
#[derive(Debug, Clone, Copy, Default)]
pub struct KnownWords<'a> {
    /// Above names of stages: *stage*, *step*.
    pub names: &'a [&'a str],
    /// Above counts: *count*, *people*, *deals*.
    pub counts: &'a [&'a str],
    /// Above the numbers of rows: *order*, *no*.
    pub orders: &'a [&'a str],
    /// Above shares of any kind: *rate*, *share*, *probability*.
    pub percents: &'a [&'a str],
    /// Above amounts of money: *cost*, *spend*, *amount*.
    pub money: &'a [&'a str],
    /// Above names of periods: *month*, *period*.
    pub periods: &'a [&'a str],
    /// In front of sums: *total*. Only whole texts count.
    pub totals: &'a [&'a str],
    /// In place of a number that is missing: *unknown*.
    pub missing: &'a [&'a str],
    /// The names of months, twelve or several times twelve, each twelve from January on.
    pub months: &'a [&'a str],
}

/// What a person answered to the [`Question`](super::Question)s of a reading before. `None` is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers<'a> {
    /// Whether commas part the digits of numbers, and not only cells.
    pub comma_groups: Option<bool>,
    /// Whether the table is to be turned round, so that its columns are read as rows.
    pub turned: Option<bool>,
    /// Whether the first row is a heading.
    pub heading: Option<bool>,
    /// Which column has the names, from 1 (which row, where the table is turned round).
    pub name_column: Option<usize>,
    /// Which column has the counts, from 1 (which row, where the table is turned round).
    pub count_column: Option<usize>,
    pub separator: Option<Separator>,
    pub repeated: Option<Repeated>,
    /// Whether the row that was asked about is a sum, to be left out.
    pub total: Option<bool>,
    /// Whether the period that is still running is left out.
    pub running: Option<bool>,
    /// The stage (from 0) that each column of a history counts, from the first column on; `None` counts none.
    pub stage_columns: Option<&'a [Option<usize>]>,
}

/// What a column is, as far as its heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRole {
    /// Names of stages, or of what the rows are.
    Names,
    Counts,
    /// The rows' numbers.
    Order,
    Percent,
    Money,
    /// Names of periods.
    Periods,
    /// Anything else.
    Other,
}

impl KnownWords<'_> {
    /// What a heading says, and whether its whole text says so.
    pub(super) fn role(&self, heading: &str) -> Option<(ColumnRole, bool)> {
        let whole = plain(heading);
        // What a number is of counts before what is counted: cost per visitor is money.
        let roles = [
            (self.percents, ColumnRole::Percent),
            (self.money, ColumnRole::Money),
            (self.orders, ColumnRole::Order),
            (self.periods, ColumnRole::Periods),
            (self.names, ColumnRole::Names),
            (self.counts, ColumnRole::Counts),
        ];
        let exact = roles.iter().find(|(known, _)| is_one_of(known, &whole));
        let words = || whole.split(|character: char| !character.is_alphanumeric());
        let by_word = || roles.iter().find(|(known, _)| words().any(|word| is_one_of(known, word)));
        exact.map(|(_, role)| (*role, true)).or_else(|| by_word().map(|(_, role)| (*role, false)))
    }

    pub(super) fn is_total(&self, text: &str) -> bool {
        is_one_of(self.totals, plain(text).trim_end_matches([':', '：']).trim_end())
    }

    /// From 0, of January.
    pub(super) fn month(&self, word: &str) -> Option<usize> {
        let word = word.trim_end_matches('.');
        self.months.iter().position(|month| plain(month).trim_end_matches('.') == word).map(|position| position % 12)
    }
}

impl TableOptions<'_> {
    /// The position of the stage with this name.
    pub(super) fn stage(&self, name: &str) -> Option<usize> {
        let name = plain(name);
        if name.is_empty() { None } else { self.stages.iter().position(|stage| plain(stage) == name) }
    }
}

/// By which names and headings are compared: lower case, with single spaces.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase));
    }
    plain
}

pub(super) fn is_one_of(known: &[&str], text: &str) -> bool {
    !text.is_empty() && known.iter().any(|word| plain(word) == text)
}
