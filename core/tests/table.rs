//! Tables as people paste and bring them, in every way that they lie.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use funnelwright_core::format::{
    Answers, Cell, Cells, ColumnRole, CountedRow, KnownWords, LeftOut, LeftOutBecause, Line, MAXIMUM_TABLE_LENGTH,
    Notice, Period, PeriodRow, Place, Question, Reading, Repeated, Separator, TableOptions, TableTooLong,
    UnreadBecause, read_history_table, read_series_table, read_stage_table, write_csv, write_tsv,
};
use funnelwright_core::number_text::Symbols;
use funnelwright_core::plan::{Count, Date, MAXIMUM_HISTORY, MAXIMUM_STAGES, Text};
use proptest::prelude::*;

const WORDS: KnownWords = KnownWords {
    names: &["stage", "step", "name"],
    counts: &["count", "counts", "people", "visitors", "deals", "number"],
    orders: &["order", "no", "#"],
    percents: &["probability", "share", "rate", "conversion"],
    money: &["cost", "spend", "amount", "revenue"],
    periods: &["month", "period", "year"],
    totals: &["total", "sum"],
    missing: &["unknown"],
    months: &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};
const GERMAN: Symbols = Symbols { decimal: ',', group: '.' };
const STAGES: [&str; 3] = ["Visitors", "Leads", "Orders"];

fn options() -> TableOptions<'static> {
    TableOptions { symbols: Symbols::ENGLISH, words: WORDS, stages: &[], today: None, answers: Answers::default() }
}

fn answered(answers: Answers<'static>) -> TableOptions<'static> {
    TableOptions { answers, ..options() }
}

fn with_plan() -> TableOptions<'static> {
    TableOptions { stages: &STAGES, ..options() }
}

fn stages(text: &str, options: &TableOptions) -> Reading<CountedRow> {
    read_stage_table(&Cells::split(text, options).unwrap(), options, MAXIMUM_STAGES)
}

fn series(text: &str, fit: usize) -> Reading<CountedRow> {
    read_series_table(&Cells::split(text, &options()).unwrap(), &options(), fit)
}

fn history(text: &str) -> Reading<PeriodRow> {
    history_with(text, &with_plan())
}

fn history_with(text: &str, options: &TableOptions) -> Reading<PeriodRow> {
    read_history_table(&Cells::split(text, options).unwrap(), options, MAXIMUM_HISTORY)
}

fn pairs(reading: &Reading<CountedRow>) -> Vec<(&str, Option<u64>)> {
    let name = |row: &'_ CountedRow| row.count.map(Count::get);
    reading.rows.iter().map(|row| (row.name.as_ref().map_or("", |name| name.as_str()), name(row))).collect()
}

fn roles(reading: &Reading<CountedRow>) -> Vec<ColumnRole> {
    reading.columns.iter().map(|column| column.role).collect()
}

fn counts(reading: &Reading<CountedRow>) -> Vec<Option<u64>> {
    reading.rows.iter().map(|row| row.count.map(Count::get)).collect()
}

fn periods(reading: &Reading<PeriodRow>) -> Vec<(&str, Vec<Option<u64>>)> {
    let counts = |row: &PeriodRow| row.counts.iter().map(|count| count.map(Count::get)).collect();
    reading.rows.iter().map(|row| (row.label.as_str(), counts(row))).collect()
}

/// That a text gives these names and counts, with nothing to ask or tell.
#[track_caller]
fn clean(text: &str, expected: &[(&str, u64)]) -> Reading<CountedRow> {
    clean_with(text, &options(), expected)
}

#[track_caller]
fn clean_with(text: &str, options: &TableOptions, expected: &[(&str, u64)]) -> Reading<CountedRow> {
    let reading = stages(text, options);
    let expected: Vec<_> = expected.iter().map(|(name, count)| (*name, Some(*count))).collect();
    assert_eq!(pairs(&reading), expected, "{text:?}: {reading:?}");
    assert!(reading.is_clean(), "{text:?}: {reading:?}");
    reading
}

fn unread(reading: &Reading<CountedRow>) -> Vec<(usize, usize, &str, UnreadBecause)> {
    let told = reading.unread.iter();
    told.map(|unread| (unread.place.row, unread.place.column, unread.found.as_str(), unread.why)).collect()
}

const PLAIN: [(&str, u64); 3] = [("Visits", 12_000), ("Leads", 850), ("Orders", 38)];

#[test]
fn rows_are_parted_by_any_delimiter() {
    for text in [
        "Visits\t12000\nLeads\t850\nOrders\t38",
        "Visits: 12,000\nLeads: 850\n\nOrders: 38",
        "Visits;12,000\r\nLeads;850\r\nOrders;38\r\n",
        "Visits\t12k\rLeads\t850\rOrders\t38\r",
        "\u{feff}Stage,Count\r\n\"Visits\",\"12,000\"\r\nLeads,850\r\nOrders,38\r\n",
        "| Stage | Count |\n|---|--:|\n| Visits | 12,000 |\n| Leads | 850 |\n| Orders | 38 |\n",
        "Visits|12000\nLeads|850\nOrders|38",
        "sep=;\nStage;Count\nVisits;12000\nLeads;850\nOrders;38",
        "# from the shop\n#\n## July 2026\nStage,Count\nVisits,12000\nLeads,850\nOrders,38",
        "\n\u{feff}\nStage\tCount\nVisits\t12000\nLeads\t850\nOrders\t38",
        "\n\nStage\tCount\n\nVisits\t12000\n\nLeads\t850\nOrders\t38\n\n",
        "Visits,12000,\nLeads,850,\nOrders,38,\n",
        "Visits\t12000\nLeads\t850\nOrders\t=2*19",
    ] {
        clean(text, &PLAIN);
    }
}

