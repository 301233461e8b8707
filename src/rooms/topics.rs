//! The way from a figure to the room that explains it, found among the subjects of all rooms.

use yew::prelude::*;

use super::room::{Room, Sheet};
use funnelwright::i18n::Locale;
use funnelwright::widgets::context::{ScenarioRef, Subject, Topic, UiContext};
use funnelwright::widgets::figures::Figures;

pub type Rooms = [&'static Room];

/// What is shown of a topic: an explanation of each of its numbers, under the what-if in force.
pub fn sheet(rooms: &Rooms, figures: &Figures, topic: Topic, context: &UiContext) -> Html {
    sheet_of(rooms, topic.subject).map(|sheet| (sheet.draw)(figures, topic, context)).unwrap_or_default()
}

/// "The math of Leads → MQL", and of which scenario where it is not the one in use.
pub fn title(rooms: &Rooms, figures: &Figures, topic: Topic, under: ScenarioRef, locale: &Locale) -> AttrValue {
    let messages = &locale.messages;
    let Some(sheet) = sheet_of(rooms, topic.subject) else { return AttrValue::default() };
    let title = messages.math_of((sheet.title)(figures, topic.position, locale));
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

pub fn sheet_of(rooms: &Rooms, subject: Subject) -> Option<&'static Sheet> {
    rooms.iter().flat_map(|room| room.sheets).find(|sheet| sheet.subject == subject)
}
