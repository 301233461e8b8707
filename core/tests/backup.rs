//! All plans in one file.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used, clippy::panic)]

mod funnel;
mod json;
mod support;

use std::rc::Rc;

use funnel::{plan, sample, with_rates};
use funnelwright_core::format::{
    FileProblem, MAXIMUM_PLANS, Mending, Repair, Repaired, Value, read_plan, read_plans, write_plan, write_plans,
};
use funnelwright_core::plan::{Plan, PlanEntry, PlanId, Text, Workspace};
use json::{Printed, value};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const GOLDEN: &str = include_str!("fixtures/plans/backup-v1.json");
const GOLDEN_PLAN: &str = include_str!("fixtures/plans/v1-funnel.json");

fn golden_plan() -> Plan {
    read_plan(&value(&serde_json::from_str(GOLDEN_PLAN).unwrap())).unwrap()
}

fn sample_plan() -> Plan {
    let mut draft = sample();
    draft.name = Text::fitted("Sample");
    draft.what_if = with_rates(9_000, &[]);
    plan(draft)
}

fn workspace(plans: Vec<Plan>, active: u64) -> Workspace {
    let entry = |(id, plan)| PlanEntry { id: PlanId(id), plan: Rc::new(plan) };
    Workspace::new((1..).zip(plans).map(entry).collect(), PlanId(active)).unwrap()
}

fn whole(plan: Plan) -> Result<Repaired, FileProblem> {
    Ok(Repaired { plan, repairs: vec![] })
}

/// The golden file with its list of plans changed.
fn golden_with(change: impl FnOnce(&mut Vec<Json>)) -> Value {
    let mut file: Json = serde_json::from_str(GOLDEN).unwrap();
    change(file["plans"].as_array_mut().unwrap());
    value(&file)
}

#[test]
fn the_first_version_reads_as_it_was_meant() {
    let read = read_plans(&golden_with(|_| {})).unwrap();
    assert_eq!(read.plans, [whole(golden_plan()), whole(sample_plan())]);
    assert_eq!((read.active, read.left_out), (1, 0));
}

#[test]
fn the_first_version_is_rewritten_to_the_byte() {
    let file = write_plans(&workspace(vec![golden_plan(), sample_plan()], 2));
    assert_eq!(serde_json::to_string_pretty(&Printed(&file)).unwrap() + "\n", GOLDEN);
}

#[test]
fn a_file_of_one_plan_is_read_too() {
    let mut file: Json = serde_json::from_str(GOLDEN_PLAN).unwrap();
    let read = |file: &Json| read_plans(&value(file)).map(|read| (read.plans, read.active, read.left_out));
    assert_eq!(read(&file), Ok((vec![whole(golden_plan())], 0, 0)));
    file["plan"]["stages"][2]["limit"] = json!("soon");
    let repairs = vec![Repair { path: "stages.3.limit".into(), mending: Mending::LeftOut }];
    assert_eq!(read(&file), Ok((vec![Ok(Repaired { plan: golden_plan(), repairs })], 0, 0)));
    file["version"] = json!(3);
    assert_eq!(read(&file), Err(FileProblem::NewerVersion(3)));
    assert_eq!(read(&json!({ "format": "funnelwright-workspace", "plans": [] })), Err(FileProblem::NotAPlan));
    assert_eq!(read(&json!([file])), Err(FileProblem::NotAPlan));
}

#[test]
fn what_is_wrong_with_one_plan_is_no_harm_to_the_others() {
    let read = read_plans(&golden_with(|plans| {
        plans.insert(0, json!({ "format": "funnelwright-plan", "version": 7 }));
        plans.insert(1, json!("plan"));
        plans.insert(2, json!({ "format": "funnelwright-plan", "version": 1, "plan": { "stages": [] } }));
        plans[3]["plan"]["name"] = json!("two\nlines");
    }))
    .unwrap();
    let mut nameless = golden_plan().to_draft();
    nameless.name = Text::default();
    let repairs = vec![Repair { path: "name".into(), mending: Mending::Plain }];
    assert_eq!(
        read.plans,
        [
            Err(FileProblem::NewerVersion(7)),
            Err(FileProblem::NotAPlan),
            Err(FileProblem::IllegalField("stages".into())),
            Ok(Repaired { plan: plan(nameless), repairs }),
            whole(sample_plan()),
        ]
    );
}

#[test]
fn only_a_list_of_plans_in_a_known_version_is_read() {
    let read = |header: Json| {
        let mut file: Json = serde_json::from_str(GOLDEN).unwrap();
        file.as_object_mut().unwrap().extend(header.as_object().unwrap().clone());
        read_plans(&value(&file)).map(|read| read.active)
    };
    let illegal = || Err(FileProblem::IllegalField("plans".into()));
    assert_eq!(read(json!({ "version": 2, "plans": 7 })), Err(FileProblem::NewerVersion(2)));
    assert_eq!(read(json!({ "version": "1" })), Err(FileProblem::NotAPlan));
    assert_eq!(read(json!({ "plans": {} })), illegal());
    assert_eq!(read(json!({ "plans": [] })), illegal());
    for (active, position) in [(json!(1), 0), (json!(2), 1), (json!(3), 0), (json!(0), 0), (json!("2"), 0)] {
        assert_eq!(read(json!({ "active": active })), Ok(position), "{active}");
    }
}

#[test]
fn more_plans_than_are_read_are_counted() {
    let read = read_plans(&golden_with(|plans| *plans = vec![plans[0].clone(); MAXIMUM_PLANS + 3])).unwrap();
    assert_eq!((read.plans.len(), read.left_out), (MAXIMUM_PLANS, 3));
}

#[test]
fn a_file_broken_everywhere_is_not_mended_for_ever() {
    let stage = json!({ "name": 1, "count": -1, "kind": 1, "definition": 1, "value": -1, "days": 1, "limit": 1 });
    let wreck = json!({ "format": "funnelwright-plan", "version": 1, "plan": { "stages": vec![stage; 30] } });
    let read = read_plans(&golden_with(|plans| {
        *plans = [vec![wreck; MAXIMUM_PLANS - 1], vec![plans[0].clone()]].concat();
    }))
    .unwrap();
    let repairs: usize = read.plans.iter().flatten().map(|plan| plan.repairs.len()).sum();
    assert!((5_000..6_000).contains(&repairs), "{repairs}");
    assert_eq!(read.plans.last(), Some(&whole(golden_plan())));
    assert!(read.plans.iter().filter(|plan| plan.is_err()).count() > 400);
}

proptest! {
    #[test]
    fn written_plans_read_back_in_their_order(
        plans in proptest::collection::vec(support::plan(), 1..4),
        active: prop::sample::Index,
    ) {
        let active = active.index(plans.len());
        let read = read_plans(&write_plans(&workspace(plans.clone(), active as u64 + 1))).unwrap();
        prop_assert_eq!((read.active, read.left_out), (active, 0));
        // The ids of stages are given anew.
        let wanted = plans.iter().map(|plan| whole(read_plan(&write_plan(plan)).unwrap()));
        prop_assert_eq!(read.plans, wanted.collect::<Vec<_>>());
    }
}
