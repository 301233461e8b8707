//! The plan's results as a table, for files and for the clipboard. Invariant: what it says is what `core` says, under
//! the what-if in force.

use funnelwright_core::format::{Cell, Column, results_table, write_csv, write_tsv};
use yew::AttrValue;

use funnelwright::i18n::{Locale, plain};
use funnelwright::widgets::figures::Figures;

/// A file of comma-separated values.
pub fn csv(figures: &Figures, locale: &Locale) -> String {
    write_csv(&table(figures, locale), &plain)
}

/// A file of tab-separated values. As [`write_csv`], it begins with a byte order mark for Excel, and prints numbers for
/// machines, since nobody knows the language of who reads it.
pub fn tsv(figures: &Figures, locale: &Locale) -> String {
    ["\u{feff}", &write_tsv(&table(figures, locale), &plain), "\n"].concat()
}

/// The same for the clipboard, its numbers as a spreadsheet in the page's language reads them.
pub fn clipboard_text(figures: &Figures, locale: &Locale) -> String {
    write_tsv(&table(figures, locale), &|number| locale.unadorned(number))
}

fn table(figures: &Figures, locale: &Locale) -> Vec<Vec<Cell>> {
    results_table(&figures.plan, &figures.now, &|column| heading(column, figures, locale))
}

fn heading(column: Column, figures: &Figures, locale: &Locale) -> String {
    let messages = &locale.messages;
    let code = figures.plan.currency.code().to_owned();
    let money = |title: AttrValue| messages.csv_money(title, code).text();
    match column {
        Column::Stage => messages.csv_stage().to_string(),
        Column::Count => messages.csv_count().to_string(),
        Column::ExpectedCount => messages.csv_expected_count().to_string(),
        Column::StepConversion => messages.csv_step_conversion().to_string(),
        Column::CumulativeConversion => messages.csv_cumulative_conversion().to_string(),
        Column::DropOff => messages.csv_drop_off().to_string(),
        Column::DropOffRate => messages.csv_drop_off_rate().to_string(),
        Column::RateLow => messages.csv_rate_low().to_string(),
        Column::RateHigh => messages.csv_rate_high().to_string(),
        Column::Value => money(messages.csv_value()),
        Column::Cost => money(messages.csv_cost()),
        Column::LeakValue => money(messages.csv_leak_value()),
        Column::PointValue => money(messages.csv_point_value()),
        Column::RequiredCount => messages.csv_required_count().to_string(),
        Column::RequiredGap => messages.csv_required_gap().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::rc::Rc;

    use funnelwright_core::plan::{Edit, Text};

    use super::*;
    use crate::rooms::table::answered::Answered;
    use crate::rooms::table::headings::Reader;
    use crate::rooms::table::target::Target;
    use crate::testing::english;
    use funnelwright::templates::sample;

    #[test]
    fn every_column_has_a_heading_of_its_own() {
        let locale = english();
        let figures = Figures::new(&Rc::new(sample(&locale.messages)));
        let mut headings: Vec<String> = Column::ALL.map(|column| heading(column, &figures, &locale)).into();
        assert!(headings.iter().all(|heading| !heading.is_empty()));
        headings.sort();
        headings.dedup();
        assert_eq!(headings.len(), Column::ALL.len());
    }

    #[test]
    fn every_table_gives_the_plans_stages_back() {
        let locale = english();
        let plan = sample(&locale.messages);
        let stage = plan.stages[1].id;
        let plan = plan.apply(Edit::SetStageName(stage, Text::fitted("=1+1; \"x\", y"))).unwrap();
        let figures = Figures::new(&Rc::new(plan.clone()));
        let expected: Vec<_> = plan.stages.iter().map(|stage| (stage.name.clone(), Some(stage.count))).collect();
        let reader = Reader::english(None);
        for text in [csv(&figures, &locale), tsv(&figures, &locale), clipboard_text(&figures, &locale)] {
            let read = Target::Plan.read(&text, &plan, &Answered::default(), &reader).unwrap();
            assert_eq!(Target::rows(&read, &BTreeSet::new(), 30), expected, "{text}");
            assert!(Target::Plan.is_clean(&read), "{read:?}");
            assert!(text.contains("'=1+1"));
        }
    }
}
