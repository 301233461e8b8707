//! What explains which figure: the contents of "Show the math" by their topics.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::explain::working::Working;
use super::explain::{self, sheet};
use super::forecast::explanations::OverTime;
use super::forecast::periods;
use super::{capacity, deals, forecast};
use funnelwright::i18n::{Locale, Part};
use funnelwright::page::phrases::name_part;
use funnelwright::platform::page;
use funnelwright::widgets::context::{Panel, ScenarioRef, Topic, UiContext};
use funnelwright::widgets::figures::Figures;

/// What is shown of a topic: an explanation of each of its numbers, under the what-if in force.
pub fn math(figures: &Figures, topic: Topic, context: &UiContext) -> Html {
    let locale = context.locale();
    let working = || Working::new(figures, locale, None);
    match topic {
        Topic::Plan => sheet(figures, Vec::new(), explain::plan_explanations(figures, locale), locale),
        Topic::Stage(position) => {
            sheet(figures, Vec::new(), explain::stage_explanations(figures, position, locale), locale)
        }
        Topic::Pipeline => sheet(figures, Vec::new(), deals::explanations::explanations(&working()), locale),
        Topic::Projection => {
            sheet(figures, Vec::new(), forecast::explanations::projection::explanations(&working()), locale)
        }
        Topic::Work(position) => {
            let explanations = capacity::explanations::of_stage(figures, position, locale);
            sheet(figures, explain::days(figures, locale), explanations, locale)
        }
        Topic::Capacity => {
            sheet(figures, explain::days(figures, locale), capacity::explanations::of_team(figures, locale), locale)
        }
        Topic::Period(_) | Topic::Horizon | Topic::Levers => {
            html! { <OverTime context={context.clone()} figures={figures.clone()} {topic} /> }
        }
    }
}

/// "The math of Leads → MQL", and of which scenario where it is not the one in use.
pub fn title(figures: &Figures, topic: Topic, under: ScenarioRef, locale: &Locale) -> AttrValue {
    let messages = &locale.messages;
    let title = match topic {
        Topic::Plan => Part::from(messages.math_of_plan()),
        Topic::Stage(0) => messages.math_of(name_part(figures.stage_name(locale, 0))).into(),
        Topic::Stage(position) => messages.math_of(figures.step_name(locale, position)).into(),
        Topic::Period(position) => messages.math_of(periods::named(&figures.plan, position, locale)).into(),
        Topic::Horizon => messages.math_of(messages.over_time_of_all()).into(),
        Topic::Levers => messages.math_of(messages.lever_name()).into(),
        Topic::Projection => messages.math_of(messages.projection_math()).into(),
        Topic::Pipeline => messages.math_of(messages.pipeline_math()).into(),
        Topic::Work(position) => {
            let name = name_part(figures.stage_name(locale, position));
            messages.math_of(messages.capacity_math_of_stage(name)).into()
        }
        Topic::Capacity => messages.math_of(messages.capacity_math_of_team()).into(),
    };
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

/// What tells one figure of a metric from another.
const QUALIFIERS: [&str; 5] = ["data-metric", "data-stage", "data-period", "data-lever", "data-row"];

/// Opens what explains the figure that is clicked, if it is one of these; every other one is left to the page.
pub fn opens(event: &MouseEvent, context: &UiContext) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(figure) = target.and_then(|target| target.closest("data[data-metric]").ok().flatten()) else { return };
    let metric = figure.get_attribute("data-metric").unwrap_or_default();
    let place = |name: &str| figure.get_attribute(name).and_then(|place| place.parse::<usize>().ok());
    let Some(topic) = topic(&metric, place("data-stage"), place("data-period")) else { return };
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
