//! A table as it lies or turned round, with what each cell may be. Invariant: lines are what is read as rows, whichever way the table lies.

use super::cells::Cells;
use super::number::{Seen, is_blank};
use super::options::{ColumnRole, TableOptions, is_one_of, plain};
use super::periods::Period;
use super::reading::{LeftOut, LeftOutBecause, Line, Notice, Place, Question, ReadColumn, Separator};
use crate::format::csv::formula::unguarded;
use crate::plan::Text;

pub(super) struct Grid<'a> {
    pub(super) options: &'a TableOptions<'a>,
    cells: &'a Cells,
    seen: Vec<Vec<Seen>>,
    /// Those of the table, without what stands above it.
    rows: Vec<usize>,
    width: usize,
    turned: bool,
    stages: Vec<String>,
}

/// A table with more rows lies as it is read.
const MOST_TURNED: usize = 1000;

impl<'a> Grid<'a> {
    pub(super) fn new(cells: &'a Cells, options: &'a TableOptions<'a>, left_out: &mut Vec<LeftOut>) -> Self {
        let see = |cell: &String| Seen::of(cell, &options.symbols);
        let seen: Vec<Vec<Seen>> = cells.rows.iter().map(|row| row.cells.iter().map(see).collect()).collect();
        let mut rows = Vec::new();
        for (row, held) in cells.rows.iter().enumerate() {
            match held.left_out {
                Some(why) => left_out.push(LeftOut { line: Line::Row(row + 1), why }),
                None => rows.push(row),
            }
        }
        let width = cells.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let stages = options.stages.iter().map(|stage| plain(stage)).collect();
        let mut grid = Self { options, cells, seen, rows, width, turned: false, stages };
        grid.leave_out_preamble(left_out);
        grid
    }

    /// Rows of one cell above the first one that has more, where that begins the table.
    fn leave_out_preamble(&mut self, left_out: &mut Vec<LeftOut>) {
        let Some(begin) = (0..self.lines()).find(|line| self.filled(*line).count() > 1) else { return };
        let wide = (begin..self.lines()).filter(|line| self.length(*line) > 1).count();
        let is_table = wide * 2 > self.lines() - begin;
        let is_padded = (0..begin).any(|line| self.length(line) > 1 && !self.is_blank(line));
        let has_number = (0..begin).any(|line| self.filled(line).any(|at| self.seen(line, at).is_numeric()));
        let is_headed = self.filled(begin).all(|at| self.is_heading_cell(begin, at));
        if begin == 0 || !is_table || has_number || (is_padded && !is_headed) {
            return;
        }
        for line in 0..begin {
            let why = if self.is_blank(line) { LeftOutBecause::Empty } else { LeftOutBecause::Preamble };
            left_out.push(LeftOut { line: self.line(line), why });
        }
        self.rows.drain(..begin);
    }

    pub(super) fn turn(&mut self) {
        self.turned = self.rows.len() <= MOST_TURNED && self.width <= MOST_TURNED;
    }

    pub(super) fn is_turned(&self) -> bool {
        self.turned
    }

    pub(super) fn lines(&self) -> usize {
        if self.turned { self.width } else { self.rows.len() }
    }

    /// The most cells that a line has.
    pub(super) fn positions(&self) -> usize {
        if self.turned { self.rows.len() } else { self.width }
    }

    /// The cells that this line has.
    pub(super) fn length(&self, line: usize) -> usize {
        if self.turned {
            return self.rows.len();
        }
        self.rows.get(line).and_then(|row| self.cells.rows.get(*row)).map_or(0, |row| row.cells.len())
    }

    /// Row and column, from 0.
    fn at(&self, line: usize, position: usize) -> (usize, usize) {
        let (row, column) = if self.turned { (position, line) } else { (line, position) };
        (self.rows.get(row).copied().unwrap_or(usize::MAX), column)
    }

