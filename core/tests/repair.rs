//! Repair of damaged plan files.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used, clippy::panic)]

mod json;
mod support;

use funnelwright_core::format::{
    FileProblem, Mending, Repair, Repaired, Value, read_newer, read_plan, repair_plan, write_plan,
};
use funnelwright_core::plan::{Count, Goal, MAXIMUM_SCENARIOS, MAXIMUM_STAGES, Plan, Target, Text};
use proptest::prelude::*;

const GOLDEN: &str = include_str!("fixtures/plans/v1-funnel.json");

fn golden() -> Value {
    json::value(&serde_json::from_str(GOLDEN).unwrap())
}

fn record(fields: &[(&str, Value)]) -> Value {
    Value::Record(fields.iter().map(|(name, held)| ((*name).into(), held.clone())).collect())
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

/// What stands at a path of positions and names; `None` where nothing ever stood.
fn at<'a>(value: &'a mut Value, path: &[&str]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |value, step| match value {
        Value::Record(fields) => fields.iter_mut().find(|(name, _)| name == step).map(|(_, held)| held),
        Value::List(items) => items.get_mut(step.parse::<usize>().unwrap() - 1),
        _ => None,
    })
}

fn steps(path: &str) -> Vec<&str> {
    path.split('.').collect()
}

/// The file with something else at a path of its plan.
fn with(file: &Value, path: &str, junk: Value) -> Value {
    let mut file = file.clone();
    *at(&mut file, &[&["plan"], &*steps(path)].concat()).unwrap() = junk;
    file
}

fn repair(path: &str, mending: Mending) -> Repair {
    Repair { path: path.into(), mending }
}

/// What differs from the golden file's plan once it is repaired.
fn golden_repaired(damaged: &Value, repairs: &[Repair], change: impl FnOnce(&mut funnelwright_core::plan::PlanDraft)) {
    let mut draft = read_plan(&golden()).unwrap().to_draft();
    change(&mut draft);
    let plan = Plan::new(draft).unwrap();
    assert_eq!(repair_plan(damaged), Ok(Repaired { plan, repairs: repairs.to_vec() }));
}

#[test]
fn what_can_be_left_out_is_and_what_must_be_there_becomes_plain() {
    use Mending::{LeftOut, Plain};
    let damaged = |path: &str| with(&golden(), path, Value::Flag(true));
    let name = Text::default;
    golden_repaired(&golden(), &[], |_| {});
    golden_repaired(&damaged("name"), &[repair("name", Plain)], |draft| draft.name = name());
    golden_repaired(&damaged("sale_stage"), &[repair("sale_stage", LeftOut)], |draft| draft.sale_stage = None);
    golden_repaired(&damaged("stages.3.count"), &[repair("stages.3.count", Plain)], |draft| {
        draft.stages[2].count = Count::default();
    });
    golden_repaired(&damaged("stages.2.limit"), &[repair("stages.2.limit", LeftOut)], |draft| {
        draft.stages[1].limit = None;
    });
    golden_repaired(&damaged("stages.2.benchmark"), &[repair("stages.2.benchmark", LeftOut)], |draft| {
        draft.stages[1].benchmark = None;
    });
    golden_repaired(&damaged("stages.4"), &[repair("stages.4", Plain)], |_| {});
    golden_repaired(&damaged("what_if.rates.1"), &[repair("what_if.rates.1", LeftOut)], |draft| {
        draft.what_if.rates.set(draft.stages[1].id, None);
    });
    golden_repaired(&damaged("what_if.rates"), &[repair("what_if.rates", LeftOut)], |draft| {
        draft.what_if.rates = Default::default();
    });
    golden_repaired(&damaged("what_if"), &[repair("what_if", LeftOut)], |draft| draft.what_if = Default::default());
    golden_repaired(&damaged("scenarios.1"), &[repair("scenarios.1", LeftOut)], |draft| {
        draft.scenarios.remove(0);
    });
    golden_repaired(&damaged("scenarios.2.name"), &[repair("scenarios.2.name", Plain)], |draft| {
        draft.scenarios[1].name = name();
    });
}

