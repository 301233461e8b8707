//! What of a plan is passed, and in which order. Invariant: with [`beyond`](super::beyond) it is the whole plan, and its
//! stages go by their positions.
//!
//! The same lines write and read, as [`Passage`] says: a plan goes through them and comes out unchanged, or a blank one
//! comes out as what is read.

use super::passage::Passage;
use crate::model::{
    Benchmark, Confidence, Count, Currency, Days, Decimal, Goal, MAXIMUM_SCENARIOS, MAXIMUM_STAGES, Measure, Money,
    Overrides, PerStage, Period, PlanDraft, Rate, Scenario, Shared, Stage, StageId, StageKind, Target, Text,
};

/// Without stages, which makes no plan.
pub(super) fn blank() -> PlanDraft {
    PlanDraft {
        name: Text::default(),
        currency: Currency::EURO,
        period: Period::Month,
        stages: Vec::new(),
        sale_stage: None,
        lead_stage: None,
        goal: Goal { target: Target::Customers(Count::default()), confidence: Confidence::usual() },
        what_if: Overrides::default(),
        scenarios: Vec::new(),
        outlook: Shared::default(),
        history: Shared::default(),
        pipeline: Shared::default(),
        team: Shared::default(),
    }
}

/// `None` where what is read is illegal; what can be made legal is.
pub(super) fn pass(passage: &mut Passage, plan: &mut PlanDraft) -> Option<()> {
    text(passage, &mut plan.name)?;
    plan.currency = Currency::new(&passage.text(plan.currency.code(), 3)?).ok()?;
    plan.period = choice(passage, &[Period::Week, Period::Month, Period::Quarter, Period::Year], plan.period)?;
    goal(passage, &mut plan.goal)?;
    for position in 0..length(passage, plan.stages.len(), MAXIMUM_STAGES)? {
        if position == plan.stages.len() {
            let id = StageId(u32::try_from(position).ok()?);
            plan.stages.push(Stage::new(id, Text::default(), Count::default()));
        }
        stage(passage, plan.stages.get_mut(position)?)?;
    }
    let stages = &plan.stages;
    chosen_stage(passage, stages, &mut plan.sale_stage)?;
    chosen_stage(passage, stages, &mut plan.lead_stage)?;
    for position in 0..length(passage, plan.scenarios.len(), MAXIMUM_SCENARIOS)? {
        if position == plan.scenarios.len() {
            plan.scenarios.push(Scenario { name: Text::default(), overrides: Overrides::default() });
        }
        let scenario = plan.scenarios.get_mut(position)?;
        text(passage, &mut scenario.name)?;
        overrides(passage, stages, &mut scenario.overrides)?;
    }
    overrides(passage, stages, &mut plan.what_if)
}

fn goal(passage: &mut Passage, goal: &mut Goal) -> Option<()> {
    goal.target = target(passage, Some(goal.target))?;
    goal.confidence = Confidence::new(rate(passage, Some(goal.confidence.rate()))?).ok()?;
    Some(())
}

pub(super) fn target(passage: &mut Passage, given: Option<Target>) -> Option<Target> {
    let given = given.unwrap_or(Target::Customers(Count::default()));
    let measures = [Measure::Customers, Measure::Revenue, Measure::Profit];
    let measure = choice(passage, &measures, given.measure())?;
    let amount = match given {
        Target::Customers(count) => count.get(),
        Target::Revenue(money) | Target::Profit(money) => money.minor(),
    };
    let amount = whole(passage, amount)?;
    Some(match measure {
        Measure::Customers => Target::Customers(Count::new(amount).ok()?),
        Measure::Revenue => Target::Revenue(Money::from_minor(amount).ok()?),
        Measure::Profit => Target::Profit(Money::from_minor(amount).ok()?),
    })
}

