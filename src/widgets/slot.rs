//! What each text field stands for: how its text becomes an edit. Invariant: a text that can't be read changes nothing.

use funnelwright_core::model::{
    Benchmark, Confidence, Count, Currency, Days, Decimal, Edit, Goal, Money, Override, Rate, StageId, Target, Text,
};
use funnelwright_core::number_text::{MAXIMUM_LENGTH, Problem, Typed};
use yew::AttrValue;

use super::later_slot::LaterSlot;
use crate::i18n::Locale;

/// The place in the plan that a field shows and changes.
#[derive(Debug, Clone, PartialEq)]
pub enum Slot {
    StageName(StageId),
    Definition(StageId),
    Count(StageId),
    Value(StageId, Currency),
    Cost(StageId, Currency),
    Days(StageId),
    Limit(StageId),
    RangeLow(StageId, Option<Benchmark>),
    RangeHigh(StageId, Option<Benchmark>),
    RangeSource(StageId, Option<Benchmark>),
    GoalAmount(Goal, Currency),
    Confidence(Goal),
    WhatIfTop,
    WhatIfRate(StageId),
    WhatIfValue(StageId, Currency),
    ScenarioName(usize),
    /// What only the later part of the program shows.
    Later(LaterSlot),
}

impl Slot {
    /// The edit that a typed text asks for.
    ///
    /// # Errors
    /// What is wrong with the text, in the person's words.
    pub fn read(&self, text: &str, locale: &Locale) -> Result<Edit, AttrValue> {
        let reader = Reader { text, locale };
        let blank = reader.is_blank();
        Ok(match self {
            Slot::StageName(id) => Edit::SetStageName(*id, Text::fitted(text)),
            Slot::Definition(id) => Edit::SetDefinition(*id, Text::fitted(text)),
            Slot::ScenarioName(index) => Edit::RenameScenario(*index, Text::fitted(text)),
            Slot::Count(id) => Edit::SetCount(*id, reader.count()?),
            Slot::Value(id, currency) => Edit::SetValue(*id, reader.money_or_nothing(*currency)?),
            Slot::Cost(id, currency) => Edit::SetCost(*id, reader.money_or_nothing(*currency)?),
            Slot::Days(id) => Edit::SetDays(*id, if blank { None } else { Some(reader.days()?) }),
            Slot::Limit(id) => Edit::SetLimit(*id, if blank { None } else { Some(reader.days()?) }),
            Slot::RangeLow(id, range) => {
                let low = if blank { Rate::ZERO } else { reader.share()? };
                let high = range.as_ref().map_or(Rate::ONE, Benchmark::high);
                Edit::SetBenchmark(*id, reader.range(low, high, source_of(range))?)
            }
            Slot::RangeHigh(id, range) => {
                let low = range.as_ref().map_or(Rate::ZERO, Benchmark::low);
                let high = if blank { Rate::ONE } else { reader.share()? };
                Edit::SetBenchmark(*id, reader.range(low, high, source_of(range))?)
            }
            Slot::RangeSource(id, range) => {
                let low = range.as_ref().map_or(Rate::ZERO, Benchmark::low);
                let high = range.as_ref().map_or(Rate::ONE, Benchmark::high);
                Edit::SetBenchmark(*id, reader.range(low, high, Text::fitted(text))?)
            }
            Slot::GoalAmount(goal, currency) => {
                let target = match goal.target {
                    Target::Customers(_) => Target::Customers(reader.count()?),
                    Target::Revenue(_) => Target::Revenue(reader.money(*currency)?),
                    Target::Profit(_) => Target::Profit(reader.money(*currency)?),
                };
                Edit::SetGoal(Goal { target, ..*goal })
            }
            Slot::Confidence(goal) => Edit::SetGoal(Goal { confidence: reader.confidence()?, ..*goal }),
            Slot::Later(slot) => (slot.read)(slot, &reader)?,
            Slot::WhatIfTop => Edit::SetOverride(Override::Top(if blank { None } else { Some(reader.count()?) })),
            Slot::WhatIfRate(id) => {
                Edit::SetOverride(Override::Rate(*id, if blank { None } else { Some(reader.share()?) }))
            }
            Slot::WhatIfValue(id, currency) => {
                Edit::SetOverride(Override::Value(*id, if blank { None } else { Some(reader.money(*currency)?) }))
            }
        })
    }

    /// Whether the slot holds words: names and definitions.
    pub fn is_words(&self) -> bool {
        self.words_limit().is_some()
    }

    /// The most characters, for words.
    pub fn words_limit(&self) -> Option<usize> {
        match self {
            Slot::StageName(_) | Slot::ScenarioName(_) => Some(80),
            Slot::RangeSource(..) => Some(120),
            Slot::Definition(_) => Some(200),
            Slot::Later(slot) => slot.words_limit,
            _ => None,
        }
    }

    /// An id for the field's element, the same as long as the field is.
    pub fn element_id(&self) -> String {
        let (name, number) = match self {
            Slot::StageName(id) => ("name", id.0),
            Slot::Definition(id) => ("definition", id.0),
            Slot::Count(id) => ("count", id.0),
            Slot::Value(id, _) => ("value", id.0),
            Slot::Cost(id, _) => ("cost", id.0),
            Slot::Days(id) => ("days", id.0),
            Slot::Limit(id) => ("limit", id.0),
            Slot::RangeLow(id, _) => ("range-low", id.0),
            Slot::RangeHigh(id, _) => ("range-high", id.0),
            Slot::RangeSource(id, _) => ("range-source", id.0),
            Slot::GoalAmount(..) => ("goal", 0),
            Slot::Confidence(_) => ("confidence", 0),
            Slot::WhatIfTop => ("what-if-volume", 0),
            Slot::WhatIfRate(id) => ("what-if-rate", id.0),
            Slot::WhatIfValue(id, _) => ("what-if-value", id.0),
            Slot::ScenarioName(index) => ("scenario", *index as u32),
            Slot::Later(slot) => {
                let (first, second) = slot.place;
                return ["field-", slot.name, "-", &first.to_string(), "-", &second.to_string()].concat();
            }
        };
        ["field-", name, "-", &number.to_string()].concat()
    }
}

