//! Notices of what the person should know, over the numbers, with what can be done about it. Invariant: each notice
//! stays until it is put away.

use funnelwright_core::format::{LinkProblem, Mending, Repair};
use yew::prelude::*;

use crate::rooms::plans;
use crate::rooms::topics::Rooms;
use funnelwright::i18n::{Locale, Part};
use funnelwright::platform::browser_storage::new_plan_id;
use funnelwright::platform::page;
use funnelwright::state::{Action, Notice, Repaired, Source, State, Viewed};
use funnelwright::widgets::context::{Panel, UiContext};
use funnelwright::widgets::names::{name_part, plan_name};

/// All notices, and whose plan is shown where it is not the person's own.
pub fn notices(state: &State, rooms: &'static Rooms, context: &UiContext) -> Html {
    let locale = context.locale();
    html! {
        <>
            {for state.viewed.iter().map(|viewed| viewed_banner(viewed, context, locale))}
            {for state.notices.iter().enumerate().map(|(place, notice)| html! {
                <div key={place} class="banner notice" role="status">
                    <div class="said">{words(notice, state, rooms, context, locale)}</div>
                    <button type="button" class="quiet" onclick={context.on(Action::Dismiss(place))}>{locale.messages.dialog_close()}</button>
                </div>
            })}
        </>
    }
}

fn viewed_banner(viewed: &Viewed, context: &UiContext, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let words = match viewed.source {
        Source::Embedded => return Html::default(),
        Source::Shared => messages.notice_shared(name_part(plan_name(locale, &viewed.plan))).html(),
        Source::Newer => messages.notice_newer_shown().into(),
    };
    let on_keep = {
        let (context, plan) = (context.clone(), viewed.plan.clone());
        Callback::from(move |_: MouseEvent| context.act(Action::AddPlan(new_plan_id(), plan.clone())))
    };
    html! {
        <div class="banner notice viewed" role="status">
            <p class="said">{words}</p>
            <button type="button" class="primary" onclick={on_keep}>{messages.notice_make_mine()}</button>
            <button type="button" class="quiet" onclick={context.on(Action::Show(None))}>{messages.notice_back()}</button>
        </div>
    }
}

fn words(notice: &Notice, state: &State, rooms: &Rooms, context: &UiContext, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let named = |id| {
        let entry = state.workspace.plans().iter().find(|entry| entry.id == id);
        name_part(entry.map_or_else(|| messages.plan_unnamed(), |entry| plan_name(locale, &entry.plan)))
    };
    let name = |text: &str| {
        name_part(if text.trim().is_empty() { messages.plan_unnamed() } else { AttrValue::from(text.to_owned()) })
    };
    match notice {
        Notice::KeptBoth { theirs, ours } => {
            html! { <p>{messages.notice_kept_both(named(*ours), named(*theirs)).html()}</p> }
        }
        Notice::DeletedElsewhere(gone) => {
            html! { <p>{messages.notice_deleted_elsewhere(name(gone.as_str())).html()}</p> }
        }
        Notice::FromCopy(restored) => html! {
            <p>{messages.notice_from_copy(name(restored.as_str())).html()}{" "}{quarantine_button(context, locale)}</p>
        },
        Notice::Unreadable(_) => {
            html! { <p>{messages.notice_unreadable()}{" "}{quarantine_button(context, locale)}</p> }
        }
        Notice::Newer(plan) => {
            let shown = Viewed { plan: plan.clone(), source: Source::Newer };
            html! {
                <p>
                    {messages.notice_newer(name_part(plan_name(locale, plan))).html()}{" "}
                    <button type="button" class="link" onclick={context.on(Action::Show(Some(shown)))}>{messages.notice_show()}</button>
                </p>
            }
        }
        Notice::UpdateWaits => html! {
            <p>
                {messages.notice_update()}{" "}
                <button type="button" class="link" onclick={Callback::from(|_: MouseEvent| page::update())}>{messages.notice_update_now()}</button>
            </p>
        },
        Notice::LinkRefused(problem) => html! { <p>{link_words(*problem, locale)}</p> },
        Notice::Repaired(Repaired { name: repaired, repairs }) => html! {
            <>
                <p>{messages.notice_repaired(name(repaired.as_str())).html()}{" "}{quarantine_button(context, locale)}</p>
                <ul>{for repairs.iter().map(|repair| html! { <li>{repair_words(repair, rooms, locale).html()}</li> })}</ul>
            </>
        },
    }
}