#[test]
fn a_goal_of_nobody_knows_what_is_none() {
    let nobody = Target::Customers(Count::default());
    let repairs = [repair("goal.measure", Mending::Plain), repair("goal.amount", Mending::Plain)];
    golden_repaired(&with(&golden(), "goal.measure", text("joy")), &repairs, |draft| draft.goal.target = nobody);
    let confidence = read_plan(&golden()).unwrap().goal.confidence;
    assert_ne!(confidence, funnelwright_core::plan::Confidence::usual());
    golden_repaired(&with(&golden(), "goal", text("joy")), &[repair("goal", Mending::Plain)], |draft| {
        let eighty = repair_plan(&with(&golden(), "goal.confidence", text(""))).unwrap().plan.goal.confidence;
        assert_eq!(eighty.rate().to_f64(), 0.8);
        draft.goal = Goal { target: nobody, confidence: eighty };
    });
}

#[test]
fn a_range_keeps_the_end_that_can_be() {
    let of = |low: &str, high: &str| {
        let file = with(&golden(), "stages.2.benchmark.low", text(low));
        let repaired = repair_plan(&with(&file, "stages.2.benchmark.high", text(high))).unwrap();
        let range = repaired.plan.stages[1].benchmark.clone().unwrap();
        assert_eq!(range.source().as_str(), "Own figures, 2025");
        let paths: Vec<String> = repaired.repairs.into_iter().map(|repair| repair.path).collect();
        (range.low().to_f64(), range.high().to_f64(), paths.concat().replace("stages.2.benchmark.", " "))
    };
    assert_eq!(of("0.5", "0.4"), (0.5, 1.0, " high".into()));
    assert_eq!(of("many", "0.4"), (0.0, 0.4, " low".into()));
    assert_eq!(of("5", "0.4"), (0.0, 0.4, " low".into()));
    assert_eq!(of("5", "7"), (0.0, 1.0, " low high".into()));
}

#[test]
fn repairs_are_named_by_where_they_stand_in_the_file() {
    let entry = |stage: f64| record(&[("stage", Value::Number(stage)), ("rate", text("0.5"))]);
    let junk = || Value::Number(7.0);
    let rates = vec![entry(2.0), junk(), junk(), entry(3.0), entry(2.0), entry(4.0), entry(1.0), entry(9.0)];
    let kept = record(&[("name", text("kept")), ("overrides", record(&[("top", text("many"))]))]);
    let file = with(&golden(), "what_if.rates", Value::List(rates));
    let file = with(&file, "scenarios", Value::List(vec![junk(), kept.clone(), junk(), kept]));
    let repaired = repair_plan(&file).unwrap();
    let paths: Vec<&str> = repaired.repairs.iter().map(|repair| repair.path.as_str()).collect();
    assert!(repaired.repairs.iter().all(|repair| repair.mending == Mending::LeftOut));
    assert_eq!(
        paths,
        [
            "what_if.rates.2",
            "what_if.rates.3",
            "what_if.rates.5",
            "what_if.rates.7",
            "what_if.rates.8",
            "scenarios.1",
            "scenarios.2.overrides.top",
            "scenarios.3",
            "scenarios.4.overrides.top"
        ]
    );
    assert_eq!(repaired.plan.what_if.rates.iter().count(), 3);
    assert_eq!(repaired.plan.scenarios.len(), 2);
}

#[test]
fn lists_are_cut_to_what_a_plan_holds() {
    let stages = vec![record(&[("name", text("one")), ("count", Value::Number(1.0))]); MAXIMUM_STAGES + 3];
    let scenarios = vec![record(&[("name", text("kept"))]); MAXIMUM_SCENARIOS + 1];
    let file = with(&with(&golden(), "stages", Value::List(stages)), "scenarios", Value::List(scenarios));
    let file = with(&file, "sale_stage", Value::Number(31.0));
    let repaired = repair_plan(&file).unwrap();
    assert_eq!(repaired.plan.stages.len(), MAXIMUM_STAGES);
    assert_eq!(repaired.plan.scenarios.len(), MAXIMUM_SCENARIOS);
    let wanted = [
        repair("stages", Mending::CutTo(MAXIMUM_STAGES)),
        repair("sale_stage", Mending::LeftOut),
        repair("scenarios", Mending::CutTo(MAXIMUM_SCENARIOS)),
    ];
    assert_eq!(repaired.repairs, wanted);
}

