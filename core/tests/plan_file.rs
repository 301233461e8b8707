//! Plans and the index of plans as files.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used, clippy::panic)]

mod json;
mod support;

use std::rc::Rc;

use funnelwright_core::format::{FileProblem, read_index, read_plan, write_index, write_plan};
use funnelwright_core::plan::{
    Benchmark, Confidence, Count, Currency, Days, Decimal, Edit, Goal, Money, Override, Overrides, PerStage, Period,
    Plan, PlanDraft, PlanEntry, PlanId, PlanProblem, Rate, Scenario, Stage, StageId, StageKind, Target, Text,
    Workspace,
};
use json::{Printed, value};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const GOLDEN: &str = include_str!("fixtures/plans/v1-funnel.json");

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn rate(text: &str) -> Rate {
    Rate::typed(decimal(text)).unwrap()
}

fn days(text: &str) -> Option<Days> {
    Some(Days::new(decimal(text)).unwrap())
}

fn money(minor: u64) -> Money {
    Money::from_minor(minor).unwrap()
}

fn count(people: u64) -> Count {
    Count::new(people).unwrap()
}

fn per_stage<T: Copy>(overridden: &[(u32, T)]) -> PerStage<T> {
    let mut per_stage = PerStage::default();
    for (id, value) in overridden {
        per_stage.set(StageId(*id), Some(*value));
    }
    per_stage
}

/// What the file of the first version says.
fn golden_plan() -> Plan {
    let stage = |id, name, people| Stage::new(StageId(id), Text::fitted(name), count(people));
    let benchmark = |low, high, source| Some(Benchmark::new(rate(low), rate(high), Text::fitted(source)).unwrap());
    Plan::new(PlanDraft {
        name: Text::fitted("Строй-ка «Восток» – \"2026\" 🏗"),
        currency: Currency::EURO,
        period: Period::Month,
        stages: vec![
            Stage {
                definition: Text::fitted("Someone picked up"),
                cost: money(150),
                days: days("2.5"),
                limit: days("5"),
                ..stage(0, "Cold call", 1200)
            },
            Stage {
                kind: StageKind::Key,
                cost: money(1200),
                days: days("7"),
                limit: days("14"),
                benchmark: benchmark("0.2", "0.333333333333333", "Own figures, 2025"),
                ..stage(1, "Presentation", 310)
            },
            Stage {
                definition: Text::fitted("Sent and confirmed by the customer\\buyer"),
                cost: money(4500),
                days: days("0.000000000000000001"),
                benchmark: benchmark("0", "1", ""),
                ..stage(2, "Offer", 96)
            },
            stage(3, "", 0),
            Stage {
                value: money(240_000),
                cost: money(1),
                days: days("3650"),
                limit: days("0"),
                ..stage(4, "Payment", 41)
            },
            Stage { value: money(Money::MAXIMUM_MINOR), ..stage(5, "Repeat purchase", Count::MAXIMUM) },
        ],
        sale_stage: Some(StageId(4)),
        lead_stage: Some(StageId(2)),
        goal: Goal { target: Target::Profit(money(9_000_000)), confidence: Confidence::new(rate("0.95")).unwrap() },
        what_if: Overrides {
            top: Some(count(1500)),
            rates: per_stage(&[(1, rate("0.07")), (5, rate("100"))]),
            values: per_stage(&[(4, money(250_000)), (5, money(0))]),
            costs: per_stage(&[(0, money(99))]),
            days: per_stage(&[(2, Days::new(decimal("10.25")).unwrap())]),
        },
        scenarios: vec![
            Scenario { name: Text::fitted("As it is"), overrides: Overrides::default() },
            Scenario {
                name: Text::fitted("More calls"),
                overrides: Overrides { top: Some(count(2400)), ..Overrides::default() },
            },
        ],
        ..PlanDraft::blank()
    })
    .unwrap()
}

fn written(plan: &Plan) -> String {
    serde_json::to_string_pretty(&Printed(&write_plan(plan))).unwrap()
}

fn read(json: &str) -> Result<Plan, FileProblem> {
    read_value(&serde_json::from_str(json).unwrap())
}

fn read_value(json: &Json) -> Result<Plan, FileProblem> {
    read_plan(&value(json))
}

/// The golden file with one value put at a JSON pointer.
fn golden_with(pointer: &str, value: Json) -> Json {
    json::put(serde_json::from_str(GOLDEN).unwrap(), pointer, value)
}

