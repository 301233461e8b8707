//! The reasons why a file or a text gives no plan, and their words.

use funnelwright_core::format::FileProblem;
use funnelwright_core::plan::{MAXIMUM_STAGES, MINIMUM_STAGES, PlanProblem};
use yew::AttrValue;

use funnelwright::i18n::{Locale, Phrase};
use funnelwright::platform::files::MAXIMUM_LENGTH;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    Empty,
    TooLong,
    /// The browser could not read it.
    Unreadable,
    /// A ZIP archive, as workbooks are.
    Packed,
    NoText,
    /// It begins as JSON does, and is none.
    BrokenJson,
    File(FileProblem),
    /// A table of more than a million characters.
    TableTooLong,
    /// Text without a table.
    NoTable,
    /// A table with one row.
    TooFewRows,
}

/// The words, for what the person brought.
pub fn problem_words(problem: &Problem, locale: &Locale) -> Phrase {
    let messages = &locale.messages;
    let plain = |words: AttrValue| messages.import_as_it_is(words);
    match problem {
        Problem::Empty => plain(messages.import_empty()),
        Problem::TooLong => messages.import_too_long(locale.count(f64::from(MAXIMUM_LENGTH) / 1e6)),
        Problem::Unreadable => plain(messages.import_unreadable()),
        Problem::Packed => plain(messages.import_packed()),
        Problem::NoText => plain(messages.import_no_text()),
        Problem::BrokenJson => plain(messages.import_broken_json()),
        Problem::File(problem) => file_words(problem, locale),
        Problem::TableTooLong => messages.import_too_long(locale.count(1.0)),
        Problem::NoTable => plain(messages.import_no_table()),
        Problem::TooFewRows => messages.import_rows_missing(locale.count(MINIMUM_STAGES as f64)),
    }
}

/// The same of a plan in a file.
pub fn file_words(problem: &FileProblem, locale: &Locale) -> Phrase {
    let messages = &locale.messages;
    let words = match problem {
        FileProblem::NotAPlan | FileProblem::NotAWorkspace => messages.import_not_a_plan(),
        FileProblem::NewerVersion(_) => messages.import_newer(),
        FileProblem::Unfit(PlanProblem::TooManyStages) => {
            return messages.import_stages_beyond(locale.count(MAXIMUM_STAGES as f64));
        }
        FileProblem::IllegalField(_) | FileProblem::Unfit(_) => messages.import_no_stages(),
    };
    messages.import_as_it_is(words)
}