#[test]
fn a_plan_of_one_stage_gets_another() {
    let stage = record(&[("name", text("alone")), ("count", Value::Number(5.0))]);
    let file = with(&with(&golden(), "stages", Value::List(vec![stage])), "what_if", Value::Nothing);
    let file = with(&with(&file, "sale_stage", Value::Nothing), "lead_stage", Value::Nothing);
    let repaired = repair_plan(&file).unwrap();
    let names: Vec<&str> = repaired.plan.stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!((names, repaired.repairs), (vec!["alone", ""], vec![repair("stages.2", Mending::Plain)]));
}

#[test]
fn a_header_is_mended_around_what_looks_like_a_plan() {
    let plan = golden().field("plan").clone();
    for (header, paths) in [
        (vec![], vec!["format", "version"]),
        (vec![("format", text("funnelwright-plan"))], vec!["version"]),
        (vec![("format", text("funnelwright-plan")), ("version", text("1"))], vec!["version"]),
        (vec![("format", text("another")), ("version", Value::Number(1.0))], vec!["format"]),
    ] {
        let repaired = repair_plan(&record(&[&*header, &[("plan", plan.clone())]].concat())).unwrap();
        assert_eq!(Ok(repaired.plan), read_plan(&golden()));
        assert_eq!(repaired.repairs.iter().map(|repair| repair.path.as_str()).collect::<Vec<_>>(), paths);
    }
}

#[test]
fn a_file_without_a_stage_is_no_plan() {
    let ours = |stages| with(&golden(), "stages", stages);
    let lost = Err(FileProblem::IllegalField("stages".into()));
    for file in [ours(Value::Nothing), ours(Value::List(vec![])), ours(Value::List(vec![text("one"); 40]))] {
        assert_eq!(repair_plan(&file), lost);
        assert_eq!(read_newer(&file), lost);
    }
    let foreign = record(&[("name", text("my-package")), ("version", Value::Number(2.0))]);
    for file in [foreign, Value::Nothing, Value::List(vec![golden()]), golden().field("plan").clone()] {
        assert_eq!(repair_plan(&file), Err(FileProblem::NotAPlan));
        assert_eq!(read_newer(&file), Err(FileProblem::NotAPlan));
    }
}

#[test]
fn a_newer_file_is_shown_as_far_as_it_is_understood_and_never_repaired() {
    let mut file = golden();
    *at(&mut file, &["version"]).unwrap() = Value::Number(2.0);
    assert_eq!(repair_plan(&file), Err(FileProblem::NewerVersion(2)));
    assert_eq!(read_newer(&file), Ok(Repaired { plan: read_plan(&golden()).unwrap(), repairs: vec![] }));

    let file = with(&file, "stages.1.count", record(&[("exact", Value::Number(7.0))]));
    assert_eq!(read_newer(&file).unwrap().repairs, [repair("stages.1.count", Mending::Plain)]);

    let mut foreign = file;
    *at(&mut foreign, &["format"]).unwrap() = text("lost");
    assert_eq!(repair_plan(&foreign), Err(FileProblem::NewerVersion(2)));
    let unknown = record(&[("format", text("funnelwright-plan")), ("version", Value::Number(2.0))]);
    assert_eq!(repair_plan(&unknown), Err(FileProblem::NewerVersion(2)));
}