/// The same plan with ids counting up from 0, as reading gives them.
fn renumbered(plan: &Plan) -> Plan {
    let renumber = |id: StageId| StageId(u32::try_from(plan.position(id).unwrap()).unwrap());
    fn moved<T: Copy>(per_stage: &PerStage<T>, renumber: impl Fn(StageId) -> StageId) -> PerStage<T> {
        let mut moved = PerStage::default();
        per_stage.iter().for_each(|(id, value)| moved.set(renumber(id), Some(value)));
        moved
    }
    let overrides = |overrides: &Overrides| Overrides {
        top: overrides.top,
        rates: moved(&overrides.rates, renumber),
        values: moved(&overrides.values, renumber),
        costs: moved(&overrides.costs, renumber),
        days: moved(&overrides.days, renumber),
    };
    let mut draft = plan.to_draft();
    draft.stages.iter_mut().for_each(|stage| stage.id = renumber(stage.id));
    draft.sale_stage = plan.sale_stage.map(renumber);
    draft.lead_stage = plan.lead_stage.map(renumber);
    draft.what_if = overrides(&plan.what_if);
    draft.scenarios.iter_mut().for_each(|kept| kept.overrides = overrides(&kept.overrides));
    draft.history.iter_mut().for_each(|past| past.counts = moved(&past.counts, renumber));
    draft.deals = moved(&plan.deals, renumber).into();
    draft.forecast.days_spread = moved(&plan.forecast.days_spread, renumber);
    draft.team.efforts = moved(&plan.team.efforts, renumber);
    Plan::new(draft).unwrap()
}

#[test]
fn the_first_version_reads_as_it_was_meant() {
    assert_eq!(read(GOLDEN), Ok(golden_plan()));
}

#[test]
fn the_first_version_is_rewritten_to_the_byte() {
    assert_eq!(written(&read(GOLDEN).unwrap()) + "\n", GOLDEN);
}

proptest! {
    #[test]
    fn a_written_plan_reads_back_as_itself(plan in support::plan()) {
        let json = written(&plan);
        let back = read(&json).unwrap();
        prop_assert_eq!(&back, &renumbered(&plan));
        prop_assert_eq!(written(&back), json);
    }

    #[test]
    fn plan_ids_read_back_from_their_digits(id in any::<u64>().prop_map(PlanId)) {
        prop_assert_eq!(id.to_hex().len(), 16);
        prop_assert_eq!(PlanId::from_hex(&id.to_hex()), Some(id));
    }

    #[test]
    fn a_rate_from_counts_is_written_as_the_next_lower_typed_one(reached: u64, before in 1..=Count::MAXIMUM) {
        let plan = golden_plan();
        let exact = Rate::of_counts(reached, before).unwrap();
        let plan = plan.apply(Edit::SetOverride(Override::Rate(StageId(1), Some(exact)))).unwrap();
        let back = read(&written(&plan)).unwrap().what_if.rates.get(StageId(1)).unwrap();
        prop_assert!(back.is_at_most(exact));
        let largest = rate("100");
        prop_assert!(exact.to_f64() - back.to_f64() <= 1e-13 || back == largest);
    }
}

#[test]
fn what_is_not_set_is_not_written() {
    let draft = golden_plan().to_draft();
    let plain = Plan::new(PlanDraft {
        stages: vec![
            Stage::new(StageId(7), Text::fitted("Lead"), count(10)),
            Stage::new(StageId(3), Text::fitted("Deal"), count(2)),
        ],
        sale_stage: None,
        lead_stage: None,
        what_if: Overrides::default(),
        scenarios: vec![],
        ..draft
    })
    .unwrap();
    let expected = json!({
        "format": "funnelwright-plan",
        "version": 1,
        "plan": {
            "name": "Строй-ка «Восток» – \"2026\" 🏗",
            "currency": "EUR",
            "period": "month",
            "stages": [{ "name": "Lead", "count": 10 }, { "name": "Deal", "count": 2 }],
            "goal": { "measure": "profit", "amount": 9_000_000, "confidence": "0.95" },
        },
    });
    assert_eq!(serde_json::to_value(Printed(&write_plan(&plain))).unwrap(), expected);
}