#[test]
fn a_line_break_within_a_cell_is_a_space() {
    let reading = clean(
        "\"Website\nvisitors\"\t12000\n\"New\r\nleads\"\t850",
        &[("Website visitors", 12_000), ("New leads", 850)],
    );
    assert_eq!(reading.rows[1].lines, [Line::Row(2)]);
}

#[test]
fn an_open_quote_swallows_nothing() {
    clean("\"Visits\t12000\nLeads\t850", &[("\"Visits", 12_000), ("Leads", 850)]);
    clean("15\" screens\t12000\nLeads\t850", &[("15\" screens", 12_000), ("Leads", 850)]);
}

#[test]
fn commas_that_also_group_digits_are_put_together() {
    clean("Visits,12,000\nLeads,850\nOrders,38", &PLAIN);
    clean("Stage,Count\nVisits,12,000\nLeads,1,850", &[("Visits", 12_000), ("Leads", 1_850)]);
    clean("Visits,12,000\nLeads,1,850", &[("Visits", 12_000), ("Leads", 1_850)]);
    clean("Visits,1,212,000\nLeads,850\n", &[("Visits", 1_212_000), ("Leads", 850)]);
    assert_eq!(counts(&stages("12,000\n850\n38", &options())), [Some(12_000), Some(850), Some(38)]);

    let mixed = stages("Visits,12000\nLeads,1,850", &options());
    assert_eq!(pairs(&mixed), [("Visits", Some(12_000)), ("Leads", Some(1_850))]);
    assert!(matches!(mixed.questions.as_slice(), [Question::CommaGroups { guess: true, .. }]), "{mixed:?}");

    let text = "Visits,12,500\nLeads,1,850";
    let reading = stages(text, &options());
    assert_eq!(pairs(&reading), [("Visits", Some(12_500)), ("Leads", Some(1_850))]);
    assert!(matches!(reading.questions.as_slice(), [Question::CommaGroups { row: Line::Row(1), guess: true, .. }]));
    let kept = stages(text, &answered(Answers { comma_groups: Some(false), ..Answers::default() }));
    assert!(matches!(kept.questions.as_slice(), [Question::CountColumn { .. }]), "{kept:?}");
    clean_with(
        text,
        &answered(Answers { comma_groups: Some(true), ..Answers::default() }),
        &[("Visits", 12_500), ("Leads", 1_850)],
    );
    // A heading says that they are columns of their own.
    clean("Stage,Order,Count\nVisits,1,120\nLeads,2,100", &[("Visits", 120), ("Leads", 100)]);
}

/// Kind 2.
#[test]
fn grouping_that_no_locale_writes_is_unread() {
    let reading = stages("Visits\t1215000,000\nLeads\t12,00,0\nOrders\t12,00,000\nSales\t3万", &options());
    assert_eq!(
        unread(&reading),
        [(1, 2, "1215000,000", UnreadBecause::BrokenGrouping), (2, 2, "12,00,0", UnreadBecause::BrokenGrouping)]
    );
    let kept = [("Visits", None), ("Leads", None), ("Orders", Some(1_200_000)), ("Sales", Some(30_000))];
    assert_eq!(pairs(&reading), kept);
}

/// Kind 3.
#[test]
fn counts_are_found_by_heading_and_by_content() {
    let reading = clean("stage,order,count\nVisits,1,12000\nLeads,2,850\nOrders,3,38", &PLAIN);
    assert_eq!(roles(&reading), [ColumnRole::Names, ColumnRole::Order, ColumnRole::Counts]);
    clean("Stage,Probability,Deals\nDemo,25,40\nQuote,50,22\nWon,100,9", &[("Demo", 40), ("Quote", 22), ("Won", 9)]);
    clean("Stage,Cost,Count\nVisits,€5000,12000\nLeads,€900,850\nOrders,€100,38", &PLAIN);
    clean("Stage\t#\nVisits\t12000\nLeads\t850\nOrders\t38", &PLAIN);
    // Without a heading, by what they hold.
    clean("Visits\t1\t12000\nLeads\t2\t850\nOrders\t3\t38", &PLAIN);
    clean("1\tVisits\t12000\n2\tLeads\t850\n3\tOrders\t38", &PLAIN);
    clean("Visits\t$5,000\t12000\nLeads\t$900\t850\nOrders\t$100\t38", &PLAIN);
    clean("Visits\t100\t12000\nLeads\t7.1\t850\nOrders\t0.3\t38", &PLAIN);
    clean("Visits\t100%\t12000\nLeads\t7.1%\t850\nOrders\t0.3%\t38", &PLAIN);

    let text =
        "Stage\tCount\tAbandonments\nVisits\t12,000 (100%)\t11,150\nLeads\t850 (7.1%)\t812\nOrders\t38 (0.3%)\t0";
    let reading = stages(text, &options());
    assert_eq!(pairs(&reading), PLAIN.map(|(name, count)| (name, Some(count))));
    assert_eq!((reading.questions.len(), reading.notices.len()), (0, 3));
    // Two columns that could be it.
    let text = "Visits\t12000\t11150\nLeads\t850\t812\nOrders\t38\t30";
    let reading = stages(text, &options());
    assert_eq!(pairs(&reading), PLAIN.map(|(name, count)| (name, Some(count))));
    let [Question::CountColumn { candidates, guess: Line::Column(2) }] = reading.questions.as_slice() else {
        panic!("{reading:?}")
    };
    let sums: Vec<_> = candidates.iter().map(|candidate| (candidate.line, candidate.sum)).collect();
    assert_eq!(sums, [(Line::Column(2), 12_888), (Line::Column(3), 11_992)]);
    let chosen = answered(Answers { count_column: Some(3), ..Answers::default() });
    clean_with(text, &chosen, &[("Visits", 11_150), ("Leads", 812), ("Orders", 30)]);
}

