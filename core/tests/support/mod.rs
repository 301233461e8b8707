//! Arbitrary legal plans and their parts, for property tests. Invariant: every plan that can be built can be drawn,
//! save that overriding rates, benchmarks and confidences are typed ones.

// Each test binary compiles this for itself and draws only some of it.
#![allow(dead_code)]
// What is drawn is within the range of its type; if not, a test should fail.
#![allow(clippy::expect_used)]

pub mod sections;

use funnelwright_core::plan::{
    Benchmark, Confidence, Count, Currency, Days, Decimal, Direction, Edit, Goal, MAXIMUM_SCENARIOS, MAXIMUM_STAGES,
    MINIMUM_STAGES, Money, Override, Overrides, PerStage, Period, Plan, PlanDraft, Rate, Scenario, Stage, StageId,
    StageKind, Target, Text,
};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;

/// Any legal plan: 2 to 30 stages with ids in any order, counts that may rise, zeros and the largest amounts among them.
pub fn plan() -> impl Strategy<Value = Plan> {
    btree_set(any::<u32>().prop_map(StageId), MINIMUM_STAGES..=MAXIMUM_STAGES)
        .prop_map(Vec::from_iter)
        .prop_shuffle()
        .prop_flat_map(|ids| {
            let named = || option::of(proptest::sample::select(ids.clone()));
            (
                (text(), currency(), period()),
                ids.iter().map(|id| stage(*id)).collect::<Vec<_>>(),
                named(),
                named(),
                goal(),
                overrides(&ids),
                vec((text(), overrides(&ids)), 0..=MAXIMUM_SCENARIOS),
                (
                    sections::forecast(&ids),
                    sections::history(&ids),
                    sections::deals(&ids),
                    sections::team(&ids),
                    sections::events(),
                ),
            )
        })
        .prop_map(|(named, stages, sale_stage, lead_stage, goal, what_if, scenarios, around)| {
            let (name, currency, period) = named;
            let (forecast, history, deals, team, events) = around;
            let scenarios = scenarios.into_iter().map(|(name, overrides)| Scenario { name, overrides }).collect();
            Plan::new(PlanDraft {
                name,
                currency,
                period,
                stages,
                sale_stage,
                lead_stage,
                goal,
                what_if,
                scenarios,
                forecast: forecast.into(),
                history: history.into(),
                deals: deals.into(),
                team: team.into(),
                events: events.into(),
            })
            .expect("parts drawn to fit")
        })
}

/// Any edit, of stages with these ids. What it holds is legal; whether it fits a plan is for the plan to say.
pub fn edit(ids: &[StageId]) -> impl Strategy<Value = Edit> + use<> {
    let id = proptest::sample::select(ids.to_vec());
    let id = || id.clone();
    let scenario = || 0..=MAXIMUM_SCENARIOS;
    let direction = proptest::sample::select(vec![Direction::Up, Direction::Down]);
    let of_the_plan = prop_oneof![
        text().prop_map(Edit::Rename),
        currency().prop_map(Edit::SetCurrency),
        period().prop_map(Edit::SetPeriod),
        goal().prop_map(Edit::SetGoal),
    ];
    let of_a_stage = prop_oneof![
        (id(), text()).prop_map(|(id, name)| Edit::SetStageName(id, name)),
        (id(), count()).prop_map(|(id, count)| Edit::SetCount(id, count)),
        (id(), stage_kind()).prop_map(|(id, kind)| Edit::SetKind(id, kind)),
        (id(), text()).prop_map(|(id, definition)| Edit::SetDefinition(id, definition)),
        (id(), money()).prop_map(|(id, value)| Edit::SetValue(id, value)),
        (id(), money()).prop_map(|(id, cost)| Edit::SetCost(id, cost)),
        (id(), option::of(days())).prop_map(|(id, days)| Edit::SetDays(id, days)),
        (id(), option::of(days())).prop_map(|(id, limit)| Edit::SetLimit(id, limit)),
        (id(), option::of(benchmark())).prop_map(|(id, benchmark)| Edit::SetBenchmark(id, benchmark)),
    ];
    let of_the_order = prop_oneof![
        id().prop_map(Edit::SetSaleStage),
        id().prop_map(Edit::SetLeadStage),
        option::of(id()).prop_map(|after| Edit::AddStage { after }),
        id().prop_map(Edit::RemoveStage),
        (id(), direction).prop_map(|(id, direction)| Edit::MoveStage(id, direction)),
        (id(), id()).prop_map(|(stage, at)| Edit::PlaceStage { stage, at }),
        (id(), vec((text(), option::of(count())), 0..6)).prop_map(|(from, rows)| Edit::PasteStages { from, rows }),
        (id(), vec(option::of(count()), 0..6)).prop_map(|(from, counts)| Edit::PasteCounts { from, counts }),
    ];
    let of_an_override = prop_oneof![
        option::of(count()).prop_map(Override::Top),
        (id(), option::of(typed_rate())).prop_map(|(id, rate)| Override::Rate(id, rate)),
        (id(), option::of(money())).prop_map(|(id, value)| Override::Value(id, value)),
        (id(), option::of(money())).prop_map(|(id, cost)| Override::Cost(id, cost)),
        (id(), option::of(days())).prop_map(|(id, days)| Override::Days(id, days)),
    ]
    .prop_map(Edit::SetOverride);
    let of_a_scenario = prop_oneof![
        overrides(ids).prop_map(Edit::SetWhatIf),
        text().prop_map(Edit::KeepScenario),
        (scenario(), text()).prop_map(|(index, name)| Edit::RenameScenario(index, name)),
        scenario().prop_map(Edit::RemoveScenario),
        scenario().prop_map(Edit::UpdateScenario),
    ];
    prop_oneof![
        1 => of_the_plan,
        2 => of_a_stage,
        3 => of_the_order,
        2 => of_an_override,
        2 => of_a_scenario,
        2 => sections::edit(ids),
    ]
}

