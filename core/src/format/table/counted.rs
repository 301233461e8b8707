//! Names and counts, or one series of counts. Invariant: nothing moves up where something is missing, and nothing is dropped without a word.

use std::collections::BTreeMap;

use super::cells::Cells;
use super::grid::{Column, Grid};
use super::number::{Seen, has_decimals};
use super::options::{ColumnRole, TableOptions, plain};
use super::reading::{
    Candidate, CountedRow, LeftOut, LeftOutBecause, Line, Notice, Question, Reading, Repeated, Separator, Unread,
};
use crate::plan::{Count, MAXIMUM_STAGES};

/// Stages with their counts, from rows of cells: down or across, below a heading or without one, other columns beside.
/// What is unsure is guessed and asked; answers are taken from the options.
pub fn read_stage_table(cells: &Cells, options: &TableOptions) -> Reading<CountedRow> {
    read(cells, options, false, MAXIMUM_STAGES)
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
    let body = Body { grid: &grid, heading, begin, end, columns: grid.columns(begin, end), is_series };
    reading.notices.extend(grid.overlong(heading, begin, end));
    let roles = body.roles();
    reading.questions.extend(roles.questions);
    reading.columns = roles.roles;
    if roles.counts.is_none() && begin < end {
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
    reading.sum = reading.rows.iter().filter_map(|row| row.count).map(|count| u128::from(count.get())).sum();
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

/// Whether stages lie beside each other, with their counts below.
fn lies_across(grid: &Grid, is_series: bool) -> bool {
    let words = &grid.options.words;
    let filled: Vec<usize> = (0..grid.lines()).filter(|line| !grid.is_blank(*line)).collect();
    let is_count = |line: usize, position: usize| {
        let seen = grid.seen(line, position);
        seen.is_count() || seen == Seen::Dash
    };
    let says = |line: usize, position: usize| words.role(grid.text(line, position)).map(|(role, _)| role);
    match filled.as_slice() {
        [] => false,
        [line] => {
            let texts = grid.filled(*line).filter(|at| grid.seen(*line, *at) == Seen::Text).count();
            let counts = grid.filled(*line).filter(|at| is_count(*line, *at)).count();
            let all = grid.filled(*line).count();
            let is_names =
                !is_series && all > 1 && texts == all && grid.filled(*line).all(|at| says(*line, at).is_none());
            is_names || (counts > 1 && counts + texts == all && texts <= usize::from(is_series))
        }
        [above, rest @ ..] => {
            let stages = grid.filled(*above).filter(|at| grid.stage(*above, *at).is_some()).count();
            let down = |position| filled.iter().filter(|line| grid.stage(**line, position).is_some()).count();
            let stages_down = (0..grid.length(*above).min(20)).map(down).max().unwrap_or(0);
            if stages > 1 || stages_down > 1 {
                return stages > stages_down;
            }
            let is_corner_named = words.role(grid.text(*above, 0)) == Some((ColumnRole::Names, true));
            let above_says = grid.filled(*above).skip(1).filter(|at| says(*above, *at).is_some()).count();
            // Each row below says what it holds, and one of them the counts.
            let below: Vec<_> = rest.iter().take(20).map(|line| says(*line, 0)).collect();
            let counted = below.iter().filter(|said| **said == Some(ColumnRole::Counts)).count();
            if is_corner_named && above_says == 0 && counted == 1 && below.iter().all(Option::is_some) {
                return grid.filled(*above).skip(1).any(|at| !grid.is_period(*above, at));
            }
            let [below] = rest else { return false };
            let counts = grid.filled(*below).filter(|at| is_count(*below, *at)).count();
            let has_label = grid.seen(*below, 0) == Seen::Text;
            let texts = grid.filled(*below).filter(|at| grid.seen(*below, *at) == Seen::Text).count();
            let (is_headed, _) = grid.heading(*above, *below + 1);
            // A heading above the only row of a table that lies as usual names what its columns are.
            let is_usual = has_label && is_corner_named && above_says > 0 && says(*below, 0).is_none();
            counts > 1 && is_headed && texts <= usize::from(has_label) && !is_usual
        }
    }
}

/// The lines below a heading.
struct Body<'a> {
    grid: &'a Grid<'a>,
    heading: Option<usize>,
    begin: usize,
    end: usize,
    columns: Vec<Column>,
    is_series: bool,
}

struct Roles {
    names: Option<usize>,
    counts: Option<usize>,
    roles: Vec<ColumnRole>,
    questions: Vec<Question>,
}

impl Body<'_> {
    fn said(&self, position: usize) -> Option<(ColumnRole, bool)> {
        self.heading.and_then(|line| self.grid.options.words.role(self.grid.text(line, position)))
    }

    fn roles(&self) -> Roles {
        let (names, name_question) = self.names();
        let mut roles: Vec<ColumnRole> = (0..self.columns.len()).map(|at| self.role_by_content(at, names)).collect();
        let candidates: Vec<usize> = (0..roles.len())
            .filter(|at| Some(*at) != names && roles.get(*at) == Some(&ColumnRole::Counts))
            .filter(|at| self.columns.get(*at).is_some_and(|column| column.counts > 0))
            .collect();
        let (counts, question) = self.counts(&candidates, names, &roles);
        if let Some(role) = names.and_then(|names| roles.get_mut(names)) {
            *role = ColumnRole::Names;
        }
        for at in candidates {
            if let Some(role) = roles.get_mut(at) {
                *role = ColumnRole::Other;
            }
        }
        if let Some(role) = counts.and_then(|counts| roles.get_mut(counts)) {
            *role = ColumnRole::Counts;
        }
        Roles { names, counts, roles, questions: name_question.into_iter().chain(question).collect() }
    }

    /// What a column holds by its heading, or else by what is in it. Several may hold counts.
    fn role_by_content(&self, position: usize, names: Option<usize>) -> ColumnRole {
        let Some(column) = self.columns.get(position) else { return ColumnRole::Other };
        let is_alone = !self.columns.iter().enumerate().any(|(at, other)| {
            at != position
                && other.is_counted
                && other.counts * 2 > other.filled
                && !matches!(self.said(at), Some((role, _)) if role != ColumnRole::Counts)
        });
        let is_numbered = column.is_numbered && column.filled > 1;
        match self.said(position) {
            Some((ColumnRole::Counts, _)) if column.percents * 2 > column.filled => ColumnRole::Percent,
            Some((ColumnRole::Counts, _)) if column.money * 2 > column.filled => ColumnRole::Money,
            Some((ColumnRole::Names | ColumnRole::Periods, _)) if column.counts * 2 > column.filled => {
                ColumnRole::Counts
            }
            // `#` and *no.* may be number of, too.
            Some((ColumnRole::Order, _)) if is_alone && !is_numbered => ColumnRole::Counts,
            Some((role, _)) => role,
            None if column.filled == 0 => ColumnRole::Other,
            None if column.percents * 2 > column.numbers => ColumnRole::Percent,
            None if column.money * 2 > column.numbers => ColumnRole::Money,
            None if column.texts * 2 > column.filled => ColumnRole::Other,
            None if is_numbered && names.is_some_and(|names| position < names) => ColumnRole::Order,
            None if is_alone => ColumnRole::Counts,
            None if is_numbered => ColumnRole::Order,
            None if column.is_falling && column.filled > 1 => ColumnRole::Percent,
            None if column.counts * 2 >= column.filled => ColumnRole::Counts,
            None => ColumnRole::Other,
        }
    }

    /// The column of names, and what has to be asked about it.
    fn names(&self) -> (Option<usize>, Option<Question>) {
        let positions = 0..self.columns.len();
        if let Some(answer) = self.answered(self.grid.options.answers.name_column) {
            return (Some(answer), None);
        }
        let says = |role: ColumnRole, is_whole: bool| {
            move |at: &usize| self.said(*at).is_some_and(|(said, whole)| said == role && (whole || !is_whole))
        };
        let column = |at: usize| self.columns.get(at);
        let has_stages =
            |at: &usize| column(*at).is_some_and(|column| column.stages > 1 || column.stages * 2 > column.filled);
        let is_filled_alone =
            positions.clone().filter(|at| column(*at).is_some_and(|column| column.filled > 0)).count() == 1;
        let is_text = |at: &usize| {
            let is_other = matches!(
                self.said(*at),
                Some((ColumnRole::Counts | ColumnRole::Money | ColumnRole::Percent | ColumnRole::Order, _))
            );
            !is_other
                && column(*at).is_some_and(|column| {
                    column.texts > 0 && column.texts * 2 >= column.filled && (!is_filled_alone || column.numbers == 0)
                })
        };
        let others_count = |at: usize| {
            positions
                .clone()
                .any(|other| other != at && column(other).is_some_and(|column| column.is_counted && !column.is_periods))
        };
        let is_periods =
            |at: &usize| column(*at).is_some_and(|column| column.filled > 1 && column.is_periods) && others_count(*at);
        let wanted = if self.is_series { ColumnRole::Periods } else { ColumnRole::Names };
        let find = |is_names: &dyn Fn(&usize) -> bool| positions.clone().find(is_names);
        let known = find(&says(wanted, true)).or_else(|| find(&has_stages)).or_else(|| {
            find(&says(wanted, false)).filter(|at| column(*at).is_some_and(|column| column.counts < column.filled))
        });
        if known.is_some() {
            return (known, None);
        }
        // Texts behind the counts are remarks.
        let counted = find(&|at| column(*at).is_some_and(|column| column.is_counted && !is_text(at)));
        let texts: Vec<usize> = positions.clone().filter(is_text).collect();
        let likely: Vec<usize> =
            texts.iter().copied().filter(|at| counted.is_none_or(|counted| *at < counted)).collect();
        let Some(guess) = likely.first().or(texts.first()).copied() else { return (find(&is_periods), None) };
        let candidates: Vec<Line> = likely.iter().map(|at| self.grid.across(*at)).collect();
        let asks = !self.is_series && candidates.len() > 1;
        (Some(guess), asks.then(|| Question::NameColumn { candidates, guess: self.grid.across(guess) }))
    }

    /// The position of the column that a person chose by its number.
    fn answered(&self, answer: Option<usize>) -> Option<usize> {
        let answer = answer?;
        (0..self.columns.len()).find(|at| {
            let (Line::Row(number) | Line::Column(number)) = self.grid.across(*at);
            number == answer
        })
    }

    /// The column of counts, and what has to be asked about it.
    fn counts(
        &self,
        candidates: &[usize],
        names: Option<usize>,
        roles: &[ColumnRole],
    ) -> (Option<usize>, Option<Question>) {
        let grid = self.grid;
        if let Some(answer) = self.answered(grid.options.answers.count_column) {
            return (Some(answer), None);
        }
        let says = |is_whole: bool| {
            let said = |at: &&usize| {
                self.said(**at).is_some_and(|(role, whole)| role == ColumnRole::Counts && (whole || !is_whole))
            };
            candidates.iter().filter(said).copied().collect::<Vec<_>>()
        };
        let likely =
            [says(true), says(false)].into_iter().find(|likely| !likely.is_empty()).unwrap_or(candidates.into());
        let is_complete =
            |at: &&usize| self.columns.get(**at).is_some_and(|column| column.counts == self.end - self.begin);
        let behind = |at: &&usize| names.is_none_or(|names| **at > names);
        let guess = likely
            .iter()
            .filter(is_complete)
            .find(behind)
            .or_else(|| likely.iter().find(is_complete))
            .or_else(|| likely.iter().find(behind))
            .or(likely.first())
            .copied();
        let Some(guess) = guess else {
            // Numbers that are no counts are looked at all the same, so that each is told.
            let is_number = |at: &usize| {
                Some(*at) != names
                    && self.said(*at).is_none()
                    && roles.get(*at) != Some(&ColumnRole::Order)
                    && self
                        .columns
                        .get(*at)
                        .is_some_and(|column| column.numbers > 0 || column.unclear * 2 > column.filled)
            };
            let is_only = |at: &usize| names.is_none() && self.columns.get(*at).is_some_and(|column| column.filled > 0);
            return ((0..self.columns.len()).find(is_number).or_else(|| (0..self.columns.len()).find(is_only)), None);
        };
        if likely.len() < 2 {
            return (Some(guess), None);
        }
        let sum = |at: usize| {
            let counts = (self.begin..self.end).filter_map(|line| grid.seen(line, at).count(Separator::Groups).ok()?);
            counts.map(|count| u128::from(count.get())).sum()
        };
        let heading = |at: usize| self.heading.map(|line| grid.fitted(line, at)).unwrap_or_default();
        let candidate = |at: &usize| Candidate { line: grid.across(*at), heading: heading(*at), sum: sum(*at) };
        let candidates = likely.iter().map(candidate).collect();
        (Some(guess), Some(Question::CountColumn { candidates, guess: grid.across(guess) }))
    }

    fn rows(
        &self,
        names: Option<usize>,
        counts: Option<usize>,
        separator: Separator,
        reading: &mut Reading<CountedRow>,
    ) {
        let grid = self.grid;
        let mut offset = 0;
        for line in self.begin..self.end {
            if grid.is_blank(line) && names.is_some() {
                reading.left_out.push(LeftOut { line: grid.line(line), why: LeftOutBecause::Empty });
                continue;
            }
            let count = match counts {
                Some(at) => read_count(grid, line, at, separator, reading),
                None => Some(None),
            };
            if let Some(count) = count {
                let name = names.map(|at| grid.fitted_name(line, at));
                reading.rows.push(CountedRow { lines: vec![grid.line(line)], offset, name, count });
            }
            offset += 1;
        }
    }
}