/// Kind 4.
#[test]
fn a_first_row_with_digits_is_no_heading() {
    for first in ["~12,000", "12,000*", "12,000+", "12,000 users", "12,000 (100%)"] {
        let reading = stages(&format!("Visitors\t{first}\nLeads\t850\nOrders\t38"), &options());
        assert_eq!(
            pairs(&reading),
            [("Visitors", Some(12_000)), ("Leads", Some(850)), ("Orders", Some(38))],
            "{first}"
        );
        let [Notice::Unsure { place: Place { row: 1, column: 2 }, found, .. }] = reading.notices.as_slice() else {
            panic!("{reading:?}")
        };
        assert_eq!(found.as_str(), first);
        assert_eq!(reading.sum, 12_888);
    }
    for first in ["n/a", "#N/A", "unknown", "?"] {
        let reading = stages(&format!("Visitors\t{first}\nLeads\t850\nOrders\t38"), &options());
        assert_eq!(unread(&reading), [(1, 2, first, UnreadBecause::NotANumber)]);
        assert_eq!(pairs(&reading), [("Visitors", None), ("Leads", Some(850)), ("Orders", Some(38))]);
    }
    // Any word, where the row is of a stage of the plan.
    let reading = stages("Visitors\tplenty\nLeads\t850\nOrders\t38", &with_plan());
    assert_eq!(unread(&reading), [(1, 2, "plenty", UnreadBecause::NotANumber)]);
    clean("Étape\tPersonnes\nVisits\t12000\nLeads\t850\nOrders\t38", &PLAIN);
    clean("阶段\t数\nVisits\t12000\nLeads\t850\nOrders\t38", &PLAIN);
}

/// Kind 5.
#[test]
fn three_digits_behind_a_point_are_a_group() {
    let text = "Visits\t12.000\nLeads\t850\nOrders\t38";
    clean(text, &PLAIN);
    clean_with(text, &TableOptions { symbols: GERMAN, ..options() }, &PLAIN);
    clean("Visits\t12.500\nLeads\t1.850", &[("Visits", 12_500), ("Leads", 1_850)]);
    // All of them could have three decimals.
    let text = "Visits\t12.000\nLeads\t850.000\nOrders\t38.000";
    let reading = stages(text, &options());
    assert_eq!(pairs(&reading), [("Visits", Some(12_000)), ("Leads", Some(850_000)), ("Orders", Some(38_000))]);
    assert!(matches!(
        reading.questions.as_slice(),
        [Question::Separator { place: Place { row: 1, column: 2 }, guess: Separator::Groups, .. }]
    ));
    let decimals = answered(Answers { separator: Some(Separator::Decimals), ..Answers::default() });
    clean_with(text, &decimals, &[("Visits", 12), ("Leads", 850), ("Orders", 38)]);
    // One of them has.
    clean("Visits\t12.000\nLeads\t8.0", &[("Visits", 12), ("Leads", 8)]);
}

/// Kind 6.
#[test]
fn columns_of_a_history_go_by_their_names() {
    let reading = history("Month\tOrders\tLeads\tVisitors\nJan\t30\t850\t12000\nFeb\t31\t860\t12500");
    assert!(reading.is_clean(), "{reading:?}");
    assert_eq!(
        periods(&reading),
        [("Jan", vec![Some(12_000), Some(850), Some(30)]), ("Feb", vec![Some(12_500), Some(860), Some(31)])]
    );
    let reading = history("Month\tSpend\tVisitors\tLeads\nJan\t5000\t12000\t850\nFeb\t5100\t12500\t860");
    assert_eq!(periods(&reading)[0], ("Jan", vec![Some(12_000), Some(850), None]));
    let [Notice::UnmatchedColumn { line: Line::Column(2), heading }, Notice::MissingStage(2)] =
        reading.notices.as_slice()
    else {
        panic!("{reading:?}")
    };
    assert_eq!(heading.as_str(), "Spend");
    // No heading: in the order of the stages. A heading without any of them: asked.
    let plain = history("Jan\t12000\t850\t30\nFeb\t12500\t860\t31");
    assert!(plain.is_clean());
    assert_eq!(periods(&plain)[1], ("Feb", vec![Some(12_500), Some(860), Some(31)]));
    let asked = history("Month\tA\tB\tC\nJan\t12000\t850\t30\nFeb\t12500\t860\t31");
    assert_eq!(asked.rows.len(), 2);
    assert!(matches!(asked.questions.as_slice(), [Question::StageColumns { .. }]));
    let answers = Answers { stage_columns: Some(&[None, Some(2), None, Some(0)]), ..Answers::default() };
    let read = history_with(
        "Month\tA\tB\tC\nJan\t12000\t850\t30\nFeb\t12500\t860\t31",
        &TableOptions { answers, ..with_plan() },
    );
    assert_eq!(periods(&read)[0], ("Jan", vec![Some(30), None, Some(12_000)]));
}