#[test]
fn every_period_kind_and_measure_has_its_name() {
    for (pointer, name, edit) in [
        ("/plan/period", "week", Edit::SetPeriod(Period::Week)),
        ("/plan/period", "month", Edit::SetPeriod(Period::Month)),
        ("/plan/period", "quarter", Edit::SetPeriod(Period::Quarter)),
        ("/plan/period", "year", Edit::SetPeriod(Period::Year)),
        ("/plan/stages/0/kind", "formal", Edit::SetKind(StageId(0), StageKind::Formal)),
        ("/plan/stages/0/kind", "key", Edit::SetKind(StageId(0), StageKind::Key)),
    ] {
        assert_eq!(read_value(&golden_with(pointer, name.into())), Ok(golden_plan().apply(edit).unwrap()), "{name}");
    }
    for (measure, target) in [
        ("customers", Target::Customers(count(9_000_000))),
        ("revenue", Target::Revenue(money(9_000_000))),
        ("profit", Target::Profit(money(9_000_000))),
    ] {
        let plan = read_value(&golden_with("/plan/goal/measure", measure.into())).unwrap();
        assert_eq!(plan.goal.target, target);
    }
}

#[test]
fn an_illegal_field_is_refused_by_name() {
    let too_much = json!(1_000_000_000_000_001_u64);
    for (pointer, value, field) in [
        ("/plan/name", json!("x".repeat(81)), "name"),
        ("/plan/name", json!("two\nlines"), "name"),
        ("/plan/currency", json!("EURO"), "currency"),
        ("/plan/period", json!("Month"), "period"),
        ("/plan/sale_stage", json!(0), "sale_stage"),
        ("/plan/sale_stage", json!(7), "sale_stage"),
        ("/plan/lead_stage", json!(u32::MAX), "lead_stage"),
        ("/plan/stages/2/name", json!("\u{7}"), "stages.3.name"),
        ("/plan/stages/2/count", too_much.clone(), "stages.3.count"),
        ("/plan/stages/2/kind", json!(""), "stages.3.kind"),
        ("/plan/stages/2/definition", json!("x".repeat(201)), "stages.3.definition"),
        ("/plan/stages/2/value", too_much.clone(), "stages.3.value"),
        ("/plan/stages/2/cost", too_much.clone(), "stages.3.cost"),
        ("/plan/stages/2/days", json!("-1"), "stages.3.days"),
        ("/plan/stages/2/days", json!("3650.1"), "stages.3.days"),
        ("/plan/stages/2/limit", json!("NaN"), "stages.3.limit"),
        ("/plan/stages/2/benchmark/low", json!("1e-2"), "stages.3.benchmark.low"),
        ("/plan/stages/2/benchmark/high", json!("-0.1"), "stages.3.benchmark.high"),
        ("/plan/stages/2/benchmark/high", json!("1.01"), "stages.3.benchmark.high"),
        ("/plan/stages/1/benchmark/high", json!("0.19"), "stages.2.benchmark.high"),
        ("/plan/stages/1/benchmark/source", json!("x".repeat(121)), "stages.2.benchmark.source"),
        ("/plan/goal/measure", json!("joy"), "goal.measure"),
        ("/plan/goal/amount", too_much.clone(), "goal.amount"),
        ("/plan/goal/confidence", json!("1"), "goal.confidence"),
        ("/plan/goal/confidence", json!("0.0099999999"), "goal.confidence"),
        ("/plan/what_if/top", too_much.clone(), "what_if.top"),
        ("/plan/what_if/rates/1/rate", json!("100.1"), "what_if.rates.2"),
        ("/plan/what_if/rates/1/rate", json!("0.0000000000000001"), "what_if.rates.2"),
        ("/plan/what_if/rates/1/stage", json!(1), "what_if.rates.2"),
        ("/plan/what_if/rates/1/stage", json!(2), "what_if.rates.2"),
        ("/plan/what_if/rates/1/stage", json!(7), "what_if.rates.2"),
        ("/plan/what_if/values/0/amount", too_much.clone(), "what_if.values.1"),
        ("/plan/what_if/costs/0/stage", json!(0), "what_if.costs.1"),
        ("/plan/what_if/days/0/days", json!(""), "what_if.days.1"),
        ("/plan/scenarios/1/name", json!("x".repeat(81)), "scenarios.2.name"),
        ("/plan/scenarios/1/overrides/top", too_much, "scenarios.2.overrides.top"),
    ] {
        let refused = read_value(&golden_with(pointer, value.clone()));
        assert_eq!(refused, Err(FileProblem::IllegalField(field.into())), "{pointer} = {value}");
    }
}

