//! Plans that go beyond their funnel as files: version 2, and what is saved of damaged ones.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used, clippy::panic)]

mod funnel;
mod json;
mod support;

use funnel::{cents, euros, funnel, id, people, plan};
use funnelwright_core::codec::{
    FileProblem, Mending, Repair, Repaired, read_basic_plan, read_newer, read_plan, repair_plan, write_plan,
};
use funnelwright_core::model::{
    Change, Days, Edit, Handling, Horizon, Inflow, Interval, Method, Month, Open, Outlook, Past, Payment, PerStage,
    Periods, Plan, PlanDraft, Quantity, Season, Shared, Target, Team, Text, Touches, Volumes,
};
use json::{Printed, value};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const GOLDEN: &str = include_str!("fixtures/plans/v2.json");
const FIRST_VERSION: &str = include_str!("fixtures/plans/v1.json");

fn days(text: &str) -> Days {
    Days::new(text.parse().unwrap()).unwrap()
}

fn quantity<const MAXIMUM: u32>(text: &str) -> Quantity<MAXIMUM> {
    Quantity::new(text.parse().unwrap()).unwrap()
}

fn growing(change: &str, factors: &[&str]) -> Inflow {
    let season = Season::new(factors.iter().map(|factor| quantity(factor)).collect()).unwrap();
    Inflow::Growing { change: Change::new(change.parse().unwrap()).unwrap(), season }
}

fn past(label: &str, counts: &[(usize, u64)]) -> Past {
    let mut past = Past { label: Text::fitted(label), ..Past::default() };
    for (position, count) in counts {
        past.counts.set(id(*position), Some(people(*count)));
    }
    past
}

fn payment(label: &str, share: &str, after: &str) -> Payment {
    Payment { label: Text::fitted(label), share: quantity(share), days: days(after) }
}

/// What the file of the second version says.
fn golden_draft() -> PlanDraft {
    let mut draft = funnel(&[1200, 310, 96, 41]);
    draft.name = Text::fitted("Plots by the lake");
    draft.stages[3].value = euros(2_400);
    draft.stages[0].days = Some(days("2.5"));
    draft.stages[0].handling.days_spread = Some(days("1.25"));
    draft.stages[0].handling.touches = Some(Touches::PerEntry(quantity("3.5")));
    draft.stages[0].handling.minutes = Some(quantity("12"));
    draft.stages[1].handling.touches = Some(Touches::Every(Interval::new(days("7")).unwrap()));
    draft.stages[2].handling.minutes = Some(quantity("0.000000000000000001"));
    *draft.outlook = Outlook {
        horizon: Horizon::new(24).unwrap(),
        start: Some(Month::new(2026, 7).unwrap()),
        inflow: growing("-0.015", &["1", "0.8", "1.25", "0.95"]),
        target: Some(Target::Revenue(cents(250_000_050))),
        due: Some(Horizon::new(18).unwrap()),
        value_spread: Some(quantity("0.4")),
        payments: vec![payment("Вступний внесок", "0.3", "0"), payment("", "0.7", "45")],
    };
    *draft.history = vec![
        past("May", &[(0, 1100), (1, 280), (3, 39)]),
        Past::default(),
        past("", &[(0, 0), (1, 0), (2, 0), (3, 1_000_000_000_000_000)]),
    ];
    draft.pipeline.set(id(1), Some(Open { count: people(25), value: None, chance: None }));
    draft.pipeline.set(
        id(2),
        Some(Open { count: people(6), value: Some(cents(199_999)), chance: Some(quantity("0.333333333333333333")) }),
    );
    *draft.team = Team { people: Some(quantity("2.5")), hours: Some(quantity("120")) };
    draft
}

fn read(json: &Json) -> Result<Plan, FileProblem> {
    read_plan(&value(json))
}

fn written(plan: &Plan) -> Json {
    serde_json::to_value(Printed(&write_plan(plan))).unwrap()
}

fn golden() -> Json {
    serde_json::from_str(GOLDEN).unwrap()
}

