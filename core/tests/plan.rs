//! Plans, and what every edit makes of them.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used)]

mod support;

use std::rc::Rc;

use funnelwright_core::format::{read_plan, write_plan};
use funnelwright_core::plan::{
    Benchmark, Confidence, Count, Currency, Days, Decimal, Direction, Edit, ForecastEdit, Goal, HistoryEdit,
    MAXIMUM_SCENARIOS, MAXIMUM_STAGES, Money, OutOfRange, Override, Overrides, Period, Plan, PlanDraft, PlanEntry,
    PlanId, PlanProblem, Rate, Scenario, Stage, StageId, StageKind, Target, Text, Workspace, WorkspaceProblem,
};
use proptest::collection::vec;
use proptest::prelude::*;

const LEAD: StageId = StageId(10);
const DEMO: StageId = StageId(30);
const OFFER: StageId = StageId(20);
const DEAL: StageId = StageId(40);
const NOBODY: StageId = StageId(99);

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn rate(text: &str) -> Rate {
    Rate::typed(decimal(text)).unwrap()
}

fn days(text: &str) -> Days {
    Days::new(decimal(text)).unwrap()
}

fn money(minor: u64) -> Money {
    Money::from_minor(minor).unwrap()
}

fn count(people: u64) -> Count {
    Count::new(people).unwrap()
}

fn confidence(text: &str) -> Confidence {
    Confidence::new(rate(text)).unwrap()
}

/// Four stages of which only the deal earns; what-ifs speak of every one of them.
fn plan() -> Plan {
    let stage = |id, name, people| Stage::new(id, Text::fitted(name), count(people));
    let what_if = overrides(|overrides| {
        overrides.top = Some(count(1200));
        overrides.rates.set(DEMO, Some(rate("0.3")));
        overrides.rates.set(DEAL, Some(rate("0.5")));
        overrides.values.set(DEAL, Some(money(300_000)));
        overrides.costs.set(LEAD, Some(money(40)));
        overrides.days.set(OFFER, Some(days("4.5")));
    });
    let kept = overrides(|overrides| overrides.rates.set(OFFER, Some(rate("0.9"))));
    Plan::new(PlanDraft {
        name: Text::fitted("Fair"),
        currency: Currency::EURO,
        period: Period::Month,
        stages: vec![
            Stage { cost: money(50), ..stage(LEAD, "Lead", 1000) },
            stage(DEMO, "Demo", 250),
            Stage { days: Some(days("7")), ..stage(OFFER, "Offer", 100) },
            Stage { value: money(240_050), ..stage(DEAL, "Deal", 40) },
        ],
        sale_stage: None,
        lead_stage: None,
        goal: Goal { target: Target::Revenue(money(9_600_000)), confidence: Confidence::usual() },
        what_if,
        scenarios: vec![Scenario { name: Text::fitted("Better offers"), overrides: kept }],
        ..PlanDraft::blank()
    })
    .unwrap()
}

fn overrides(fill: impl FnOnce(&mut Overrides)) -> Overrides {
    let mut overrides = Overrides::default();
    fill(&mut overrides);
    overrides
}

/// The sample plan after edits that are all taken.
fn edited(edits: impl IntoIterator<Item = Edit>) -> Plan {
    edits.into_iter().fold(plan(), |plan, edit| plan.apply(edit).unwrap())
}

fn ids(plan: &Plan) -> Vec<StageId> {
    plan.stages.iter().map(|stage| stage.id).collect()
}

fn values(plan: &Plan) -> Vec<u64> {
    plan.stages.iter().map(|stage| stage.value.minor()).collect()
}

