//! From a file to the parts of a plan. Invariant: every field is legal, or the first that is not is named.

use super::{
    AmountRecord, BenchmarkRecord, GoalRecord, KINDS, MEASURES, OverridesRecord, PERIODS, PlanRecord, StageRecord,
};
use crate::model::{
    Benchmark, Confidence, Count, Currency, Days, Goal, Measure, Money, Overrides, PerStage, PlanDraft, Rate, Scenario,
    Stage, StageId, StageKind, Target, Text,
};

/// The field, named from the outside in, whose content can't be.
pub(super) struct Illegal(pub(super) String);

impl PlanRecord {
    pub(super) fn read(&self) -> Result<PlanDraft, Illegal> {
        let stages = each(&self.stages, "stages", StageRecord::read)?;
        let stage =
            |number: Option<u32>, field| number.map(|number| legal(field, stage_at(number, &stages))).transpose();
        let overrides = |field, record: &Option<OverridesRecord>| {
            let overrides = record.as_ref().map(|record| record.read(&stages)).transpose();
            Ok(within(field, overrides)?.unwrap_or_default())
        };
        Ok(PlanDraft {
            name: text("name", &self.name)?,
            currency: legal("currency", Currency::new(&self.currency).ok())?,
            period: legal("period", named(&PERIODS, &self.period))?,
            sale_stage: stage(self.sale_stage, "sale_stage")?,
            lead_stage: stage(self.lead_stage, "lead_stage")?,
            goal: within("goal", self.goal.read())?,
            what_if: overrides("what_if", &self.what_if)?,
            scenarios: each(&self.scenarios, "scenarios", |kept, _| {
                let name = text("name", &kept.name)?;
                Ok(Scenario { name, overrides: overrides("overrides", &kept.overrides)? })
            })?,
            stages,
        })
    }
}

impl StageRecord {
    fn read(&self, position: u32) -> Result<Stage, Illegal> {
        let days = |field, text: &Option<String>| text.as_ref().map(|text| legal(field, days(text))).transpose();
        let kind = self.kind.as_ref().map_or(Some(StageKind::Formal), |name| named(&KINDS, name));
        let benchmark = self.benchmark.as_ref().map(BenchmarkRecord::read).transpose();
        Ok(Stage {
            id: StageId(position),
            name: text("name", &self.name)?,
            count: legal("count", Count::new(self.count).ok())?,
            kind: legal("kind", kind)?,
            definition: text("definition", self.definition.as_deref().unwrap_or_default())?,
            value: money("value", self.value.unwrap_or_default())?,
            cost: money("cost", self.cost.unwrap_or_default())?,
            days: days("days", &self.days)?,
            limit: days("limit", &self.limit)?,
            benchmark: within("benchmark", benchmark)?,
        })
    }
}

impl BenchmarkRecord {
    fn read(&self) -> Result<Benchmark, Illegal> {
        let low = legal("low", rate(&self.low))?;
        let high = legal("high", rate(&self.high))?;
        let source = text("source", self.source.as_deref().unwrap_or_default())?;
        legal("high", Benchmark::new(low, high, source).ok())
    }
}

impl GoalRecord {
    fn read(&self) -> Result<Goal, Illegal> {
        let target = match legal("measure", named(&MEASURES, &self.measure))? {
            Measure::Customers => Target::Customers(legal("amount", Count::new(self.amount).ok())?),
            Measure::Revenue => Target::Revenue(money("amount", self.amount)?),
            Measure::Profit => Target::Profit(money("amount", self.amount)?),
        };
        let confidence = rate(&self.confidence).and_then(|rate| Confidence::new(rate).ok());
        Ok(Goal { target, confidence: legal("confidence", confidence)? })
    }
}

impl OverridesRecord {
    fn read(&self, stages: &[Stage]) -> Result<Overrides, Illegal> {
        let amounts = |field, records: &[AmountRecord]| {
            per_stage(field, records, stages, |record| (record.stage, Money::from_minor(record.amount).ok()))
        };
        Ok(Overrides {
            top: self.top.map(|top| legal("top", Count::new(top).ok())).transpose()?,
            // Nothing leads into the first stage.
            rates: per_stage("rates", &self.rates, stages, |record| {
                (record.stage, rate(&record.rate).filter(|_| record.stage > 1))
            })?,
            values: amounts("values", &self.values)?,
            costs: amounts("costs", &self.costs)?,
            days: per_stage("days", &self.days, stages, |record| (record.stage, days(&record.days)))?,
        })
    }
}

fn legal<T>(field: &str, value: Option<T>) -> Result<T, Illegal> {
    value.ok_or_else(|| Illegal(field.into()))
}

fn within<T>(outer: &str, read: Result<T, Illegal>) -> Result<T, Illegal> {
    read.map_err(|Illegal(field)| Illegal([outer, ".", &field].concat()))
}

fn each<R, T>(records: &[R], field: &str, read: impl Fn(&R, u32) -> Result<T, Illegal>) -> Result<Vec<T>, Illegal> {
    let read = |(record, position)| within(&format!("{field}.{}", position + 1), read(record, position));
    records.iter().zip(0..).map(read).collect()
}

/// What is said of each stage; said twice of the same one, it is illegal.
fn per_stage<R, T: Copy>(
    field: &str,
    records: &[R],
    stages: &[Stage],
    read: impl Fn(&R) -> (u32, Option<T>),
) -> Result<PerStage<T>, Illegal> {
    let mut read_so_far = PerStage::default();
    for (record, number) in records.iter().zip(1..) {
        let (stage, value) = read(record);
        match (stage_at(stage, stages), value) {
            (Some(id), Some(value)) if read_so_far.get(id).is_none() => read_so_far.set(id, Some(value)),
            _ => return Err(Illegal(format!("{field}.{number}"))),
        }
    }
    Ok(read_so_far)
}

fn stage_at(number: u32, stages: &[Stage]) -> Option<StageId> {
    let position = usize::try_from(number).ok()?.checked_sub(1)?;
    stages.get(position).map(|stage| stage.id)
}

fn text<const LIMIT: usize>(field: &str, written: &str) -> Result<Text<LIMIT>, Illegal> {
    let fitted = Text::fitted(written);
    legal(field, (fitted.as_str() == written).then_some(fitted))
}

fn money(field: &str, minor: u64) -> Result<Money, Illegal> {
    legal(field, Money::from_minor(minor).ok())
}

fn days(written: &str) -> Option<Days> {
    Days::new(written.parse().ok()?).ok()
}

fn rate(written: &str) -> Option<Rate> {
    Rate::typed(written.parse().ok()?).ok()
}

fn named<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(candidate, _)| *candidate == name).map(|(_, value)| *value)
}
