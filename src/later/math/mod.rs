//! Show the math: how each computed number came about. Invariant: what an explanation writes down gives, worked out, the number beside it.

mod capacity;
mod expression;
mod opening;
mod pipeline;
mod plan;
mod projection;
mod stage;
#[cfg(test)]
mod tests;
mod timed;

use funnelwright_core::model::Money;
use yew::prelude::*;

use super::regions::periods;
use crate::i18n::{Locale, Part, Phrase};
use crate::ui::desk::{Desk, Topic, Under};
use crate::ui::figures::Figures;
use crate::ui::words::name_part;
use expression::Working;
pub use opening::{opener, opens};
use timed::Timed;

/// What is shown of a topic: an explanation of each of its numbers, under the what-if in force.
pub fn math(figures: &Figures, topic: Topic, desk: &Desk) -> Html {
    let locale = desk.locale();
    let working = || Working::new(figures, locale, None);
    match topic {
        Topic::Plan => sheet(figures, Vec::new(), plan_explanations(figures, locale), locale),
        Topic::Stage(position) => sheet(figures, Vec::new(), stage_explanations(figures, position, locale), locale),
        Topic::Pipeline => sheet(figures, Vec::new(), pipeline::explanations(&working()), locale),
        Topic::Projection => sheet(figures, Vec::new(), projection::explanations(&working()), locale),
        Topic::Work(position) => {
            let explanations = capacity::of_stage(figures, position, locale);
            sheet(figures, timed::days(figures, locale), explanations, locale)
        }
        Topic::Capacity => sheet(figures, timed::days(figures, locale), capacity::of_team(figures, locale), locale),
        Topic::Period(_) | Topic::Horizon | Topic::Levers => {
            html! { <Timed desk={desk.clone()} figures={figures.clone()} {topic} /> }
        }
    }
}

/// Explanations after what the what-if puts in place of the plan's own numbers; `besides` what is not among
/// [`typed`]'s.
fn sheet(figures: &Figures, besides: Vec<Phrase>, explanations: Vec<Explanation>, locale: &Locale) -> Html {
    let typed = typed(figures, locale).into_iter().chain(besides);
    html! {
        <div class="math">
            if figures.is_what_if() {
                <p>{locale.messages.math_what_if()}</p>
                <ul>{for typed.map(|words| html! { <li>{words.html()}</li> })}</ul>
            }
            {for explanations.into_iter().map(shown)}
        </div>
    }
}

/// "The math of Leads → MQL", and of which scenario where it is not the one in use.
pub fn title(figures: &Figures, topic: Topic, under: Under, locale: &Locale) -> AttrValue {
    let messages = &locale.messages;
    let title = match topic {
        Topic::Plan => Part::from(messages.math_of_plan()),
        Topic::Stage(0) => messages.math_of(name_part(figures.stage_name(locale, 0))).into(),
        Topic::Stage(position) => messages.math_of(figures.step_name(locale, position)).into(),
        Topic::Period(position) => messages.math_of(periods::named(&figures.plan, position, locale)).into(),
        Topic::Horizon => messages.math_of(messages.timed_of_all()).into(),
        Topic::Levers => messages.math_of(messages.lever_name()).into(),
        Topic::Projection => messages.math_of(messages.timed_of_projection()).into(),
        Topic::Pipeline => messages.math_of(messages.timed_of_pipeline()).into(),
        Topic::Work(position) => {
            let name = name_part(figures.stage_name(locale, position));
            messages.math_of(messages.capacity_math_of_stage(name)).into()
        }
        Topic::Capacity => messages.math_of(messages.capacity_math_of_team()).into(),
    };
    let scenario = match under {
        Under::InForce => return title.text().into(),
        Under::Baseline => messages.scenario_baseline(),
        Under::Kept(index) => {
            let kept = figures.plan.scenarios.get(index);
            kept.map(|kept| kept.name.as_str().to_owned()).unwrap_or_default().into()
        }
    };
    messages.scenario_math(title, scenario).text().into()
}

/// How one number came about.
struct Explanation {
    title: AttrValue,
    /// In words.
    formula: AttrValue,
    /// What the substitution adds up, each with where it is from.
    parts: Vec<Phrase>,
    /// The formula with this plan's numbers; `None` where there is nothing to work out.
    substitution: Option<Phrase>,
    result: Html,
    /// What it rests on, or why there is no number.
    note: Option<Part>,
}

impl Explanation {
    /// With a note, unless there is one already.
    fn noted(mut self, note: Option<Part>) -> Self {
        self.note = self.note.or(note);
        self
    }

    fn titled(self, title: impl Into<Part>) -> Self {
        Self { title: title.into().text().into(), ..self }
    }
}

/// Of every number of the stage at a position, from 0, and of the step into it. None for a position without a stage.
fn stage_explanations(figures: &Figures, position: usize, locale: &Locale) -> Vec<Explanation> {
    let of = |report| stage::explanations(&Working::new(figures, locale, Some(position)), position, report);
    figures.now.stages.get(position).map(of).unwrap_or_default()
}

/// Of every number of the plan as a whole.
fn plan_explanations(figures: &Figures, locale: &Locale) -> Vec<Explanation> {
    plan::explanations(&Working::new(figures, locale, None))
}

fn shown(explanation: Explanation) -> Html {
    let Explanation { title, formula, parts, substitution, result, note } = explanation;
    html! {
        <section key={title.as_str()} class="explanation">
            <h3>{title}</h3>
            <p class="formula">{formula}</p>
            if !parts.is_empty() {
                <ul class="parts">{for parts.iter().map(|part| html! { <li>{part.html()}</li> })}</ul>
            }
            if let Some(substitution) = substitution {
                <p class="substitution">{substitution.html()}</p>
            }
            <p class="result">{result}</p>
            if let Some(note) = note {
                <small class="note">{note.html()}</small>
            }
        </section>
    }
}

/// What the what-if in force puts in place of the plan's own numbers, as far as a number here hangs on it.
pub fn typed(figures: &Figures, locale: &Locale) -> Vec<Phrase> {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let what_if = &plan.what_if;
    let top = what_if
        .top
        .map(|count| messages.math_typed(name_part(figures.stage_name(locale, 0)), locale.count(count.get() as f64)));
    let stages = plan.stages.iter().enumerate().flat_map(|(position, stage)| {
        let name = || name_part(figures.stage_name(locale, position));
        let money = |money: Money| locale.amount(money, plan.currency);
        let rate = what_if.rates.get(stage.id).map(|rate| {
            let printed =
                rate.to_decimal().map_or_else(|| locale.percent(rate.to_f64()), |rate| locale.percent_exact(rate));
            messages.math_typed(figures.step_name(locale, position), printed)
        });
        let value = what_if.values.get(stage.id);
        let cost = what_if.costs.get(stage.id);
        let value = value.map(|value| messages.math_typed(messages.math_typed_value(name()), money(value)));
        let cost = cost.map(|cost| messages.math_typed(messages.math_typed_cost(name()), money(cost)));
        [rate, value, cost]
    });
    std::iter::once(top).chain(stages).flatten().collect()
}