/// The count of a cell; `None` where it is unread, which is told.
pub(super) fn read_count<T>(
    grid: &Grid,
    line: usize,
    position: usize,
    separator: Separator,
    reading: &mut Reading<T>,
) -> Option<Option<Count>> {
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
            Some(count)
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

/// Takes the row of sums out, or asks.
fn leave_out_total(reading: &mut Reading<CountedRow>, options: &TableOptions) {
    let is_stage = |row: &CountedRow| row.name.as_ref().is_some_and(|name| options.stage(name.as_str()).is_some());
    let is_named = |row: &CountedRow| {
        row.name.as_ref().is_some_and(|name| options.words.is_total(name.as_str())) && !is_stage(row)
    };
    let all: u128 = reading.rows.iter().filter_map(|row| row.count).map(|count| u128::from(count.get())).sum();
    let is_sum = |row: &CountedRow| {
        let count = row.count.map_or(0, |count| u128::from(count.get()));
        count > 0 && count * 2 == all
    };
    let length = reading.rows.len();
    let last = length.checked_sub(1);
    let Some(at) = reading.rows.iter().position(is_named).or(last.filter(|_| length > 2)) else { return };
    let Some(row) = reading.rows.get(at) else { return };
    let (is_named, is_sum, is_last) = (is_named(row), is_sum(row), Some(at) == last);
    if length < 2 || is_stage(row) || !(is_named || is_sum) {
        return;
    }
    let is_nameless = row.name.as_ref().is_some_and(|name| name.is_blank());
    let is_sure = is_sum && (is_named || is_nameless);
    let guess = is_sure || (is_named && is_last);
    let Some(line) = row.lines.first().copied() else { return };
    if !is_sure && options.answers.total.is_none() {
        reading.questions.push(Question::Total { line, guess });
    }
    if options.answers.total.unwrap_or(guess) {
        reading.rows.remove(at);
        reading.left_out.push(LeftOut { line, why: LeftOutBecause::Total });
        reading.notices.push(Notice::Total(line));
    }
}

/// Asks about rows with the same name, and puts them together where that was answered.
fn put_together(reading: &mut Reading<CountedRow>, options: &TableOptions, has_counts: bool) {
    let mut places = BTreeMap::<String, Vec<usize>>::new();
    for (at, row) in reading.rows.iter().enumerate() {
        let name = row.name.as_ref().map(|name| plain(name.as_str())).unwrap_or_default();
        if !name.is_empty() {
            places.entry(name).or_default().push(at);
        }
    }
    let repeated: BTreeMap<usize, &Vec<usize>> = places
        .values()
        .filter(|places| places.len() > 1)
        .filter_map(|places| Some((*places.first()?, places)))
        .collect();
    if repeated.is_empty() {
        return;
    }
    let how = options.answers.repeated.unwrap_or(Repeated::Keep);
    if options.answers.repeated.is_none() {
        let names = repeated.keys().filter_map(|at| reading.rows.get(*at)?.name.clone()).collect();
        let rows = repeated.values().map(|places| places.len()).sum();
        reading.questions.push(Question::Repeated { names, rows, has_counts, guess: how });
    }
    if how == Repeated::Keep {
        return;
    }
    let mut together = Vec::new();
    for (at, row) in reading.rows.iter().enumerate() {
        let name = row.name.as_ref().map(|name| plain(name.as_str())).unwrap_or_default();
        let own = vec![at];
        let places = places.get(&name).unwrap_or(&own);
        if places.first() != Some(&at) {
            continue;
        }
        let rows = || places.iter().filter_map(|place| reading.rows.get(*place));
        let sum = match how {
            Repeated::CountRows => u64::try_from(places.len()).ok(),
            _ => rows()
                .filter_map(|row| row.count)
                .map(|count| Some(count.get()))
                .reduce(|sum, count| sum?.checked_add(count?))
                .flatten(),
        };
        // A sum above the most people there can be is that most.
        let count = sum.map(|sum| Count::new(sum.min(Count::MAXIMUM)).unwrap_or_default());
        let lines = rows().flat_map(|row| row.lines.iter().copied()).collect();
        together.push(CountedRow { lines, offset: together.len(), name: row.name.clone(), count });
    }
    reading.rows = together;
}
