//! What each column holds: by its heading first, then by what is in it. Invariant: at most one column has the names, and one the counts.

use super::grid::{Column, Grid};
use super::options::ColumnRole;
use super::reading::{Candidate, Line, Question};

/// The lines below a heading.
pub(super) struct Body<'a> {
    pub(super) grid: &'a Grid<'a>,
    pub(super) heading: Option<usize>,
    pub(super) begin: usize,
    pub(super) end: usize,
    pub(super) columns: Vec<Column>,
    pub(super) is_series: bool,
    /// What the heading says of each column.
    said: Vec<Option<(ColumnRole, bool)>>,
}

pub(super) struct Roles {
    pub(super) names: Option<usize>,
    pub(super) counts: Option<usize>,
    pub(super) roles: Vec<ColumnRole>,
    pub(super) questions: Vec<Question>,
}

impl<'a> Body<'a> {
    pub(super) fn new(grid: &'a Grid<'a>, heading: Option<usize>, begin: usize, end: usize, is_series: bool) -> Self {
        let role = |at| heading.and_then(|line| grid.options.words.role(grid.text(line, at)));
        let said = (0..grid.positions()).map(role).collect();
        Self { grid, heading, begin, end, columns: grid.columns(begin, end), is_series, said }
    }

    fn said(&self, position: usize) -> Option<(ColumnRole, bool)> {
        self.said.get(position).copied().flatten()
    }

    pub(super) fn roles(&self) -> Roles {
        let (names, name_question) = self.names();
        let holds_counts = |at: &usize| {
            let column = self.columns.get(*at);
            column.is_some_and(|column| column.is_counted && column.counts * 2 > column.filled)
                && self.said(*at).is_none_or(|(role, _)| role == ColumnRole::Counts)
        };
        let others: Vec<usize> = (0..self.columns.len()).filter(holds_counts).take(2).collect();
        let role = |at| self.role_by_content(at, names, &others);
        let mut roles: Vec<ColumnRole> = (0..self.columns.len()).map(role).collect();
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

    /// What a column holds by its heading, or else by what is in it. Several may hold counts; `others` are two that do.
    fn role_by_content(&self, position: usize, names: Option<usize>, others: &[usize]) -> ColumnRole {
        let Some(column) = self.columns.get(position) else { return ColumnRole::Other };
        let is_alone = !others.iter().any(|at| *at != position);
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
        let sum = |at: usize| self.columns.get(at).map_or(0, |column| column.sum);
        let heading = |at: usize| self.heading.map(|line| grid.fitted(line, at)).unwrap_or_default();
        let candidate = |at: &usize| Candidate { line: grid.across(*at), heading: heading(*at), sum: sum(*at) };
        let candidates = likely.iter().map(candidate).collect();
        (Some(guess), Some(Question::CountColumn { candidates, guess: grid.across(guess) }))
    }
}
