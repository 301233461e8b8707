//! Pictures of computed numbers, as SVG. Invariant: a chart knows nothing of plans; it is told numbers, words and units.
//!
//! Each has a caption that states its conclusion, and a table of its data, of its own or beside it. What is drawn is a
//! [`plot::Plot`], on the page as in a saved picture. There is one component for all of them, since every component
//! weighs some kilobytes.

mod axis;
mod cursor;
pub mod histogram;
mod keys;
mod labels;
mod numbers;
mod paper;
mod plot;
pub mod plotted;
mod save;
pub mod timeline;
pub mod tornado;

use std::rc::Rc;

use yew::prelude::*;

use crate::saving::picture::drawing::Picture;
use cursor::{Cursor, Look};
use funnelwright::i18n::Part;
use funnelwright::widgets::context::UiContext;
use histogram::Histogram;
use plotted::Plotted;
use timeline::Timeline;
use tornado::Bar;

#[derive(Clone, PartialEq, Properties)]
pub struct ChartProperties {
    pub context: UiContext,
    /// What it shows, as within a sentence: "running total of revenue".
    pub name: AttrValue,
    /// What its saved pictures are called, as "Autumn campaign running total".
    pub file: AttrValue,
    /// The conclusion.
    pub caption: Html,
    pub data: Data,
    #[prop_or(Table::Beside)]
    pub table: Table,
}

#[derive(Clone)]
pub enum Data {
    Timeline(Rc<Timeline>),
    Histogram(Rc<Histogram>),
    /// In the order in which they are shown. They are a list of numbers themselves.
    Tornado(Rc<[Bar]>),
}

/// Who shows the numbers of a plot as a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Table {
    /// The chart itself, folded.
    Own,
    /// What stands beside the chart.
    Beside,
}

/// Data that are made anew are drawn anew.
impl PartialEq for Data {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Data::Timeline(one), Data::Timeline(other)) => Rc::ptr_eq(one, other),
            (Data::Histogram(one), Data::Histogram(other)) => Rc::ptr_eq(one, other),
            (Data::Tornado(one), Data::Tornado(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Data {
    fn plotted(&self) -> Option<&dyn Plotted> {
        match self {
            Data::Timeline(timeline) => Some(&**timeline),
            Data::Histogram(histogram) => Some(&**histogram),
            Data::Tornado(_) => None,
        }
    }
}

#[component]
pub fn Chart(properties: &ChartProperties) -> Html {
    let ChartProperties { context, name, file, caption, data, .. } = properties;
    let look = use_state(Look::default);
    let outcome = use_state(|| None);
    let body = match data {
        Data::Tornado(bars) => tornado::tornado(bars, name, context),
        _ => body(properties, look),
    };
    let picture = {
        let properties = properties.clone();
        Rc::new(move || picture(&properties))
    };
    html! {
        <figure class="chart">
            <figcaption><b>{caption.clone()}</b></figcaption>
            {body}
            <div class="chart-foot">
                {own_table(properties)}
                {save::buttons(name, file, picture, outcome, &context.locale().messages)}
            </div>
        </figure>
    }
}

/// The keys, or what is looked at, and the plot.
fn body(properties: &ChartProperties, look: UseStateHandle<Look>) -> Html {
    let ChartProperties { context, name, data, .. } = properties;
    let locale = context.locale();
    let is_from_right = locale.direction() == "rtl";
    let Some(plotted) = data.plotted() else { return Html::default() };
    let count = plotted.count();
    let cursor = Cursor { look, count, is_from_right };
    let looked_at = cursor.place();
    let find = {
        let data = data.clone();
        move |share: f64| data.plotted().map_or(0, |plotted| plotted.place(share))
    };
    let said = plotted.reading(cursor.place_of_keys(), locale).map(|reading| reading.said(locale)).unwrap_or_default();
    let name = locale.messages.chart_points(name.clone()).text().into();
    // The last one's numbers are mostly the longest.
    let spare = count.checked_sub(1).and_then(|last| plotted.reading(last, locale));
    let reading = looked_at.and_then(|place| plotted.reading(place, locale));
    let plot = plotted.plot(looked_at, locale);
    html! {
        <>
            {keys::room(&plotted.keys(locale), reading.as_ref(), spare.as_ref(), is_from_right)}
            <div class={if plot.levels.is_empty() { "plot bare" } else { "plot" }}>
                <div class="levels" aria-hidden="true">{for plot.levels.iter().map(|level| html! { <span>{level}</span> })}</div>
                {cursor.over(plot.html(is_from_right), name, said, find)}
            </div>
        </>
    }
}

fn own_table(properties: &ChartProperties) -> Html {
    let ChartProperties { context, name, data, table, .. } = properties;
    match data.plotted() {
        Some(plotted) if *table == Table::Own => numbers::table(plotted, name, context.locale()),
        _ => Html::default(),
    }
}

fn picture(properties: &ChartProperties) -> Picture {
    let ChartProperties { context, name, caption, data, .. } = properties;
    let locale = context.locale();
    let said = Part::Node(caption.clone()).text();
    match data {
        Data::Timeline(timeline) => paper::picture(name, &said, &**timeline, locale),
        Data::Histogram(histogram) => paper::picture(name, &said, &**histogram, locale),
        Data::Tornado(bars) => paper::rows(name, &said, bars, locale),
    }
}
