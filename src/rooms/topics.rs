//! The way from a figure to the room that explains it, found among the subjects of all rooms.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::room::{Room, Subject};
use funnelwright::i18n::Locale;
use funnelwright::platform::page;
use funnelwright::widgets::context::{Panel, ScenarioRef, Topic, UiContext};
use funnelwright::widgets::figures::Figures;

pub type Rooms = [&'static Room];

/// What is shown of a topic: an explanation of each of its numbers, under the what-if in force.
pub fn sheet(rooms: &Rooms, figures: &Figures, topic: Topic, context: &UiContext) -> Html {
    subject(rooms, topic).map(|subject| (subject.sheet)(figures, topic, context)).unwrap_or_default()
}

/// "The math of Leads → MQL", and of which scenario where it is not the one in use.
pub fn title(rooms: &Rooms, figures: &Figures, topic: Topic, under: ScenarioRef, locale: &Locale) -> AttrValue {
    let messages = &locale.messages;
    let Some(subject) = subject(rooms, topic) else { return AttrValue::default() };
    let title = messages.math_of((subject.title)(figures, topic.position, locale));
    let scenario = match under {
        ScenarioRef::InForce => return title.text().into(),
        ScenarioRef::Baseline => messages.scenario_baseline(),
        ScenarioRef::Kept(index) => {
            let kept = figures.plan.scenarios.get(index);
            kept.map(|kept| kept.name.as_str().to_owned()).unwrap_or_default().into()
        }
    };
    messages.math_of_scenario(title, scenario).text().into()
}

fn subjects(rooms: &Rooms) -> impl Iterator<Item = &'static Subject> {
    rooms.iter().flat_map(|room| room.subjects)
}

fn subject(rooms: &Rooms, topic: Topic) -> Option<&'static Subject> {
    subjects(rooms).find(|subject| subject.name == topic.subject)
}

/// What tells one figure of a metric from another.
const QUALIFIERS: [&str; 5] = ["data-metric", "data-stage", "data-period", "data-lever", "data-row"];

/// Opens what explains the figure that is clicked, if it is of a room; every other one is left to the page.
pub fn open(rooms: &Rooms, event: &MouseEvent, context: &UiContext) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(figure) = target.and_then(|target| target.closest("data[data-metric]").ok().flatten()) else { return };
    let metric = figure.get_attribute("data-metric").unwrap_or_default();
    let place = |name: &str| figure.get_attribute(name).and_then(|place| place.parse::<usize>().ok());
    let Some(topic) = topic(rooms, &metric, place("data-stage"), place("data-period")) else { return };
    event.stop_propagation();
    context.open(Panel::Math(topic, ScenarioRef::InForce));
    let same = QUALIFIERS.into_iter().filter_map(|name| {
        let value = figure.get_attribute(name)?;
        Some(["[", name, "=\"", &value, "\"]"].concat())
    });
    // Nothing scrolls in a dialog that is not open yet.
    let same = ["dialog[open] data", &same.collect::<String>()].concat();
    page::when_drawn(move || page::show(&same));
}

/// `stage` and `period` count from 1.
pub fn topic(rooms: &Rooms, metric: &str, stage: Option<usize>, period: Option<usize>) -> Option<Topic> {
    let begins = metric.split('-').next()?;
    let from_nothing = |place: Option<usize>| place.map(|place| place.saturating_sub(1));
    let (stage, period) = (from_nothing(stage), from_nothing(period));
    subjects(rooms).filter(|subject| subject.metrics.contains(&begins)).find_map(|subject| {
        let position = (subject.position)(stage, period)?;
        Some(Topic::new(subject.name, position))
    })
}
