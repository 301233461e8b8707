//! The sections of plans in files, and what is saved of damaged ones.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used, clippy::panic)]

mod funnel;
mod json;
mod support;

use funnel::{cents, euros, funnel, id, people, plan, set_effort};
use funnelwright_core::format::{
    FileProblem, Mending, Repair, Repaired, read_newer, read_plan, repair_plan, write_plan,
};
use funnelwright_core::plan::{
    Change, Days, DealsEdit, Edit, EventsEdit, ForecastEdit, ForecastSettings, HistoryEdit, Horizon, Inflow, Interval,
    Method, Month, OpenDeals, PastPeriod, Payment, PerStage, Periods, Plan, PlanDraft, Quantity, Season, Shared,
    Target, Team, TeamEdit, Text, Touches, Volumes,
};
use json::{Printed, value};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const GOLDEN: &str = include_str!("fixtures/plans/v1-sections.json");

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

fn past(label: &str, counts: &[(usize, u64)]) -> PastPeriod {
    let mut past = PastPeriod { label: Text::fitted(label), ..PastPeriod::default() };
    for (position, count) in counts {
        past.counts.set(id(*position), Some(people(*count)));
    }
    past
}

fn payment(label: &str, share: &str, after: &str) -> Payment {
    Payment { label: Text::fitted(label), share: quantity(share), days: days(after) }
}

fn spread(position: usize, text: &str) -> PerStage<Days> {
    let mut spread = PerStage::default();
    spread.set(id(position), Some(days(text)));
    spread
}

