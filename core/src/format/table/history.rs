//! Past periods with a count for each stage. Invariant: a column is a stage's by its name, or by its place where no heading says otherwise, and is never shifted.

use std::collections::BTreeMap;

use super::cells::Cells;
use super::counted::{read_count, separator_of};
use super::grid::Grid;
use super::options::{ColumnRole, TableOptions, plain};
use super::periods::Period;
use super::reading::{LeftOut, LeftOutBecause, Notice, PeriodRow, Question, Reading, Repeated, Separator};
use super::sums::{added, sum};
use crate::plan::Text;

/// The past periods of a plan, whose stages are those of the options: periods down or across, with or without a
/// heading, columns in any order. Periods come oldest first where their labels say which they are. `fit` is how many
/// there is room for; all are read.
pub fn read_history_table(cells: &Cells, options: &TableOptions, fit: usize) -> Reading<PeriodRow> {
    let mut left_out = Vec::new();
    let mut grid = Grid::new(cells, options, &mut left_out);
    if options.answers.turned.unwrap_or_else(|| has_stages_down(&grid)) {
        grid.turn();
    }
    let (first, end) = grid.extent(&mut left_out);
    let mut reading = Reading::of(cells, left_out, grid.is_turned());
    if first == end {
        return reading;
    }
    let stages_above = grid.filled(first).filter(|at| grid.stage(first, *at).is_some()).count();
    let (is_headed, question) = if stages_above > 0 && options.answers.heading.is_none() {
        (grid.filled(first).all(|at| !grid.seen(first, at).is_numeric()), None)
    } else {
        grid.heading(first, end)
    };
    reading.questions.extend(question);
    let heading = is_headed.then_some(first);
    let begin = first + usize::from(is_headed);
    if is_headed {
        reading.left_out.push(LeftOut { line: grid.line(first), why: LeftOutBecause::Heading });
    }
    reading.notices.extend(grid.overlong(heading, begin, end));
    let columns = StageColumns::of(&grid, heading, begin, end, &mut reading);
    let separators: Vec<Separator> =
        columns.stages.iter().map(|(at, _)| separator_of(&grid, *at, begin, end, &mut reading.questions)).collect();
    for line in begin..end {
        if grid.is_blank(line) {
            reading.left_out.push(LeftOut { line: grid.line(line), why: LeftOutBecause::Empty });
            continue;
        }
        let mut row = PeriodRow {
            lines: vec![grid.line(line)],
            label: columns.label.map(|at| grid.fitted(line, at)).unwrap_or_default(),
            period: columns.label.and_then(|at| grid.period(line, at)),
            counts: vec![None; options.stages.len()],
        };
        for ((at, stage), separator) in columns.stages.iter().zip(&separators) {
            let count = read_count(&grid, line, *at, *separator, &mut reading);
            if let Some(place) = row.counts.get_mut(*stage) {
                *place = count;
            }
        }
        reading.rows.push(row);
    }
    leave_out_total(&mut reading, options);
    put_together(&mut reading, options);
    put_in_order(&mut reading);
    leave_out_running(&mut reading, options);
    if reading.rows.len() > fit {
        reading.notices.push(Notice::TooMany { fit, found: reading.rows.len() });
    }
    reading.sum = sum(reading.rows.iter().flat_map(|row| row.counts.iter().copied()));
    reading
}

/// Whether the plan's stages stand in the first column rather than in the heading.
fn has_stages_down(grid: &Grid) -> bool {
    let Some(first) = (0..grid.lines()).find(|line| !grid.is_blank(*line)) else { return false };
    let above = grid.filled(first).filter(|at| grid.stage(first, *at).is_some()).count();
    let down = |position| (first..grid.lines()).filter(|line| grid.stage(*line, position).is_some()).count();
    (0..2).map(down).max().unwrap_or(0) > above
}

struct StageColumns {
    label: Option<usize>,
    /// Positions with the stages that they count.
    stages: Vec<(usize, usize)>,
}