#[test]
fn a_field_edit_sets_its_field_and_nothing_else() {
    type Change = fn(&mut PlanDraft);
    let goal = Goal { target: Target::Customers(count(7)), confidence: confidence("0.9") };
    let benchmark = || Some(Benchmark::new(rate("0.1"), rate("0.2"), Text::fitted("own")).unwrap());
    let changes: [(Edit, Change); 18] = [
        (Edit::Rename(Text::fitted("Shop")), |draft| draft.name = Text::fitted("Shop")),
        (Edit::SetPeriod(Period::Year), |draft| draft.period = Period::Year),
        (Edit::SetGoal(goal), |draft| {
            draft.goal = Goal { target: Target::Customers(count(7)), confidence: confidence("0.9") };
        }),
        (Edit::SetStageName(DEMO, Text::fitted("Call")), |draft| draft.stages[1].name = Text::fitted("Call")),
        (Edit::SetCount(DEMO, count(2)), |draft| draft.stages[1].count = count(2)),
        (Edit::SetKind(DEMO, StageKind::Key), |draft| draft.stages[1].kind = StageKind::Key),
        (Edit::SetDefinition(DEMO, Text::fitted("held")), |draft| draft.stages[1].definition = Text::fitted("held")),
        (Edit::SetValue(DEMO, money(3)), |draft| draft.stages[1].value = money(3)),
        (Edit::SetCost(DEMO, money(4)), |draft| draft.stages[1].cost = money(4)),
        (Edit::SetDays(DEMO, Some(days("5"))), |draft| draft.stages[1].days = Some(days("5"))),
        (Edit::SetLimit(DEMO, Some(days("6"))), |draft| draft.stages[1].limit = Some(days("6"))),
        (Edit::SetBenchmark(DEMO, benchmark()), |draft| {
            draft.stages[1].benchmark = Some(Benchmark::new(rate("0.1"), rate("0.2"), Text::fitted("own")).unwrap());
        }),
        (Edit::SetLeadStage(OFFER), |draft| draft.lead_stage = Some(OFFER)),
        (Edit::SetOverride(Override::Top(None)), |draft| draft.what_if.top = None),
        (Edit::SetOverride(Override::Rate(OFFER, Some(rate("0.7")))), |draft| {
            draft.what_if.rates.set(OFFER, Some(rate("0.7")));
        }),
        (Edit::SetOverride(Override::Value(LEAD, Some(money(8)))), |draft| {
            draft.what_if.values.set(LEAD, Some(money(8)));
        }),
        (Edit::SetOverride(Override::Cost(LEAD, None)), |draft| draft.what_if.costs.set(LEAD, None)),
        (Edit::SetOverride(Override::Days(LEAD, Some(days("9")))), |draft| {
            draft.what_if.days.set(LEAD, Some(days("9")));
        }),
    ];
    for (edit, change) in changes {
        let mut expected = plan().to_draft();
        change(&mut expected);
        assert_eq!(plan().apply(edit.clone()), Plan::new(expected), "{edit:?}");
    }
}

#[test]
fn an_edit_of_a_stage_that_is_not_there_is_refused() {
    for edit in [
        Edit::SetStageName(NOBODY, Text::default()),
        Edit::SetCount(NOBODY, count(1)),
        Edit::SetKind(NOBODY, StageKind::Key),
        Edit::SetDefinition(NOBODY, Text::default()),
        Edit::SetValue(NOBODY, money(1)),
        Edit::SetCost(NOBODY, money(1)),
        Edit::SetDays(NOBODY, None),
        Edit::SetLimit(NOBODY, None),
        Edit::SetBenchmark(NOBODY, None),
        Edit::SetSaleStage(NOBODY),
        Edit::SetLeadStage(NOBODY),
        Edit::AddStage { after: Some(NOBODY) },
        Edit::RemoveStage(NOBODY),
        Edit::MoveStage(NOBODY, Direction::Up),
        Edit::PlaceStage { stage: NOBODY, at: LEAD },
        Edit::PlaceStage { stage: LEAD, at: NOBODY },
        Edit::PasteStages { from: NOBODY, rows: vec![] },
        Edit::PasteCounts { from: NOBODY, counts: vec![] },
        Edit::SetOverride(Override::Rate(NOBODY, Some(Rate::ONE))),
        Edit::SetOverride(Override::Value(NOBODY, Some(Money::ZERO))),
        Edit::SetOverride(Override::Cost(NOBODY, Some(Money::ZERO))),
        Edit::SetOverride(Override::Days(NOBODY, Some(days("1")))),
        Edit::SetWhatIf(overrides(|overrides| overrides.rates.set(NOBODY, Some(Rate::ONE)))),
    ] {
        assert_eq!(plan().apply(edit.clone()), Err(PlanProblem::UnknownStage), "{edit:?}");
    }
}

#[test]
fn the_sale_is_the_last_stage_and_the_lead_the_second_until_they_are_moved() {
    let plan = plan();
    assert_eq!((plan.sale_position(), plan.lead_position()), (3, 1));
    let moved = edited([Edit::SetSaleStage(OFFER), Edit::SetLeadStage(LEAD)]);
    assert_eq!((moved.sale_position(), moved.lead_position()), (2, 0));
    assert_eq!(moved.apply(Edit::SetSaleStage(DEAL)).unwrap().sale_stage, None);
}

