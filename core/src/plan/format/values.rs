//! The descriptions of the values that plans are made of: counts and money are whole numbers, money in minor units, all
//! else that is a number is a decimal.

use crate::format::form::{Described, Form, Passed, legal};
use crate::plan::{
    Confidence, Count, Currency, Date, Days, Decimal, Measure, Money, OutOfRange, Period, Quantity, Rate, StageKind,
    Text,
};

impl<const LIMIT: usize> Described for Text<LIMIT> {
    fn blank() -> Self {
        Text::default()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        let passed = form.text(self.as_str(), LIMIT)?;
        let fitted = Text::fitted(&passed);
        *self = legal(form, (fitted.as_str() == passed).then_some(fitted))?;
        Ok(())
    }
}

impl Described for Count {
    fn blank() -> Self {
        Count::default()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        let whole = form.whole(self.get())?;
        *self = legal(form, Count::new(whole).ok())?;
        Ok(())
    }
}

impl Described for Money {
    fn blank() -> Self {
        Money::ZERO
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        let minor = form.whole(self.minor())?;
        *self = legal(form, Money::from_minor(minor).ok())?;
        Ok(())
    }
}

impl Described for Days {
    fn blank() -> Self {
        Days::NONE
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        *self = passed_decimal(form, self.get(), Days::new)?;
        Ok(())
    }
}

/// As `2027-03-14` (ISO 8601).
impl Described for Date {
    fn blank() -> Self {
        Date::FIRST
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        const LETTERS: usize = 10;
        let text = form.text(&self.to_iso(), LETTERS)?;
        *self = legal(form, Date::from_iso(&text))?;
        Ok(())
    }
}

impl<const MAXIMUM: u32> Described for Quantity<MAXIMUM> {
    fn blank() -> Self {
        Quantity::NONE
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        *self = passed_decimal(form, self.get(), Quantity::new)?;
        Ok(())
    }
}

/// One that no one can have typed, such as 1/3 from counts, is passed as the next lower one that can be.
impl Described for Rate {
    fn blank() -> Self {
        Rate::ZERO
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        *self = passed_decimal(form, self.to_typed(), Rate::typed)?;
        Ok(())
    }
}

impl Described for Confidence {
    fn blank() -> Self {
        Confidence::usual()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        let mut rate = self.rate();
        rate.pass(form)?;
        *self = legal(form, Confidence::new(rate).ok())?;
        Ok(())
    }
}

impl Described for Currency {
    fn blank() -> Self {
        Currency::EURO
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        const LETTERS: usize = 3;
        let code = form.text(self.code(), LETTERS)?;
        *self = legal(form, Currency::new(&code).ok())?;
        Ok(())
    }
}

impl Described for Period {
    fn blank() -> Self {
        Period::Month
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        let choices = [Period::Week, Period::Month, Period::Quarter, Period::Year];
        *self = passed_choice(form, &["week", "month", "quarter", "year"], &choices, *self)?;
        Ok(())
    }
}

impl Described for StageKind {
    fn blank() -> Self {
        StageKind::Formal
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        *self = passed_choice(form, &["formal", "key"], &[StageKind::Formal, StageKind::Key], *self)?;
        Ok(())
    }
}

impl Described for Measure {
    fn blank() -> Self {
        Measure::Customers
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        let choices = [Measure::Customers, Measure::Revenue, Measure::Profit];
        *self = passed_choice(form, &["customers", "revenue", "profit"], &choices, *self)?;
        Ok(())
    }
}

/// Passes a number that `new` takes where it is legal.
pub(in crate::plan) fn passed_decimal<T>(
    form: &mut dyn Form,
    given: Decimal,
    new: fn(Decimal) -> Result<T, OutOfRange>,
) -> Passed<T> {
    let decimal = form.decimal(given)?;
    legal(form, new(decimal).ok())
}

/// Passes one of some choices by its name.
pub(in crate::plan) fn passed_choice<T: Copy + PartialEq>(
    form: &mut dyn Form,
    names: &[&str],
    choices: &[T],
    given: T,
) -> Passed<T> {
    let position = choices.iter().position(|choice| *choice == given).unwrap_or_default();
    let passed = form.choice(names, position)?;
    legal(form, choices.get(passed).copied())
}