impl StageColumns {
    fn of(grid: &Grid, heading: Option<usize>, begin: usize, end: usize, reading: &mut Reading<PeriodRow>) -> Self {
        let options = grid.options;
        let filled = grid.columns(begin, end);
        let positions = 0..filled.len();
        let is_filled = |at: &usize| filled.get(*at).is_some_and(|column| column.filled > 0);
        let said = |at: usize| heading.and_then(|line| grid.stage(line, at));
        let is_matched = positions.clone().any(|at| said(at).is_some());
        let role = |at: usize| heading.and_then(|line| options.words.role(grid.text(line, at))).map(|(role, _)| role);
        let is_label = |at: &usize| {
            filled.get(*at).is_some_and(|column| {
                let is_text = column.texts * 2 > column.filled && column.texts > 0;
                said(*at).is_none()
                    && (role(*at) == Some(ColumnRole::Periods) || is_text || (column.is_periods && column.filled > 0))
            })
        };
        let is_said_label = |at: &usize| said(*at).is_none() && role(*at) == Some(ColumnRole::Periods) && is_filled(at);
        let label = positions.clone().find(is_said_label).or_else(|| positions.clone().find(is_label));
        let others: Vec<usize> = positions.clone().filter(|at| Some(*at) != label).collect();
        let mut stages: Vec<(usize, usize)> = Vec::new();
        if let Some(answers) = options.answers.stage_columns {
            stages.extend(answers.iter().enumerate().filter_map(|(at, stage)| Some((at, (*stage)?))));
            stages.retain(|(at, stage)| *at < filled.len() && Some(*at) != label && *stage < options.stages.len());
        } else if is_matched {
            for at in &others {
                if let Some(stage) = said(*at).filter(|stage| stages.iter().all(|(_, taken)| taken != stage)) {
                    stages.push((*at, stage));
                }
            }
        } else {
            stages.extend(others.iter().copied().zip(0..options.stages.len()));
            if let Some(line) = heading {
                let headings = others.iter().map(|at| grid.fitted(line, *at)).collect();
                reading.questions.push(Question::StageColumns { headings });
            }
        }
        let roles: Vec<ColumnRole> = positions
            .map(|at| match () {
                () if Some(at) == label => ColumnRole::Periods,
                () if stages.iter().any(|(taken, _)| *taken == at) => ColumnRole::Counts,
                () => ColumnRole::Other,
            })
            .collect();
        reading.columns = grid.read_columns(&roles, heading, begin, end);
        for (at, stage) in &stages {
            if let Some(column) = reading.columns.get_mut(*at) {
                column.stage = Some(*stage);
            }
        }
        for at in others {
            if is_filled(&at) && stages.iter().all(|(taken, _)| *taken != at) {
                let heading = heading.map(|line| grid.fitted(line, at)).unwrap_or_default();
                reading.notices.push(Notice::UnmatchedColumn { line: grid.across(at), heading });
            }
        }
        let missing = (0..options.stages.len()).filter(|stage| stages.iter().all(|(_, taken)| taken != stage));
        reading.notices.extend(missing.map(Notice::MissingStage));
        Self { label, stages }
    }
}

/// Takes a last row out that is called a total, or that holds the sums of the others and is no period.
fn leave_out_total(reading: &mut Reading<PeriodRow>, options: &TableOptions) {
    let length = reading.rows.len();
    let sums = |stage: usize| sum(reading.rows.iter().map(|row| row.counts.get(stage).copied().flatten()));
    let is_sum = |row: &PeriodRow| {
        let known: Vec<(usize, u128)> = row
            .counts
            .iter()
            .enumerate()
            .filter_map(|(stage, count)| Some((stage, u128::from((*count)?.get()))))
            .collect();
        known.iter().any(|(_, count)| *count > 0) && known.iter().all(|(stage, count)| sums(*stage) == count * 2)
    };
    let is_total = |row: &PeriodRow| options.words.is_total(row.label.as_str());
    let is_last_sum = |row: &PeriodRow| length > 2 && row.period.is_none() && is_sum(row);
    let last = length.checked_sub(1).filter(|last| reading.rows.get(*last).is_some_and(is_last_sum));
    let Some(at) = reading.rows.iter().position(is_total).or(last) else { return };
    let Some(row) = reading.rows.get(at) else { return };
    let Some(line) = row.lines.first().copied() else { return };
    let is_sure = is_total(row) || row.label.is_blank();
    reading.leave_out_total_at(at, line, is_sure, true, options);
}