#[test]
fn the_deal_value_goes_with_the_sale() {
    let new = StageId(41);
    for (edit, sale) in [
        (Edit::SetSaleStage(DEMO), DEMO),
        (Edit::AddStage { after: None }, new),
        (Edit::AddStage { after: Some(DEAL) }, new),
        (Edit::RemoveStage(DEAL), OFFER),
        (Edit::MoveStage(DEAL, Direction::Up), OFFER),
        (Edit::MoveStage(OFFER, Direction::Down), OFFER),
        (Edit::PlaceStage { stage: LEAD, at: DEAL }, LEAD),
        (Edit::PasteStages { from: OFFER, rows: vec![(Text::fitted("Won"), Some(count(9)))] }, new),
        (Edit::PasteCounts { from: DEAL, counts: vec![Some(count(9)), Some(count(8))] }, new),
    ] {
        let edited = edited([edit.clone()]);
        assert_eq!(edited.stages[edited.sale_position()].id, sale, "{edit:?}");
        for stage in &edited.stages {
            let value = if stage.id == sale { money(240_050) } else { Money::ZERO };
            assert_eq!(stage.value, value, "{edit:?}");
        }
        assert_eq!(edited.what_if.values.iter().collect::<Vec<_>>(), [(sale, money(300_000))], "{edit:?}");
        assert!(edited.scenarios[0].overrides.values.is_empty(), "{edit:?}");
    }
}

#[test]
fn values_stay_where_several_stages_earn() {
    let earning = edited([Edit::SetValue(DEMO, money(100)), Edit::SetSaleStage(OFFER)]);
    assert_eq!(values(&earning), [0, 100, 0, 240_050]);

    let earning_in_a_what_if =
        edited([Edit::SetOverride(Override::Value(DEMO, Some(money(100)))), Edit::SetSaleStage(OFFER)]);
    assert_eq!(values(&earning_in_a_what_if), [0, 0, 0, 240_050]);
    assert_eq!(earning_in_a_what_if.what_if.values.get(DEMO), Some(money(100)));
    assert_eq!(earning_in_a_what_if.what_if.values.get(DEAL), Some(money(300_000)));
}

#[test]
fn a_stage_is_added_behind_another_or_at_the_end() {
    let added = edited([Edit::AddStage { after: Some(LEAD) }]);
    let new = StageId(41);
    assert_eq!(ids(&added), [LEAD, new, DEMO, OFFER, DEAL]);
    assert_eq!(added.stages[1], Stage::new(new, Text::default(), Count::default()));
    assert_eq!(ids(&edited([Edit::AddStage { after: None }])), [LEAD, DEMO, OFFER, DEAL, new]);
}

#[test]
fn a_new_stage_gets_an_unused_id_even_beside_the_largest() {
    let mut draft = plan().to_draft();
    draft.stages[1].id = StageId(u32::MAX);
    draft.stages[2].id = StageId(0);
    draft.what_if = Overrides::default();
    draft.scenarios.clear();
    let added = Plan::new(draft).unwrap().apply(Edit::AddStage { after: None }).unwrap();
    assert_eq!(added.stages[4].id, StageId(1));
}

#[test]
fn there_are_2_to_30_stages() {
    let full = edited((4..MAXIMUM_STAGES).map(|_| Edit::AddStage { after: None }));
    assert_eq!(full.stages.len(), 30);
    assert_eq!(full.apply(Edit::AddStage { after: None }), Err(PlanProblem::TooManyStages));
    let least = edited([Edit::RemoveStage(LEAD), Edit::RemoveStage(DEMO)]);
    assert_eq!(least.apply(Edit::RemoveStage(DEAL)), Err(PlanProblem::TooFewStages));
}

#[test]
fn what_is_said_of_a_stage_goes_when_it_goes() {
    let marked = edited([Edit::SetSaleStage(OFFER), Edit::SetLeadStage(OFFER)]);
    let removed = marked.apply(Edit::RemoveStage(OFFER)).unwrap();
    assert_eq!(ids(&removed), [LEAD, DEMO, DEAL]);
    assert_eq!((removed.sale_stage, removed.lead_stage), (None, None));
    assert!(removed.what_if.days.is_empty());
    assert!(removed.scenarios[0].overrides.is_empty());
    assert_eq!(removed.what_if.rates, marked.what_if.rates);
    assert_eq!(removed.what_if.costs, marked.what_if.costs);
}

#[test]
fn a_stage_that_comes_to_the_top_has_no_rate() {
    for edit in [
        Edit::RemoveStage(LEAD),
        Edit::MoveStage(DEMO, Direction::Up),
        Edit::MoveStage(LEAD, Direction::Down),
        Edit::PlaceStage { stage: DEMO, at: LEAD },
    ] {
        let edited = edited([edit.clone()]);
        assert_eq!(edited.stages[0].id, DEMO, "{edit:?}");
        assert_eq!(edited.what_if.rates.iter().collect::<Vec<_>>(), [(DEAL, rate("0.5"))], "{edit:?}");
    }
}

