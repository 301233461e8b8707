//! What a person answered about a table. Invariant: what was asked once stays on the page, so that it can be answered otherwise.

use std::collections::BTreeSet;
use std::mem::discriminant;

use funnelwright_core::format::{Answers, Question};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answered {
    /// Without the columns of stages.
    pub answers: Answers<'static>,
    pub stage_columns: Option<Vec<Option<usize>>>,
    /// All that was asked up to now.
    pub asked: Vec<Question>,
    /// The rows, from 0 as they were read, that are not to be taken.
    pub skipped: BTreeSet<usize>,
}

impl Answered {
    pub fn answers(&self) -> Answers<'_> {
        Answers { stage_columns: self.stage_columns.as_deref(), ..self.answers }
    }

    /// What was asked, with what is asked now.
    pub fn questions<'a>(&'a self, now: &'a [Question]) -> Vec<&'a Question> {
        let is_new =
            |question: &&Question| self.asked.iter().all(|asked| discriminant(asked) != discriminant(*question));
        self.asked.iter().chain(now.iter().filter(is_new)).collect()
    }

    /// With another answer. Rows may be others then, so that all are taken again.
    pub fn with(&self, now: &[Question], change: impl FnOnce(&mut Self)) -> Self {
        let asked = self.questions(now).into_iter().cloned().collect();
        let mut answered = Self { asked, skipped: BTreeSet::new(), ..self.clone() };
        change(&mut answered);
        answered
    }

    /// With the table turned round, or back: nothing that was answered before holds.
    pub fn turned(turned: bool) -> Self {
        Self { answers: Answers { turned: Some(turned), ..Answers::default() }, ..Self::default() }
    }

    /// With a row taken that was not, or left out that was.
    pub fn toggled(&self, row: usize) -> Self {
        let mut answered = self.clone();
        if !answered.skipped.remove(&row) {
            answered.skipped.insert(row);
        }
        answered
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use funnelwright_core::format::Line;

    fn total(guess: bool) -> Question {
        Question::Total { line: Line::Row(3), guess }
    }

    #[test]
    fn what_was_asked_stays() {
        let heading = Question::Heading { line: Line::Row(1), guess: true };
        let now = [total(true), heading.clone()];
        let answered = Answered::default().toggled(2).with(&now, |answered| answered.answers.total = Some(false));
        assert!(answered.skipped.is_empty());
        assert_eq!(answered.questions(&[total(false)]), [&total(true), &heading]);
        assert_eq!(answered.answers().total, Some(false));
        assert_eq!(Answered::turned(true).questions(&[]), Vec::<&Question>::new());
    }

    #[test]
    fn rows_are_left_out_and_taken_again() {
        let answered = Answered::default().toggled(2);
        assert!(answered.skipped.contains(&2));
        assert_eq!(answered.toggled(2), Answered::default());
    }
}
