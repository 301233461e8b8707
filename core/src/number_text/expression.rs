//! Reads a folded text from left to right. Invariant: it only moves forward, and nests no deeper than the text is long.

use super::rational::Rational;
use super::{MAXIMUM_LENGTH, Problem, Symbols, Typed, characters, literal};
use crate::plan::Decimal;

/// A number with at most `places` decimals.
pub(super) fn evaluate(text: &str, symbols: &Symbols, places: u8) -> Result<Typed, Problem> {
    if text.chars().nth(MAXIMUM_LENGTH).is_some() {
        return Err(Problem::TooLong);
    }
    let mut reader = Reader::new(text, symbols, places);
    reader.skip_spaces();
    if reader.peek().is_none() {
        return Err(Problem::Empty);
    }
    reader.is_calculation = reader.take('=');
    let result = reader.sum()?;
    reader.skip_spaces();
    if reader.peek().is_some() {
        return Err(reader.unexpected());
    }
    Ok(Typed { value: result.number.to_decimal()?, percent: result.percent })
}

/// `number`, or `number` hundredths.
#[derive(Clone, Copy)]
struct Quantity {
    number: Rational,
    percent: bool,
}

impl Quantity {
    fn plain(self) -> Result<Rational, Problem> {
        if self.percent { self.number.times(Rational::HUNDREDTH) } else { Ok(self.number) }
    }

    fn combine(self, operator: char, other: Self) -> Result<Self, Problem> {
        let percent = self.percent && other.percent && matches!(operator, '+' | '-');
        let (left, right) = if percent { (self.number, other.number) } else { (self.plain()?, other.plain()?) };
        let number = match operator {
            '+' => left.plus(right),
            '-' => left.plus(right.negated()?),
            '*' => left.times(right),
            _ => left.times(right.reciprocal()?),
        }?;
        Ok(Self { number, percent })
    }
}