/// The golden file with one value put at a JSON pointer.
fn golden_with(pointer: &str, value: Json) -> Json {
    json::put(golden(), pointer, value)
}

#[test]
fn the_second_version_reads_as_it_was_meant() {
    assert_eq!(read(&golden()), Ok(plan(golden_draft())));
}

#[test]
fn the_second_version_is_rewritten_to_the_byte() {
    let file = write_plan(&read(&golden()).unwrap());
    assert_eq!(serde_json::to_string_pretty(&Printed(&file)).unwrap() + "\n", GOLDEN);
}

#[test]
fn each_part_is_written_only_where_it_is_set() {
    type Change = fn(&mut PlanDraft);
    let basic = written(&plan(funnel(&[10, 2])));
    assert_eq!(basic["version"], 1);
    let changes: [(Change, &str, Json); 21] = [
        (|draft| draft.outlook.horizon = Horizon::new(1).unwrap(), "/outlook", json!({ "horizon": 1 })),
        (|draft| draft.outlook.start = Month::new(2200, 12).ok(), "/outlook", json!({ "start": "2200-12" })),
        (|draft| draft.outlook.start = Month::new(1970, 1).ok(), "/outlook", json!({ "start": "1970-01" })),
        (|draft| draft.outlook.inflow = growing("0.1", &[]), "/outlook", json!({ "inflow": { "change": "0.1" } })),
        (
            |draft| draft.outlook.inflow = growing("0", &["1"; 4]),
            "/outlook",
            json!({ "inflow": { "season": ["1", "1", "1", "1"] } }),
        ),
        (
            |draft| draft.outlook.inflow = Inflow::Typed(Volumes::new(vec![people(7), people(0)]).unwrap()),
            "/outlook",
            json!({ "inflow": { "volumes": [7, 0] } }),
        ),
        (
            |draft| draft.outlook.inflow = Inflow::Projected(Method::MovingAverage(Periods::new(3).unwrap())),
            "/outlook",
            json!({ "inflow": { "moving_average": 3 } }),
        ),
        (
            |draft| draft.outlook.inflow = Inflow::Projected(Method::LinearTrend),
            "/outlook",
            json!({ "inflow": { "method": "linear_trend" } }),
        ),
        (
            |draft| draft.outlook.inflow = Inflow::Projected(Method::Seasonal),
            "/outlook",
            json!({ "inflow": { "method": "seasonal" } }),
        ),
        (
            |draft| draft.outlook.inflow = Inflow::Projected(Method::Best),
            "/outlook",
            json!({ "inflow": { "method": "best" } }),
        ),
        (
            |draft| draft.outlook.target = Some(Target::Customers(people(5))),
            "/outlook",
            json!({ "target": { "measure": "customers", "amount": 5 } }),
        ),
        (|draft| draft.outlook.due = Horizon::new(36).ok(), "/outlook", json!({ "due": 36 })),
        (|draft| draft.outlook.value_spread = Some(quantity("10")), "/outlook", json!({ "value_spread": "10" })),
        (
            |draft| draft.outlook.payments = vec![payment("", "1", "3650")],
            "/outlook",
            json!({ "payments": [{ "share": "1", "days": "3650" }] }),
        ),
        (|draft| draft.history.push(Past::default()), "/history", json!([{}])),
        (|draft| draft.history.push(past("", &[(1, 5)])), "/history", json!([{ "counts": [null, 5] }])),
        (
            |draft| draft.pipeline.set(id(0), Some(Open { count: people(0), value: None, chance: None })),
            "/pipeline",
            json!([{ "stage": 1, "count": 0 }]),
        ),
        (|draft| draft.team.people = Some(quantity("0")), "/team", json!({ "people": "0" })),
        (|draft| draft.team.hours = Some(quantity("160")), "/team", json!({ "hours": "160" })),
        (|draft| draft.stages[1].handling.days_spread = Some(days("0")), "/stages/1/days_spread", json!("0")),
        (|draft| draft.stages[1].handling.minutes = Some(quantity("5")), "/stages/1/minutes", json!("5")),
    ];
    for (change, pointer, said) in changes {
        let mut draft = funnel(&[10, 2]);
        change(&mut draft);
        let plan = plan(draft);
        let mut file = written(&plan);
        assert_eq!(file.pointer(&format!("/plan{pointer}")), Some(&said), "{file}");
        assert_eq!(file["version"], 2, "{file}");
        assert_eq!(read(&file), Ok(plan), "{file}");
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        file.pointer_mut(&format!("/plan{parent}")).unwrap().as_object_mut().unwrap().remove(key);
        assert_eq!(file["plan"], basic["plan"]);
    }
}