fn stage(passage: &mut Passage, stage: &mut Stage) -> Option<()> {
    text(passage, &mut stage.name)?;
    stage.count = count(passage, Some(stage.count))?;
    stage.kind = if passage.flag(stage.kind == StageKind::Key) { StageKind::Key } else { StageKind::Formal };
    text(passage, &mut stage.definition)?;
    stage.value = money(passage, Some(stage.value))?;
    stage.cost = money(passage, Some(stage.cost))?;
    optional(passage, &mut stage.days, days)?;
    optional(passage, &mut stage.limit, days)?;
    if passage.flag(stage.benchmark.is_some()) {
        let given = stage.benchmark.as_ref();
        let low = rate(passage, given.map(Benchmark::low))?;
        let high = rate(passage, given.map(Benchmark::high))?;
        let mut source = given.map(Benchmark::source).cloned().unwrap_or_default();
        text(passage, &mut source)?;
        stage.benchmark = Some(Benchmark::new(low, high, source).ok()?);
    }
    Some(())
}

fn overrides(passage: &mut Passage, stages: &[Stage], overrides: &mut Overrides) -> Option<()> {
    optional(passage, &mut overrides.top, count)?;
    per_stage(passage, stages, &mut overrides.rates, rate)?;
    per_stage(passage, stages, &mut overrides.values, money)?;
    per_stage(passage, stages, &mut overrides.costs, money)?;
    per_stage(passage, stages, &mut overrides.days, days)
}

/// Passes what is given, or what is there to be read.
pub(super) type Pass<T> = fn(&mut Passage, Option<T>) -> Option<T>;

pub(super) fn per_stage<T: Copy>(
    passage: &mut Passage,
    stages: &[Stage],
    per_stage: &mut PerStage<T>,
    pass: Pass<T>,
) -> Option<()> {
    if passage.flag(!per_stage.is_empty()) {
        for stage in stages {
            let mut value = per_stage.get(stage.id);
            optional(passage, &mut value, pass)?;
            per_stage.set(stage.id, value);
        }
    }
    Some(())
}

pub(super) fn optional<T: Copy>(passage: &mut Passage, value: &mut Option<T>, pass: Pass<T>) -> Option<()> {
    if passage.flag(value.is_some()) {
        *value = Some(pass(passage, *value)?);
    }
    Some(())
}

/// Passes the position from 1, or 0 for none.
fn chosen_stage(passage: &mut Passage, stages: &[Stage], chosen: &mut Option<StageId>) -> Option<()> {
    let position = stages.iter().position(|stage| Some(stage.id) == *chosen);
    let number = length(passage, position.map_or(0, |position| position + 1), stages.len())?;
    *chosen = number.checked_sub(1).and_then(|position| stages.get(position)).map(|stage| stage.id);
    Some(())
}

fn choice<T: Copy + PartialEq>(passage: &mut Passage, choices: &[T], given: T) -> Option<T> {
    let position = choices.iter().position(|choice| *choice == given)?;
    choices.get(length(passage, position, choices.len())?).copied()
}

pub(super) fn length(passage: &mut Passage, given: usize, maximum: usize) -> Option<usize> {
    let passed = whole(passage, u64::try_from(given).ok()?)?;
    usize::try_from(passed).ok().filter(|length| *length <= maximum)
}

pub(super) fn text<const LIMIT: usize>(passage: &mut Passage, text: &mut Text<LIMIT>) -> Option<()> {
    const LONGEST_CHARACTER: usize = 4;
    *text = Text::fitted(&passage.text(text.as_str(), LIMIT * LONGEST_CHARACTER)?);
    Some(())
}

pub(super) fn count(passage: &mut Passage, given: Option<Count>) -> Option<Count> {
    Count::new(whole(passage, given.map_or(0, Count::get))?).ok()
}

pub(super) fn money(passage: &mut Passage, given: Option<Money>) -> Option<Money> {
    Money::from_minor(whole(passage, given.map_or(0, Money::minor))?).ok()
}

pub(super) fn days(passage: &mut Passage, given: Option<Days>) -> Option<Days> {
    Days::new(passage.number(given.map_or(Decimal::ZERO, Days::get))?).ok()
}

fn rate(passage: &mut Passage, given: Option<Rate>) -> Option<Rate> {
    Rate::typed(passage.number(given.map_or(Decimal::ZERO, Rate::to_typed))?).ok()
}

fn whole(passage: &mut Passage, given: u64) -> Option<u64> {
    passage.number(Decimal::from(given))?.as_whole()
}