#[test]
fn a_moved_stage_keeps_its_id_and_all_that_is_said_of_it() {
    let moved = edited([Edit::MoveStage(OFFER, Direction::Up)]);
    assert_eq!(ids(&moved), [LEAD, OFFER, DEMO, DEAL]);
    assert_eq!(moved.stages[1], plan().stages[2]);
    assert_eq!(moved.what_if, plan().what_if);
    assert_eq!(moved.scenarios, plan().scenarios);
    assert_eq!(moved.apply(Edit::MoveStage(OFFER, Direction::Down)), Ok(plan()));
    assert_eq!(ids(&edited([Edit::PlaceStage { stage: LEAD, at: OFFER }])), [DEMO, OFFER, LEAD, DEAL]);
    assert_eq!(edited([Edit::PlaceStage { stage: DEMO, at: DEMO }]), plan());
}

#[test]
fn nothing_moves_beyond_the_ends() {
    assert_eq!(plan().apply(Edit::MoveStage(LEAD, Direction::Up)), Err(PlanProblem::NoSuchStep));
    assert_eq!(plan().apply(Edit::MoveStage(DEAL, Direction::Down)), Err(PlanProblem::NoSuchStep));
}

#[test]
fn pasted_stages_replace_those_from_there_on() {
    let rows = |names: &[&str]| {
        names.iter().zip(1..).map(|(name, people)| (Text::fitted(name), Some(count(people)))).collect()
    };
    let longer = edited([Edit::PasteStages { from: OFFER, rows: rows(&["Offer", "Signed", "Paid"]) }]);
    assert_eq!(ids(&longer), [LEAD, DEMO, OFFER, StageId(41), StageId(42)]);
    let pasted = |stage: &Stage| (stage.name.as_str().to_owned(), stage.count.get());
    assert_eq!(
        longer.stages[2..].iter().map(pasted).collect::<Vec<_>>(),
        [("Offer".into(), 1), ("Signed".into(), 2), ("Paid".into(), 3)]
    );
    assert_eq!(longer.stages[..2], plan().stages[..2]);
    assert_eq!(longer.stages[2].days, Some(days("7")));

    let shorter = edited([Edit::PasteStages { from: LEAD, rows: rows(&["Seen", "demo"]) }]);
    assert_eq!(ids(&shorter), [StageId(41), DEMO]);
    assert_eq!(shorter.what_if.rates.iter().collect::<Vec<_>>(), [(DEMO, rate("0.3"))]);

    let paste = |number| plan().apply(Edit::PasteStages { from: LEAD, rows: rows(&vec!["x"; number]) });
    assert_eq!(paste(1), Err(PlanProblem::TooFewStages));
    assert_eq!(paste(30).map(|plan| plan.stages.len()), Ok(30));
    assert_eq!(paste(31), Err(PlanProblem::TooManyStages));
    let overflowing = Edit::PasteStages { from: DEAL, rows: rows(&["x"; 28]) };
    assert_eq!(plan().apply(overflowing), Err(PlanProblem::TooManyStages));
}

/// What was said of the stage before is not true of the one that comes in its place.
#[test]
fn a_pasted_stage_goes_on_by_its_name_alone() {
    let row = |name: &str, people: Option<u64>| (Text::fitted(name), people.map(count));
    let rows = vec![row("Offer", None), row("Orders", Some(3)), row("LEAD", None), row("Paid", None)];
    let pasted = edited([Edit::PasteStages { from: LEAD, rows }]);
    assert_eq!(ids(&pasted), [OFFER, StageId(41), LEAD, StageId(42)]);
    assert_eq!(pasted.stages[0], plan().stages[2]);
    assert_eq!(pasted.stages[1], Stage::new(StageId(41), Text::fitted("Orders"), count(3)));
    let lead = &plan().stages[0];
    assert_eq!(pasted.stages[2], Stage { name: Text::fitted("LEAD"), ..lead.clone() });
    assert_eq!(pasted.stages[3].count, Count::default());
}

#[test]
fn pasted_counts_leave_names_and_the_stages_below() {
    let counts = |people: &[u64]| people.iter().map(|people| Some(count(*people))).collect();
    let within = edited([Edit::PasteCounts { from: LEAD, counts: counts(&[7, 6]) }]);
    assert_eq!(within, edited([Edit::SetCount(LEAD, count(7)), Edit::SetCount(DEMO, count(6))]));
    let with_gap = vec![Some(count(7)), None, Some(count(6))];
    let with_gap = edited([Edit::PasteCounts { from: LEAD, counts: with_gap }]);
    assert_eq!(with_gap, edited([Edit::SetCount(LEAD, count(7)), Edit::SetCount(OFFER, count(6))]));

    let longer = edited([Edit::PasteCounts { from: DEAL, counts: counts(&[5, 4]) }]);
    assert_eq!(ids(&longer), [LEAD, DEMO, OFFER, DEAL, StageId(41)]);
    assert_eq!((longer.stages[3].name.as_str(), longer.stages[3].count.get()), ("Deal", 5));
    assert_eq!((longer.stages[4].name.as_str(), longer.stages[4].count.get()), ("", 4));

    for number in [28, 31] {
        let overflowing = Edit::PasteCounts { from: DEAL, counts: counts(&vec![1; number]) };
        assert_eq!(plan().apply(overflowing), Err(PlanProblem::TooManyStages));
    }
}

