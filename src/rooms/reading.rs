//! Kinds of numbers that the fields of several rooms read.

use funnelwright_core::plan::{Decimal, OutOfRange, Quantity, Share};
use yew::AttrValue;

use funnelwright::widgets::field_binding::Reader;

pub type Parsed<T> = Result<T, AttrValue>;

/// A position as the place of a field.
pub fn place(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

pub fn quantity<const MAXIMUM: u32>(reader: &Reader) -> Parsed<Quantity<MAXIMUM>> {
    Quantity::new(reader.amount()?)
        .map_err(|_| reader.locale.messages.problem_at_most(reader.locale.count(MAXIMUM.into())).text().into())
}

/// A part of a whole.
pub fn share(reader: &Reader) -> Parsed<Share> {
    percentage(reader, Share::new, (0.0, 1.0))
}

/// A percentage that `new` takes, which it does from the one end to the other.
pub fn percentage<T>(reader: &Reader, new: fn(Decimal) -> Result<T, OutOfRange>, (low, high): (f64, f64)) -> Parsed<T> {
    reader.fraction()?.and_then(|fraction| new(fraction).ok()).ok_or_else(|| {
        let (low, high) = (reader.locale.percent_brief(low), reader.locale.percent_brief(high));
        reader.locale.messages.problem_between(low, high).text().into()
    })
}
