//! The places of the plan that text fields stand for. Invariant: a text that can't be read changes nothing, and one
//! that can changes its own place alone.

use funnelwright_core::number_text::{MAXIMUM_LENGTH, Problem, Typed};
use funnelwright_core::plan::{Count, Days, Decimal, Edit, Money, Plan, Rate};
use yew::AttrValue;

use super::pasted::TakesTable;
use crate::i18n::Locale;

/// A place of the plan that a field shows and changes. It holds nothing of the plan, so a field is drawn anew only when
/// what it shows has changed; what else reading a text takes is of the plan as it was last drawn.
#[derive(Clone, Copy)]
pub struct FieldBinding {
    pub name: &'static str,
    /// Which of several places of one name.
    pub place: (u32, u32),
    pub input: Input,
    /// The edit that a typed text asks for, or what is wrong with it in the person's words.
    pub read: fn(&FieldBinding, &Reader) -> Result<Edit, AttrValue>,
    /// What it takes of a table that is pasted into it.
    pub takes: Option<TakesTable>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Input {
    Number,
    /// A number without decimals.
    Whole,
    /// A number that may be below zero.
    Signed,
    /// So many characters at most.
    Words(usize),
}

impl PartialEq for FieldBinding {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.place) == (other.name, other.place)
    }
}

impl FieldBinding {
    pub fn number(
        name: &'static str,
        place: (u32, u32),
        read: fn(&FieldBinding, &Reader) -> Result<Edit, AttrValue>,
    ) -> Self {
        Self { name, place, input: Input::Number, read, takes: None }
    }

    pub fn whole(
        name: &'static str,
        place: (u32, u32),
        read: fn(&FieldBinding, &Reader) -> Result<Edit, AttrValue>,
    ) -> Self {
        Self { input: Input::Whole, ..Self::number(name, place, read) }
    }

    pub fn words(
        name: &'static str,
        place: (u32, u32),
        limit: usize,
        read: fn(&FieldBinding, &Reader) -> Result<Edit, AttrValue>,
    ) -> Self {
        Self { name, place, input: Input::Words(limit), read, takes: None }
    }

    /// Of a number that may be below zero.
    pub fn signed(self) -> Self {
        Self { input: Input::Signed, ..self }
    }

    pub fn taking(self, table: TakesTable) -> Self {
        Self { takes: Some(table), ..self }
    }

    pub fn is_words(&self) -> bool {
        self.words_limit().is_some()
    }

    /// The most characters, for words.
    pub fn words_limit(&self) -> Option<usize> {
        match self.input {
            Input::Number | Input::Whole | Input::Signed => None,
            Input::Words(limit) => Some(limit),
        }
    }

    /// Which keys a phone shows. Its keypads of digits have no minus sign; that they have no `k`, `%` and `=` either
    /// keeps nobody from typing the number.
    pub fn keypad(&self) -> Option<&'static str> {
        match self.input {
            Input::Number => Some("decimal"),
            Input::Whole => Some("numeric"),
            Input::Signed | Input::Words(_) => None,
        }
    }

    /// An id for the field's element, the same as long as the field is.
    pub fn element_id(&self) -> String {
        let (first, second) = self.place;
        let id = ["field-", self.name, "-", &first.to_string()].concat();
        if second == 0 { id } else { [&id, "-", &second.to_string()].concat() }
    }
}

/// A typed text, and what numbers it may be. Its errors are words for the person.
pub struct Reader<'a> {
    pub text: &'a str,
    pub locale: &'a Locale,
    /// As it was last drawn.
    pub plan: &'a Plan,
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
                Problem::Ambiguous => {
                    let read = |text: &str| self.locale.parse(text).map_or(Decimal::ZERO, |typed| typed.value);
                    let grouped = read(&self.text.replace(self.locale.symbols().decimal, ""));
                    let decimal = read(self.text);
                    // In a calculation its three decimals are nothing else.
                    let sign = if decimal.scale() == 3 { "=" } else { "" };
                    let decimal = [sign, &self.locale.number(decimal)].concat();
                    messages.problem_ambiguous(self.locale.number(grouped), decimal).text().into()
                }
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
        let value = self.not_below_zero(self.parsed(self.locale.parse_whole(self.text))?)?;
        if value.scale() > 0 {
            return Err(self.locale.messages.problem_whole());
        }
        let count = value.as_whole().and_then(|people| Count::new(people).ok());
        count
            .ok_or_else(|| self.locale.messages.problem_at_most(self.locale.count(Count::MAXIMUM as f64)).text().into())
    }

    /// In the plan's currency.
    pub fn money(&self) -> Result<Money, AttrValue> {
        let currency = self.plan.currency;
        let amount = self.not_below_zero(self.parsed(self.locale.parse_money(self.text, currency))?)?;
        Money::from_major(amount, currency.minor_digits()).map_err(|_| {
            let most = Money::from_minor(Money::MAXIMUM_MINOR).unwrap_or_default();
            self.locale.messages.problem_at_most(self.locale.amount(most, currency)).text().into()
        })
    }

    /// What `read` reads, and nothing where there is no text.
    pub fn unless_blank<T>(&self, read: impl FnOnce(&Self) -> Result<T, AttrValue>) -> Result<Option<T>, AttrValue> {
        if self.is_blank() { Ok(None) } else { read(self).map(Some) }
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
    pub fn rate(&self) -> Result<Rate, AttrValue> {
        self.rate_up_to(1.0)
    }

    /// A percentage from 0 to `most`, a fraction of 1.
    pub fn rate_up_to(&self, most: f64) -> Result<Rate, AttrValue> {
        let rate = self.fraction()?.and_then(|fraction| Rate::typed(fraction).ok());
        rate.filter(|rate| rate.to_f64() <= most).ok_or_else(|| {
            let (low, high) = (self.locale.percent(0.0), self.locale.percent_brief(most));
            self.locale.messages.problem_between(low, high).text().into()
        })
    }
}
