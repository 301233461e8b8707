//! What is understood of a table, and what is not. Invariant: every row with anything in it is understood or left out with a reason; nothing of it moves up where a cell cannot be read.

use super::options::ColumnRole;
use super::periods::Period;
use crate::plan::{Count, Text};

/// A row or a column, from 1 as the person sees them: empty rows count too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    Row(usize),
    Column(usize),
}

/// A cell, from 1 as the person sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub row: usize,
    pub column: usize,
}

/// A table as it was read. `T` is what a row of it is understood as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<T> {
    /// What was understood, in the order of the table unless a notice says otherwise.
    pub rows: Vec<T>,
    /// Whether the table was turned round, so that each of its columns is one of `rows`.
    pub turned: bool,
    /// What each column was taken for (each row, where the table was turned round).
    pub columns: Vec<ReadColumn>,
    /// Of all counts that were read, to be shown.
    pub sum: u128,
    pub notices: Vec<Notice>,
    pub questions: Vec<Question>,
    pub unread: Vec<Unread>,
    pub left_out: Vec<LeftOut>,
}

impl<T> Reading<T> {
    /// Whether nothing has to be asked or told: headings, comments and empty rows are left out without a word, and so
    /// are the plan's stages that the table says nothing of.
    pub fn is_clean(&self) -> bool {
        let is_silent = |left: &LeftOut| !matches!(left.why, LeftOutBecause::Preamble | LeftOutBecause::Total);
        // Of a stage that is not in the table nothing is lost.
        self.notices.iter().all(|notice| matches!(notice, Notice::MissingStage(_)))
            && self.questions.is_empty()
            && self.unread.is_empty()
            && self.left_out.iter().all(is_silent)
    }
}

/// A column of a table (a row, where the table was turned round).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadColumn {
    pub line: Line,
    /// Its heading, or else the first of what is in it, cut to 80 characters.
    pub label: Text<80>,
    pub role: ColumnRole,
    /// The stage, from 0, that a column of a history counts.
    pub stage: Option<usize>,
}

/// A row of names and counts, or one value of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedRow {
    /// Where it stands; several where they were summed.
    pub lines: Vec<Line>,
    /// `None` where the table has no names.
    pub name: Option<Text<80>>,
    /// `None` where the cell is empty or unread.
    pub count: Option<Count>,
}

/// A period of a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodRow {
    /// Where it stands; several where they were summed.
    pub lines: Vec<Line>,
    pub label: Text<40>,
    /// Which period it is, where its label says so.
    pub period: Option<Period>,
    /// One for each stage of the plan, in their order; `None` where nothing is known.
    pub counts: Vec<Option<Count>>,
}

/// A cell that cannot be read where a count is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    pub place: Place,
    /// What stands there, cut to 80 characters.
    pub found: Text<80>,
    pub why: UnreadBecause,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadBecause {
    NotANumber,
    /// Digits are grouped as no locale writes them.
    BrokenGrouping,
    /// A number, but not a whole one, or one below zero.
    NotACount,
    /// Above [`Count::MAXIMUM`].
    TooLarge,
    Percent,
    Money,
}

/// A row that is no part of what was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    pub line: Line,
    pub why: LeftOutBecause,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOutBecause {
    Heading,
    /// Above the heading, and not of its shape.
    Preamble,
    /// The sum of other rows.
    Total,
    /// A period that is still running.
    Running,
    Empty,
    /// Begins with `# `, and is one cell.
    Comment,
    /// Says which delimiter the file has (`sep=;`), or is the rule below the heading of a Markdown table.
    Markup,
}

/// What the person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// There is a number with something around it, and the number was taken.
    Unsure { place: Place, found: Text<80>, count: Count },
    /// Nothing stands where others have a count. The place stays empty.
    EmptyCell(Place),
    /// No column has counts, though there is more than a column of plain names, which were read.
    NoCounts,
    /// A row of sums was left out.
    Total(Line),
    /// More rows than fit.
    TooMany { fit: usize, found: usize },
    /// Columns to the right of this one were not read.
    TooWide { read: usize },
    /// A row, the first of perhaps several, has cells where the heading has none: a delimiter may stand in a cell.
    WiderThanHeading(Line),
    /// A column of a history that is of none of the plan's stages.
    UnmatchedColumn { line: Line, heading: Text<80> },
    /// The plan's stage, from 0, that no column of a history is of.
    MissingStage(usize),
    /// The periods stood in reverse; they are now oldest first.
    NewestFirst,
    /// The periods stood in no order; they are now oldest first.
    Sorted,
    /// A period is missing between two others.
    MissingPeriod(Period),
    /// A period that stands in two rows, the second of which is this.
    DoubledPeriod { period: Period, line: Line },
}

/// What can be read in two ways. The reading at hand took the guess; [`Answers`](super::Answers) has a place for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Commas may part digits, as in this row, or cells.
    CommaGroups { row: Line, found: Text<80>, guess: bool },
    /// The row may be a heading with a year, or a name and a count.
    Heading { line: Line, guess: bool },
    /// More than one column could have the names, as of deals or channels and of stages.
    NameColumn { candidates: Vec<Line>, guess: Line },
    /// More than one column could have the counts.
    CountColumn { candidates: Vec<Candidate>, guess: Line },
    /// A column where a separator with three digits behind may group digits or begin decimals.
    Separator { place: Place, found: Text<80>, grouped: Count, decimal: Count, guess: Separator },
    /// Names of stages or periods that stand in several rows. Their counts can be summed, or their rows counted where there are no counts.
    Repeated { names: Vec<Text<80>>, rows: usize, has_counts: bool, guess: Repeated },
    /// The row may be the sum of the others; the guess is whether it was left out.
    Total { line: Line, guess: bool },
    /// A period is still running, so that its counts are lower than those of others; the guess is whether it was left out.
    Running { line: Line, label: Text<40>, guess: bool },
    /// No heading of a history is a stage's name; the columns were taken in the order of the stages.
    StageColumns { headings: Vec<Text<80>> },
}

/// A column that could have the counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub line: Line,
    /// Blank where there is no heading.
    pub heading: Text<80>,
    /// Of what would be read in it.
    pub sum: u128,
}

/// What a separator does to numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `12.000` is twelve thousand.
    Groups,
    /// `12.000` is twelve.
    Decimals,
}

/// What becomes of rows with the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeated {
    /// Each stays a row of its own.
    Keep,
    /// One row with the sum of their counts.
    Sum,
    /// One row with the number of theirs, as for a row per deal.
    CountRows,
}
