//! What has to be told of a table, in words.

use funnelwright_core::format::{self, Line, Notice, Place, Unread, UnreadBecause};
use funnelwright_core::plan::{Date, Period};
use yew::AttrValue;

use super::target::{Common, Target};
use crate::rooms::periods;
use funnelwright::i18n::{Locale, Phrase};
use funnelwright::platform::clock::{self, Words};
use funnelwright::widgets::names::name_part;

/// "Row 3", "Column 3".
pub fn line_words(line: Line, locale: &Locale) -> AttrValue {
    let messages = &locale.messages;
    match line {
        Line::Row(number) => messages.table_row(locale.count(number as f64)).text().into(),
        Line::Column(number) => messages.table_column(locale.count(number as f64)).text().into(),
    }
}

fn place_words(place: Place, locale: &Locale) -> AttrValue {
    let (row, column) = (locale.count(place.row as f64), locale.count(place.column as f64));
    locale.messages.table_cell(row, column).text().into()
}

/// All that was noticed, in the order of importance: first what could not be read.
pub fn told(common: &Common, target: Target, stage: &dyn Fn(usize) -> AttrValue, locale: &Locale) -> Vec<Phrase> {
    let messages = &locale.messages;
    let unread = common.unread.iter().map(|unread| unread_words(unread, locale));
    let notices = common.notices.iter().filter_map(|notice| notice_words(notice, target, locale));
    let mut missing_stages = common.notices.iter().filter_map(|notice| match notice {
        Notice::MissingStage(position) => Some(messages.import_as_it_is(name_part(stage(*position)))),
        _ => None,
    });
    let mut missing_periods = common.notices.iter().filter_map(|notice| match notice {
        Notice::MissingPeriod(period) => Some(messages.import_as_it_is(period_words(*period, locale))),
        _ => None,
    });
    let listed =
        |parts: &mut dyn Iterator<Item = Phrase>| parts.reduce(|before, next| messages.table_listed(before, next));
    let missing_stages = listed(&mut missing_stages).map(|stages| messages.table_missing_stages(stages));
    let missing_periods = listed(&mut missing_periods).map(|periods| messages.table_missing_periods(periods));
    unread.chain(notices).chain(missing_periods).chain(missing_stages).collect()
}

fn unread_words(unread: &Unread, locale: &Locale) -> Phrase {
    let messages = &locale.messages;
    let place = place_words(unread.place, locale);
    let found = name_part(unread.found.as_str().to_owned().into());
    match unread.why {
        UnreadBecause::NotANumber => messages.table_unread_no_number(place, found),
        UnreadBecause::BrokenGrouping => messages.table_unread_grouping(place, found),
        UnreadBecause::NotACount => messages.table_unread_not_whole(place, found),
        UnreadBecause::TooLarge => messages.table_unread_large(place, found),
        UnreadBecause::Percent => messages.table_unread_share(place, found),
        UnreadBecause::Money => messages.table_unread_money(place, found),
    }
}

/// `None` for what is said of several together.
fn notice_words(notice: &Notice, target: Target, locale: &Locale) -> Option<Phrase> {
    let messages = &locale.messages;
    let number = |number: usize| locale.count(number as f64);
    Some(match notice {
        Notice::Unsure { place, found, count } => messages.table_unsure(
            place_words(*place, locale),
            name_part(found.as_str().to_owned().into()),
            locale.count(count.get() as f64),
        ),
        Notice::EmptyCell(place) => messages.table_empty_cell(place_words(*place, locale)),
        Notice::NoCounts => messages.import_as_it_is(messages.table_no_counts()),
        Notice::Total(line) => messages.table_total(line_words(*line, locale)),
        Notice::TooMany { fit, found } => match target {
            Target::Past(..) => messages.table_surplus_past(number(*found), number(*fit)),
            _ => messages.table_surplus(number(*found), number(*fit)),
        },
        Notice::TooWide { read } => messages.table_too_wide(number(*read)),
        Notice::WiderThanHeading(line) => messages.table_wider(line_words(*line, locale)),
        Notice::UnmatchedColumn { line, heading } if heading.is_blank() => {
            messages.table_unmatched_place(line_words(*line, locale))
        }
        Notice::UnmatchedColumn { line, heading } => {
            messages.table_unmatched(line_words(*line, locale), name_part(heading.as_str().to_owned().into()))
        }
        Notice::NewestFirst => messages.import_as_it_is(messages.table_newest_first()),
        Notice::Sorted => messages.import_as_it_is(messages.table_sorted()),
        Notice::DoubledPeriod { period, line } => {
            messages.table_doubled(period_words(*period, locale), line_words(*line, locale))
        }
        Notice::MissingStage(_) | Notice::MissingPeriod(_) => return None,
    })
}

fn period_words(period: format::Period, locale: &Locale) -> AttrValue {
    let beginning = |year: u16, month: u8| Date::new(year.into(), month, 1);
    let (kind, begins) = match period {
        format::Period::Year(year) => (Period::Year, beginning(year, 1)),
        format::Period::Quarter(year, quarter) => (Period::Quarter, beginning(year, quarter * 3 - 2)),
        format::Period::Month(year, month) => (Period::Month, beginning(year, month)),
        format::Period::MonthOfYear(month) => return periods::month_of_year(usize::from(month) - 1, locale),
        format::Period::Day(day) => {
            return clock::day_in_words(&locale.tag(), (day.year(), day.month(), day.day()), Words::DayInFull).into();
        }
    };
    begins.map(|begins| periods::long(kind, begins, locale)).unwrap_or_default()
}