    /// Nothing where the line is too short.
    pub(super) fn text(&self, line: usize, position: usize) -> &'a str {
        let (row, column) = self.at(line, position);
        self.cells.rows.get(row).and_then(|row| row.cells.get(column)).map_or("", String::as_str)
    }

    pub(super) fn seen(&self, line: usize, position: usize) -> Seen {
        let (row, column) = self.at(line, position);
        self.seen.get(row).and_then(|row| row.get(column)).copied().unwrap_or(Seen::Empty)
    }

    pub(super) fn place(&self, line: usize, position: usize) -> Place {
        let (row, column) = self.at(line, position);
        Place { row: row.saturating_add(1), column: column + 1 }
    }

    pub(super) fn line(&self, line: usize) -> Line {
        let place = self.place(line, 0);
        if self.turned { Line::Column(place.column) } else { Line::Row(place.row) }
    }

    /// The cells at this position of all lines.
    pub(super) fn across(&self, position: usize) -> Line {
        let place = self.place(0, position);
        if self.turned { Line::Row(place.row) } else { Line::Column(place.column) }
    }

    /// The positions of a line that have anything in them.
    pub(super) fn filled(&self, line: usize) -> impl Iterator<Item = usize> {
        (0..self.length(line)).filter(move |position| self.seen(line, *position) != Seen::Empty)
    }

    pub(super) fn is_blank(&self, line: usize) -> bool {
        self.filled(line).next().is_none()
    }

    /// The position of the plan's stage whose name stands here.
    pub(super) fn stage(&self, line: usize, position: usize) -> Option<usize> {
        let text = self.text(line, position);
        if is_blank(text) {
            return None;
        }
        let name = plain(text);
        self.stages.iter().position(|stage| *stage == name)
    }

    pub(super) fn period(&self, line: usize, position: usize) -> Option<Period> {
        let may_be = matches!(self.seen(line, position), Seen::Text | Seen::Count(_) | Seen::Money);
        if may_be { Period::of(self.text(line, position), &self.options.words) } else { None }
    }

    pub(super) fn is_period(&self, line: usize, position: usize) -> bool {
        self.period(line, position).is_some()
    }

    /// Tells of the first line that has more than the heading names.
    pub(super) fn overlong(&self, heading: Option<usize>, begin: usize, end: usize) -> Option<Notice> {
        let last = self.filled(heading?).last()?;
        let line = (begin..end).find(|line| self.filled(*line).any(|position| position > last))?;
        Some(Notice::WiderThanHeading(self.line(line)))
    }

    fn is_year(&self, line: usize, position: usize) -> bool {
        self.period(line, position).is_some_and(Period::is_year)
    }

    /// Whether the cell may stand above counts: words, the label of a period, and no number.
    fn is_heading_cell(&self, line: usize, position: usize) -> bool {
        let text = plain(self.text(line, position));
        let words = &self.options.words;
        const MISSING: [&str; 7] = ["na", "nan", "nil", "none", "null", "tbd", "#n/a"];
        if self.seen(line, position) != Seen::Text || is_one_of(words.missing, &text) || MISSING.contains(&&*text) {
            return self.period(line, position).is_some_and(|period| !period.is_year());
        }
        if words.role(&text).is_some() || self.period(line, position).is_some() || matches!(&*text, "#" | "№" | "%") {
            return true;
        }
        let is_word =
            text.chars().zip(text.chars().skip(1)).any(|(left, right)| left.is_alphabetic() && right.is_alphabetic());
        let is_ideograph = text.chars().any(|character| character.is_alphabetic() && character >= '\u{2e80}');
        let runs: Vec<&str> =
            text.split(|character: char| !character.is_numeric()).filter(|digits| !digits.is_empty()).collect();
        let begins_with_letter = text.starts_with(char::is_alphabetic);
        match runs.as_slice() {
            [] => is_word || is_ideograph || (text.len() == 1 && begins_with_letter),
            // *Week 12*, *Count 2026*.
            [digits] => begins_with_letter && (digits.len() <= 2 || Period::of(digits, words).is_some()),
            _ => false,
        }
    }

    /// What is in each column, over the lines from `first` up to `end`.
    pub(super) fn columns(&self, first: usize, end: usize) -> Vec<Column> {
        let mut columns = vec![
            Column { is_periods: true, is_numbered: true, is_falling: true, ..Column::default() };
            self.positions()
        ];
        for line in first..end {
            for (position, column) in columns.iter_mut().enumerate().take(self.length(line)) {
                let seen = self.seen(line, position);
                if seen == Seen::Empty {
                    continue;
                }
                column.filled += 1;
                column.counts += usize::from(seen.is_count() || seen == Seen::Dash);
                column.is_counted |= seen.is_count();
                column.numbers += usize::from(seen.is_numeric());
                column.percents += usize::from(matches!(seen, Seen::Percent(_)));
                column.money += usize::from(seen == Seen::Money);
                column.texts += usize::from(seen == Seen::Text);
                column.unclear +=
                    usize::from(seen == Seen::Text && self.text(line, position).contains(char::is_numeric));
                column.stages += usize::from(self.stage(line, position).is_some());
                column.is_periods = column.is_periods && self.period(line, position).is_some();
                column.sum += seen.count(Separator::Groups).ok().flatten().map_or(0, |count| u128::from(count.get()));
                let share = seen.share();
                let next = column.filled as f64;
                column.is_numbered = column.is_numbered && share == Some(next);
                let is_lower = match (column.share, share) {
                    (_, None) => false,
                    (None, Some(share)) => share == 100.0 || share == 1.0,
                    (Some(before), Some(share)) => (0.0..=before).contains(&share),
                };
                column.is_falling = column.is_falling && is_lower;
                column.share = share;
            }
        }
        columns
    }

    /// What each column was taken for, with what it is known by.
    pub(super) fn read_columns(
        &self,
        roles: &[ColumnRole],
        heading: Option<usize>,
        begin: usize,
        end: usize,
    ) -> Vec<ReadColumn> {
        let column = |(at, role): (usize, &ColumnRole)| {
            let above = heading.filter(|line| !is_blank(self.text(*line, at)));
            let first = || (begin..end).find(|line| !is_blank(self.text(*line, at)));
            let label = above.or_else(first).map(|line| self.fitted(line, at)).unwrap_or_default();
            ReadColumn { line: self.across(at), label, role: *role, stage: None }
        };
        roles.iter().enumerate().map(column).collect()
    }

    /// Whether the first line is a heading, and what has to be asked about that. `None` where there is nothing but it.
    pub(super) fn heading(&self, first: usize, end: usize) -> (bool, Option<Question>) {
        self.options.answers.heading.map_or_else(|| self.guessed_heading(first, end), |answer| (answer, None))
    }

    /// The same before anything was answered.
    pub(super) fn guessed_heading(&self, first: usize, end: usize) -> (bool, Option<Question>) {
        let words = &self.options.words;
        if end - first < 2 {
            return (false, None);
        }
        let columns = self.columns(first + 1, end);
        let is_numeric = |position: &usize| {
            columns.get(*position).is_some_and(|column| (column.numbers + column.counts) * 2 > column.filled)
        };
        let counted: Vec<usize> = self.filled(first).filter(is_numeric).collect();
        if counted.is_empty() {
            // A list may begin with the name of a stage that is the word for a count, too.
            let is_list = columns.iter().filter(|column| column.filled > 0).count() == 1;
            let is_known = |at: &usize| {
                let role = words.role(self.text(first, *at));
                role.is_some_and(|(role, is_whole)| is_whole && (!is_list || role == ColumnRole::Names))
            };
            let known = self.filled(first).filter(is_known).count();
            let stages = self.filled(first).filter(|at| self.stage(first, *at).is_some()).count();
            let has_numbers = columns.iter().any(|column| column.numbers > 0)
                || self.filled(first).any(|at| self.seen(first, at).is_numeric());
            return (!has_numbers && known > stages, None);
        }
        let is_word = |position: &usize| self.is_heading_cell(first, *position);
        let (words_above, others): (Vec<usize>, Vec<usize>) = counted.iter().partition(|position| is_word(position));
        let corner = self.filled(first).find(|position| !is_numeric(position));
        let is_named = corner.is_some_and(|corner| self.stage(first, corner).is_some());
        if others.is_empty() {
            // The row of a stage that has a word for its count.
            let is_said = |position: &usize| {
                self.stage(first, *position).is_some() || words.role(self.text(first, *position)).is_some()
            };
            return (!is_named || words_above.iter().any(is_said), None);
        }
        if is_named || !others.iter().all(|position| self.is_year(first, *position)) {
            return (false, None);
        }
        let years: Vec<i64> = others.iter().filter_map(|at| self.text(first, *at).trim().parse().ok()).collect();
        let follow = |(earlier, later): (&i64, &i64)| (later - earlier).abs() == 1;
        let are_in_line = years.len() > 1 && years.iter().zip(years.iter().skip(1)).all(follow);
        let role = corner.and_then(|corner| words.role(self.text(first, corner)));
        let is_headed = matches!(role, Some((ColumnRole::Names | ColumnRole::Periods, true)));
        let is_nameless = corner.is_none() && self.length(first) > 1 && columns.iter().any(|column| column.texts > 0);
        if are_in_line || is_headed || is_nameless || !words_above.is_empty() {
            return (true, None);
        }
        let asks = corner.is_some().then(|| Question::Heading { line: self.line(first), guess: false });
        (false, asks)
    }

    /// Where the lines begin and end that have anything in them. Those around them are empty.
    pub(super) fn extent(&self, left_out: &mut Vec<LeftOut>) -> (usize, usize) {
        let first = (0..self.lines()).find(|line| !self.is_blank(*line)).unwrap_or(self.lines());
        let end = (first..self.lines()).rev().find(|line| !self.is_blank(*line)).map_or(first, |line| line + 1);
        let empty = |line| LeftOut { line: self.line(line), why: LeftOutBecause::Empty };
        left_out.extend((0..first).chain(end..self.lines()).map(empty));
        (first, end)
    }

    /// Without the apostrophe that keeps a name from being a formula.
    pub(super) fn fitted_name(&self, line: usize, position: usize) -> Text<80> {
        fitted(unguarded(self.text(line, position)).trim())
    }

    pub(super) fn fitted<const LIMIT: usize>(&self, line: usize, position: usize) -> Text<LIMIT> {
        fitted(self.text(line, position).trim())
    }
}

/// A line break within a cell is one space, however it is written.
pub(super) fn fitted<const LIMIT: usize>(text: &str) -> Text<LIMIT> {
    if text.contains('\r') { Text::fitted(&text.replace("\r\n", "\n")) } else { Text::fitted(text) }
}

/// What is in a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    pub(super) filled: usize,
    /// Dashes included.
    pub(super) counts: usize,
    /// Whether a count is more than a dash.
    pub(super) is_counted: bool,
    pub(super) sum: u128,
    pub(super) numbers: usize,
    pub(super) percents: usize,
    pub(super) money: usize,
    pub(super) texts: usize,
    /// Texts with digits.
    pub(super) unclear: usize,
    pub(super) stages: usize,
    /// Whether each is the label of a period.
    pub(super) is_periods: bool,
    /// Whether they are 1, 2, 3, …
    pub(super) is_numbered: bool,
    /// Whether they fall from 100 or from 1, as shares of the first do.
    pub(super) is_falling: bool,
    share: Option<f64>,
}