#[test]
fn nothing_leads_into_the_first_stage() {
    let edit = Edit::SetOverride(Override::Rate(LEAD, Some(Rate::ONE)));
    assert_eq!(plan().apply(edit), Err(PlanProblem::NoSuchStep));
    let what_if = overrides(|overrides| overrides.rates.set(LEAD, Some(Rate::ONE)));
    assert_eq!(plan().apply(Edit::SetWhatIf(what_if)), Err(PlanProblem::NoSuchStep));
}

#[test]
fn a_what_if_is_kept_put_in_force_updated_and_removed() {
    let kept = edited([Edit::KeepScenario(Text::fitted("Spring"))]);
    assert_eq!(kept.scenarios[1], Scenario { name: Text::fitted("Spring"), overrides: plan().what_if.clone() });
    assert_eq!(kept.active_scenario(), Some(1));
    assert_eq!(plan().active_scenario(), None);

    let baseline = kept.apply(Edit::SetWhatIf(Overrides::default())).unwrap();
    assert!(baseline.what_if.is_empty());
    assert_eq!(baseline.scenarios, kept.scenarios);

    let renamed = kept.apply(Edit::RenameScenario(1, Text::fitted("Summer"))).unwrap();
    assert_eq!(renamed.scenarios[1].name.as_str(), "Summer");
    assert_eq!(renamed.scenarios[0], kept.scenarios[0]);

    let updated = baseline.apply(Edit::UpdateScenario(1)).unwrap();
    assert!(updated.scenarios[1].overrides.is_empty());
    assert_eq!(updated.active_scenario(), Some(1));

    let removed = kept.apply(Edit::RemoveScenario(0)).unwrap();
    assert_eq!(removed.scenarios, kept.scenarios[1..]);
}

#[test]
fn there_are_at_most_6_scenarios_and_no_others_to_edit() {
    let keep = || Edit::KeepScenario(Text::fitted("Another"));
    let full = edited((1..MAXIMUM_SCENARIOS).map(|_| keep()));
    assert_eq!(full.scenarios.len(), 6);
    assert_eq!(full.apply(keep()), Err(PlanProblem::TooManyScenarios));
    for edit in [Edit::RenameScenario(1, Text::default()), Edit::RemoveScenario(1), Edit::UpdateScenario(1)] {
        assert_eq!(plan().apply(edit.clone()), Err(PlanProblem::UnknownScenario), "{edit:?}");
    }
}

#[test]
fn another_currency_keeps_amounts_in_major_units() {
    let in_currency = |code| edited([Edit::SetCurrency(Currency::new(code).unwrap())]);
    for (code, value, overridden, cost, goal) in [
        ("USD", 240_050, 300_000, 50, 9_600_000),
        ("JPY", 2_401, 3_000, 1, 96_000),
        ("KWD", 2_400_500, 3_000_000, 500, 96_000_000),
        ("CLF", 24_005_000, 30_000_000, 5_000, 960_000_000),
    ] {
        let plan = in_currency(code);
        assert_eq!(plan.currency.code(), code);
        assert_eq!(plan.stages[3].value, money(value), "{code}");
        assert_eq!(plan.what_if.values.get(DEAL), Some(money(overridden)), "{code}");
        assert_eq!(plan.stages[0].cost, money(cost), "{code}");
        assert_eq!(plan.goal.target, Target::Revenue(money(goal)), "{code}");
        assert_eq!(plan.stages[0].count, count(1000));
    }
    assert_eq!(in_currency("JPY").what_if.costs.get(LEAD), Some(Money::ZERO));
    assert_eq!(in_currency("EUR"), plan());

    let target = |target| Goal { target, confidence: Confidence::usual() };
    let profit =
        edited([Edit::SetGoal(target(Target::Profit(money(150)))), Edit::SetCurrency(Currency::new("KWD").unwrap())]);
    assert_eq!(profit.goal.target, Target::Profit(money(1_500)));
    let customers = edited([
        Edit::SetGoal(target(Target::Customers(count(150)))),
        Edit::SetCurrency(Currency::new("KWD").unwrap()),
    ]);
    assert_eq!(customers.goal.target, Target::Customers(count(150)));
}

#[test]
fn an_amount_beyond_the_largest_becomes_the_largest_in_the_new_currency() {
    let rich = edited([
        Edit::SetValue(DEAL, money(Money::MAXIMUM_MINOR / 2)),
        Edit::SetCurrency(Currency::new("KWD").unwrap()),
    ]);
    assert_eq!(rich.stages[3].value, Money::MAXIMUM);
}

