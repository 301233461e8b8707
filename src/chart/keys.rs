//! The keys of a chart: what its shapes stand for, and what they come to at a point. Invariant: a number stands beside
//! what it is.

use yew::prelude::*;

use super::plot::{self, SeriesStyle, Shape};
use funnelwright::i18n::Locale;

/// What a kind of shape stands for, and what it comes to, if that is one number.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub style: SeriesStyle,
    pub word: AttrValue,
    pub amount: Option<AttrValue>,
}

/// What a point comes to.
pub struct Reading {
    pub name: AttrValue,
    pub keys: Vec<Key>,
}

impl Reading {
    /// As "June 2026: Expected €504,000; In 8 of 10 runs €430,000 – €560,000".
    pub fn said(&self, locale: &Locale) -> AttrValue {
        let mut words = String::new();
        for key in &self.keys {
            if let Some(amount) = &key.amount {
                if !words.is_empty() {
                    words.push_str("; ");
                }
                words.push_str(&locale.messages.chart_key(key.word.clone(), amount.clone()).text());
            }
        }
        locale.messages.chart_point(self.name.clone(), words).text().into()
    }
}

/// The keys, or the reading of a point. Room is kept for those of another, so that nothing moves.
pub fn room(all: &[Key], reading: Option<&Reading>, spare: Option<&Reading>, is_from_right: bool) -> Html {
    let of = |class: &'static str, name: Option<&AttrValue>, keys: &[Key]| {
        let is_hidden = class != "keys";
        html! {
            <p {class} aria-hidden={is_hidden.then_some("true")}>
                if let Some(name) = name {
                    <b>{name}</b>
                }
                {for keys.iter().map(|key| html! {
                    <span>
                        <svg class="drawn" aria-hidden="true">{plot::shapes(&Shape::key(key.style), is_from_right)}</svg>
                        <span class={if key.amount.is_some() && key.style != SeriesStyle::Mark { "word" } else { "" }}>{&key.word}</span>
                        if let Some(amount) = &key.amount {
                            <b>{amount}</b>
                        }
                    </span>
                })}
            </p>
        }
    };
    html! {
        <div class="keys-room">
            {match reading {
                Some(reading) => of("keys", Some(&reading.name), &reading.keys),
                None => of("keys", None, all),
            }}
            {spare.map(|reading| of("keys spare", Some(&reading.name), &reading.keys)).unwrap_or_default()}
        </div>
    }
}