/// Kind 7.
#[test]
fn a_history_that_lies_across_is_turned_round() {
    for heading in ["Jan\tFeb\tMar", "2024\t2025\t2026", "2026-01\t2026-02\t2026-03", "Q1 2026\tQ2 2026\tQ3 2026"] {
        let rows = "Visitors\t12000\t12500\t13000\nLeads\t850\t860\t870\nOrders\t30\t31\t32";
        let reading = history(&format!("Stage\t{heading}\n{rows}"));
        assert!(reading.turned && reading.is_clean(), "{reading:?}");
        let labels: Vec<_> = heading.split('\t').collect();
        let expected = [
            (labels[0], vec![Some(12_000), Some(850), Some(30)]),
            (labels[1], vec![Some(12_500), Some(860), Some(31)]),
            (labels[2], vec![Some(13_000), Some(870), Some(32)]),
        ];
        assert_eq!(periods(&reading), expected);
        assert_eq!(reading.rows[2].lines, [Line::Column(4)]);
        assert!(reading.rows.iter().all(|row| row.period.is_some()));
        assert_eq!(reading.sum, 37_500 + 2_580 + 93);
    }
}

/// Kind 9.
#[test]
fn an_empty_place_stays_empty() {
    let reading = stages("15000\n\n420\n210", &options());
    assert_eq!(counts(&reading), [Some(15_000), None, Some(420), Some(210)]);
    assert_eq!(reading.notices, [Notice::EmptyCell(Place { row: 2, column: 1 })]);
    let reading = stages("Visits\t15000\nLeads\t\nOrders\t420", &options());
    assert_eq!(pairs(&reading), [("Visits", Some(15_000)), ("Leads", None), ("Orders", Some(420))]);
    assert_eq!(reading.notices, [Notice::EmptyCell(Place { row: 2, column: 2 })]);
    assert_eq!(counts(&stages("15000\t\t420\t210", &options())), [Some(15_000), None, Some(420), Some(210)]);
}

/// Kind 11.
#[test]
fn repeated_names_are_asked() {
    let text = "Channel\tStage\tCount\nSearch\tVisits\t100\nSearch\tLeads\t10\nMail\tVisits\t50\nMail\tLeads\t7";
    let reading = stages(text, &options());
    assert_eq!(reading.rows.len(), 4);
    let [Question::Repeated { names, rows: 4, has_counts: true, guess: Repeated::Keep }] = reading.questions.as_slice()
    else {
        panic!("{reading:?}")
    };
    assert_eq!(names.iter().map(|name| name.as_str()).collect::<Vec<_>>(), ["Visits", "Leads"]);
    let summed = answered(Answers { repeated: Some(Repeated::Sum), ..Answers::default() });
    let reading = clean_with(text, &summed, &[("Visits", 150), ("Leads", 17)]);
    assert_eq!(reading.rows[0].lines, [Line::Row(2), Line::Row(4)]);
    // Without a heading, what the rows are of is asked first.
    let bare = "Search\tVisits\t100\nSearch\tLeads\t10\nMail\tVisits\t50\nMail\tLeads\t7";
    let reading = stages(bare, &options());
    let candidates = vec![Line::Column(1), Line::Column(2)];
    assert!(reading.questions.contains(&Question::NameColumn { candidates, guess: Line::Column(1) }), "{reading:?}");
    let stage = answered(Answers { name_column: Some(2), repeated: Some(Repeated::Sum), ..Answers::default() });
    clean_with(bare, &stage, &[("Visits", 150), ("Leads", 17)]);
    // The plan's stages tell.
    assert_eq!(pairs(&stages("Search\tVisitors\t100\nMail\tLeads\t10", &with_plan()))[1], ("Leads", Some(10)));
    // A row per deal.
    let deals = "Deal,Stage,Amount\nACME,Demo,€5000\nBolt,Demo,€700\nCode,Won,€90";
    let reading = stages(deals, &options());
    assert!(reading.notices.contains(&Notice::NoCounts));
    assert!(matches!(reading.questions.as_slice(), [Question::Repeated { has_counts: false, .. }]), "{reading:?}");
    let counted = answered(Answers { repeated: Some(Repeated::CountRows), ..Answers::default() });
    assert_eq!(pairs(&stages(deals, &counted)), [("Demo", Some(2)), ("Won", Some(1))]);
}

/// Kind 11 in a history.
#[test]
fn rows_of_a_month_and_segment_can_be_summed() {
    let text = "Month\tSegment\tVisitors\nJan\tA\t10\nJan\tB\t11\nFeb\tA\t12\nFeb\tB\t13";
    let reading = history(text);
    assert_eq!(reading.rows.len(), 4);
    assert!(matches!(reading.questions.as_slice(), [Question::Repeated { rows: 4, .. }]), "{reading:?}");
    let answers = Answers { repeated: Some(Repeated::Sum), ..Answers::default() };
    let reading = history_with(text, &TableOptions { answers, ..with_plan() });
    assert_eq!(periods(&reading), [("Jan", vec![Some(21), None, None]), ("Feb", vec![Some(25), None, None])]);
    assert_eq!(reading.rows[1].lines, [Line::Row(4), Line::Row(5)]);
    assert!(reading.questions.is_empty());
}