#[test]
fn fields_that_no_plan_has_do_no_harm() {
    let surplus = (0..10_000).map(|number| (number.to_string(), Value::Nothing));
    let mut legal = golden();
    let Some(Value::Record(fields)) = at(&mut legal, &["plan", "stages", "2"]) else { panic!("a stage") };
    fields.extend(surplus);
    assert_eq!(repair_plan(&legal).unwrap().repairs, []);
    let repaired = repair_plan(&with(&legal, "name", Value::Nothing)).unwrap();
    assert_eq!(repaired.repairs, [repair("name", Mending::Plain)]);
    assert_eq!(repaired.plan.stages, read_plan(&golden()).unwrap().stages);

    let mut file = with(&golden(), "name", Value::Nothing);
    let Some(Value::Record(fields)) = at(&mut file, &["plan"]) else { panic!("a plan") };
    fields.insert(0, ("x".repeat(100_000), Value::List(vec![Value::List(vec![Value::Nothing; 40]); 30])));
    assert_eq!(repair_plan(&file).unwrap().repairs, [repair("name", Mending::Plain)]);
}

/// Every place in a value, outer ones before inner ones.
fn places(value: &Value) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Record(fields) => fields.iter().map(|(name, held)| (name.clone(), held)).collect(),
        Value::List(items) => items.iter().zip(1..).map(|(item, position)| (format!("{position}"), item)).collect(),
        _ => vec![],
    };
    let within = |(step, held): (String, &Value)| {
        let deeper: Vec<String> = places(held).into_iter().map(|path| format!("{step}.{path}")).collect();
        std::iter::once(step).chain(deeper)
    };
    inner.into_iter().flat_map(within).collect()
}

/// Things of every kind, most of which nothing in a plan can be.
fn junk() -> impl Strategy<Value = Value> {
    proptest::sample::select(vec![
        Value::Nothing,
        Value::Flag(true),
        Value::Number(-1.0),
        Value::Number(1.5),
        Value::Number(1e300),
        Value::Number(f64::NAN),
        text("junk"),
        text("\u{7}"),
        Value::List(vec![]),
        Value::List(vec![Value::Nothing, text("junk")]),
        Value::Record(vec![]),
        record(&[("stage", Value::Flag(true)), ("low", text("x"))]),
    ])
}

/// The place that may differ once something in it is junk: an override, a payment, a season, a total and what is open in
/// a stage as a whole, and all else by itself.
fn unit(path: &str) -> Vec<&str> {
    let mut steps = steps(path);
    let whole = match steps.as_slice() {
        ["what_if", "rates" | "values" | "costs" | "days", ..] | ["forecast", "inflow", "season", ..] => 3,
        ["scenarios", _, "overrides", "rates" | "values" | "costs" | "days", ..] => 5,
        ["forecast", "payments" | "days_spread", ..] | ["team", "efforts", ..] => 3,
        ["forecast", "target", ..] | ["deals" | "events", ..] => 2,
        _ => steps.len(),
    };
    steps.truncate(whole);
    steps
}

/// The plan of a file without what stands at a path, and without records and lists that hold nothing.
fn without(file: &Value, path: &[&str]) -> Value {
    let mut plan = file.field("plan").clone();
    if let Some(place) = at(&mut plan, path) {
        *place = Value::Nothing;
    }
    pruned(plan)
}

fn pruned(value: Value) -> Value {
    let holds = |value: &Value| match value {
        Value::Nothing => false,
        Value::Record(fields) => !fields.is_empty(),
        Value::List(items) => !items.is_empty(),
        _ => true,
    };
    match value {
        Value::Record(fields) => {
            let kept = fields.into_iter().map(|(name, held)| (name, pruned(held)));
            Value::Record(kept.filter(|(_, held)| holds(held)).collect())
        }
        Value::List(items) => Value::List(items.into_iter().map(pruned).filter(holds).collect()),
        other => other,
    }
}

