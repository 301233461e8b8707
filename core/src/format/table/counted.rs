//! Names and counts, or one series of counts. Invariant: nothing moves up where something is missing, and nothing is dropped without a word.

use super::cells::Cells;
use super::direction::lies_across;
use super::grid::Grid;
use super::number::{Seen, has_decimals};
use super::options::TableOptions;
use super::reading::{CountedRow, LeftOut, LeftOutBecause, Notice, Question, Reading, Separator, Unread};
use super::roles::Body;
use super::sums::{leave_out_total, put_together, sum};
use crate::plan::Count;

/// Stages with their counts, from rows of cells: down or across, below a heading or without one, other columns beside.
/// What is unsure is guessed and asked; answers are taken from the options. `fit` is how many there is room for; all are
/// read.
pub fn read_stage_table(cells: &Cells, options: &TableOptions, fit: usize) -> Reading<CountedRow> {
    read(cells, options, false, fit)
}

/// One series of counts, as volumes of periods: down or across, with or without the periods' names. `fit` is how many
/// there is room for; all are read.
pub fn read_series_table(cells: &Cells, options: &TableOptions, fit: usize) -> Reading<CountedRow> {
    read(cells, options, true, fit)
}

fn read(cells: &Cells, options: &TableOptions, is_series: bool, fit: usize) -> Reading<CountedRow> {
    let mut left_out = Vec::new();
    let mut grid = Grid::new(cells, options, &mut left_out);
    if options.answers.turned.unwrap_or_else(|| lies_across(&grid, is_series)) {
        grid.turn();
    }
    let (first, end) = grid.extent(&mut left_out);
    let mut reading = Reading::of(cells, left_out, grid.is_turned());
    if first == end {
        return reading;
    }
    let (is_headed, question) = grid.heading(first, end);
    reading.questions.extend(question);
    let begin = first + usize::from(is_headed);
    if is_headed {
        reading.left_out.push(LeftOut { line: grid.line(first), why: LeftOutBecause::Heading });
    }
    let heading = is_headed.then_some(first);
    let body = Body::new(&grid, heading, begin, end, is_series);
    reading.notices.extend(grid.overlong(heading, begin, end));
    let roles = body.roles();
    reading.questions.extend(roles.questions);
    reading.columns = grid.read_columns(&roles.roles, heading, begin, end);
    let is_list = body.columns.iter().filter(|column| column.filled > 0).count() == 1
        && body.columns.iter().all(|column| column.unclear + column.numbers == 0);
    if roles.counts.is_none() && begin < end && !is_list {
        reading.notices.push(Notice::NoCounts);
    }
    let separator =
        roles.counts.map_or(Separator::Groups, |at| separator_of(&grid, at, begin, end, &mut reading.questions));
    body.rows(roles.names, roles.counts, separator, &mut reading);
    leave_out_total(&mut reading, options);
    if !is_series && roles.names.is_some() {
        put_together(&mut reading, options, roles.counts.is_some());
    }
    if reading.rows.len() > fit {
        reading.notices.push(Notice::TooMany { fit, found: reading.rows.len() });
    }
    reading.sum = sum(reading.rows.iter().map(|row| row.count));
    reading
}

impl<T> Reading<T> {
    pub(super) fn of(cells: &Cells, left_out: Vec<LeftOut>, turned: bool) -> Self {
        Self {
            rows: Vec::new(),
            turned,
            columns: Vec::new(),
            sum: 0,
            notices: cells.notice.iter().cloned().collect(),
            questions: cells.question.iter().cloned().collect(),
            unread: Vec::new(),
            left_out,
        }
    }
}

impl Body<'_> {
    fn rows(
        &self,
        names: Option<usize>,
        counts: Option<usize>,
        separator: Separator,
        reading: &mut Reading<CountedRow>,
    ) {
        let grid = self.grid;
        for line in self.begin..self.end {
            if grid.is_blank(line) && names.is_some() {
                reading.left_out.push(LeftOut { line: grid.line(line), why: LeftOutBecause::Empty });
                continue;
            }
            let count = counts.and_then(|at| read_count(grid, line, at, separator, reading));
            let name = names.map(|at| grid.fitted_name(line, at));
            reading.rows.push(CountedRow { lines: vec![grid.line(line)], name, count });
        }
    }
}

/// The count of a cell; `None` where it is empty or unread, which is told.
pub(super) fn read_count<T>(
    grid: &Grid,
    line: usize,
    position: usize,
    separator: Separator,
    reading: &mut Reading<T>,
) -> Option<Count> {
    let place = grid.place(line, position);
    let seen = grid.seen(line, position);
    match seen.count(separator) {
        Ok(count) => {
            match (seen, count) {
                (Seen::Empty, _) => reading.notices.push(Notice::EmptyCell(place)),
                (Seen::Annotated(count), _) => {
                    reading.notices.push(Notice::Unsure { place, found: grid.fitted(line, position), count });
                }
                _ => {}
            }
            count
        }
        Err(why) => {
            reading.unread.push(Unread { place, found: grid.fitted(line, position), why });
            None
        }
    }
}

/// What the decimal separator with three digits behind does in a column, by all its cells.
pub(super) fn separator_of(
    grid: &Grid,
    position: usize,
    begin: usize,
    end: usize,
    questions: &mut Vec<Question>,
) -> Separator {
    let mut example = None;
    let (mut has_decimals_elsewhere, mut is_sure) = (false, false);
    let mut has_long = false;
    for line in begin..end {
        match grid.seen(line, position) {
            Seen::Either { grouped, decimal: Some(decimal) } => {
                example.get_or_insert((line, grouped, decimal));
            }
            // Not whole as a decimal.
            Seen::Either { decimal: None, .. } => is_sure = true,
            Seen::Count(count) => {
                has_decimals_elsewhere |= has_decimals(grid.text(line, position), &grid.options.symbols);
                let is_plain = grid.text(line, position).trim().bytes().all(|byte| byte.is_ascii_digit());
                has_long |= is_plain && count.get() >= 1000;
                is_sure |= count.get() > 0 && count.get() < 1000;
            }
            Seen::Number(_) => has_decimals_elsewhere |= has_decimals(grid.text(line, position), &grid.options.symbols),
            _ => {}
        }
    }
    if let Some(answer) = grid.options.answers.separator {
        return answer;
    }
    if has_decimals_elsewhere {
        return Separator::Decimals;
    }
    if let Some((line, grouped, decimal)) = example.filter(|_| !is_sure || has_long) {
        let (place, found) = (grid.place(line, position), grid.fitted(line, position));
        questions.push(Question::Separator { place, found, grouped, decimal, guess: Separator::Groups });
    }
    Separator::Groups
}
