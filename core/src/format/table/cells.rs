//! The rows of a table, from text or from a workbook. Invariant: every row keeps its number, whatever is in it.

use std::collections::BTreeMap;

use super::options::TableOptions;
use super::reading::{LeftOutBecause, Line, Notice, Question};
use super::splitting::{is_left_open, split_rows};
use crate::plan::Text;

/// Rows of cells, to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    pub(super) rows: Vec<Row>,
    pub(super) question: Option<Question>,
    pub(super) notice: Option<Notice>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    /// Why it is none of the table, where its form says so.
    pub(super) left_out: Option<LeftOutBecause>,
}

/// The most bytes of a text that are read as a table.
pub const MAXIMUM_TABLE_LENGTH: usize = 1_000_000;

/// The text has more than [`MAXIMUM_TABLE_LENGTH`] bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableTooLong;

/// Cells further to the right are not read, and that is told.
const MAXIMUM_COLUMNS: usize = 1000;

impl Cells {
    /// The cells of a workbook's sheet, as they are shown there.
    pub fn from_rows(cells_of_rows: Vec<Vec<String>>) -> Self {
        let mut notice = None;
        // Remarks stand above a table; what looks like one below is of the table.
        let mut is_above = true;
        let mut rows: Vec<Row> = Vec::with_capacity(cells_of_rows.len());
        for mut cells in cells_of_rows {
            if cells.len() > MAXIMUM_COLUMNS {
                cells.truncate(MAXIMUM_COLUMNS);
                notice = Some(Notice::TooWide { read: MAXIMUM_COLUMNS });
            }
            let left_out =
                if is_rule(&cells) { Some(LeftOutBecause::Markup) } else { remark(&cells).filter(|_| is_above) };
            is_above = is_above && (left_out.is_some() || cells.iter().all(|cell| cell.trim().is_empty()));
            rows.push(Row { left_out, cells });
        }
        if is_above {
            // There is nothing below them: they are names.
            rows.iter_mut().for_each(|row| row.left_out = None);
        }
        Self { rows, question: None, notice }
    }

    /// Splits a text: with tabs, semicolons, bars or commas between cells, whichever parts rows most evenly, or what a
    /// first line `sep=` says; in quotes or not (RFC 4180); any line breaks; also the bars of a Markdown table, and a list
    /// of `name: count`. Where commas also group digits (`Visits,12,000`), they are put together again.
    ///
    /// # Errors
    /// [`TableTooLong`].
    pub fn split(text: &str, options: &TableOptions) -> Result<Self, TableTooLong> {
        if text.len() > MAXIMUM_TABLE_LENGTH {
            return Err(TableTooLong);
        }
        // Marks of the order of bytes above the first row are no letters.
        let is_above = |character: char| character == '\u{feff}' || character.is_whitespace();
        let (above, rest) = text.split_at(text.find(|character| !is_above(character)).unwrap_or(text.len()));
        let bare;
        let text = if above.contains('\u{feff}') {
            bare = [&above.replace('\u{feff}', ""), rest].concat();
            &bare
        } else {
            text
        };
        let declared = declared_delimiter(text);
        let delimiter = declared.unwrap_or_else(|| if is_list(text) { b':' } else { delimiter(text) });
        let mut rows: Vec<_> = split_rows(text, delimiter, !is_left_open(text, delimiter)).collect();
        let mut question = None;
        match delimiter {
            b'|' => take_bars_off(&mut rows),
            b',' => question = join_groups(text, &mut rows, options),
            _ => {}
        }
        let mut cells = Self::from_rows(rows);
        if declared.is_some()
            && let Some(row) = cells.rows.iter_mut().find(|row| !row.cells.is_empty())
        {
            row.left_out = Some(LeftOutBecause::Markup);
        }
        Ok(Self { question, ..cells })
    }
}

/// Whether it is the rule below the heading of a table in Markdown.
fn is_rule(cells: &[String]) -> bool {
    let is_dashes =
        |cell: &str| cell.len() >= 3 && cell.contains("--") && cell.bytes().all(|byte| matches!(byte, b'-' | b':'));
    let filled = || cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    // One alone may stand for what is missing.
    filled().count() > 1 && filled().all(is_dashes)
}

/// What a row is that begins with `#`: where delimiters are in it, a stage's name may begin like that, so it is told.
fn remark(cells: &[String]) -> Option<LeftOutBecause> {
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let first = filled.next()?;
    let is_marked = first == "#" || ["# ", "##", "#-", "#="].iter().any(|mark| first.starts_with(mark));
    match filled.clone().next() {
        None => is_marked.then_some(LeftOutBecause::Comment),
        Some(_) if filled.any(|cell| cell.contains(char::is_numeric)) => None,
        Some(_) => first.starts_with("# ").then_some(LeftOutBecause::Preamble),
    }
}

fn declared_delimiter(text: &str) -> Option<u8> {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let first = first.split('\r').next()?.trim().trim_matches('"');
    let prefix = first.get(..4).filter(|prefix| prefix.eq_ignore_ascii_case("sep="));
    match (prefix, first.as_bytes().get(4..)) {
        (Some(_), Some([delimiter])) if delimiter.is_ascii_punctuation() => Some(*delimiter),
        // The tab was trimmed off.
        (Some(_), Some([])) => Some(b'\t'),
        _ => None,
    }
}

