//! Hours as they are written where no heading says that they are.

use yew::AttrValue;

use funnelwright::i18n::Locale;

/// From here on hours are told in millions.
const VERY_MANY: f64 = 1e7;

/// "660 h".
pub fn hours_word(hours: f64, locale: &Locale) -> AttrValue {
    let number = if hours < VERY_MANY { locale.average(hours) } else { locale.compact(None)(hours) };
    locale.messages.capacity_hours(number).text().into()
}