#[test]
fn cells_beyond_the_heading_are_told() {
    let reading = history("Month,Visitors,Leads,Orders\nJan,12,000,850,30\nFeb,12,500,860,31");
    assert!(reading.notices.contains(&Notice::WiderThanHeading(Line::Row(2))), "{reading:?}");
}

/// Kind 12.
#[test]
fn what_is_odd_about_a_history_is_told() {
    let total = history("Month\tVisitors\tLeads\tOrders\n2026-01\t10\t5\t1\n2026-02\t20\t6\t2\nTotal\t30\t11\t3");
    assert_eq!(total.rows.len(), 2);
    assert_eq!(total.notices, [Notice::Total(Line::Row(4))]);
    let newest = history("2026-03\t3\t2\t1\n2026-02\t2\t2\t1\n2026-01\t1\t1\t1");
    assert_eq!(newest.notices, [Notice::NewestFirst]);
    assert_eq!(periods(&newest)[0], ("2026-01", vec![Some(1), Some(1), Some(1)]));
    let names = history("Mar\t3\t2\t1\nFeb\t2\t2\t1\nJan\t1\t1\t1");
    assert_eq!(names.notices, [Notice::NewestFirst]);
    let unsorted = history("2026-01\t1\t1\t1\n2026-03\t3\t2\t1\n2026-02\t2\t2\t1");
    assert_eq!(unsorted.notices, [Notice::Sorted]);
    assert_eq!(periods(&unsorted)[1].0, "2026-02");
    let gap = history("2025-11\t1\t1\t1\n2026-02\t3\t2\t1");
    assert_eq!(
        gap.notices,
        [Notice::MissingPeriod(Period::Month(2025, 12)), Notice::MissingPeriod(Period::Month(2026, 1))]
    );
    let doubled = history("2026-01\t1\t1\t1\n2026-01\t3\t2\t1\n2026-02\t3\t2\t1");
    assert_eq!(doubled.rows.len(), 3);
    let period = Period::Month(2026, 1);
    assert_eq!(doubled.notices, [Notice::DoubledPeriod { period, line: Line::Row(2) }]);
    let empty = history("2026-01\t1\t\t1\n2026-02\t3\tx\t1");
    assert_eq!(periods(&empty), [("2026-01", vec![Some(1), None, Some(1)]), ("2026-02", vec![Some(3), None, Some(1)])]);
    assert_eq!(empty.notices, [Notice::EmptyCell(Place { row: 1, column: 3 })]);
    assert_eq!(empty.unread.len(), 1);
    let text = "2026-10\t10\t5\t1\n2026-11\t20\t6\t2\n2026-12\t3\t1\t0";
    let today = Date::new(2026, 12, 9);
    let running = history_with(text, &TableOptions { today, ..with_plan() });
    assert_eq!(running.rows.len(), 2);
    assert_eq!(
        running.questions,
        [Question::Running { line: Line::Row(3), label: Text::fitted("2026-12"), guess: true }]
    );
    assert_eq!(running.left_out, [LeftOut { line: Line::Row(3), why: LeftOutBecause::Running }]);
    let answers = Answers { running: Some(false), ..Answers::default() };
    let kept = history_with(text, &TableOptions { today, answers, ..with_plan() });
    assert!(kept.is_clean() && kept.rows.len() == 3);
    assert!(history_with(text, &TableOptions { today: Date::new(2027, 1, 9), ..with_plan() }).is_clean());
    for (label, day) in [("2026", (2026, 1, 1)), ("2026 Q2", (2026, 6, 30)), ("Jul", (2020, 7, 1))] {
        let today = Date::new(day.0, day.1, day.2);
        let text = format!("Before\t9\t6\t1\nAfter\t10\t5\t1\n{label}\t3\t1\t0");
        let reading = history_with(&text, &TableOptions { today, ..with_plan() });
        assert_eq!(reading.rows.len(), 2, "{label}");
    }
    // A year's end is no gap.
    assert!(history("Nov\t1\t1\t1\nDec\t2\t2\t2\nJan\t3\t3\t3").is_clean());
}

/// Kind 18.
#[test]
fn a_column_of_counts_is_read_with_what_stands_around_it() {
    let expected = [Some(12_000), Some(850), Some(38)];
    for text in [
        "Count\n12000\n850\n38",
        "12000\t100%\n850\t7.1%\n38\t0.3%",
        "1\t12000\n2\t850\n3\t38",
        "sep=;\nCount\n12000\n850\n38",
        "# last month\nCount\n12000\n850\n38",
        "12000\t850\t38",
    ] {
        let reading = stages(text, &options());
        assert_eq!(counts(&reading), expected, "{text:?}: {reading:?}");
        assert!(reading.is_clean(), "{text:?}: {reading:?}");
    }
    assert_eq!(counts(&stages("12000\n-\n38", &options())), [Some(12_000), Some(0), Some(38)]);
    clean("Visits\t12000\nLeads\t–", &[("Visits", 12_000), ("Leads", 0)]);
    let reading = stages("Report of July\n\nStage,Count\nVisits,12000\nLeads,850\nOrders,38", &options());
    assert_eq!(pairs(&reading), PLAIN.map(|(name, count)| (name, Some(count))));
    assert!(!reading.is_clean());
    assert!(reading.left_out.contains(&LeftOut { line: Line::Row(1), why: LeftOutBecause::Preamble }));
    assert!(reading.left_out.contains(&LeftOut { line: Line::Row(3), why: LeftOutBecause::Heading }));
    assert_eq!(reading.rows[0].lines, [Line::Row(4)]);
}