#[test]
fn money_rounds_half_up_to_the_minor_unit() {
    for (amount, minor_digits, minor) in [
        ("0", 2, Ok(0)),
        ("12.34", 2, Ok(1234)),
        ("12.344999999999999999", 2, Ok(1234)),
        ("12.345", 2, Ok(1235)),
        ("0.005", 2, Ok(1)),
        ("0.5", 0, Ok(1)),
        ("0.499999999999999999", 0, Ok(0)),
        ("1.5", 3, Ok(1500)),
        ("10000000000000", 2, Ok(1_000_000_000_000_000)),
        ("10000000000000.004", 2, Ok(1_000_000_000_000_000)),
        ("10000000000000.005", 2, Err(OutOfRange)),
        ("170141183460469231731687303715884105727", 2, Err(OutOfRange)),
        ("170141183460469231731.687303715884105727", 2, Err(OutOfRange)),
        ("-0.001", 2, Err(OutOfRange)),
        ("-1", 2, Err(OutOfRange)),
    ] {
        assert_eq!(Money::from_major(decimal(amount), minor_digits).map(Money::minor), minor, "{amount}");
    }
    assert_eq!(money(240_050).to_major(2), decimal("2400.5"));
    assert_eq!(money(240_050).to_major(0), decimal("240050"));
}

#[test]
fn amounts_have_their_ranges() {
    assert_eq!(Count::new(Count::MAXIMUM).map(Count::get), Ok(1_000_000_000_000_000));
    assert_eq!(Count::new(Count::MAXIMUM + 1), Err(OutOfRange));
    assert_eq!(Money::from_minor(Money::MAXIMUM_MINOR), Ok(Money::MAXIMUM));
    assert_eq!(Money::from_minor(Money::MAXIMUM_MINOR + 1), Err(OutOfRange));
    for (text, is_legal) in [("0", true), ("3650", true), ("0.25", true), ("3650.001", false), ("-0.5", false)] {
        assert_eq!(Days::new(decimal(text)).is_ok(), is_legal, "{text}");
    }
    for (text, is_legal) in [("0.01", true), ("0.999", true), ("0.009999999999999", false), ("0.9990001", false)] {
        assert_eq!(Confidence::new(rate(text)).is_ok(), is_legal, "{text}");
    }
    assert_eq!(Confidence::usual(), confidence("0.8"));
}

#[test]
fn a_confidence_is_compared_exactly() {
    let just_below_one_percent = Rate::of_counts(9_999_999_999_999_999, 1_000_000_000_000_000_000).unwrap();
    assert_eq!(just_below_one_percent.to_f64(), 0.01);
    assert_eq!(Confidence::new(just_below_one_percent), Err(OutOfRange));
}

#[test]
fn a_typed_rate_lies_between_0_and_100_with_15_places_at_most() {
    for (text, is_legal) in [
        ("0", true),
        ("0.000000000000001", true),
        ("0.0000000000000001", false),
        ("1.31", true),
        ("100", true),
        ("100.000000000000001", false),
        ("-0.1", false),
        ("170141183460469231731687303715884105727", false),
    ] {
        let typed = Rate::typed(decimal(text));
        assert_eq!(typed.is_ok(), is_legal, "{text}");
        assert_eq!(typed.ok().and_then(Rate::to_decimal), is_legal.then(|| decimal(text)), "{text}");
    }
}

#[test]
fn a_rate_of_counts_is_their_exact_share() {
    assert_eq!(Rate::of_counts(5, 0), None);
    assert_eq!(Rate::of_counts(1, 8).unwrap().to_decimal(), Some(decimal("0.125")));
    assert_eq!(Rate::of_counts(1, 3).unwrap().to_decimal(), None);
    let [third, less] = [(1, 3), (333_333_333_333_333, 1_000_000_000_000_000)]
        .map(|(reached, before)| Rate::of_counts(reached, before).unwrap());
    assert!(less.is_at_most(third) && !third.is_at_most(less));
}

#[test]
fn a_benchmark_is_a_range_of_shares() {
    for (low, high, is_legal) in [("0", "1", true), ("0.2", "0.2", true), ("0.3", "0.2", false), ("0.3", "1.01", false)]
    {
        assert_eq!(Benchmark::new(rate(low), rate(high), Text::default()).is_ok(), is_legal, "{low} to {high}");
    }
}

#[test]
fn a_currency_is_three_letters() {
    assert_eq!(Currency::new("huf").unwrap().code(), "HUF");
    for code in ["", "EU", "EURO", "E1R", "€", "ÅÄ"] {
        assert_eq!(Currency::new(code), Err(OutOfRange), "{code}");
    }
    for (code, minor_digits) in [("EUR", 2), ("JPY", 0), ("TND", 3), ("CLF", 4), ("ZZZ", 2)] {
        assert_eq!(Currency::new(code).unwrap().minor_digits(), minor_digits, "{code}");
    }
}

