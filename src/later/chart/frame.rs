//! What stands around a plot: the conclusion, the keys to what is drawn, the numbers that are pointed at, a table.

use yew::prelude::*;

use super::plot::{self, Ink, Plot, Shape};
use crate::i18n::Locale;

/// What a kind of shape stands for, or comes to at the point that is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub ink: Ink,
    pub text: AttrValue,
}

pub fn is_from_right(locale: &Locale) -> bool {
    locale.direction() == "rtl"
}

/// The keys, below the name of the point that they tell of, if any.
pub fn keys(point: Option<AttrValue>, keys: &[Key], locale: &Locale) -> Html {
    html! {
        <p class="keys">
            if let Some(point) = point {
                <b>{point}</b>
            }
            {for keys.iter().map(|key| html! {
                <span>
                    <svg class="drawn" aria-hidden="true">{plot::shapes(&[Shape::key(key.ink)], is_from_right(locale))}</svg>
                    {&key.text}
                </span>
            })}
        </p>
    }
}

/// The plot with what stands beside it; `over` puts what catches pointers and keys over it.
pub fn plot(plot: &Plot, over: impl FnOnce(Html) -> Html, locale: &Locale) -> Html {
    let is_from_right = is_from_right(locale);
    let drawn = html! {
        <svg class="drawn" aria-hidden="true">
            {plot::shapes(&plot.shapes, is_from_right)}
            {plot::labels(&plot.labels, is_from_right)}
        </svg>
    };
    html! {
        <div class="plot">
            <div class="levels" aria-hidden="true">{for plot.levels.iter().map(|level| html! { <span>{level}</span> })}</div>
            {over(drawn)}
        </div>
    }
}

/// A table of the chart's own, folded.
pub fn table(
    heads: [AttrValue; 3],
    rows: impl Iterator<Item = [AttrValue; 3]>,
    name: AttrValue,
    locale: &Locale,
) -> Html {
    html! {
        <details class="numbers">
            <summary>{locale.messages.chart_table()}</summary>
            <div class="scroller" tabindex="0" role="group" aria-label={name.clone()}>
                <table aria-label={name}>
                    <thead><tr>{for heads.into_iter().map(|head| html! { <th scope="col">{head}</th> })}</tr></thead>
                    <tbody>
                        {for rows.map(|[first, second, third]| html! {
                            <tr><th scope="row">{first}</th><td>{second}</td><td>{third}</td></tr>
                        })}
                    </tbody>
                </table>
            </div>
        </details>
    }
}