#[test]
fn a_value_of_another_kind_is_refused_by_the_name_of_its_field() {
    let golden: Json = serde_json::from_str(GOLDEN).unwrap();
    for (pointer, field) in [
        ("/plan/name", "name"),
        ("/plan/currency", "currency"),
        ("/plan/period", "period"),
        ("/plan/stages", "stages"),
        ("/plan/stages/2/name", "stages.3.name"),
        ("/plan/stages/2/count", "stages.3.count"),
        ("/plan/stages/1/kind", "stages.2.kind"),
        ("/plan/stages/2/definition", "stages.3.definition"),
        ("/plan/stages/4/value", "stages.5.value"),
        ("/plan/stages/2/cost", "stages.3.cost"),
        ("/plan/stages/2/days", "stages.3.days"),
        ("/plan/stages/1/limit", "stages.2.limit"),
        ("/plan/stages/2/benchmark/low", "stages.3.benchmark.low"),
        ("/plan/stages/2/benchmark/high", "stages.3.benchmark.high"),
        ("/plan/stages/1/benchmark/source", "stages.2.benchmark.source"),
        ("/plan/sale_stage", "sale_stage"),
        ("/plan/lead_stage", "lead_stage"),
        ("/plan/goal/measure", "goal.measure"),
        ("/plan/goal/amount", "goal.amount"),
        ("/plan/goal/confidence", "goal.confidence"),
        ("/plan/what_if/top", "what_if.top"),
        ("/plan/what_if/rates", "what_if.rates"),
        ("/plan/what_if/rates/0/stage", "what_if.rates.1"),
        ("/plan/what_if/rates/1/rate", "what_if.rates.2"),
        ("/plan/what_if/values/1/amount", "what_if.values.2"),
        ("/plan/what_if/costs/0/amount", "what_if.costs.1"),
        ("/plan/what_if/days/0/days", "what_if.days.1"),
        ("/plan/scenarios", "scenarios"),
        ("/plan/scenarios/0/name", "scenarios.1.name"),
        ("/plan/scenarios/1/overrides/top", "scenarios.2.overrides.top"),
    ] {
        let refused = Err(FileProblem::IllegalField(field.into()));
        let mut others =
            vec![json!(true), json!({ "held": 1 }), json!(-1), json!(1.5), json!(9_007_199_254_740_994_u64)];
        let held = golden.pointer(pointer).unwrap();
        others.push(if held.is_array() { json!("1") } else { json!([1]) });
        others.push(if held.is_string() { json!(1) } else { json!("1") });
        for other in others {
            assert_eq!(read_value(&golden_with(pointer, other.clone())), refused, "{pointer} = {other}");
        }
    }
}

#[test]
fn what_must_be_there_is_missed_by_name() {
    for (pointer, field) in [
        ("/plan/name", "name"),
        ("/plan/currency", "currency"),
        ("/plan/period", "period"),
        ("/plan/stages", "stages"),
        ("/plan/stages/2/name", "stages.3.name"),
        ("/plan/stages/2/count", "stages.3.count"),
        ("/plan/stages/2/benchmark/low", "stages.3.benchmark.low"),
        ("/plan/stages/2/benchmark/high", "stages.3.benchmark.high"),
        ("/plan/goal/measure", "goal.measure"),
        ("/plan/goal/amount", "goal.amount"),
        ("/plan/goal/confidence", "goal.confidence"),
        ("/plan/what_if/rates/1/stage", "what_if.rates.2"),
        ("/plan/what_if/rates/1/rate", "what_if.rates.2"),
        ("/plan/scenarios/1/name", "scenarios.2.name"),
    ] {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let mut json: Json = serde_json::from_str(GOLDEN).unwrap();
        json.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key).unwrap();
        let refused = Err(FileProblem::IllegalField(field.into()));
        assert_eq!(read_value(&json), refused, "without {pointer}");
        assert_eq!(read_value(&golden_with(pointer, Json::Null)), refused, "{pointer} = null");
    }
}