/// A value in which anything may stand anywhere, under the names that a plan file has.
fn any_value() -> impl Strategy<Value = Value> {
    const NAMES: [&str; 41] = [
        "plan",
        "format",
        "version",
        "name",
        "currency",
        "period",
        "stages",
        "sale_stage",
        "goal",
        "what_if",
        "scenarios",
        "count",
        "kind",
        "value",
        "cost",
        "days",
        "limit",
        "benchmark",
        "low",
        "high",
        "measure",
        "amount",
        "confidence",
        "top",
        "rates",
        "values",
        "stage",
        "overrides",
        "forecast",
        "inflow",
        "season",
        "volumes",
        "payments",
        "share",
        "target",
        "history",
        "counts",
        "label",
        "deals",
        "team",
        "people",
    ];
    let leaf = prop_oneof![
        junk(),
        (0..40_u32).prop_map(|number| Value::Number(number.into())),
        proptest::sample::select(vec!["funnelwright-plan", "EUR", "month", "key", "0.5", "profit"]).prop_map(text),
    ];
    leaf.prop_recursive(7, 300, 12, |inner| {
        prop_oneof![
            1 => proptest::collection::vec(inner.clone(), 0..12).prop_map(Value::List),
            3 => proptest::collection::vec((proptest::sample::select(NAMES.to_vec()), inner), 0..12)
                .prop_map(|fields| record(&fields)),
        ]
    })
}

fn assert_sound(file: &Value) {
    match repair_plan(file) {
        Ok(repaired) => {
            let written = write_plan(&repaired.plan);
            assert_eq!(repair_plan(&written), Ok(Repaired { plan: repaired.plan, repairs: vec![] }));
            assert_eq!(repaired.repairs.is_empty(), read_plan(file).is_ok());
            assert!(repaired.repairs.len() < 3500);
        }
        Err(FileProblem::IllegalField(path)) => assert_eq!(path, "stages"),
        Err(problem) => assert!(matches!(problem, FileProblem::NotAPlan | FileProblem::NewerVersion(_))),
    }
}

proptest! {
    #[test]
    fn a_legal_file_needs_no_repair(plan in support::plan()) {
        let file = write_plan(&plan);
        prop_assert_eq!(repair_plan(&file), read_plan(&file).map(|plan| Repaired { plan, repairs: vec![] }));
    }

    #[test]
    fn one_field_of_junk_changes_nothing_else(plan in support::plan(), place: prop::sample::Index, junk in junk()) {
        let file = write_plan(&plan);
        let places = places(file.field("plan"));
        let path = place.get(&places);
        prop_assume!(path != "stages");
        let damaged = with(&file, path, junk);
        let repaired = repair_plan(&damaged).unwrap();
        let written = write_plan(&repaired.plan);

        let unit = unit(path);
        // What is left out of a list is gone; where it stood, the next one stands.
        let list = |file: &Value| match at(&mut file.field("plan").clone(), &unit[..unit.len() - 1]) {
            Some(Value::List(items)) => items.len(),
            _ => 0,
        };
        let is_gone = list(&written) < list(&file);
        let kept = if is_gone { pruned(written.field("plan").clone()) } else { without(&written, &unit) };
        let (kept, wanted) = if path == "goal.measure" {
            let amount = |plan: Value| without(&record(&[("plan", plan)]), &["goal", "amount"]);
            (amount(kept), amount(without(&file, &unit)))
        } else {
            (kept, without(&file, &unit))
        };
        prop_assert_eq!(kept, wanted, "{}: {:?}", path, repaired.repairs);

        prop_assert_eq!(repaired.repairs.is_empty(), read_plan(&damaged).is_ok());
        let place = unit.join(".");
        for repair in &repaired.repairs {
            let is_there = repair.path == place || repair.path.starts_with(&format!("{place}."));
            prop_assert!(is_there || path == "goal.measure" && repair.path == "goal.amount", "{}: {}", path, repair.path);
        }
    }

    #[test]
    fn however_much_is_junk_what_comes_out_is_legal(
        plan in support::plan(),
        damages in proptest::collection::vec((any::<prop::sample::Index>(), junk()), 1..40),
    ) {
        let mut file = write_plan(&plan);
        for (place, junk) in damages {
            let places = places(file.field("plan"));
            let path: &String = place.get(&places);
            file = with(&file, path, junk);
        }
        assert_sound(&file);
    }

    #[test]
    fn anything_is_repaired_or_refused(value in any_value(), stages in proptest::collection::vec(any_value(), 0..40)) {
        assert_sound(&value);
        let mut plan = if let Value::Record(fields) = value { fields } else { vec![] };
        plan.insert(0, ("stages".into(), Value::List(stages)));
        assert_sound(&record(&[("plan", Value::Record(plan))]));
    }
}
