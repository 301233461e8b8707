//! The fields of a stage.

use funnelwright_core::plan::{Benchmark, Edit, Money, Rate, StageId, Text};
use yew::AttrValue;

use crate::widgets::field_binding::{FieldBinding, Reader};
use crate::widgets::pasted::TakesTable;

pub fn name(stage: StageId) -> FieldBinding {
    let read =
        |binding: &FieldBinding, reader: &Reader| Ok(Edit::SetStageName(stage_of(binding), Text::fitted(reader.text)));
    FieldBinding::words("name", (stage.0, 0), 80, read).taking(TakesTable::Stages)
}

pub fn count(stage: StageId) -> FieldBinding {
    FieldBinding::whole("count", (stage.0, 0), |binding, reader| Ok(Edit::SetCount(stage_of(binding), reader.count()?)))
        .taking(TakesTable::Counts)
}

pub fn definition(stage: StageId) -> FieldBinding {
    FieldBinding::words("definition", (stage.0, 0), 200, |binding, reader| {
        Ok(Edit::SetDefinition(stage_of(binding), Text::fitted(reader.text)))
    })
}

pub fn value(stage: StageId) -> FieldBinding {
    FieldBinding::number("value", (stage.0, 0), |binding, reader| {
        Ok(Edit::SetValue(stage_of(binding), reader.unless_blank(Reader::money)?.unwrap_or(Money::ZERO)))
    })
}

pub fn cost(stage: StageId) -> FieldBinding {
    FieldBinding::number("cost", (stage.0, 0), |binding, reader| {
        Ok(Edit::SetCost(stage_of(binding), reader.unless_blank(Reader::money)?.unwrap_or(Money::ZERO)))
    })
}

/// Days to the next stage.
pub fn days(stage: StageId) -> FieldBinding {
    FieldBinding::number("days", (stage.0, 0), |binding, reader| {
        Ok(Edit::SetDays(stage_of(binding), reader.unless_blank(Reader::days)?))
    })
}

/// Days after which a deal standing here is overdue.
pub fn limit(stage: StageId) -> FieldBinding {
    FieldBinding::number("limit", (stage.0, 0), |binding, reader| {
        Ok(Edit::SetLimit(stage_of(binding), reader.unless_blank(Reader::days)?))
    })
}

/// The low end of the usual range of the rate into the stage.
pub fn range_low(stage: StageId) -> FieldBinding {
    FieldBinding::number("range-low", (stage.0, 0), |binding, reader| {
        let low = reader.unless_blank(Reader::rate)?.unwrap_or(Rate::ZERO);
        let range = Range { low, ..range(binding, reader) };
        Ok(Edit::SetBenchmark(stage_of(binding), range.benchmark(reader)?))
    })
}

/// Its high end.
pub fn range_high(stage: StageId) -> FieldBinding {
    FieldBinding::number("range-high", (stage.0, 0), |binding, reader| {
        let high = reader.unless_blank(Reader::rate)?.unwrap_or(Rate::ONE);
        let range = Range { high, ..range(binding, reader) };
        Ok(Edit::SetBenchmark(stage_of(binding), range.benchmark(reader)?))
    })
}

/// Who says so.
pub fn range_source(stage: StageId) -> FieldBinding {
    FieldBinding::words("range-source", (stage.0, 0), 120, |binding, reader| {
        let range = Range { source: Text::fitted(reader.text), ..range(binding, reader) };
        Ok(Edit::SetBenchmark(stage_of(binding), range.benchmark(reader)?))
    })
}

fn stage_of(binding: &FieldBinding) -> StageId {
    StageId(binding.place.0)
}

/// A range as it is typed, end by end.
struct Range {
    low: Rate,
    high: Rate,
    source: Text<120>,
}

/// That of the field's stage.
fn range(binding: &FieldBinding, reader: &Reader) -> Range {
    let stage = reader.plan.stages.iter().find(|stage| stage.id == stage_of(binding));
    match stage.and_then(|stage| stage.benchmark.as_ref()) {
        Some(known) => Range { low: known.low(), high: known.high(), source: known.source().clone() },
        None => Range { low: Rate::ZERO, high: Rate::ONE, source: Text::default() },
    }
}

impl Range {
    /// `None` where the range says nothing.
    fn benchmark(self, reader: &Reader) -> Result<Option<Benchmark>, AttrValue> {
        let Self { low, high, source } = self;
        if low == Rate::ZERO && high.to_decimal() == Rate::ONE.to_decimal() && source.is_blank() {
            return Ok(None);
        }
        Benchmark::new(low, high, source).map(Some).map_err(|_| reader.locale.messages.problem_range_order())
    }
}
