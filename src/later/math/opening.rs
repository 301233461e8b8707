//! How the mathematics of figures beyond the first screen is opened: by a click on one, or by a button beside it.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::platform::page;
use crate::ui::desk::{Desk, Panel, Topic, Under};

/// What tells one figure of a metric from another.
const QUALIFIERS: [&str; 5] = ["data-metric", "data-stage", "data-period", "data-lever", "data-row"];

/// Opens what explains the figure that is clicked, if it is one of these; every other one is left to the page.
pub fn opens(event: &MouseEvent, desk: &Desk) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(figure) = target.and_then(|target| target.closest("data[data-metric]").ok().flatten()) else { return };
    let metric = figure.get_attribute("data-metric").unwrap_or_default();
    let place = |name: &str| figure.get_attribute(name).and_then(|place| place.parse::<usize>().ok());
    let Some(topic) = topic(&metric, place("data-stage"), place("data-period")) else { return };
    event.stop_propagation();
    desk.open(Panel::Math(topic, Under::InForce));
    let same = QUALIFIERS.into_iter().filter_map(|name| {
        let value = figure.get_attribute(name)?;
        Some(["[", name, "=\"", &value, "\"]"].concat())
    });
    // Nothing scrolls in a dialog that is not open yet.
    let same = ["dialog[open] data", &same.collect::<String>()].concat();
    page::when_drawn(move || page::show(&same));
}

/// By what the name of a metric begins with; `stage` and `period` count from 1.
fn topic(metric: &str, stage: Option<usize>, period: Option<usize>) -> Option<Topic> {
    let of_all = match metric.split('-').next()? {
        "forecast" => Topic::Horizon,
        "lever" => Topic::Levers,
        "projection" => Topic::Projection,
        "pipeline" => Topic::Pipeline,
        "capacity" | "hours" | "people" | "entries" | "touches" => Topic::Capacity,
        _ => return None,
    };
    Some(match (of_all, stage, period) {
        (Topic::Capacity, Some(stage), _) => Topic::Work(stage.saturating_sub(1)),
        (_, _, Some(period)) => Topic::Period(period.saturating_sub(1)),
        _ => of_all,
    })
}

/// Words beside figures, as a button that opens what explains them.
pub fn opener(words: impl Into<Html>, topic: Topic, desk: &Desk) -> Html {
    let title = desk.locale().messages.math_show();
    let on_click = desk.on_open(Panel::Math(topic, Under::InForce));
    html! { <button type="button" class="explain" {title} onclick={on_click}>{words.into()}</button> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_has_its_topic() {
        assert_eq!(topic("forecast-entries", Some(2), Some(3)), Some(Topic::Period(2)));
        assert_eq!(topic("forecast-total-revenue", None, None), Some(Topic::Horizon));
        assert_eq!(topic("lever-gain", None, None), Some(Topic::Levers));
        assert_eq!(topic("pipeline-chance", Some(2), None), Some(Topic::Pipeline));
        assert_eq!(topic("touches-per-day", Some(2), None), Some(Topic::Work(1)));
        assert_eq!(topic("people-needed", None, None), Some(Topic::Capacity));
        assert_eq!(topic("revenue", None, None), None);
    }
}