#[test]
fn a_name_may_look_like_a_remark() {
    clean("#promo\t12000\n# of leads\t850", &[("#promo", 12_000), ("# of leads", 850)]);
    let reading = stages("Visits\t12000\n#promo\t\n# of leads\tn/a", &options());
    assert_eq!(pairs(&reading), [("Visits", Some(12_000)), ("#promo", None), ("# of leads", None)]);
    assert_eq!(unread(&reading), [(3, 2, "n/a", UnreadBecause::NotANumber)]);
    assert_eq!(stages("#promo\n#sale", &options()).rows.len(), 2);
    assert_eq!(stages("# of visits\n# of leads", &options()).rows.len(), 2);
    let dashes = stages("12000\n---\n38", &options());
    assert_eq!((dashes.unread.len(), counts(&dashes)), (1, vec![Some(12_000), None, Some(38)]));
    let parted = stages("# all, of July\nStage,Count\nVisits,12000\nLeads,850", &options());
    assert_eq!(parted.left_out[0], LeftOut { line: Line::Row(1), why: LeftOutBecause::Preamble });
    assert_eq!(parted.rows.len(), 2);
}

/// Kind 19, and months in front of kind 18.
#[test]
fn a_series_lies_down_or_across() {
    for text in [
        "500\t600\t700",
        "500\n600\n700",
        "Jan\t500\nFeb\t600\nMar\t700",
        "Jan\tFeb\tMar\n500\t600\t700",
        "Month\tCount\n2026-01\t500\n2026-02\t600\n2026-03\t700",
        "2024\t500\n2025\t600\n2026\t700",
        "2024\t2025\t2026\n500\t600\t700",
        "New leads\t500\t600\t700",
    ] {
        let reading = series(text, 12);
        assert_eq!(counts(&reading), [Some(500), Some(600), Some(700)], "{text:?}: {reading:?}");
        assert!(reading.is_clean() || text.starts_with("New"), "{text:?}: {reading:?}");
    }
    let commas = series("500,600,700", 12);
    assert_eq!(counts(&commas), [Some(500), Some(600), Some(700)]);
    assert!(matches!(commas.questions.as_slice(), [Question::CommaGroups { guess: false, .. }]));
    let many = series(&(1..=14).map(|row| format!("{}\n", row * 7 + 3)).collect::<String>(), 12);
    assert_eq!((many.rows.len(), many.notices), (14, vec![Notice::TooMany { fit: 12, found: 14 }]));
}

/// Kind 20.
#[test]
fn a_year_above_counts_is_a_heading() {
    clean("Stage,2026\nVisits,12000\nLeads,850\nOrders,38", &PLAIN);
    let reading = stages("Etap\t2026\nVisits\t12000\nLeads\t850", &options());
    assert_eq!(reading.questions, [Question::Heading { line: Line::Row(1), guess: false }]);
    let heading = answered(Answers { heading: Some(true), ..Answers::default() });
    clean_with("Etap\t2026\nVisits\t12000\nLeads\t850", &heading, &[("Visits", 12_000), ("Leads", 850)]);
    let row = answered(Answers { heading: Some(false), ..Answers::default() });
    clean_with("Web\t2026\nLeads\t850", &row, &[("Web", 2_026), ("Leads", 850)]);
    clean_with("Visitors\t2026\nLeads\t850", &with_plan(), &[("Visitors", 2_026), ("Leads", 850)]);
}

/// Kind 7 for stages.
#[test]
fn stages_may_lie_across() {
    for text in [
        "Visits\tLeads\tOrders\n12000\t850\t38",
        "Stage\tVisits\tLeads\tOrders\nCount\t12000\t850\t38",
        "Stage\tVisits\tLeads\tOrders\nShare\t100%\t7.1%\t0.3%\nCount\t12000\t850\t38",
    ] {
        let reading = clean(text, &PLAIN);
        assert!(reading.turned);
    }
    // Periods above are no stages, and words for counts may be names of stages.
    let reading = stages("Stage\t2024\t2025\nVisitors\t12000\t12500\nLeads\t850\t860", &options());
    assert_eq!(pairs(&reading), [("Visitors", Some(12_000)), ("Leads", Some(850))]);
    assert!(matches!(reading.questions.as_slice(), [Question::CountColumn { .. }]));
    assert!(!clean("Stage,Order,Count\nVisits,1,12000", &[("Visits", 12_000)]).turned);
}

#[test]
fn sums_are_left_out_or_asked() {
    for name in ["Total", "TOTAL:", ""] {
        let reading = stages(&format!("Visits\t120\nLeads\t85\n{name}\t205"), &options());
        assert_eq!(pairs(&reading), [("Visits", Some(120)), ("Leads", Some(85))], "{reading:?}");
        assert_eq!(reading.notices, [Notice::Total(Line::Row(3))]);
        assert!(reading.questions.is_empty());
        assert_eq!(reading.sum, 205);
    }
    let text = "Visits\t120\nLeads\t85\nAll\t205";
    let reading = stages(text, &options());
    assert_eq!(reading.rows.len(), 3);
    assert_eq!(reading.questions, [Question::Total { line: Line::Row(3), guess: false }]);
    let answer = answered(Answers { total: Some(true), ..Answers::default() });
    assert_eq!(stages(text, &answer).rows.len(), 2);
}

