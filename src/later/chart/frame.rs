//! What stands around a plot: the conclusion, the keys to what is drawn, the numbers that are pointed at, a table.

use std::rc::Rc;

use yew::prelude::*;

use super::plot::{self, Ink, Plot, Shape};
use super::save::Save;
use crate::i18n::Locale;
use crate::later::picture::Picture;
use crate::ui::desk::Desk;

/// What a kind of shape stands for, and what it comes to, if that is one number.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub ink: Ink,
    pub word: AttrValue,
    pub amount: Option<AttrValue>,
}

/// What a point comes to.
pub struct Point {
    pub name: AttrValue,
    pub keys: Vec<Key>,
}

/// A chart of a plot.
pub struct Frame<'a> {
    pub desk: &'a Desk,
    pub class: &'static str,
    pub name: &'a AttrValue,
    pub file: &'a AttrValue,
    pub caption: &'a Html,
    /// To what is drawn.
    pub keys: Vec<Key>,
    /// One of those with the longest numbers: room is kept for it.
    pub longest: Option<Point>,
    /// The one that is looked at: it stands in place of the keys.
    pub point: Option<Point>,
    pub plot: Plot,
    /// Nothing, where another shows the numbers.
    pub table: Html,
    pub picture: Rc<dyn Fn() -> Picture>,
}

pub fn is_from_right(locale: &Locale) -> bool {
    locale.direction() == "rtl"
}

impl Frame<'_> {
    /// `over` puts what catches pointers and keys over the plot.
    pub fn html(self, over: impl FnOnce(Html) -> Html) -> Html {
        let is_from_right = is_from_right(self.desk.locale());
        let drawn = html! {
            <svg class="drawn" aria-hidden="true">
                {plot::shapes(&self.plot.shapes, is_from_right)}
                {plot::labels(&self.plot.labels, is_from_right)}
            </svg>
        };
        let longest = self.longest.map(|point| keys("keys spare", Some(point.name), &point.keys, is_from_right));
        let shown = match self.point {
            Some(point) => keys("keys", Some(point.name), &point.keys, is_from_right),
            None => keys("keys", None, &self.keys, is_from_right),
        };
        html! {
            <figure class={classes!("chart", self.class)}>
                <figcaption><b>{self.caption.clone()}</b></figcaption>
                <div class="keys-room">{shown}{longest.unwrap_or_default()}</div>
                <div class="plot">
                    <div class="levels" aria-hidden="true">
                        {for self.plot.levels.iter().map(|level| html! { <span>{level}</span> })}
                    </div>
                    {over(drawn)}
                </div>
                <div class="chart-foot">
                    {self.table}
                    <Save desk={self.desk.clone()} name={self.name.clone()} file={self.file.clone()} picture={self.picture} />
                </div>
            </figure>
        }
    }
}

fn keys(class: &'static str, name: Option<AttrValue>, keys: &[Key], is_from_right: bool) -> Html {
    let is_hidden = class != "keys";
    html! {
        <p {class} aria-hidden={is_hidden.then_some("true")}>
            if let Some(name) = name {
                <b>{name}</b>
            }
            {for keys.iter().map(|key| html! {
                <span>
                    <svg class="drawn" aria-hidden="true">{plot::shapes(&Shape::key(key.ink), is_from_right)}</svg>
                    <span class={if key.amount.is_some() && key.ink != Ink::Mark { "word" } else { "" }}>{&key.word}</span>
                    if let Some(amount) = &key.amount {
                        <b>{amount}</b>
                    }
                </span>
            })}
        </p>
    }
}

/// A table of the chart's own, folded.
pub fn table<const COLUMNS: usize>(
    name: &AttrValue,
    heads: [AttrValue; COLUMNS],
    rows: impl Iterator<Item = [AttrValue; COLUMNS]>,
    locale: &Locale,
) -> Html {
    let row = |cells: [AttrValue; COLUMNS]| {
        let mut cells = cells.into_iter();
        html! { <tr><th scope="row">{cells.next()}</th>{for cells.map(|cell| html! { <td>{cell}</td> })}</tr> }
    };
    html! {
        <details class="numbers">
            <summary>{locale.messages.chart_table()}</summary>
            <div class="scroller" tabindex="0" role="group" aria-label={name.clone()}>
                <table aria-label={name.clone()}>
                    <thead><tr>{for heads.into_iter().map(|head| html! { <th scope="col">{head}</th> })}</tr></thead>
                    <tbody>{for rows.map(row)}</tbody>
                </table>
            </div>
        </details>
    }
}