#[test]
fn what_was_said_and_taken_back_is_not_written() {
    let mut draft = funnel(&[10, 2]);
    draft.outlook = Outlook::default().into();
    draft.history = vec![].into();
    draft.pipeline = PerStage::default().into();
    draft.team = Team::default().into();
    draft.stages[0].handling = Handling::default().into();
    assert_eq!(plan(draft.clone()), plan(funnel(&[10, 2])));
    assert_eq!(written(&plan(draft)), written(&plan(funnel(&[10, 2]))));
}

#[test]
fn whoever_reads_the_first_version_only_takes_the_second_for_a_newer_one() {
    let first: Json = serde_json::from_str(FIRST_VERSION).unwrap();
    assert_eq!(read_basic_plan(&value(&first)), read(&first));
    assert!(read(&first).is_ok());
    assert_eq!(read_basic_plan(&value(&golden())), Err(FileProblem::NewerVersion(2)));
    // Names that the first version had no meaning for mean nothing in it.
    let mut mixed = golden();
    mixed["version"] = json!(1);
    let basic = read(&mixed).unwrap();
    assert!(basic.is_basic());
    assert_eq!(basic.stages[0].days, Some(days("2.5")));
    mixed["plan"]["outlook"] = json!("junk");
    assert_eq!(read(&mixed), Ok(basic));
}

#[test]
fn an_illegal_field_is_refused_by_name() {
    let too_much = json!(1_000_000_000_000_001_u64);
    for (pointer, value, field) in [
        ("/stages/0/days_spread", json!("-1"), "stages.1.days_spread"),
        ("/stages/0/touches", json!("1000.1"), "stages.1.touches"),
        ("/stages/1/touch_every", json!("0"), "stages.2.touch_every"),
        ("/stages/0/minutes", json!(12), "stages.1.minutes"),
        ("/outlook", json!([]), "outlook"),
        ("/outlook/horizon", json!(0), "outlook.horizon"),
        ("/outlook/horizon", json!(37), "outlook.horizon"),
        ("/outlook/horizon", json!(256 + 12), "outlook.horizon"),
        ("/outlook/start", json!("2026-7"), "outlook.start"),
        ("/outlook/start", json!("+2026-07"), "outlook.start"),
        ("/outlook/start", json!("2026-13"), "outlook.start"),
        ("/outlook/start", json!("2201-01"), "outlook.start"),
        ("/outlook/start", json!(2026), "outlook.start"),
        ("/outlook/inflow", json!("best"), "outlook.inflow"),
        ("/outlook/inflow/change", json!("-1.01"), "outlook.inflow.change"),
        ("/outlook/inflow/season/2", json!("101"), "outlook.inflow.season"),
        ("/outlook/inflow/season", json!(["1", "1"]), "outlook.inflow.season"),
        ("/outlook/inflow/volumes", json!([]), "outlook.inflow.volumes"),
        ("/outlook/inflow/volumes", json!([1, -1]), "outlook.inflow.volumes.2"),
        ("/outlook/inflow/volumes", json!(vec![1; 37]), "outlook.inflow.volumes"),
        ("/outlook/inflow/moving_average", json!(13), "outlook.inflow.moving_average"),
        ("/outlook/inflow/method", json!("moving_average"), "outlook.inflow.method"),
        ("/outlook/target", json!({ "measure": "revenue" }), "outlook.target"),
        ("/outlook/target/measure", json!("joy"), "outlook.target"),
        ("/outlook/due", json!(1.5), "outlook.due"),
        ("/outlook/value_spread", json!("10.1"), "outlook.value_spread"),
        ("/outlook/payments", json!({}), "outlook.payments"),
        ("/outlook/payments/0/days", json!("3651"), "outlook.payments.1"),
        ("/outlook/payments/0/label", json!("x".repeat(41)), "outlook.payments.1"),
        ("/outlook/payments/0/share", json!("0.300000000000000001"), "outlook.payments.2"),
        ("/history", json!({}), "history"),
        ("/history/1", json!([]), "history.2"),
        ("/history/0/label", json!(5), "history.1.label"),
        ("/history/0/counts", json!(5), "history.1.counts"),
        ("/history/0/counts/1", too_much.clone(), "history.1.counts.2"),
        ("/history/1/counts", json!([null, null, null, null, 5]), "history.2.counts.5"),
        ("/pipeline/1/stage", json!(2), "pipeline.2"),
        ("/pipeline/1/stage", json!(5), "pipeline.2"),
        ("/pipeline/1/count", Json::Null, "pipeline.2"),
        ("/pipeline/1/value", too_much, "pipeline.2"),
        ("/pipeline/1/chance", json!("1.1"), "pipeline.2"),
        ("/team", json!("me"), "team"),
        ("/team/people", json!("100000.5"), "team.people"),
        ("/team/hours", json!("10001"), "team.hours"),
    ] {
        let refused = read(&golden_with(&format!("/plan{pointer}"), value.clone()));
        assert_eq!(refused, Err(FileProblem::IllegalField(field.into())), "{pointer} = {value}");
    }
    let nothing = golden_with("/plan/history", json!(vec![json!({}); 61]));
    assert!(matches!(read(&nothing), Err(FileProblem::Unfit(_))));
}

