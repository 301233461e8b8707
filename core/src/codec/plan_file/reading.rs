//! From a file to the parts of a plan. Invariant: every field is legal, or the first that is not is named.
//!
//! Here as far as version 1 has them; what else there is, [`beyond`] reads.

pub(super) mod beyond;

use super::super::FileProblem;
use super::super::place::Place;
use super::{KINDS, MEASURES, PERIODS};
use crate::model::{
    Benchmark, Confidence, Count, Currency, Days, Decimal, Goal, Measure, Money, Overrides, PlanDraft, Quantity, Rate,
    Scenario, Shared, Stage, StageId, StageKind, Target, Text,
};

pub(super) fn draft(plan: &Place) -> Result<PlanDraft, FileProblem> {
    let mut stages = Vec::new();
    let mut following = StageId(0);
    plan.field("stages").each(&mut |place| {
        stages.push(stage(place, following)?);
        following.0 += 1;
        Ok(())
    })?;
    let mut scenarios = Vec::new();
    plan.field("scenarios").each(&mut |place| {
        let name = line(&place.field("name"))?;
        scenarios.push(Scenario { name, overrides: overrides(&place.field("overrides"), &stages)? });
        Ok(())
    })?;
    Ok(PlanDraft {
        name: line(&plan.field("name"))?,
        currency: currency(&plan.field("currency"))?,
        period: named(&plan.field("period"), &PERIODS)?,
        sale_stage: chosen_stage(&plan.field("sale_stage"), &stages)?,
        lead_stage: chosen_stage(&plan.field("lead_stage"), &stages)?,
        goal: goal(&plan.field("goal"))?,
        what_if: overrides(&plan.field("what_if"), &stages)?,
        scenarios,
        outlook: Shared::default(),
        history: Shared::default(),
        pipeline: Shared::default(),
        team: Shared::default(),
        stages,
    })
}

fn stage(place: &Place, id: StageId) -> Result<Stage, FileProblem> {
    Ok(Stage {
        id,
        name: line(&place.field("name"))?,
        count: count(&place.field("count"))?,
        kind: place.field("kind").optional(|kind| named(kind, &KINDS))?.unwrap_or(StageKind::Formal),
        definition: place.field("definition").optional(line)?.unwrap_or_default(),
        value: place.field("value").optional(money)?.unwrap_or_default(),
        cost: place.field("cost").optional(money)?.unwrap_or_default(),
        days: place.field("days").optional(days)?,
        limit: place.field("limit").optional(days)?,
        benchmark: place.field("benchmark").optional(benchmark)?,
        handling: Shared::default(),
    })
}

fn benchmark(place: &Place) -> Result<Benchmark, FileProblem> {
    let low = place.field("low");
    let low = low.legal(rate(&low).ok().filter(|low| low.is_at_most(Rate::ONE)))?;
    let high = rate(&place.field("high"))?;
    let source = place.field("source").optional(line)?.unwrap_or_default();
    place.field("high").legal(Benchmark::new(low, high, source).ok())
}

fn goal(place: &Place) -> Result<Goal, FileProblem> {
    let target = target(place)?;
    let confidence = place.field("confidence");
    Ok(Goal { target, confidence: confidence.legal(Confidence::new(rate(&confidence)?).ok())? })
}

fn target(place: &Place) -> Result<Target, FileProblem> {
    let amount = place.field("amount");
    Ok(match named(&place.field("measure"), &MEASURES)? {
        Measure::Customers => Target::Customers(count(&amount)?),
        Measure::Revenue => Target::Revenue(money(&amount)?),
        Measure::Profit => Target::Profit(money(&amount)?),
    })
}

/// The baseline where nothing stands.
fn overrides(place: &Place, stages: &[Stage]) -> Result<Overrides, FileProblem> {
    record_or_nothing(place)?;
    let mut read = Overrides { top: place.field("top").optional(count)?, ..Overrides::default() };
    each_stage(&place.field("rates"), stages, &mut |id, entry| {
        // Nothing leads into the first stage.
        let is_reached = stages.first().is_some_and(|first| first.id != id);
        read.rates.set(id, Some(entry.legal(is_reached.then_some(rate(&entry.field("rate"))?))?));
        Ok(())
    })?;
    for (amounts, field) in [(&mut read.values, "values"), (&mut read.costs, "costs")] {
        each_stage(&place.field(field), stages, &mut |id, entry| {
            amounts.set(id, Some(money(&entry.field("amount"))?));
            Ok(())
        })?;
    }
    each_stage(&place.field("days"), stages, &mut |id, entry| {
        read.days.set(id, Some(days(&entry.field("days"))?));
        Ok(())
    })?;
    Ok(read)
}

/// What is said of each stage. An illegal entry is named as a whole; said twice of the same stage, it is illegal.
fn each_stage(
    place: &Place,
    stages: &[Stage],
    read: &mut dyn FnMut(StageId, &Place) -> Result<(), FileProblem>,
) -> Result<(), FileProblem> {
    let mut known = Vec::new();
    place.each(&mut |entry| {
        let id = new_stage(entry, stages, &mut known)?;
        read(id, entry).map_err(|_| entry.illegal())
    })
}

/// The stage that an entry speaks of, which none before it may have spoken of.
fn new_stage(entry: &Place, stages: &[Stage], known: &mut Vec<StageId>) -> Result<StageId, FileProblem> {
    let id = stage_at(&entry.field("stage"), stages).ok().filter(|id| !known.contains(id));
    let id = entry.legal(id)?;
    known.push(id);
    Ok(id)
}

fn record_or_nothing(place: &Place) -> Result<(), FileProblem> {
    place.legal((place.is_empty() || place.is_record()).then_some(()))
}

fn chosen_stage(place: &Place, stages: &[Stage]) -> Result<Option<StageId>, FileProblem> {
    if place.is_empty() { Ok(None) } else { stage_at(place, stages).map(Some) }
}

fn stage_at(place: &Place, stages: &[Stage]) -> Result<StageId, FileProblem> {
    let position = usize::try_from(place.whole()?).ok().and_then(|number| number.checked_sub(1));
    place.legal(position.and_then(|position| stages.get(position)).map(|stage| stage.id))
}

fn line<const LIMIT: usize>(place: &Place) -> Result<Text<LIMIT>, FileProblem> {
    let written = place.text()?;
    let fitted = Text::fitted(written);
    place.legal((fitted.as_str() == written).then_some(fitted))
}

fn currency(place: &Place) -> Result<Currency, FileProblem> {
    place.legal(Currency::new(place.text()?).ok())
}

fn count(place: &Place) -> Result<Count, FileProblem> {
    place.legal(Count::new(place.whole()?).ok())
}

fn money(place: &Place) -> Result<Money, FileProblem> {
    place.legal(Money::from_minor(place.whole()?).ok())
}

fn days(place: &Place) -> Result<Days, FileProblem> {
    place.legal(Days::new(decimal(place)?).ok())
}

fn rate(place: &Place) -> Result<Rate, FileProblem> {
    place.legal(Rate::typed(decimal(place)?).ok())
}

fn quantity<const MAXIMUM: u32>(place: &Place) -> Result<Quantity<MAXIMUM>, FileProblem> {
    place.legal(Quantity::new(decimal(place)?).ok())
}

fn decimal(place: &Place) -> Result<Decimal, FileProblem> {
    place.legal(place.text()?.parse().ok())
}

fn named<T: Copy>(place: &Place, names: &[(&str, T)]) -> Result<T, FileProblem> {
    let name = place.text()?;
    place.legal(names.iter().find(|(candidate, _)| *candidate == name).map(|(_, value)| *value))
}