/// What the file says.
fn golden_draft() -> PlanDraft {
    let mut draft = funnel(&[1200, 310, 96, 41]);
    draft.name = Text::fitted("Plots by the lake");
    draft.stages[3].value = euros(2_400);
    draft.stages[0].days = Some(days("2.5"));
    set_effort(&mut draft, 0, |effort| {
        effort.touches = Some(Touches::PerEntry(quantity("3.5")));
        effort.minutes = Some(quantity("12"));
    });
    set_effort(&mut draft, 1, |effort| effort.touches = Some(Touches::Every(Interval::new(days("7")).unwrap())));
    set_effort(&mut draft, 2, |effort| effort.minutes = Some(quantity("0.000000000000000001")));
    *draft.forecast = ForecastSettings {
        horizon: Horizon::new(24).unwrap(),
        start: Some(Month::new(2026, 7).unwrap()),
        inflow: growing("-0.015", &["1", "0.8", "1.25", "0.95"]),
        target: Some(Target::Revenue(cents(250_000_050))),
        due: Some(Horizon::new(18).unwrap()),
        value_spread: Some(quantity("0.4")),
        payments: vec![payment("Вступний внесок", "0.3", "0"), payment("", "0.7", "45")],
        days_spread: spread(0, "1.25"),
    };
    *draft.history = vec![
        past("May", &[(0, 1100), (1, 280), (3, 39)]),
        PastPeriod::default(),
        past("", &[(0, 0), (1, 0), (2, 0), (3, 1_000_000_000_000_000)]),
    ];
    draft.deals.set(id(1), Some(OpenDeals { count: people(25), value: None, chance: None }));
    draft.deals.set(
        id(2),
        Some(OpenDeals {
            count: people(6),
            value: Some(cents(199_999)),
            chance: Some(quantity("0.333333333333333333")),
        }),
    );
    draft.team.people = Some(quantity("2.5"));
    draft.team.hours = Some(quantity("120"));
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
fn the_golden_file_reads_as_it_was_meant() {
    assert_eq!(read(&golden()), Ok(plan(golden_draft())));
}

#[test]
fn the_golden_file_is_rewritten_to_the_byte() {
    let file = write_plan(&read(&golden()).unwrap());
    assert_eq!(serde_json::to_string_pretty(&Printed(&file)).unwrap() + "\n", GOLDEN);
}

#[test]
fn each_part_is_written_only_where_it_is_set() {
    type Change = fn(&mut PlanDraft);
    let basic = written(&plan(funnel(&[10, 2])));
    assert_eq!(basic["version"], 1);
    let changes: [(Change, &str, Json); 21] = [
        (|draft| draft.forecast.horizon = Horizon::new(1).unwrap(), "/forecast", json!({ "horizon": 1 })),
        (|draft| draft.forecast.start = Month::new(2200, 12).ok(), "/forecast", json!({ "start": "2200-12" })),
        (|draft| draft.forecast.start = Month::new(1970, 1).ok(), "/forecast", json!({ "start": "1970-01" })),
        (|draft| draft.forecast.inflow = growing("0.1", &[]), "/forecast", json!({ "inflow": { "change": "0.1" } })),
        (
            |draft| draft.forecast.inflow = growing("0", &["1"; 4]),
            "/forecast",
            json!({ "inflow": { "season": ["1", "1", "1", "1"] } }),
        ),
        (
            |draft| draft.forecast.inflow = Inflow::Typed(Volumes::new(vec![people(7), people(0)]).unwrap()),
            "/forecast",
            json!({ "inflow": { "volumes": [7, 0] } }),
        ),
        (
            |draft| draft.forecast.inflow = Inflow::Projected(Method::MovingAverage(Periods::new(3).unwrap())),
            "/forecast",
            json!({ "inflow": { "moving_average": 3 } }),
        ),
        (
            |draft| draft.forecast.inflow = Inflow::Projected(Method::LinearTrend),
            "/forecast",
            json!({ "inflow": { "method": "linear_trend" } }),
        ),
        (
            |draft| draft.forecast.inflow = Inflow::Projected(Method::Seasonal),
            "/forecast",
            json!({ "inflow": { "method": "seasonal" } }),
        ),
        (
            |draft| draft.forecast.inflow = Inflow::Projected(Method::Best),
            "/forecast",
            json!({ "inflow": { "method": "best" } }),
        ),
        (
            |draft| draft.forecast.target = Some(Target::Customers(people(5))),
            "/forecast",
            json!({ "target": { "measure": "customers", "amount": 5 } }),
        ),
        (|draft| draft.forecast.due = Horizon::new(36).ok(), "/forecast", json!({ "due": 36 })),
        (|draft| draft.forecast.value_spread = Some(quantity("10")), "/forecast", json!({ "value_spread": "10" })),
        (
            |draft| draft.forecast.payments = vec![payment("", "1", "3650")],
            "/forecast",
            json!({ "payments": [{ "share": "1", "days": "3650" }] }),
        ),
        (|draft| draft.history.push(PastPeriod::default()), "/history", json!([{}])),
        (|draft| draft.history.push(past("", &[(1, 5)])), "/history", json!([{ "counts": [null, 5] }])),
        (
            |draft| draft.deals.set(id(0), Some(OpenDeals { count: people(0), value: None, chance: None })),
            "/deals",
            json!([{ "stage": 1, "count": 0 }]),
        ),
        (|draft| draft.team.people = Some(quantity("0")), "/team", json!({ "people": "0" })),
        (|draft| draft.team.hours = Some(quantity("160")), "/team", json!({ "hours": "160" })),
        (
            |draft| draft.forecast.days_spread.set(id(1), Some(days("0"))),
            "/forecast",
            json!({ "days_spread": [{ "stage": 2, "days": "0" }] }),
        ),
        (
            |draft| set_effort(draft, 1, |effort| effort.minutes = Some(quantity("5"))),
            "/team",
            json!({ "efforts": [{ "stage": 2, "minutes": "5" }] }),
        ),
    ];
    for (change, pointer, said) in changes {
        let mut draft = funnel(&[10, 2]);
        change(&mut draft);
        let plan = plan(draft);
        let mut file = written(&plan);
        assert_eq!(file.pointer(&format!("/plan{pointer}")), Some(&said), "{file}");
        assert_eq!(file["version"], 1, "{file}");
        assert_eq!(read(&file), Ok(plan), "{file}");
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        file.pointer_mut(&format!("/plan{parent}")).unwrap().as_object_mut().unwrap().remove(key);
        assert_eq!(file["plan"], basic["plan"]);
    }
}

#[test]
fn what_was_said_and_taken_back_is_not_written() {
    let mut draft = funnel(&[10, 2]);
    draft.forecast = ForecastSettings::default().into();
    draft.history = vec![].into();
    draft.deals = PerStage::default().into();
    draft.team = Team::default().into();
    assert_eq!(plan(draft.clone()), plan(funnel(&[10, 2])));
    assert_eq!(written(&plan(draft)), written(&plan(funnel(&[10, 2]))));
}

#[test]
fn an_illegal_field_is_refused_by_name() {
    let too_much = json!(1_000_000_000_000_001_u64);
    for (pointer, value, field) in [
        ("/forecast/days_spread/0/days", json!("-1"), "forecast.days_spread.1"),
        ("/forecast/days_spread/0/stage", json!(5), "forecast.days_spread.1"),
        ("/team/efforts/0/touches", json!("1000.1"), "team.efforts.1"),
        ("/team/efforts/1/touch_every", json!("0"), "team.efforts.2"),
        ("/team/efforts/0/minutes", json!(12), "team.efforts.1"),
        ("/team/efforts/1/stage", json!(1), "team.efforts.2"),
        ("/forecast", json!([]), "forecast"),
        ("/forecast/horizon", json!(0), "forecast.horizon"),
        ("/forecast/horizon", json!(37), "forecast.horizon"),
        ("/forecast/horizon", json!(256 + 12), "forecast.horizon"),
        ("/forecast/start", json!("2026-7"), "forecast.start"),
        ("/forecast/start", json!("+2026-07"), "forecast.start"),
        ("/forecast/start", json!("2026-13"), "forecast.start"),
        ("/forecast/start", json!("2201-01"), "forecast.start"),
        ("/forecast/start", json!(2026), "forecast.start"),
        ("/forecast/inflow", json!("best"), "forecast.inflow"),
        ("/forecast/inflow/change", json!("-1.01"), "forecast.inflow.change"),
        ("/forecast/inflow/season/2", json!("101"), "forecast.inflow.season"),
        ("/forecast/inflow/season", json!(["1", "1"]), "forecast.inflow.season"),
        ("/forecast/inflow/volumes", json!([]), "forecast.inflow.volumes"),
        ("/forecast/inflow/volumes", json!([1, -1]), "forecast.inflow.volumes.2"),
        ("/forecast/inflow/volumes", json!(vec![1; 37]), "forecast.inflow.volumes"),
        ("/forecast/inflow/moving_average", json!(13), "forecast.inflow.moving_average"),
        ("/forecast/inflow/method", json!("moving_average"), "forecast.inflow.method"),
        ("/forecast/target", json!({ "measure": "revenue" }), "forecast.target"),
        ("/forecast/target/measure", json!("joy"), "forecast.target"),
        ("/forecast/due", json!(1.5), "forecast.due"),
        ("/forecast/value_spread", json!("10.1"), "forecast.value_spread"),
        ("/forecast/payments", json!({}), "forecast.payments"),
        ("/forecast/payments/0/days", json!("3651"), "forecast.payments.1"),
        ("/forecast/payments/0/label", json!("x".repeat(41)), "forecast.payments.1"),
        ("/forecast/payments/0/share", json!("0.300000000000000001"), "forecast.payments.2"),
        ("/history", json!({}), "history"),
        ("/history/1", json!([]), "history.2"),
        ("/history/0/label", json!(5), "history.1.label"),
        ("/history/0/counts", json!(5), "history.1.counts"),
        ("/history/0/counts/1", too_much.clone(), "history.1.counts.2"),
        ("/history/1/counts", json!([null, null, null, null, 5]), "history.2.counts.5"),
        ("/deals/1/stage", json!(2), "deals.2"),
        ("/deals/1/stage", json!(5), "deals.2"),
        ("/deals/1/count", Json::Null, "deals.2"),
        ("/deals/1/value", too_much, "deals.2"),
        ("/deals/1/chance", json!("1.1"), "deals.2"),
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
    golden_repaired(&damaged("/forecast", junk()), &[("forecast", LeftOut)], |draft| {
        draft.forecast = Shared::default()
    });
    golden_repaired(&damaged("/forecast/horizon", junk()), &[("forecast.horizon", LeftOut)], |draft| {
        draft.forecast.horizon = Horizon::A_DOZEN;
    });
    golden_repaired(&damaged("/forecast/inflow/season/0", junk()), &[("forecast.inflow.season", LeftOut)], |draft| {
        draft.forecast.inflow = growing("-0.015", &[]);
    });
    let volumes = damaged("/forecast/inflow", json!({ "volumes": [4, true, 6] }));
    golden_repaired(&volumes, &[("forecast.inflow.volumes.2", Plain)], |draft| {
        draft.forecast.inflow = Inflow::Typed(Volumes::new([4, 0, 6].map(people).into()).unwrap());
    });
    let volumes = damaged("/forecast/inflow", json!({ "volumes": vec![4; 40] }));
    golden_repaired(&volumes, &[("forecast.inflow.volumes", CutTo(36))], |draft| {
        draft.forecast.inflow = Inflow::Typed(Volumes::new(vec![people(4); 36]).unwrap());
    });
    golden_repaired(&damaged("/forecast/target/amount", junk()), &[("forecast.target", LeftOut)], |draft| {
        draft.forecast.target = None;
    });
    golden_repaired(
        &damaged("/forecast/payments/0/share", json!("0.5")),
        &[("forecast.payments.2", LeftOut)],
        |draft| {
            draft.forecast.payments = vec![payment("Вступний внесок", "0.5", "0")];
        },
    );
    let payments = damaged("/forecast/payments", json!(vec![json!({ "share": "0.01", "days": "1" }); 13]));
    golden_repaired(&payments, &[("forecast.payments", CutTo(12))], |draft| {
        draft.forecast.payments = vec![payment("", "0.01", "1"); 12];
    });
    golden_repaired(&damaged("/history/0", junk()), &[("history.1", Plain)], |draft| {
        draft.history[0] = PastPeriod::default();
    });
    golden_repaired(&damaged("/history/0/counts/1", junk()), &[("history.1.counts.2", Plain)], |draft| {
        draft.history[0].counts.set(id(1), None);
    });
    golden_repaired(&damaged("/history/2/counts", json!([1, 2, 3, 4, 5])), &[("history.3.counts.5", Plain)], |draft| {
        draft.history[2] = past("", &[(0, 1), (1, 2), (2, 3), (3, 4)]);
    });
    golden_repaired(&damaged("/history", json!(vec![json!({}); 70])), &[("history", CutTo(60))], |draft| {
        *draft.history = vec![PastPeriod::default(); 60];
    });
    golden_repaired(&damaged("/deals/0/count", junk()), &[("deals.1", LeftOut)], |draft| {
        draft.deals.set(id(1), None);
    });
    golden_repaired(&damaged("/team/people", junk()), &[("team.people", LeftOut)], |draft| draft.team.people = None);
    golden_repaired(&damaged("/team/efforts/1/touch_every", junk()), &[("team.efforts.2", LeftOut)], |draft| {
        draft.team.efforts.set(id(1), None);
    });
    golden_repaired(&damaged("/forecast/days_spread", junk()), &[("forecast.days_spread", LeftOut)], |draft| {
        draft.forecast.days_spread = PerStage::default();
    });
}

#[test]
fn a_file_in_which_every_count_is_junk_is_mended() {
    let mut file = golden();
    let counts = json!({ "label": 7, "counts": vec![json!("junk"); 30] });
    file["plan"]["history"] = json!(vec![counts; 60]);
    file["plan"]["stages"] = json!(vec![json!({ "name": "", "count": 1 }); 30]);
    file["plan"]["deals"] = json!([]);
    let repaired = repair_plan(&value(&file)).unwrap();
    assert_eq!(repaired.repairs.len(), 60 * 31);
    assert_eq!(*repaired.plan.history, vec![PastPeriod::default(); 60]);
}

#[test]
fn a_newer_file_is_shown_with_all_that_is_understood() {
    let mut file = golden();
    file["version"] = json!(2);
    file["plan"]["forecast"]["weather"] = json!("fine");
    assert_eq!(repair_plan(&value(&file)), Err(FileProblem::NewerVersion(2)));
    assert_eq!(read_newer(&value(&file)).map(|read| read.plan), Ok(plan(golden_draft())));
}

proptest! {
    #[test]
    fn a_plan_with_all_sections_taken_back_is_written_as_its_funnel(plan in support::plan()) {
        let mut edits = vec![
            Edit::History(HistoryEdit::SetPeriods(vec![])),
            Edit::Team(TeamEdit::SetPeople(None)),
            Edit::Team(TeamEdit::SetHours(None)),
            Edit::Forecast(ForecastEdit::SetHorizon(Horizon::A_DOZEN)),
            Edit::Forecast(ForecastEdit::SetStart(None)),
            Edit::Forecast(ForecastEdit::SetInflow(Inflow::default())),
            Edit::Forecast(ForecastEdit::SetTarget(None)),
            Edit::Forecast(ForecastEdit::SetDue(None)),
            Edit::Forecast(ForecastEdit::SetValueSpread(None)),
            Edit::Forecast(ForecastEdit::SetPayments(vec![])),
        ];
        for stage in &plan.stages {
            edits.push(Edit::Deals(DealsEdit::SetOpen(stage.id, None)));
            edits.push(Edit::Forecast(ForecastEdit::SetDaysSpread(stage.id, None)));
            edits.push(Edit::Team(TeamEdit::SetTouches(stage.id, None)));
            edits.push(Edit::Team(TeamEdit::SetMinutes(stage.id, None)));
        }
        edits.extend((0..plan.events.len()).map(|_| Edit::Events(EventsEdit::Remove(0))));
        let funnel = edits.into_iter().fold(plan, |plan, edit| plan.apply(edit).unwrap());
        let file = written(&funnel);
        for section in ["forecast", "history", "deals", "team", "events"] {
            prop_assert!(file["plan"].get(section).is_none(), "{}", section);
        }
    }
}