/// What differs from the golden plan once the damaged file is repaired.
fn golden_repaired(damaged: &Json, repairs: &[(&str, Mending)], change: impl FnOnce(&mut PlanDraft)) {
    let mut draft = golden_draft();
    change(&mut draft);
    let repairs = repairs.iter().map(|(path, mending)| Repair { path: (*path).into(), mending: *mending });
    let wanted = Repaired { plan: plan(draft), repairs: repairs.collect() };
    assert_eq!(repair_plan(&value(damaged)), Ok(wanted), "{damaged}");
}

#[test]
fn what_can_be_left_out_is_and_periods_and_stages_keep_their_places() {
    use Mending::{CutTo, LeftOut, Plain};
    let damaged = |pointer: &str, value: Json| golden_with(&format!("/plan{pointer}"), value);
    let junk = || json!(true);
    golden_repaired(&golden(), &[], |_| {});
    golden_repaired(&damaged("/outlook", junk()), &[("outlook", LeftOut)], |draft| draft.outlook = Shared::default());
    golden_repaired(&damaged("/outlook/horizon", junk()), &[("outlook.horizon", LeftOut)], |draft| {
        draft.outlook.horizon = Horizon::A_DOZEN;
    });
    golden_repaired(&damaged("/outlook/inflow/season/0", junk()), &[("outlook.inflow.season", LeftOut)], |draft| {
        draft.outlook.inflow = growing("-0.015", &[]);
    });
    let volumes = damaged("/outlook/inflow", json!({ "volumes": [4, true, 6] }));
    golden_repaired(&volumes, &[("outlook.inflow.volumes.2", Plain)], |draft| {
        draft.outlook.inflow = Inflow::Typed(Volumes::new([4, 0, 6].map(people).into()).unwrap());
    });
    let volumes = damaged("/outlook/inflow", json!({ "volumes": vec![4; 40] }));
    golden_repaired(&volumes, &[("outlook.inflow.volumes", CutTo(36))], |draft| {
        draft.outlook.inflow = Inflow::Typed(Volumes::new(vec![people(4); 36]).unwrap());
    });
    golden_repaired(&damaged("/outlook/target/amount", junk()), &[("outlook.target", LeftOut)], |draft| {
        draft.outlook.target = None;
    });
    golden_repaired(&damaged("/outlook/payments/0/share", json!("0.5")), &[("outlook.payments.2", LeftOut)], |draft| {
        draft.outlook.payments = vec![payment("Вступний внесок", "0.5", "0")];
    });
    let payments = damaged("/outlook/payments", json!(vec![json!({ "share": "0.01", "days": "1" }); 13]));
    golden_repaired(&payments, &[("outlook.payments", CutTo(12))], |draft| {
        draft.outlook.payments = vec![payment("", "0.01", "1"); 12];
    });
    golden_repaired(&damaged("/history/0", junk()), &[("history.1", Plain)], |draft| {
        draft.history[0] = Past::default();
    });
    golden_repaired(&damaged("/history/0/counts/1", junk()), &[("history.1.counts.2", Plain)], |draft| {
        draft.history[0].counts.set(id(1), None);
    });
    golden_repaired(&damaged("/history/2/counts", json!([1, 2, 3, 4, 5])), &[("history.3.counts.5", Plain)], |draft| {
        draft.history[2] = past("", &[(0, 1), (1, 2), (2, 3), (3, 4)]);
    });
    golden_repaired(&damaged("/history", json!(vec![json!({}); 70])), &[("history", CutTo(60))], |draft| {
        *draft.history = vec![Past::default(); 60];
    });
    golden_repaired(&damaged("/pipeline/0/count", junk()), &[("pipeline.1", LeftOut)], |draft| {
        draft.pipeline.set(id(1), None);
    });
    golden_repaired(&damaged("/team/people", junk()), &[("team.people", LeftOut)], |draft| draft.team.people = None);
    golden_repaired(&damaged("/stages/1/touch_every", junk()), &[("stages.2.touch_every", LeftOut)], |draft| {
        draft.stages[1].handling = Shared::default();
    });
}