#[test]
fn names_alone_are_read() {
    let reading = stages("Visits\nLeads\nOrders", &options());
    assert_eq!(pairs(&reading), [("Visits", None), ("Leads", None), ("Orders", None)]);
    assert!(reading.is_clean());
    assert_eq!(stages("Visits 12000\nLeads 850\nOrders 38", &options()).notices, [Notice::NoCounts]);
    assert_eq!(pairs(&stages("Visitors,Leads,Orders", &with_plan())).len(), 3);
    let numbered = stages("1\tVisits\n2\tLeads\n3\tOrders", &options());
    assert_eq!(pairs(&numbered), pairs(&reading));
    assert_eq!(roles(&numbered), [ColumnRole::Order, ColumnRole::Names]);
}

#[test]
fn the_reasons_are_told() {
    let reading = stages("a\t12\nb\t12.5\nc\t-3\nd\t1000000000000001\ne\t50%\nf\t€5\ng\tmany\nh\t7", &options());
    let why: Vec<_> = reading.unread.iter().map(|unread| unread.why).collect();
    use UnreadBecause::{Money, NotACount, NotANumber, Percent, TooLarge};
    assert_eq!(why, [NotACount, NotACount, TooLarge, Percent, Money, NotANumber]);
    let unclear = stages("Visits\t>12,000\nLeads\t5 of 850", &options());
    assert_eq!(unclear.unread.len(), 2);
    let long = format!("a\t1\nb\t{}\nc\t3", "x".repeat(200));
    assert_eq!(stages(&long, &options()).unread[0].found.as_str().len(), 80);
}

#[test]
fn limits_are_told() {
    assert_eq!(Cells::split(&"a".repeat(MAXIMUM_TABLE_LENGTH + 1), &options()), Err(TableTooLong));
    let text: String = (0..=MAXIMUM_STAGES).map(|row| format!("Stage {row}\t{}\n", 1000 - row)).collect();
    let reading = stages(&text, &options());
    assert_eq!(reading.rows.len(), MAXIMUM_STAGES + 1);
    assert_eq!(reading.notices, [Notice::TooMany { fit: MAXIMUM_STAGES, found: MAXIMUM_STAGES + 1 }]);
    let wide = format!("Visits{}5\nLeads\t3", "\t".repeat(1500));
    assert!(stages(&wide, &options()).notices.contains(&Notice::TooWide { read: 1000 }));
}

/// That no shape of a text takes more time than it is long: those of the longest would not end.
#[test]
fn long_texts_are_read() {
    let pieces = [
        "\n",
        "\t",
        ",",
        "|",
        "1\n",
        "a,1\n",
        "\"",
        "\"\n",
        "#\n",
        "x\t1\t2\n",
        "12,000\n",
        "Jan\t5\n",
        "~1\n",
        "1 a a a",
    ];
    for piece in pieces {
        for above in ["", &"\t".repeat(1000), &"1\t".repeat(1000), &"Count\t".repeat(1000)] {
            let text = [above, "\n", &piece.repeat(100_000 / piece.len())].concat();
            stages(&text, &with_plan());
            series(&text, 12);
            history(&text);
        }
    }
}

type Reads<'a> = dyn Fn(&TableOptions) -> Reading<CountedRow> + 'a;

/// The lines of a text without quotes that have anything in them, as the reading counts them.
fn filled(text: &str, turned: bool) -> BTreeSet<Line> {
    let mut lines = BTreeSet::new();
    for (row, line) in text.split('\n').enumerate() {
        for (column, cell) in line.split('\t').enumerate() {
            if !cell.trim().is_empty() {
                lines.insert(if turned { Line::Column(column + 1) } else { Line::Row(row + 1) });
            }
        }
    }
    lines
}

fn told(reading: &Reading<CountedRow>) -> Vec<Line> {
    let understood = reading.rows.iter().flat_map(|row| row.lines.iter().copied());
    understood.chain(reading.left_out.iter().map(|left| left.line)).collect()
}

fn guesses(questions: &[Question]) -> Answers<'static> {
    let mut answers = Answers::default();
    for question in questions {
        match question {
            Question::CommaGroups { guess, .. } => answers.comma_groups = Some(*guess),
            Question::Heading { guess, .. } => answers.heading = Some(*guess),
            Question::NameColumn { guess: Line::Row(guess) | Line::Column(guess), .. } => {
                answers.name_column = Some(*guess);
            }
            Question::CountColumn { guess: Line::Row(guess) | Line::Column(guess), .. } => {
                answers.count_column = Some(*guess);
            }
            Question::Separator { guess, .. } => answers.separator = Some(*guess),
            Question::Repeated { guess, .. } => answers.repeated = Some(*guess),
            Question::Total { guess, .. } => answers.total = Some(*guess),
            Question::Running { guess, .. } => answers.running = Some(*guess),
            Question::StageColumns { .. } => {}
        }
    }
    answers
}

