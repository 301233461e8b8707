//! Events: their edits, their file, and what is saved of a damaged one.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used, clippy::panic)]

mod funnel;
mod json;

use funnel::{funnel, plan};
use funnelwright_core::format::{
    FileProblem, Mending, Repair, Repaired, read_link, read_plan, repair_plan, write_link, write_plan,
};
use funnelwright_core::plan::{Date, Edit, Event, EventsEdit, MAXIMUM_EVENTS, Plan, PlanProblem, Text};
use json::{Printed, value};
use serde_json::{Value as Json, json};

const GOLDEN: &str = include_str!("fixtures/plans/v1-events.json");

fn day(text: &str) -> Date {
    Date::from_iso(text).unwrap()
}

fn event(date: &str, note: &str) -> Event {
    Event { date: day(date), note: Text::fitted(note) }
}

fn golden_plan() -> Plan {
    let mut draft = funnel(&[10, 2]);
    *draft.events = vec![event("2027-03-14", "Новый прайс-лист"), event("0001-01-01", "")];
    plan(draft)
}

fn golden_with(pointer: &str, put: Json) -> Json {
    json::put(serde_json::from_str(GOLDEN).unwrap(), pointer, put)
}

#[test]
fn the_golden_file_reads_as_it_was_meant_and_is_rewritten_to_the_byte() {
    let read = read_plan(&value(&serde_json::from_str(GOLDEN).unwrap())).unwrap();
    assert_eq!(read, golden_plan());
    assert_eq!(serde_json::to_string_pretty(&Printed(&write_plan(&read))).unwrap() + "\n", GOLDEN);
    assert_eq!(read_link(&write_link(&read).unwrap()), Ok(read));
}

#[test]
fn each_edit_changes_its_own_event_and_one_of_none_changes_nothing() {
    let start = golden_plan();
    let after = |edit: EventsEdit| start.apply(Edit::Events(edit)).unwrap().events.to_vec();
    let [first, second] = [event("2027-03-14", "Новый прайс-лист"), event("0001-01-01", "")];
    assert_eq!(after(EventsEdit::Add(event("2027-05-01", "Fair"))).last(), Some(&event("2027-05-01", "Fair")));
    assert_eq!(after(EventsEdit::SetDate(1, day("2026-12-01"))), [first.clone(), event("2026-12-01", "")]);
    assert_eq!(after(EventsEdit::SetNote(0, Text::fitted("Prices"))), [event("2027-03-14", "Prices"), second.clone()]);
    assert_eq!(after(EventsEdit::Remove(0)), [second]);
    for nothing in
        [EventsEdit::Remove(2), EventsEdit::SetDate(2, day("2026-12-01")), EventsEdit::SetNote(9, Text::default())]
    {
        assert_eq!(after(nothing), start.events.to_vec());
    }
}

#[test]
fn a_plan_keeps_so_many_and_no_more() {
    let add = |plan: Plan| plan.apply(Edit::Events(EventsEdit::Add(event("2027-01-01", ""))));
    let full = (0..MAXIMUM_EVENTS).fold(plan(funnel(&[10, 2])), |plan, _| add(plan).unwrap());
    assert_eq!(add(full), Err(PlanProblem::SectionFull));
}

#[test]
fn letters_of_a_note_are_one_step_of_undo_and_each_event_has_its_own() {
    let plan = golden_plan();
    let key = |edit: EventsEdit| Edit::Events(edit).key(&plan);
    let note = |position: usize, text: &str| key(EventsEdit::SetNote(position, Text::fitted(text)));
    assert!(note(0, "F").is_some() && note(0, "F") == note(0, "Fa"));
    assert_ne!(note(0, "F"), note(1, "F"));
    assert_ne!(note(0, "F"), key(EventsEdit::SetDate(0, day("2027-01-01"))));
    assert_eq!(key(EventsEdit::Remove(0)), None);
}

#[test]
fn an_event_of_nobody_knows_which_day_is_left_out_as_a_whole() {
    for (pointer, junk) in [
        ("/plan/events/0/date", json!("2027-02-29")),
        ("/plan/events/0/date", json!("14.03.2027")),
        ("/plan/events/0/date", Json::Null),
        ("/plan/events/0/note", json!(7)),
        ("/plan/events/0", json!("Fair")),
    ] {
        let file = value(&golden_with(pointer, junk));
        assert_eq!(read_plan(&file), Err(FileProblem::IllegalField("events.1".into())), "{pointer}");
        let mut draft = golden_plan().to_draft();
        draft.events.remove(0);
        let repairs = vec![Repair { path: "events.1".into(), mending: Mending::LeftOut }];
        assert_eq!(repair_plan(&file), Ok(Repaired { plan: plan(draft), repairs }), "{pointer}");
    }
}