/// A stage with everything about it set or not.
pub fn stage(id: StageId) -> impl Strategy<Value = Stage> {
    (
        (text(), count(), stage_kind(), text()),
        (money(), money(), option::of(days()), option::of(days()), option::of(benchmark())),
    )
        .prop_map(move |((name, count, kind, definition), (value, cost, days, limit, benchmark))| Stage {
            id,
            name,
            count,
            kind,
            definition,
            value,
            cost,
            days,
            limit,
            benchmark,
        })
}

/// Overrides of some of these stages; the first of them stands at the top and has no rate.
pub fn overrides(ids: &[StageId]) -> impl Strategy<Value = Overrides> + use<> {
    (
        option::of(count()),
        per_stage(&ids[1..], 0.2, typed_rate),
        per_stage(ids, 0.2, money),
        per_stage(ids, 0.2, money),
        per_stage(ids, 0.2, days),
    )
        .prop_map(|(top, rates, values, costs, days)| Overrides { top, rates, values, costs, days })
}

/// Zero, a handful, the usual thousands, or anything up to the largest.
pub fn count() -> impl Strategy<Value = Count> {
    amount(Count::MAXIMUM).prop_map(|people| Count::new(people).expect("drawn within range"))
}

/// Zero, a handful, the usual thousands, or anything up to the largest.
pub fn money() -> impl Strategy<Value = Money> {
    amount(Money::MAXIMUM_MINOR).prop_map(|minor| Money::from_minor(minor).expect("drawn within range"))
}

/// A rate a person typed: mostly a share, now and then above 100 %.
pub fn typed_rate() -> impl Strategy<Value = Rate> {
    prop_oneof![
        4 => share(),
        1 => decimal(Rate::MAXIMUM_TYPED, Rate::MAXIMUM_SCALE),
    ]
    .prop_map(|fraction| Rate::typed(fraction).expect("drawn within range"))
}

pub fn days() -> impl Strategy<Value = Days> {
    prop_oneof![
        2 => decimal(60, 1),
        1 => decimal(Days::MAXIMUM, Decimal::MAXIMUM_SCALE),
    ]
    .prop_map(|days| Days::new(days).expect("drawn within range"))
}

pub fn benchmark() -> impl Strategy<Value = Benchmark> {
    (share(), share(), text()).prop_map(|(one, other, source)| {
        let [one, other] = [one, other].map(|fraction| Rate::typed(fraction).expect("drawn within range"));
        let (low, high) = if one.is_at_most(other) { (one, other) } else { (other, one) };
        Benchmark::new(low, high, source).expect("drawn in order")
    })
}

pub fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        count().prop_map(Target::Customers),
        money().prop_map(Target::Revenue),
        money().prop_map(Target::Profit),
    ]
}

pub fn goal() -> impl Strategy<Value = Goal> {
    (target(), confidence()).prop_map(|(target, confidence)| Goal { target, confidence })
}

pub fn confidence() -> impl Strategy<Value = Confidence> {
    (10_i128..=999).prop_map(|thousandths| {
        let rate = Rate::typed(Decimal::new(thousandths, 3).expect("three places")).expect("below one");
        Confidence::new(rate).expect("drawn within range")
    })
}

pub fn period() -> impl Strategy<Value = Period> {
    proptest::sample::select(vec![Period::Week, Period::Month, Period::Quarter, Period::Year])
}

pub fn stage_kind() -> impl Strategy<Value = StageKind> {
    proptest::sample::select(vec![StageKind::Formal, StageKind::Key])
}

/// Currencies of every number of decimal places, and any other three letters.
pub fn currency() -> impl Strategy<Value = Currency> {
    prop_oneof![
        proptest::sample::select(vec!["EUR", "JPY", "KWD", "CLF"]).prop_map(String::from),
        vec(proptest::char::range('A', 'Z'), 3).prop_map(String::from_iter),
    ]
    .prop_map(|code| Currency::new(&code).expect("three letters"))
}

/// Any characters, empty and cut at the limit among them.
pub fn text<const LIMIT: usize>() -> impl Strategy<Value = Text<LIMIT>> {
    prop_oneof![
        8 => vec(any::<char>(), 0..12),
        1 => vec(any::<char>(), 0..LIMIT + 5),
    ]
    .prop_map(|characters| Text::fitted(&String::from_iter(characters)))
}

/// Something is said of a stage with this chance.
fn per_stage<S: Strategy<Value: Copy>>(
    ids: &[StageId],
    chance: f64,
    value: fn() -> S,
) -> impl Strategy<Value = PerStage<S::Value>> + use<S> {
    ids.iter().map(|id| (Just(*id), option::weighted(chance, value()))).collect::<Vec<_>>().prop_map(|chosen| {
        let mut overridden = PerStage::default();
        for (id, value) in chosen {
            overridden.set(id, value);
        }
        overridden
    })
}

fn amount(maximum: u64) -> impl Strategy<Value = u64> {
    prop_oneof![
        1 => Just(0),
        2 => 1..20_u64,
        4 => 20..100_000_u64,
        1 => 0..=maximum,
    ]
}

/// From 0 to 1: often with three places, sometimes with as many as there can be.
fn share() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        3 => decimal(1, 3),
        1 => decimal(1, Rate::MAXIMUM_SCALE),
    ]
}

fn decimal(maximum: i128, scale: u8) -> impl Strategy<Value = Decimal> {
    (0..=maximum * 10_i128.pow(u32::from(scale)))
        .prop_map(move |mantissa| Decimal::new(mantissa, scale).expect("few enough places"))
}
