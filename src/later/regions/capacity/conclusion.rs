//! Whether the team can carry what is asked of it, in words. Invariant: they say nothing that the figures do not.

use funnelcast_core::calc::capacity::RunsOut;
use yew::prelude::*;

use super::{Asked, hours_word};
use crate::i18n::{Locale, Part, Phrase};
use crate::ui::figure::Figure;
use crate::ui::words::{chance_word, name_part, period_word};

/// The sentences, the first of them in bold.
pub fn conclusion(asked: &Asked, locale: &Locale) -> Part {
    let messages = &locale.messages;
    let work = asked.in_all();
    let Some(hours) = work.hours else { return messages.capacity_no_data().into() };
    let of_goal = asked.is_goal;
    let takes = hours_figure(asked.metric("capacity-hours", "capacity-hours-expected"), hours, locale);
    let period = period_word(locale, asked.figures.plan.period);
    let Some(available) = asked.capacity.hours else {
        let takes = if of_goal {
            messages.capacity_goal_takes(takes, period)
        } else {
            messages.capacity_expected_takes(takes, period)
        };
        return messages.capacity_team_unknown(with_people(bold(takes), asked, locale)).into();
    };
    let available = hours_figure("hours-available", available, locale);
    match work.runs_out {
        None if of_goal => bold(messages.capacity_goal_carried(takes, available, period)),
        None => bold(messages.capacity_expected_carried(takes, available, period)),
        Some(out) => {
            let short = if of_goal {
                messages.capacity_goal_short(takes, period, available)
            } else {
                messages.capacity_expected_short(takes, period, available)
            };
            with_people(with_end(bold(short), out, asked, locale), asked, locale)
        }
    }
}

fn bold(said: Phrase) -> Part {
    html! { <b>{said.html()}</b> }.into()
}

fn hours_figure(metric: &'static str, hours: f64, locale: &Locale) -> Html {
    Figure::new(metric, Some(hours)).worded(hours_word(hours, locale))
}

/// Where the hours run out.
fn with_end(said: Part, RunsOut { stage, share }: RunsOut, asked: &Asked, locale: &Locale) -> Part {
    let messages = &locale.messages;
    let name = name_part(asked.figures.stage_name(locale, stage));
    let is_work_above = asked
        .capacity
        .stages
        .iter()
        .take(stage)
        .any(|above| asked.of_stage(above).hours.is_some_and(|hours| hours > 0.0));
    let share = chance_word(locale, share);
    if is_work_above {
        messages.capacity_runs_out_above(said, name, share).into()
    } else {
        messages.capacity_runs_out(said, name, share).into()
    }
}

/// How many it needs, and how many more that is.
fn with_people(said: Part, asked: &Asked, locale: &Locale) -> Part {
    let messages = &locale.messages;
    let Some(needed) = asked.in_all().people.map(|people| people as f64) else { return said };
    let figure = Figure::new(asked.metric("people-needed", "people-needed-expected"), Some(needed));
    let figure = figure.worded(locale.count(needed));
    match asked.figures.plan.team.people.map(|people| needed - people.to_f64()) {
        Some(more) if more > 0.0 => messages.capacity_people_more(needed, said, figure, locale.average(more)).into(),
        _ => messages.capacity_people(needed, said, figure).into(),
    }
}