struct Reader<'a> {
    text: &'a str,
    /// Each visible character, folded, with where it stands in `text`.
    characters: Vec<(usize, char)>,
    position: usize,
    decimal: char,
    group: char,
    is_calculation: bool,
    /// How many decimals there can be.
    places: u8,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, symbols: &Symbols, places: u8) -> Self {
        // The Arabic separators are unambiguous: they become those that the locale uses, or those of English.
        let fold = |character| characters::fold(character).unwrap_or(character);
        let decimal = if symbols.decimal == '٫' { '.' } else { fold(symbols.decimal) };
        let group = if decimal == ',' { '.' } else { ',' };
        let visible = |(start, character)| {
            let plain = match character {
                '٫' => decimal,
                '٬' => group,
                _ => characters::fold(character)?,
            };
            Some((start, plain))
        };
        let characters = text.char_indices().filter_map(visible).collect();
        Self { text, characters, position: 0, decimal, group: fold(symbols.group), is_calculation: false, places }
    }

    fn sum(&mut self) -> Result<Quantity, Problem> {
        self.combined(['+', '-'], Self::product)
    }

    fn product(&mut self) -> Result<Quantity, Problem> {
        self.combined(['*', '/'], Self::operand)
    }

    /// Operands with such operators between them, from left to right.
    fn combined(
        &mut self,
        operators: [char; 2],
        operand: fn(&mut Self) -> Result<Quantity, Problem>,
    ) -> Result<Quantity, Problem> {
        let mut total = operand(self)?;
        while let Some(operator) = self.operator(operators)? {
            total = total.combine(operator, operand(self)?)?;
        }
        Ok(total)
    }

    fn operator(&mut self, expected: [char; 2]) -> Result<Option<char>, Problem> {
        self.skip_spaces();
        let Some(operator) = self.peek().filter(|character| expected.contains(character)) else {
            return Ok(None);
        };
        if !self.is_calculation && matches!(operator, '-' | '/') {
            return Err(Problem::NeedsEqualsSign);
        }
        self.position += 1;
        Ok(Some(operator))
    }

    /// A number or a parenthesis, with what may stand around it: a sign, a currency, a percent sign.
    fn operand(&mut self) -> Result<Quantity, Problem> {
        self.skip_currency();
        self.skip_spaces();
        let is_negative = self.take('-');
        if !is_negative {
            self.take('+');
        }
        self.skip_currency();
        self.skip_spaces();
        // Turkish and Basque write it first.
        let mut percent = self.take('%');
        self.skip_spaces();
        let mut quantity = if self.take('(') {
            self.parenthesis()?
        } else {
            Quantity { number: self.number()?.into(), percent: false }
        };
        self.skip_currency();
        self.skip_spaces();
        if !percent {
            percent = self.take('%');
        }
        if percent {
            quantity = Quantity { number: quantity.plain()?, percent };
        }
        if is_negative {
            quantity.number = quantity.number.negated()?;
        }
        Ok(quantity)
    }

    fn parenthesis(&mut self) -> Result<Quantity, Problem> {
        // Without `=` this would be the accountants' way to write a loss.
        if !self.is_calculation {
            return Err(Problem::NeedsEqualsSign);
        }
        let inner = self.sum()?;
        self.skip_spaces();
        if self.take(')') { Ok(inner) } else { Err(self.unexpected()) }
    }

    /// Digits, an exponent, a magnitude such as `k`.
    fn number(&mut self) -> Result<Decimal, Problem> {
        let start = self.position;
        let digits = self.digits();
        if !digits.contains(|character: char| character.is_ascii_digit()) {
            return Err(self.unexpected());
        }
        let end = self.position;
        let exponent = self.exponent()?;
        let mut power = self.magnitude();
        // A calculation may need any decimals, and thousands have them.
        let is_scaled = self.is_calculation || (exponent, power) != (0, 0);
        let places = if is_scaled { Decimal::MAXIMUM_SCALE } else { self.places };
        let Some(literal) = literal::split(&digits, self.decimal, places) else {
            return Err(self.not_a_number(start, end));
        };
        let fits = literal.fraction.trim_end_matches('0').len() <= usize::from(Decimal::MAXIMUM_SCALE);
        let unscaled = Decimal::from_digits(literal.whole, literal.fraction).ok_or(if fits {
            Problem::TooLarge
        } else {
            Problem::TooPrecise
        })?;
        if literal.may_be_grouped {
            // Of people there are no parts.
            if places > 0 || unscaled.scale() == 0 {
                return Err(Problem::Ambiguous);
            }
            power = 3;
        }
        shift(shift(unscaled, exponent)?, power)
    }

    /// The run of digits and separators that starts here.
    fn digits(&mut self) -> String {
        let mut digits = String::new();
        while let Some(character) = self.peek() {
            let is_separator = matches!(character, '.' | ',' | '\'' | '_' | ' ')
                || character == self.decimal
                || character == self.group;
            // A space belongs to the number only where digits go on behind it.
            let continues = character != ' ' || self.peek_at(1).is_some_and(|next| next.is_ascii_digit());
            if !(character.is_ascii_digit() || is_separator && continues) {
                break;
            }
            digits.push(character);
            self.position += 1;
        }
        digits
    }

    fn exponent(&mut self) -> Result<i8, Problem> {
        if !matches!(self.peek(), Some('e' | 'E')) {
            return Ok(0);
        }
        let sign = self.peek_at(1).filter(|character| matches!(character, '+' | '-'));
        let first_digit = if sign.is_some() { 2 } else { 1 };
        match self.peek_at(first_digit) {
            None => return Err(Problem::Unfinished),
            Some(character) if character.is_ascii_digit() => {}
            Some(_) => return Ok(0),
        }
        self.position += first_digit;
        let mut exponent = 0i8;
        while let Some(digit) = self.peek().and_then(|character| character.to_digit(10)) {
            exponent = exponent.saturating_mul(10).saturating_add_unsigned(digit as u8);
            self.position += 1;
        }
        Ok(if sign == Some('-') { -exponent } else { exponent })
    }

    fn magnitude(&mut self) -> i8 {
        let start = self.position;
        self.skip_spaces();
        let power = characters::magnitude(&self.word());
        if power.is_none() {
            self.position = start;
        }
        power.unwrap_or(0)
    }

    fn skip_currency(&mut self) {
        let start = self.position;
        self.skip_spaces();
        let word = self.word();
        let has_sign = self.peek().is_some_and(characters::is_currency_sign);
        if has_sign && word.len() <= 3 && characters::is_capitals(&word) {
            self.position += 1;
        } else if !characters::is_currency_word(&word) {
            self.position = start;
        }
    }

    /// The word that starts here, perhaps empty, without the full stop at its end.
    fn word(&mut self) -> String {
        let mut word = String::new();
        while let Some(character) = self.peek() {
            let is_full_stop = character == '.' && !word.is_empty();
            if !characters::is_letter(character) && !is_full_stop {
                break;
            }
            word.push(character);
            self.position += 1;
        }
        word.trim_end_matches('.').to_owned()
    }

    /// What is wrong here: the end, or what stands up to the next space.
    fn unexpected(&self) -> Problem {
        if self.peek().is_none() {
            return Problem::Unfinished;
        }
        let mut end = self.position + 1;
        while self.characters.get(end).is_some_and(|(_, character)| *character != ' ') {
            end += 1;
        }
        self.not_a_number(self.position, end)
    }

    fn not_a_number(&self, start: usize, end: usize) -> Problem {
        let offset = |position: usize| self.characters.get(position).map_or(self.text.len(), |(offset, _)| *offset);
        let part = self.text.get(offset(start)..offset(end)).unwrap_or_default();
        Problem::NotANumber(part.to_owned())
    }

    fn skip_spaces(&mut self) {
        while self.take(' ') {}
    }

    fn take(&mut self, expected: char) -> bool {
        let is_there = self.peek() == Some(expected);
        self.position += usize::from(is_there);
        is_there
    }

    fn peek(&self) -> Option<char> {
        self.peek_at(0)
    }

    fn peek_at(&self, distance: usize) -> Option<char> {
        self.characters.get(self.position + distance).map(|(_, character)| *character)
    }
}

fn shift(number: Decimal, places: i8) -> Result<Decimal, Problem> {
    number.shifted(places).ok_or(if places > 0 { Problem::TooLarge } else { Problem::TooPrecise })
}
