//! A computed number that is clicked opens what explains it, wherever on the page it stands.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::platform::page;
use crate::widgets::context::{Panel, ScenarioRef, UiContext};
use crate::widgets::metrics::Metric;

/// What tells one figure of a metric from another within an explanation.
const QUALIFIERS: [&str; 5] = ["data-metric", "data-stage", "data-period", "data-lever", "data-row"];

/// Opens the explanations among which that of the figure is, and goes to it.
pub fn explain_clicked(event: &MouseEvent, context: &UiContext) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(figure) = target.and_then(|target| target.closest("data[data-metric]").ok().flatten()) else { return };
    let Some(metric) = figure.get_attribute("data-metric").and_then(|name| Metric::find(&name)) else { return };
    let place = |name: &str| {
        let from_one = figure.get_attribute(name)?.parse::<usize>().ok()?;
        Some(from_one.saturating_sub(1))
    };
    let topic = metric.topic(place("data-stage"), place("data-period"));
    let compared = figure.closest("[data-under]").ok().flatten();
    let under = compared.and_then(|column| column.get_attribute("data-under"));
    let under = under.map_or(ScenarioRef::InForce, |text| ScenarioRef::from_text(&text));
    context.open(Panel::Math(topic, under));
    let same = QUALIFIERS.into_iter().filter_map(|name| {
        let value = figure.get_attribute(name)?;
        Some(["[", name, "=\"", &value, "\"]"].concat())
    });
    // Nothing scrolls in a dialog that is not open yet.
    let same = ["dialog[open] data", &same.collect::<String>()].concat();
    page::when_drawn(move || page::show(&same));
}
