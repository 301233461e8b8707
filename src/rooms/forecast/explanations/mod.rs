//! The numbers of the periods to come. Invariant: every part is of the forecast that is on the page.

mod cash;
mod entries;
pub mod horizon;
mod inflow;
pub mod period;
pub mod plan_over_time;
pub mod projection;
#[cfg(test)]
mod tests;

use funnelwright_core::plan::Date;
use yew::prelude::*;

use super::simulated::use_simulated;
use crate::rooms::explain::{Explanation, days, sheet};
use crate::rooms::periods;
use funnelwright::widgets::context::{Topic, UiContext};
use funnelwright::widgets::figures::Figures;
use plan_over_time::PlanOverTime;

type Explain = fn(&PlanOverTime, Topic) -> Vec<Explanation>;

/// What is shown of a topic that `explain` explains by the plan over time.
pub fn over_time(figures: &Figures, topic: Topic, context: &UiContext, explain: Explain) -> Html {
    html! { <OverTime context={context.clone()} figures={figures.clone()} {topic} {explain} /> }
}

#[derive(Properties)]
struct OverTimeProperties {
    context: UiContext,
    figures: Figures,
    topic: Topic,
    explain: Explain,
}

/// Each topic is explained in one way.
impl PartialEq for OverTimeProperties {
    fn eq(&self, other: &Self) -> bool {
        self.context == other.context && self.figures == other.figures && self.topic == other.topic
    }
}

#[component]
fn OverTime(properties: &OverTimeProperties) -> Html {
    let OverTimeProperties { context, figures, topic, explain } = properties;
    let locale = context.locale();
    let today = periods::today();
    let simulated = use_simulated(&figures.plan, today);
    let Some(today) = today else { return Html::default() };
    let named = |date: Date| periods::long(figures.plan.period, date, locale);
    let over_time = PlanOverTime::new(figures, locale, today, simulated.bands.as_deref(), &named);
    sheet(figures, days(figures, locale), explain(&over_time, *topic), locale)
}
