//! Rows that are sums of others, and rows to be summed. Invariant: a row goes only with a word about it, or into the sum that it is part of.

use std::collections::BTreeMap;

use super::options::{TableOptions, plain};
use super::reading::{CountedRow, LeftOut, LeftOutBecause, Line, Notice, Question, Reading, Repeated};
use crate::plan::Count;

/// Takes the row of sums out, or asks.
pub(super) fn leave_out_total(reading: &mut Reading<CountedRow>, options: &TableOptions) {
    let is_stage = |row: &CountedRow| row.name.as_ref().is_some_and(|name| options.stage(name.as_str()).is_some());
    let is_named = |row: &CountedRow| {
        row.name.as_ref().is_some_and(|name| options.words.is_total(name.as_str())) && !is_stage(row)
    };
    let all = sum(reading.rows.iter().map(|row| row.count));
    let is_sum = |row: &CountedRow| {
        let count = sum([row.count]);
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
    reading.leave_out_total_at(at, line, is_sure, guess, options);
}

impl<T> Reading<T> {
    /// Takes out the row at a place where it is a total by the answer, or else by the guess, which is asked about
    /// unless it is sure.
    pub(super) fn leave_out_total_at(
        &mut self,
        at: usize,
        line: Line,
        is_sure: bool,
        guess: bool,
        options: &TableOptions,
    ) {
        if !is_sure && options.answers.total.is_none() {
            self.questions.push(Question::Total { line, guess });
        }
        if options.answers.total.unwrap_or(guess) {
            self.rows.remove(at);
            self.left_out.push(LeftOut { line, why: LeftOutBecause::Total });
            self.notices.push(Notice::Total(line));
        }
    }
}

/// The sum of what is known.
pub(super) fn sum(counts: impl IntoIterator<Item = Option<Count>>) -> u128 {
    counts.into_iter().flatten().map(|count| u128::from(count.get())).sum()
}

/// A sum above the most people there can be is that most. What is unknown adds nothing.
pub(super) fn added(sum: Option<Count>, count: Option<Count>) -> Option<Count> {
    match (sum, count) {
        (Some(sum), Some(count)) => Count::new((sum.get() + count.get()).min(Count::MAXIMUM)).ok(),
        (sum, count) => sum.or(count),
    }
}

/// Asks about rows with the same name, and puts them together where that was answered.
pub(super) fn put_together(reading: &mut Reading<CountedRow>, options: &TableOptions, has_counts: bool) {
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
        let count = match how {
            Repeated::CountRows => Count::new(places.len() as u64).ok(),
            _ => rows().map(|row| row.count).fold(None, added),
        };
        let lines = rows().flat_map(|row| row.lines.iter().copied()).collect();
        together.push(CountedRow { lines, name: row.name.clone(), count });
    }
    reading.rows = together;
}