#[test]
fn parts_that_make_no_plan_together_are_refused() {
    let stages = |number| vec![json!({ "name": "", "count": 1 }); number];
    let scenarios = |number| vec![json!({ "name": "" }); number];
    for (pointer, value, problem) in [
        ("/plan/stages", stages(1), PlanProblem::TooFewStages),
        ("/plan/stages", stages(31), PlanProblem::TooManyStages),
        ("/plan/scenarios", scenarios(7), PlanProblem::TooManyScenarios),
    ] {
        let mut json = golden_with("/plan/sale_stage", Json::Null);
        json["plan"]["lead_stage"] = Json::Null;
        json["plan"]["what_if"] = Json::Null;
        *json.pointer_mut(pointer).unwrap() = value.into();
        assert_eq!(read_value(&json), Err(FileProblem::Unfit(problem)));
    }
}

#[test]
fn only_our_format_in_a_known_version_is_read() {
    for (pointer, value, problem) in [
        ("/format", json!("funnelwright-workspace"), FileProblem::NotAPlan),
        ("/format", json!(1), FileProblem::NotAPlan),
        ("/version", json!(0), FileProblem::NotAPlan),
        ("/version", json!("1"), FileProblem::NotAPlan),
        ("/version", json!(1.5), FileProblem::NotAPlan),
        ("/version", json!(2), FileProblem::NewerVersion(2)),
    ] {
        assert_eq!(read_value(&golden_with(pointer, value)), Err(problem));
    }
}

#[test]
fn a_header_tells_a_newer_or_foreign_file_whatever_else_it_holds() {
    let plan = |json| read_value(&json).map(drop);
    let workspace = |json| read_index(&value(&json)).map(drop);
    assert_eq!(
        plan(json!({ "format": "funnelwright-plan", "version": 9, "plan": 7 })),
        Err(FileProblem::NewerVersion(9))
    );
    assert_eq!(plan(json!({ "name": "my-package" })), Err(FileProblem::NotAPlan));
    assert_eq!(
        workspace(json!({ "format": "funnelwright-workspace", "version": 2 })),
        Err(FileProblem::NewerVersion(2))
    );
    assert_eq!(workspace(json!({ "format": "funnelwright-plan", "version": 1 })), Err(FileProblem::NotAWorkspace));
}

#[test]
fn a_workspace_is_written_as_the_ids_of_its_plans() {
    let plan = Rc::new(golden_plan());
    let entry = |id| PlanEntry { id: PlanId(id), plan: Rc::clone(&plan) };
    let workspace = Workspace::new(vec![entry(0x1f), entry(u64::MAX)], PlanId(u64::MAX)).unwrap();
    let file = write_index(&workspace, &[]);
    let expected = json!({
        "format": "funnelwright-workspace",
        "version": 1,
        "plans": ["000000000000001f", "ffffffffffffffff"],
        "active": "ffffffffffffffff",
    });
    assert_eq!(serde_json::to_value(Printed(&file)).unwrap(), expected);
    let index = read_index(&value(&expected)).unwrap();
    assert_eq!(index.plans(), [PlanId(0x1f), PlanId(u64::MAX)]);
    assert_eq!(index.active(), PlanId(u64::MAX));
}

#[test]
fn a_workspace_that_cannot_be_is_refused_by_field() {
    let [one, other] = ["000000000000001f", "ffffffffffffffff"];
    let file = |plans: &[&str], active: &str| {
        let json = json!({ "format": "funnelwright-workspace", "version": 1, "plans": plans, "active": active });
        read_index(&value(&json))
    };
    let illegal = |field: &str| Err(FileProblem::IllegalField(field.into()));
    assert_eq!(file(&[], one), illegal("plans"));
    assert_eq!(file(&[one, other, one], one), illegal("plans.3"));
    assert_eq!(file(&[one], other), illegal("active"));
    let of_numbers = |plans: Json, active: Json| {
        let json = json!({ "format": "funnelwright-workspace", "version": 1, "plans": plans, "active": active });
        read_index(&value(&json))
    };
    assert_eq!(of_numbers(json!(one), json!(one)), illegal("plans"));
    assert_eq!(of_numbers(json!([one, 31]), json!(one)), illegal("plans.2"));
    assert_eq!(of_numbers(json!([one]), Json::Null), illegal("active"));
    for not_an_id in ["", "1f", "000000000000001F", "+00000000000001f", "00000000000000001f", "000000000000001ё"] {
        assert_eq!(file(&[one, not_an_id], one), illegal("plans.2"), "{not_an_id}");
    }
}