/// Takes a last period out that today is in, or asks.
fn leave_out_running(reading: &mut Reading<PeriodRow>, options: &TableOptions) {
    let Some((row, today)) = reading.rows.last().zip(options.today) else { return };
    let Some(line) = row.lines.first().copied() else { return };
    if !row.period.is_some_and(|period| period.has(today)) {
        return;
    }
    let answer = options.answers.running;
    if answer.is_none() {
        reading.questions.push(Question::Running { line, label: row.label.clone(), guess: true });
    }
    if answer.unwrap_or(true) {
        let lines = reading.rows.pop().map(|row| row.lines).unwrap_or_default();
        reading.left_out.extend(lines.into_iter().map(|line| LeftOut { line, why: LeftOutBecause::Running }));
    }
}

/// Asks about rows of the same period, as of several channels, and sums them where that was answered.
fn put_together(reading: &mut Reading<PeriodRow>, options: &TableOptions) {
    let mut firsts = BTreeMap::<String, (usize, usize)>::new();
    for (at, row) in reading.rows.iter().enumerate().filter(|(_, row)| !row.label.is_blank()) {
        firsts.entry(plain(row.label.as_str())).or_insert((at, 0)).1 += 1;
    }
    let mut repeated: Vec<(usize, usize)> = firsts.values().filter(|(_, rows)| *rows > 1).copied().collect();
    if repeated.is_empty() {
        return;
    }
    repeated.sort_unstable();
    let Some(answer) = options.answers.repeated else {
        let name = |(at, _): &(usize, usize)| Some(Text::fitted(reading.rows.get(*at)?.label.as_str()));
        let names = repeated.iter().filter_map(name).collect();
        let rows = repeated.iter().map(|(_, rows)| rows).sum();
        reading.questions.push(Question::Repeated { names, rows, has_counts: true, guess: Repeated::Keep });
        return;
    };
    if answer != Repeated::Sum {
        return;
    }
    let mut places = BTreeMap::<String, usize>::new();
    let mut together: Vec<PeriodRow> = Vec::new();
    for row in std::mem::take(&mut reading.rows) {
        let label = plain(row.label.as_str());
        let place = places.get(&label).copied().filter(|_| !label.is_empty());
        let Some(sum) = place.and_then(|place| together.get_mut(place)) else {
            places.insert(label, together.len());
            together.push(row);
            continue;
        };
        sum.lines.extend(row.lines);
        for (sum, count) in sum.counts.iter_mut().zip(row.counts) {
            *sum = added(*sum, count);
        }
    }
    reading.rows = together;
}

/// Oldest first, where every label says which period it is and all are of one kind.
fn put_in_order(reading: &mut Reading<PeriodRow>) {
    let Some(mut periods) = reading.rows.iter().map(|row| row.period).collect::<Option<Vec<Period>>>() else { return };
    let steps = |periods: &[Period]| {
        let pairs = periods.iter().zip(periods.iter().skip(1));
        pairs.map(|(earlier, later)| earlier.distance(*later)).collect::<Option<Vec<i64>>>()
    };
    let Some(distances) = steps(&periods) else { return };
    let is_of_no_year = matches!(periods.first(), Some(Period::MonthOfYear(_)));
    // Months of no year come round: eleven further is one back.
    let is_back = |distance: &i64| if is_of_no_year { *distance > 6 || *distance == 0 } else { *distance <= 0 };
    if distances.iter().any(is_back) {
        if distances.iter().all(|distance| is_back(distance) && *distance != 0) {
            reading.rows.reverse();
            reading.notices.push(Notice::NewestFirst);
        } else if distances.iter().any(|distance| is_back(distance) && *distance != 0) {
            // Stable, so that doubled ones stay in their order.
            reading.rows.sort_by_key(|row| row.period);
            reading.notices.push(Notice::Sorted);
        }
        periods = reading.rows.iter().filter_map(|row| row.period).collect();
    }
    for ((earlier, later), row) in periods.iter().zip(periods.iter().skip(1)).zip(reading.rows.iter().skip(1)) {
        match earlier.distance(*later) {
            Some(0) => {
                let doubled = row.lines.iter().map(|line| Notice::DoubledPeriod { period: *later, line: *line });
                reading.notices.extend(doubled);
            }
            _ => reading.notices.extend(earlier.between(*later).into_iter().map(Notice::MissingPeriod)),
        }
    }
}