#[test]
fn text_is_fitted_to_one_line() {
    assert_eq!(Text::<80>::fitted("two\r\nlines\tand\u{2028}more\u{2029}").as_str(), "two  lines and more ");
    assert_eq!(Text::<3>::fitted("мамонт").as_str(), "мам");
    assert!(Text::<3>::fitted(" \n ").is_blank());
}

#[test]
fn parts_that_do_not_fit_make_no_plan() {
    type Change = fn(&mut PlanDraft);
    let changes: [(Change, PlanProblem); 5] = [
        (|draft| draft.stages.truncate(1), PlanProblem::TooFewStages),
        (|draft| draft.stages[0].id = DEAL, PlanProblem::RepeatedStage),
        (|draft| draft.sale_stage = Some(NOBODY), PlanProblem::UnknownStage),
        (|draft| draft.lead_stage = Some(NOBODY), PlanProblem::UnknownStage),
        (|draft| draft.scenarios[0].overrides.days.set(NOBODY, Some(days("1"))), PlanProblem::UnknownStage),
    ];
    for (change, problem) in changes {
        let mut draft = plan().to_draft();
        change(&mut draft);
        assert_eq!(Plan::new(draft), Err(problem));
    }
}

fn entry(id: u64, name: &str) -> PlanEntry {
    let plan = plan().apply(Edit::Rename(Text::fitted(name))).unwrap();
    PlanEntry { id: PlanId(id), plan: Rc::new(plan) }
}

/// Plans 1 and 2, the first one active.
fn workspace() -> Workspace {
    Workspace::new(vec![entry(1, "Shop"), entry(2, "Fair")], PlanId(1)).unwrap()
}

fn plan_ids(workspace: &Workspace) -> Vec<u64> {
    workspace.plans().iter().map(|entry| entry.id.0).collect()
}

#[test]
fn a_workspace_has_plans_with_ids_of_their_own_and_one_is_active() {
    assert_eq!(Workspace::new(vec![], PlanId(1)), Err(WorkspaceProblem::NoPlan));
    assert_eq!(Workspace::new(vec![entry(1, "Shop")], PlanId(2)), Err(WorkspaceProblem::UnknownPlan));
    let twice = vec![entry(1, "Shop"), entry(1, "Fair")];
    assert_eq!(Workspace::new(twice, PlanId(1)), Err(WorkspaceProblem::RepeatedPlan));
    assert_eq!(workspace().active().name.as_str(), "Shop");
    let single = Workspace::with_plan(PlanId(7), Rc::new(plan()));
    assert_eq!((plan_ids(&single), single.active_id()), (vec![7], PlanId(7)));
}

#[test]
fn only_the_active_plan_is_replaced() {
    let replaced = workspace().with_active_plan(entry(0, "Stall").plan);
    let names: Vec<&str> = replaced.plans().iter().map(|entry| entry.plan.name.as_str()).collect();
    assert_eq!(names, ["Stall", "Fair"]);
    assert_eq!(replaced.active_id(), PlanId(1));
}

#[test]
fn a_plan_is_added_behind_the_active_one_and_becomes_it() {
    let added = workspace().with_added(PlanId(3), Rc::new(plan())).unwrap();
    assert_eq!((plan_ids(&added), added.active_id()), (vec![1, 3, 2], PlanId(3)));
    assert_eq!(workspace().with_added(PlanId(2), Rc::new(plan())), Err(WorkspaceProblem::RepeatedPlan));
}

#[test]
fn another_plan_is_made_active() {
    assert_eq!(workspace().with_active(PlanId(2)).unwrap().active().name.as_str(), "Fair");
    assert_eq!(workspace().with_active(PlanId(3)), Err(WorkspaceProblem::UnknownPlan));
}

#[test]
fn where_the_active_plan_was_its_neighbour_becomes_active() {
    let three = workspace().with_added(PlanId(3), Rc::new(plan())).unwrap();
    for (active, removed, expected) in [(1, 1, 3), (3, 3, 2), (2, 2, 3), (1, 2, 1), (2, 1, 2)] {
        let left = three.with_active(PlanId(active)).unwrap().without(PlanId(removed)).unwrap();
        assert_eq!(left.active_id(), PlanId(expected), "{removed} of which {active} is active");
        assert!(!plan_ids(&left).contains(&removed));
    }
    let single = workspace().without(PlanId(1)).unwrap();
    assert_eq!(single.without(PlanId(2)), Err(WorkspaceProblem::LastPlan));
    assert_eq!(single.without(PlanId(9)), Err(WorkspaceProblem::UnknownPlan));
}