fn any_table() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        4 => "[0-9]{1,5}",
        2 => "[A-Za-z]{1,6}",
        1 => Just(String::new()),
        1 => prop_oneof!["-", "n/a", "12\\.000", "12,000", "100%", "€5", "~7", "Total", "Stage", "Count", "2026", "Jan", "#", "# x", "---"],
    ];
    let row = proptest::collection::vec(cell, 0..5).prop_map(|cells| cells.join("\t"));
    proptest::collection::vec(row, 0..8).prop_map(|rows| rows.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_is_read(text in "[\\PC\"',;|#\t\r\n0-9]{0,200}") {
        let options = with_plan();
        let cells = Cells::split(&text, &options).unwrap();
        read_stage_table(&cells, &options, MAXIMUM_STAGES);
        read_series_table(&cells, &options, 12);
        read_history_table(&cells, &options, MAXIMUM_HISTORY);
    }

    #[test]
    fn every_row_is_understood_unread_or_left_out(text in any_table(), stages_known in any::<bool>()) {
        let options = if stages_known { with_plan() } else { options() };
        let read_stages = |options: &TableOptions| stages(&text, options);
        let read_series = |options: &TableOptions| read_series_table(&Cells::split(&text, options).unwrap(), options, 12);
        for read in [&read_stages as &Reads, &read_series] {
            let reading = read(&options);
            let told = told(&reading);
            let once: BTreeSet<Line> = told.iter().copied().collect();
            prop_assert_eq!(once.len(), told.len(), "{:?}", reading);
            // The guesses, given as answers, change nothing, and nothing is asked again.
            let again = read(&TableOptions { answers: guesses(&reading.questions), ..options });
            prop_assert_eq!(&again.rows, &reading.rows);
            prop_assert_eq!(&again.questions, &[]);
            for line in filled(&text, reading.turned) {
                // What stands above a table that is turned round is told by its rows.
                prop_assert!(once.contains(&line) || reading.turned && !reading.left_out.is_empty(), "{:?} {:?}", line, reading);
            }
        }
        let reading = history_with(&text, &options);
        let told: BTreeSet<Line> = reading.rows.iter().flat_map(|row| row.lines.iter().copied()).chain(reading.left_out.iter().map(|left| left.line)).collect();
        prop_assert_eq!(told.len(), reading.rows.len() + reading.left_out.len());
        for line in filled(&text, reading.turned) {
            prop_assert!(told.contains(&line) || reading.turned && !reading.left_out.is_empty(), "{:?} {:?}", line, reading);
        }
    }

    #[test]
    fn what_is_written_reads_back(
        rows in proptest::collection::vec(("['=+@\"',;|A-Za-z0-9 .~#-]{0,6}", 0_u64..=Count::MAXIMUM), 1..=MAXIMUM_STAGES),
        in_force in any::<bool>(),
    ) {
        let heading = vec![Cell::Text("Stage".into()), Cell::Text("Count".into()), Cell::Text("ExpectedCount".into())];
        let row = |(name, count): &(String, u64)| {
            let expected = if in_force { Cell::Number(*count as f64 / 7.0) } else { Cell::Empty };
            vec![Cell::Text(name.clone()), Cell::Number(*count as f64), expected]
        };
        let table: Vec<Vec<Cell>> = std::iter::once(heading).chain(rows.iter().map(row)).collect();
        let with_comma = |number: f64| number.to_string().replace('.', ",");
        let keep = Answers { total: Some(false), turned: Some(false), ..Answers::default() };
        let german = TableOptions { symbols: GERMAN, ..answered(keep) };
        for (text, options) in [
            (write_csv(&table, &|number| number.to_string()), answered(keep)),
            (write_tsv(&table, &with_comma), german),
        ] {
            let reading = stages(&text, &options);
            let expected: Vec<_> = rows.iter().map(|(name, count)| (name.trim(), Some(*count))).collect();
            prop_assert_eq!(pairs(&reading), expected, "{} {:?}", text, reading);
        }
    }

    #[test]
    fn a_table_turned_round_reads_the_same(
        rows in proptest::collection::vec(("[A-Z][a-z]{3,7}x", 0_u64..100_000), 2..20),
        is_headed in any::<bool>(),
    ) {
        let mut down: Vec<Vec<String>> = rows.iter().map(|(name, count)| vec![name.clone(), count.to_string()]).collect();
        if is_headed {
            down.insert(0, vec!["Stage".into(), "Count".into()]);
        }
        let across: Vec<Vec<String>> =
            (0..2).map(|at| down.iter().map(|row| row[at].clone()).collect()).collect();
        let options = options();
        let (down, across) = (
            read_stage_table(&Cells::from_rows(down), &options, MAXIMUM_STAGES),
            read_stage_table(&Cells::from_rows(across), &options, MAXIMUM_STAGES),
        );
        prop_assert!(across.turned && !down.turned);
        prop_assert_eq!(pairs(&down), pairs(&across));
        prop_assert_eq!(down.questions.len(), across.questions.len());
        prop_assert_eq!(down.notices.len(), across.notices.len());
    }
}

/// What LibreOffice writes of one sheet, in each of its dialects.
#[test]
fn what_libreoffice_writes_is_read() {
    for text in [
        include_str!("../../tests/fixtures/tables/libreoffice-en.csv"),
        include_str!("../../tests/fixtures/tables/libreoffice-de.csv"),
        include_str!("../../tests/fixtures/tables/libreoffice-tabs.tsv"),
    ] {
        for symbols in [Symbols::ENGLISH, GERMAN] {
            clean_with(
                text,
                &TableOptions { symbols, ..options() },
                &[("Website visitors", 1_234_567), ("Leads; all, of \"Web\"", 12_000), ("Käufer", 38)],
            );
        }
    }
}