fn source_of(range: &Option<Benchmark>) -> Text<120> {
    range.as_ref().map(|range| range.source().clone()).unwrap_or_default()
}

/// A typed text, and what numbers it may be. Its errors are words for the person.
pub struct Reader<'a> {
    pub text: &'a str,
    pub locale: &'a Locale,
}

impl Reader<'_> {
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// A number, and whether it had a percent sign.
    pub fn number(&self) -> Result<(Decimal, bool), AttrValue> {
        self.parsed(self.locale.parse(self.text))
    }

    fn parsed(&self, typed: Result<Typed, Problem>) -> Result<(Decimal, bool), AttrValue> {
        let messages = &self.locale.messages;
        match typed {
            Ok(typed) => Ok((typed.value, typed.percent)),
            Err(problem) => Err(match problem {
                Problem::Empty => messages.problem_empty(),
                Problem::TooLong => messages.problem_too_long(self.locale.count(MAXIMUM_LENGTH as f64)).text().into(),
                Problem::NotANumber(part) => messages.problem_not_a_number(part).text().into(),
                Problem::Unfinished => messages.problem_unfinished(),
                Problem::NeedsEqualsSign => messages.problem_needs_equals_sign(),
                Problem::DivisionByZero => messages.problem_divided_by_nothing(),
                Problem::TooLarge => messages.problem_too_large(),
                Problem::TooPrecise => messages.problem_too_precise(),
            }),
        }
    }

    /// A number that is no percentage and not below zero.
    pub fn amount(&self) -> Result<Decimal, AttrValue> {
        self.not_below_zero(self.number()?)
    }

    fn not_below_zero(&self, (value, percent): (Decimal, bool)) -> Result<Decimal, AttrValue> {
        if percent {
            return Err(self.locale.messages.problem_percent());
        }
        if value < Decimal::ZERO {
            return Err(self.locale.messages.problem_negative());
        }
        Ok(value)
    }

    pub fn count(&self) -> Result<Count, AttrValue> {
        let value = self.amount()?;
        if value.scale() > 0 {
            return Err(self.locale.messages.problem_whole());
        }
        let count = value.as_whole().and_then(|people| Count::new(people).ok());
        count
            .ok_or_else(|| self.locale.messages.problem_at_most(self.locale.count(Count::MAXIMUM as f64)).text().into())
    }

    pub fn money(&self, currency: Currency) -> Result<Money, AttrValue> {
        let amount = self.not_below_zero(self.parsed(self.locale.parse_money(self.text, currency))?)?;
        Money::from_major(amount, currency.minor_digits()).map_err(|_| {
            let most = Money::from_minor(Money::MAXIMUM_MINOR).unwrap_or_default();
            self.locale.messages.problem_at_most(self.locale.amount(most, currency)).text().into()
        })
    }

    fn money_or_nothing(&self, currency: Currency) -> Result<Money, AttrValue> {
        if self.is_blank() { Ok(Money::ZERO) } else { self.money(currency) }
    }

    pub fn days(&self) -> Result<Days, AttrValue> {
        Days::new(self.amount()?)
            .map_err(|_| self.locale.messages.problem_at_most(self.locale.count(Days::MAXIMUM as f64)).text().into())
    }

    /// A typed percentage, with or without its sign, as a fraction of 1; `None` where it has too many decimals.
    pub fn fraction(&self) -> Result<Option<Decimal>, AttrValue> {
        let (value, percent) = self.number()?;
        // Half of 25 % is calculated as a fraction of 1.
        let is_fraction = !percent && self.text.contains(['%', '٪', '％']);
        Ok(if is_fraction { Some(value) } else { value.shifted(-2) })
    }

    /// A percentage from 0 to 100.
    fn share(&self) -> Result<Rate, AttrValue> {
        let rate = self.fraction()?.and_then(|fraction| Rate::typed(fraction).ok());
        rate.filter(|rate| rate.is_at_most(Rate::ONE)).ok_or_else(|| {
            let (low, high) = (self.locale.percent(0.0), self.locale.percent(1.0));
            self.locale.messages.problem_between(low, high).text().into()
        })
    }

    fn confidence(&self) -> Result<Confidence, AttrValue> {
        let (value, _) = self.number()?;
        let rate = value.shifted(-2).and_then(|fraction| Rate::typed(fraction).ok());
        rate.and_then(|rate| Confidence::new(rate).ok()).ok_or_else(|| {
            let (low, high) = (self.locale.percent_brief(0.01), self.locale.percent_brief(0.999));
            self.locale.messages.problem_between(low, high).text().into()
        })
    }

    /// `None` where the range says nothing.
    fn range(&self, low: Rate, high: Rate, source: Text<120>) -> Result<Option<Benchmark>, AttrValue> {
        if low == Rate::ZERO && high.to_decimal() == Rate::ONE.to_decimal() && source.is_blank() {
            return Ok(None);
        }
        Benchmark::new(low, high, source).map(Some).map_err(|_| self.locale.messages.problem_range_order())
    }
}