/// A plan, and edits of its stages, of some that edits may have added, and of none at all.
fn plan_and_edits() -> impl Strategy<Value = (Plan, Vec<Edit>)> {
    support::plan().prop_flat_map(|plan| {
        let mut pool = ids(&plan);
        let highest = pool.iter().map(|id| id.0).max().unwrap();
        pool.extend([1, 2, 3].map(|step| StageId(highest.wrapping_add(step))));
        (Just(plan), vec(support::edit(&pool), 1..20))
    })
}

proptest! {
    #[test]
    fn whatever_the_edits_the_plan_is_legal((start, edits) in plan_and_edits()) {
        let mut plan = start;
        for edit in edits {
            if let Ok(next) = plan.apply(edit) {
                plan = next;
            }
            prop_assert!((2..=30).contains(&plan.stages.len()));
            prop_assert!(plan.sale_position() < plan.stages.len() && plan.lead_position() < plan.stages.len());
            let every = || std::iter::once(&plan.what_if).chain(plan.scenarios.iter().map(|kept| &kept.overrides));
            for overrides in every() {
                let mut known = overrides.clone();
                known.retain_stages(|id| plan.position(id).is_some());
                prop_assert_eq!(&known, overrides);
                prop_assert_eq!(overrides.rates.get(plan.stages[0].id), None);
            }
            prop_assert!(read_plan(&write_plan(&plan)).is_ok());
        }
    }

    #[test]
    fn a_refused_edit_is_refused_for_a_reason_of_its_own((plan, edits) in plan_and_edits()) {
        for edit in edits {
            let refused = plan.apply(edit.clone()).err();
            let only_if = |may: bool| may.then_some(()).ok_or_else(|| TestCaseError::fail(format!("{edit:?}: {refused:?}")));
            match refused {
                Some(PlanProblem::TooManyStages) => only_if(matches!(
                    edit,
                    Edit::AddStage { .. } | Edit::PasteStages { .. } | Edit::PasteCounts { .. }
                ))?,
                Some(PlanProblem::TooFewStages) => {
                    only_if(matches!(edit, Edit::RemoveStage(_) | Edit::PasteStages { .. }))?;
                }
                Some(PlanProblem::TooManyScenarios) => only_if(matches!(edit, Edit::KeepScenario(_)))?,
                Some(PlanProblem::UnknownScenario) => only_if(matches!(
                    edit,
                    Edit::RenameScenario(..) | Edit::RemoveScenario(_) | Edit::UpdateScenario(_)
                ))?,
                Some(PlanProblem::NoSuchStep) => only_if(matches!(
                    edit,
                    Edit::MoveStage(..) | Edit::SetOverride(Override::Rate(..)) | Edit::SetWhatIf(_)
                ))?,
                Some(PlanProblem::SectionFull) => only_if(matches!(
                    edit,
                    Edit::History(HistoryEdit::SetPeriods(_)) | Edit::Forecast(ForecastEdit::SetPayments(_))
                ))?,
                Some(PlanProblem::PaymentsAboveAll) => {
                    only_if(matches!(edit, Edit::Forecast(ForecastEdit::SetPayments(_))))?;
                }
                Some(PlanProblem::RepeatedStage) => only_if(false)?,
                Some(PlanProblem::UnknownStage) | None => {}
            }
        }
    }

    #[test]
    fn the_only_earning_stage_stays_the_sale((start, edits) in plan_and_edits(), value in support::money()) {
        let mut draft = start.to_draft();
        let sale = start.stages[start.sale_position()].id;
        for stage in &mut draft.stages {
            stage.value = if stage.id == sale { value } else { Money::ZERO };
        }
        draft.what_if = Overrides::default();
        draft.scenarios.clear();
        let plan = Plan::new(draft).unwrap();
        let moves_money = |edit: &Edit| matches!(edit, Edit::SetValue(..) | Edit::SetCurrency(_));
        let after = edits.into_iter().filter(|edit| !moves_money(edit)).filter_map(|edit| plan.apply(edit).ok());
        for next in after {
            for (position, stage) in next.stages.iter().enumerate() {
                let expected = if position == next.sale_position() { value } else { Money::ZERO };
                prop_assert_eq!(stage.value, expected);
            }
        }
    }

    #[test]
    fn a_move_and_the_move_back_leave_the_order_as_it_was(plan in support::plan(), from: prop::sample::Index, to: prop::sample::Index) {
        let order = ids(&plan);
        let (stage, at) = (*from.get(&order), *to.get(&order));
        let moved = plan.apply(Edit::PlaceStage { stage, at }).unwrap();
        prop_assert_eq!(moved.position(stage), plan.position(at));
        let back = moved.apply(Edit::PlaceStage { stage, at: ids(&moved)[plan.position(stage).unwrap()] }).unwrap();
        prop_assert_eq!(ids(&back), order);
    }
}