/// Whether each line is a name, a colon and a number.
fn is_list(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    let is_item = |line: &str| {
        line.split_once(':').is_some_and(|(name, count)| {
            name.contains(char::is_alphabetic)
                && !name.contains(['\t', ';', '|', ',', '"'])
                && !count.contains(['\t', ';', '|', ':', '"'])
                && count.trim_start().trim_start_matches(['~', '≈']).starts_with(char::is_numeric)
        })
    };
    lines.peek().is_some() && lines.all(is_item)
}

/// Of equals, the one that stands less often in names and numbers.
fn delimiter(text: &str) -> u8 {
    let mut best = (b',', 0);
    for delimiter in [b'\t', b';', b'|', b','] {
        if !text.as_bytes().contains(&delimiter) {
            continue;
        }
        let mut widths = BTreeMap::<usize, usize>::new();
        for row in split_rows(text, delimiter, !is_left_open(text, delimiter)) {
            if row.len() > 1 && !is_rule(&row) && remark(&row).is_none() {
                *widths.entry(row.len()).or_default() += 1;
            }
        }
        let even = widths.values().max().copied().unwrap_or(0);
        if even > best.1 {
            best = (delimiter, even);
        }
    }
    best.0
}

/// The outer bars of a Markdown table leave an empty cell at each end.
fn take_bars_off(rows: &mut [Vec<String>]) {
    rows.iter_mut().flatten().for_each(|cell| *cell = cell.trim().to_owned());
    let parted = |rows: &[Vec<String>], is_bare: &dyn Fn(&Vec<String>) -> bool| {
        rows.iter().filter(|row| row.len() > 1).all(is_bare)
    };
    if parted(rows, &|row| row.last().is_some_and(String::is_empty)) {
        rows.iter_mut().filter(|row| row.len() > 1).for_each(|row| {
            row.pop();
        });
    }
    if parted(rows, &|row| row.first().is_some_and(String::is_empty)) {
        rows.iter_mut().filter(|row| row.len() > 1).for_each(|row| {
            row.remove(0);
        });
    }
}

/// Puts `12` and `000` together in every row, where the commas between cells also group digits.
fn join_groups(text: &str, rows: &mut [Vec<String>], options: &TableOptions) -> Option<Question> {
    let is_digits = |cell: &str| !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
    let trailing = |row: &[String]| row.iter().rev().take_while(|cell| is_digits(cell.trim())).count();
    // Quoted digits are cells of their own.
    if text.as_bytes().windows(2).any(|pair| matches!(pair, [b'"', digit] if digit.is_ascii_digit())) {
        return None;
    }
    let counted: Vec<(usize, &Vec<String>, usize)> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| (at, row, trailing(row)))
        .filter(|(_, _, digits)| *digits > 0)
        .collect();
    let &(example, shown, _) = counted.iter().find(|(_, _, digits)| *digits > 1)?;
    let &(_, first, first_digits) = counted.first()?;
    let names = first.len() - first_digits;
    let pieces = |row: &Vec<String>| row.iter().skip(names).map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let is_grouped = |row: &Vec<String>| match pieces(row).as_slice() {
        [] => false,
        [_] => true,
        [front, groups @ ..] => {
            (1..=3).contains(&front.len()) && !front.starts_with('0') && groups.iter().all(|group| group.len() == 3)
        }
    };
    if !counted.iter().all(|(_, row, digits)| row.len() - digits == names && is_grouped(row)) {
        return None;
    }
    let width = first.len();
    let is_even = counted.iter().all(|(_, row, _)| row.len() == width);
    let headings = rows.iter().take(counted.first()?.0).map(Vec::len).rfind(|length| *length > 1);
    if is_even && headings == Some(width) {
        return None;
    }
    let has_leading_zero =
        counted.iter().any(|(_, row, _)| pieces(row).iter().skip(1).any(|group| group.starts_with('0')));
    // Digits in a row without a comma say that none of them is grouped.
    let has_ungrouped =
        counted.iter().any(|(_, row, digits)| *digits == 1 && row.last().is_some_and(|cell| cell.trim().len() > 3));
    let is_sure = headings == Some(names + 1) || (!has_ungrouped && (!is_even || has_leading_zero));
    let is_numbered = counted.len() > 1
        && counted
            .iter()
            .zip(1_usize..)
            .all(|((_, row, _), number)| row.get(names).is_some_and(|cell| cell.trim() == number.to_string()));
    let guess = is_sure || !is_even || (counted.iter().all(|(_, _, digits)| *digits <= 2) && !is_numbered);
    let question = Question::CommaGroups { row: Line::Row(example + 1), found: Text::fitted(&shown.join(",")), guess };
    let joins = options.answers.comma_groups.unwrap_or(guess);
    let asks = options.answers.comma_groups.is_none() && !is_sure;
    let joined: Vec<usize> = counted.iter().map(|(at, _, _)| *at).collect();
    if joins {
        for at in joined {
            let Some(row) = rows.get_mut(at) else { continue };
            let pieces = row.split_off(names.min(row.len()));
            let number: Vec<&str> = pieces.iter().map(|piece| piece.trim()).collect();
            row.push(number.join(","));
        }
    }
    asks.then_some(question)
}