/// Opens the list of plans, where what was put aside can be had as a file.
fn quarantine_button(context: &UiContext, locale: &Locale) -> Html {
    html! {
        <button type="button" class="link" onclick={context.on_open(Panel::Room(plans::ROOM.name))}>{locale.messages.notice_see_quarantine()}</button>
    }
}

fn link_words(problem: LinkProblem, locale: &Locale) -> AttrValue {
    let messages = &locale.messages;
    match problem {
        LinkProblem::CutOff => messages.notice_link_cut_off(),
        LinkProblem::Lengthened => messages.notice_link_lengthened(),
        LinkProblem::Altered => messages.notice_link_altered(),
        LinkProblem::NewerVersion => messages.notice_link_newer(),
        LinkProblem::TooLong | LinkProblem::NoLink | LinkProblem::Illegal => messages.notice_link_illegal(),
    }
}

/// What was repaired, in words: "Count of stage 3: set to nothing".
pub fn repair_words(repair: &Repair, rooms: &Rooms, locale: &Locale) -> funnelwright::i18n::Phrase {
    let messages = &locale.messages;
    let place = place_words(&repair.path, rooms, locale);
    match repair.mending {
        Mending::LeftOut => messages.repair_left_out(place),
        Mending::Plain => messages.repair_plain(place),
        Mending::CutTo(kept) => messages.repair_cut(place, locale.count(kept as f64)),
    }
}

/// The words for a place in a file, such as `stages.3.count`.
fn place_words(path: &str, rooms: &Rooms, locale: &Locale) -> Part {
    let messages = &locale.messages;
    let mut steps = path.split('.');
    let (first, second, third) = (steps.next(), steps.next(), steps.next());
    // Not read as a float: that takes a table of 10 kB.
    let number = |text: Option<&str>| Some(locale.count(f64::from(text?.parse::<u32>().ok()?)));
    match (first, number(second)) {
        (Some("stages"), Some(position)) => match third.and_then(|field| stage_field(field, locale)) {
            Some(field) => messages.repair_of_stage(field, position).into(),
            None => messages.repair_stage(position).into(),
        },
        (Some("scenarios"), Some(position)) => messages.repair_scenario(position).into(),
        (Some("history"), Some(position)) => messages.repair_past(position).into(),
        (Some("stages"), None) => messages.repair_stages().into(),
        (Some("forecast"), _) => messages.repair_forecast().into(),
        (Some("history"), None) => messages.repair_history().into(),
        (Some("deals"), _) => messages.repair_deals().into(),
        (Some("team"), _) => messages.repair_team().into(),
        (Some("scenarios"), None) => messages.repair_scenarios().into(),
        (Some("goal"), _) => messages.repair_goal().into(),
        (Some("what_if"), _) => messages.repair_what_if().into(),
        (Some("name"), _) => messages.repair_name().into(),
        (Some("currency"), _) => messages.repair_currency().into(),
        (Some("period"), _) => messages.repair_period().into(),
        (Some("sale_stage"), _) => messages.repair_sale_stage().into(),
        (Some("lead_stage"), _) => messages.repair_lead_stage().into(),
        (Some("format" | "version"), _) => messages.repair_heading().into(),
        // A section that has no words of its own goes by the title of its room.
        (section, _) => {
            let room = rooms.iter().find(|room| Some(room.name) == section);
            room.map_or_else(|| messages.repair_section(), |room| (room.title)(messages)).into()
        }
    }
}

fn stage_field(field: &str, locale: &Locale) -> Option<AttrValue> {
    let messages = &locale.messages;
    Some(match field {
        "name" => messages.repair_stage_name(),
        "count" => messages.repair_stage_count(),
        "kind" => messages.repair_stage_kind(),
        "definition" => messages.repair_stage_definition(),
        "value" => messages.repair_stage_value(),
        "cost" => messages.repair_stage_cost(),
        "days" => messages.repair_stage_days(),
        "limit" => messages.repair_stage_limit(),
        "benchmark" => messages.repair_stage_benchmark(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rooms::ROOMS;
    use crate::testing::english;

    #[test]
    fn every_section_has_words_of_its_own() {
        let locale = english();
        let words = |path: &str| {
            let repair = Repair { path: path.into(), mending: Mending::LeftOut };
            repair_words(&repair, ROOMS, &locale).text()
        };
        assert_eq!(words("version"), "The file's heading: left out");
        assert_eq!(words("forecast.horizon"), "What the forecast rests on: left out");
        for section in ["forecast", "history", "deals", "team", "events"] {
            assert_ne!(words(section), words("something else"), "{section}");
        }
        assert_eq!(words("stages.3.count"), "Count of stage 3: left out");
    }
}
