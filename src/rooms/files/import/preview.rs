//! A preview of what would be added, to be looked at and chosen from. Invariant: plans are only ever added, never put
//! in another's place.

use std::rc::Rc;

use funnelwright_core::calc::report_under;
use funnelwright_core::plan::{Overrides, Plan};
use yew::prelude::*;

use super::problem::file_words;
use super::reading::{Candidate, Found};
use crate::rooms::notices::repair_words;
use crate::rooms::topics::Rooms;
use funnelwright::i18n::Locale;
use funnelwright::platform::browser_storage::new_plan_id;
use funnelwright::state::Action;
use funnelwright::widgets::context::{Panel, UiContext};
use funnelwright::widgets::names::{name_part, own_words, plan_name, stage_name};

#[derive(Properties, PartialEq)]
pub struct PreviewProperties {
    pub context: UiContext,
    pub rooms: &'static Rooms,
    /// Always the same: another one is another preview.
    pub found: Rc<Found>,
    /// Whether the letters of the file may be others than those shown.
    pub is_guessed: bool,
}

/// The plans found, each with a box to tick, and the button that adds those that are ticked.
#[component]
pub fn Preview(properties: &PreviewProperties) -> Html {
    let PreviewProperties { context, rooms, found, is_guessed } = properties;
    let locale = context.locale();
    let messages = &locale.messages;
    let ticked = use_state(|| -> Vec<bool> { found.plans.iter().map(|candidate| !candidate.is_here).collect() });
    let is_ticked = |position: usize| ticked.get(position).copied().unwrap_or(false);
    let chosen = ticked.iter().filter(|ticked| **ticked).count() as f64;
    let on_add = {
        let (context, found, ticked) = (context.clone(), Rc::clone(found), ticked.clone());
        Callback::from(move |_: MouseEvent| {
            add(&found, &ticked, &context);
            context.open(Panel::None);
        })
    };
    let row = |(position, candidate): (usize, &Candidate)| {
        let on_tick = {
            let ticked = ticked.clone();
            Callback::from(move |_: Event| {
                let mut next = Vec::clone(&ticked);
                next.iter_mut().skip(position).take(1).for_each(|tick| *tick = !*tick);
                ticked.set(next);
            })
        };
        html! { <li key={position}>{plan_row(candidate, is_ticked(position), on_tick, rooms, locale)}</li> }
    };
    let count = found.plans.len() as f64;
    html! {
        <section class="found" aria-labelledby="found-title">
            <h3 id="found-title">{messages.import_found(count, locale.count(count)).html()}</h3>
            if *is_guessed {
                <p class="hint">{messages.import_guessed()}</p>
            }
            <ul>{for found.plans.iter().enumerate().map(row)}</ul>
            if !found.lost.is_empty() || found.left_out > 0 {
                <ul class="lost-plans">
                    {for found.lost.iter().map(|(position, problem)| html! {
                        <li>{messages.import_lost(locale.count(*position as f64), file_words(problem, locale)).html()}</li>
                    })}
                    if found.left_out > 0 {
                        <li>{messages.import_left_out(found.left_out as f64, locale.count(found.left_out as f64)).html()}</li>
                    }
                </ul>
            }
            <div class="row">
                <button type="button" class="boxed" disabled={chosen == 0.0} onclick={on_add}>
                    {messages.import_add(chosen, locale.count(chosen)).html()}
                </button>
            </div>
        </section>
    }
}

fn plan_row(candidate: &Candidate, is_ticked: bool, on_tick: Callback<Event>, rooms: &Rooms, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let Candidate { plan, repairs, is_here } = candidate;
    html! {
        <>
            <label>
                <input type="checkbox" checked={is_ticked} onchange={on_tick} />
                <b>{own_words(plan_name(locale, plan))}</b>
                if *is_here {
                    <span class="hint">{messages.import_here()}</span>
                }
            </label>
            <p>{summary(plan, locale)}</p>
            <p class="found-stages">{for stages(plan, locale)}</p>
            if !repairs.is_empty() {
                <p>{messages.import_repaired()}</p>
                <ul>{for repairs.iter().map(|repair| html! { <li>{repair_words(repair, rooms, locale).html()}</li> })}</ul>
            }
        </>
    }
}

/// "6 stages, 0.32% in all".
fn summary(plan: &Plan, locale: &Locale) -> Html {
    let stages = plan.stages.len() as f64;
    let overall = report_under(plan, &Overrides::default()).overall_conversion;
    let overall = overall.map_or_else(|| locale.messages.figure_none(), |rate| locale.percent(rate));
    locale.messages.gallery_summary(stages, locale.count(stages), overall).html()
}

fn stages(plan: &Plan, locale: &Locale) -> Vec<Html> {
    let stage = |position: usize| {
        let count = plan.stages.get(position).map_or(0, |stage| stage.count.get());
        let name = name_part(stage_name(locale, plan, position));
        html! { <span>{locale.messages.import_stage(name, locale.count(count as f64)).html()}</span> }
    };
    (0..plan.stages.len()).map(stage).collect()
}

/// Adds what is ticked in the order of the file, and opens the plan that was open where the file was made, or the first.
fn add(found: &Found, ticked: &[bool], context: &UiContext) {
    let mut to_open = None;
    for (position, candidate) in found.plans.iter().enumerate() {
        if ticked.get(position) == Some(&true) {
            let id = new_plan_id();
            context.act(Action::AddPlan(id, Rc::clone(&candidate.plan)));
            if to_open.is_none() || position == found.active {
                to_open = Some(id);
            }
        }
    }
    if let Some(id) = to_open {
        context.act(Action::OpenPlan(id));
    }
}