#[test]
fn a_file_in_which_every_count_is_junk_is_mended() {
    let mut file = golden();
    let counts = json!({ "label": 7, "counts": vec![json!("junk"); 30] });
    file["plan"]["history"] = json!(vec![counts; 60]);
    file["plan"]["stages"] = json!(vec![json!({ "name": "", "count": 1 }); 30]);
    file["plan"]["pipeline"] = json!([]);
    let repaired = repair_plan(&value(&file)).unwrap();
    assert_eq!(repaired.repairs.len(), 60 * 31);
    assert_eq!(*repaired.plan.history, vec![Past::default(); 60]);
}

#[test]
fn a_newer_file_is_shown_with_all_that_is_understood() {
    let mut file = golden();
    file["version"] = json!(3);
    file["plan"]["outlook"]["weather"] = json!("fine");
    assert_eq!(repair_plan(&value(&file)), Err(FileProblem::NewerVersion(3)));
    assert_eq!(read_newer(&value(&file)).map(|read| read.plan), Ok(plan(golden_draft())));
}

proptest! {
    #[test]
    fn the_basic_reader_reads_just_what_is_basic(plan in support::plan()) {
        let file = write_plan(&plan);
        let expected = if plan.is_basic() { read_plan(&file) } else { Err(FileProblem::NewerVersion(2)) };
        prop_assert_eq!(read_basic_plan(&file), expected);
    }

    #[test]
    fn a_plan_with_all_that_goes_beyond_taken_back_is_basic(plan in support::plan()) {
        let mut edits = vec![
            Edit::SetHistory(Shared::default()),
            Edit::SetTeam(Team::default()),
            Edit::SetHorizon(Horizon::A_DOZEN),
            Edit::SetStart(None),
            Edit::SetInflow(Inflow::default()),
            Edit::SetTarget(None),
            Edit::SetDue(None),
            Edit::SetValueSpread(None),
            Edit::SetPayments(vec![]),
        ];
        for stage in &plan.stages {
            edits.push(Edit::SetOpen(stage.id, None));
            edits.push(Edit::SetDaysSpread(stage.id, None));
            edits.push(Edit::SetTouches(stage.id, None));
            edits.push(Edit::SetMinutes(stage.id, None));
        }
        let basic = edits.into_iter().fold(plan, |plan, edit| plan.apply(edit).unwrap());
        prop_assert!(basic.is_basic());
    }
}
