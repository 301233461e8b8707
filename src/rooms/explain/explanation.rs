//! An explanation of a computed number, and the sheet on which explanations stand. Invariant: what an explanation writes
//! down gives, worked out, the number beside it.

use funnelwright_core::plan::Money;
use yew::prelude::*;

use funnelwright::i18n::{Locale, Part, Phrase};
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::names::name_part;

/// Explanations after what the what-if puts in place of the plan's own numbers; `besides` what is not among
/// [`typed`]'s.
pub fn sheet(figures: &Figures, besides: Vec<Phrase>, explanations: Vec<Explanation>, locale: &Locale) -> Html {
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

/// How one number came about.
pub struct Explanation {
    pub title: AttrValue,
    /// In words.
    pub formula: AttrValue,
    /// What the substitution adds up, each with where it is from.
    pub parts: Vec<Phrase>,
    /// The formula with this plan's numbers; `None` where there is nothing to work out.
    pub substitution: Option<Phrase>,
    pub result: Html,
    /// What it rests on, or why there is no number.
    pub note: Option<Part>,
}

impl Explanation {
    /// With a note, unless there is one already.
    pub fn noted(mut self, note: Option<Part>) -> Self {
        self.note = self.note.or(note);
        self
    }

    pub fn titled(self, title: impl Into<Part>) -> Self {
        Self { title: title.into().text().into(), ..self }
    }
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

/// What the what-if puts in place of delays, on which numbers over time hang.
pub fn days(figures: &Figures, locale: &Locale) -> Vec<Phrase> {
    let messages = &locale.messages;
    let typed = figures.plan.stages.iter().enumerate().filter_map(|(position, stage)| {
        let days = figures.plan.what_if.days.get(stage.id)?;
        let what = messages.lever_days(figures.step_name(locale, position + 1));
        Some(messages.math_typed(what, locale.number(days.get())))
    });
    typed.collect()
}
