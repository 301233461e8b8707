//! What a stranger can hand in, read. Invariant: no bytes panic, and whatever is read from them is kept when it is written.
//!
//! Part of the fuzz targets, and of `tests/fuzz_corpus.rs`, which replays what fuzzing found.

// Each fuzz target compiles this for itself and calls one of them. What is asserted of core may panic here.
#![allow(dead_code, clippy::expect_used)]

use funnelwright_core::format::{
    Answers, Cells, KnownWords, Line, Place, TableOptions, Value, read_history_table, read_index, read_link,
    read_newer, read_plan, read_plans, read_series_table, read_stage_table, repair_plan, write_link, write_plan,
};
use funnelwright_core::number_text::{self, Problem, Symbols};
use funnelwright_core::plan::{Date, MAXIMUM_HISTORY, MAXIMUM_STAGES, Plan};

use crate::framed::{HEAD, framed};
use crate::json::{Printed, value};

/// A link as it stands, and the one with the same body and a checksum that fits it, which no change would hit by chance.
pub fn link(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let body = text.get(HEAD..).unwrap_or_default();
    for link in [text.to_owned(), framed(body)] {
        if let Ok(plan) = read_link(&link) {
            assert_eq!(write_link(&plan), Some(link));
            assert_kept(&plan);
        }
    }
}

/// A file of a plan, of many plans, or an index of plans.
pub fn plan_file(bytes: &[u8]) {
    let Ok(json) = serde_json::from_slice(bytes) else { return };
    let file = value(&json);
    let repaired = repair_plan(&file);
    if let Ok(plan) = read_plan(&file) {
        assert!(repaired.as_ref().is_ok_and(|repaired| repaired.repairs.is_empty() && repaired.plan == plan));
    }
    let others = read_plans(&file).map(|read| read.plans).unwrap_or_default();
    let read = [repaired, read_newer(&file)].into_iter().chain(others).flatten();
    let mut plans: Vec<Plan> = read.map(|repaired| repaired.plan).collect();
    plans.dedup();
    plans.iter().for_each(assert_kept);
    if let Ok(index) = read_index(&file) {
        assert!(index.plans().contains(&index.active()));
    }
}

/// A table of any kind, however it lies. The first byte chooses the locale.
pub fn table(bytes: &[u8]) {
    let Some((locale, text)) = bytes.split_first() else { return };
    let Ok(text) = str::from_utf8(text) else { return };
    let [decimal, group] = LOCALES[usize::from(*locale) % LOCALES.len()];
    let words = KnownWords {
        names: &["stage"],
        counts: &["count"],
        orders: &["order"],
        percents: &["rate"],
        money: &["cost"],
        periods: &["month"],
        totals: &["total"],
        missing: &["unknown"],
        months: &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    };
    let stages: &[&str] = if locale & 0x80 == 0 { &[] } else { &["Visits", "Leads", "Orders"] };
    let symbols = Symbols { decimal, group };
    let options = TableOptions { symbols, words, stages, today: Date::new(2026, 12, 9), answers: Answers::default() };
    let cells = Cells::split(text, &options).expect("no fuzzer makes a text of the length that is refused");
    for reading in [read_stage_table(&cells, &options, MAXIMUM_STAGES), read_series_table(&cells, &options, 12)] {
        let sum: u128 = reading.rows.iter().filter_map(|row| row.count).map(|count| u128::from(count.get())).sum();
        assert_eq!(sum, reading.sum);
        // Every line is told once.
        let of_place = |place: Place| if reading.turned { Line::Column(place.column) } else { Line::Row(place.row) };
        let told = reading.rows.iter().flat_map(|row| row.lines.iter().copied());
        let mut told: Vec<Line> = told.chain(reading.left_out.iter().map(|left| left.line)).collect();
        told.sort();
        assert!(told.windows(2).all(|pair| pair[0] != pair[1]), "{reading:?}");
        let rows = told.iter().filter(|line| matches!(line, Line::Row(_))).count();
        assert!(reading.turned || rows == told.len(), "{reading:?}");
        if !reading.turned && !text.contains(['"', '\r']) {
            let filled = text.split('\n').zip(1..).filter(|(row, _)| row.contains(char::is_alphanumeric));
            assert!(filled.map(|(_, row)| Line::Row(row)).all(|line| told.contains(&line)), "{reading:?}");
        }
        assert!(reading.unread.iter().all(|unread| told.contains(&of_place(unread.place))), "{reading:?}");
    }
    let history = read_history_table(&cells, &options, MAXIMUM_HISTORY);
    assert!(history.rows.iter().all(|row| row.counts.len() == stages.len()));
}

/// The first byte chooses the locale.
pub fn number_text(bytes: &[u8]) {
    let Some((locale, typed)) = bytes.split_first() else { return };
    let Ok(text) = str::from_utf8(typed) else { return };
    let [decimal, group] = LOCALES[usize::from(*locale) % LOCALES.len()];
    let symbols = Symbols { decimal, group };
    let any = number_text::parse(text, &symbols);
    for places in 0..4 {
        // Fewer decimals never make another number of a text without a word, but for parts of people.
        if let Ok(typed) = number_text::parse_amount(text, &symbols, places) {
            let any = any.as_ref().expect("with more decimals");
            assert!(typed == *any || places == 0 && any.value.scale() > 0, "{text:?}");
        }
    }
    match any {
        Ok(typed) => {
            assert!(typed.value.to_f64().abs() <= 1e18);
            let plain = typed.value.to_string();
            assert_eq!(plain.parse(), Ok(typed.value));
            let sign = if typed.percent { "%" } else { "" };
            let printed = plain.replace('.', &decimal.to_string()) + sign;
            assert_eq!(number_text::parse(&printed, &symbols), Ok(typed), "{printed}");
        }
        Err(Problem::NotANumber(part)) => assert!(!part.is_empty() && text.contains(&part), "{part:?}"),
        Err(_) => {}
    }
}

/// English, German, French, Arabic, Swiss.
const LOCALES: [[char; 2]; 5] = [['.', ','], [',', '.'], [',', '\u{202f}'], ['٫', '٬'], ['.', '’']];

/// That a file and a link keep a plan, which was read.
fn assert_kept(plan: &Plan) {
    let printed = serde_json::to_string(&Printed(&write_plan(plan))).expect("printed");
    let back: Value = value(&serde_json::from_str(&printed).expect("what was printed"));
    assert_eq!(read_plan(&back).as_ref(), Ok(plan));
    if let Some(link) = write_link(plan) {
        assert_eq!(read_link(&link).as_ref(), Ok(plan));
    }
}
