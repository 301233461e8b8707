//! Capacity: whether the team can do the work. Invariant: its numbers are `core`'s alone; without a goal they are of
//! what is expected.

mod asked;
mod conclusion;
pub mod explanations;
mod fields;
mod loads;
mod topics;
mod work;

use funnelwright_core::calc::capacity::{Capacity, capacity as worked_out};
use funnelwright_core::calc::working_days;
use yew::prelude::*;

use super::explain::opening::opener;
use crate::rooms::explain::{days, sheet};
use crate::rooms::room::{self, Place, Room, Subject};
use asked::{Asked, hours_word};
use conclusion::conclusion;
use funnelwright::i18n::{Locale, Messages};
use funnelwright::page::phrases::period_word;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::figure::Figure;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::names::name_part;
use loads::loads;
use work::work;

/// What the names of metrics begin with that are of a stage's work or of the team's.
const METRICS: &[&str] = &["capacity", "hours", "people", "entries", "touches"];

pub const ROOM: Room = Room {
    name: "capacity",
    title: Messages::room_capacity,
    place: Place::Tab(|figures, context| capacity(figures, context.locale(), context)),
    subjects: &[
        Subject {
            name: topics::WORK,
            metrics: METRICS,
            position: |stage, _| stage,
            title: |figures, position, locale| {
                let name = name_part(figures.stage_name(locale, position));
                locale.messages.capacity_math_of_stage(name).into()
            },
            sheet: |figures, topic, context| {
                let locale = context.locale();
                let explained = explanations::of_stage(figures, topic.position, locale);
                sheet(figures, days(figures, locale), explained, locale)
            },
        },
        Subject {
            name: topics::TEAM.subject,
            metrics: METRICS,
            position: room::only,
            title: |_, _, locale| locale.messages.capacity_math_of_team().into(),
            sheet: |figures, _, context| {
                let locale = context.locale();
                sheet(figures, days(figures, locale), explanations::of_team(figures, locale), locale)
            },
        },
    ],
};

fn capacity(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let capacity = worked_out(&figures.plan, &figures.plan.what_if, &figures.now);
    let asked = Asked::new(figures, &capacity);
    html! {
        <div class="capacity">
            if asked.is_work_set() {
                <figure class="loads">
                    <figcaption>{conclusion(&asked, locale).html()}</figcaption>
                    {loads(&asked, locale)}
                    {totals(&asked, locale, context)}
                </figure>
            } else {
                <p class="hint">{locale.messages.capacity_nothing()}</p>
            }
            {work(&asked, locale, context)}
            {table(&asked, locale, context)}
        </div>
    }
}

fn totals(asked: &Asked, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let Capacity { hours, expected, required, .. } = asked.capacity;
    let hours_word = |hours: f64| hours_word(hours, locale);
    let share = |share: f64| locale.percent_brief(share);
    let people = asked.in_all().people.map(|people| people as f64);
    let total = |words: AttrValue, figure: Figure, print: &dyn Fn(f64) -> AttrValue| {
        html! { <div><dt>{opener(words, topics::TEAM, context)}</dt><dd>{figure.shown(locale, print)}</dd></div> }
    };
    html! {
        <dl class="soon">
            {total(messages.capacity_available(), Figure::new("hours-available", *hours), &hours_word)}
            if asked.is_goal {
                {total(messages.capacity_for_goal(), Figure::new("capacity-hours", required.hours), &hours_word)}
                {total(messages.capacity_load(), Figure::new("capacity-utilisation", required.utilisation), &share)}
            }
            {total(messages.capacity_for_expected(), Figure::new("capacity-hours-expected", expected.hours), &hours_word)}
            if !asked.is_goal {
                {total(messages.capacity_load(), Figure::new("capacity-utilisation-expected", expected.utilisation), &share)}
            }
            {total(messages.capacity_people_needed(), Figure::new(asked.metric("people-needed", "people-needed-expected"), people),
                &|people| locale.count(people))}
        </dl>
    }
}

/// Every stage, what its work takes, and what falls to each person on a working day.
fn table(asked: &Asked, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let (figures, capacity) = (asked.figures, asked.capacity);
    let period = figures.plan.period;
    if !asked.is_work_set() && figures.plan.team.people.is_none() {
        return Html::default();
    }
    let number = |number: f64| locale.average(number);
    let share = |share: f64| locale.percent_brief(share);
    let name = messages.capacity_table();
    let cell = |figure: Figure, print: &dyn Fn(f64) -> AttrValue| html! { <td>{figure.shown(locale, print)}</td> };
    let hours =
        |of: &dyn Fn(Figure) -> Figure, required: (Option<f64>, Option<f64>), expected: (Option<f64>, Option<f64>)| {
            html! {
                <>
                    if asked.is_goal {
                        {cell(of(Figure::new("capacity-hours", required.0)), &number)}
                        {cell(of(Figure::new("capacity-utilisation", required.1)), &share)}
                    }
                    {cell(of(Figure::new("capacity-hours-expected", expected.0)), &number)}
                    {cell(of(Figure::new("capacity-utilisation-expected", expected.1)), &share)}
                </>
            }
        };
    let columns = [messages.capacity_hours_goal(), messages.capacity_load_goal()];
    let columns = columns.into_iter().filter(|_| asked.is_goal).chain([
        messages.capacity_hours_expected(),
        messages.capacity_load_expected(),
        messages.capacity_entries_each(),
        messages.capacity_touches_each_day(),
    ]);
    let (required, expected) = (capacity.required, capacity.expected);
    html! {
        <>
            <p class="hint">{messages.capacity_table_hint(locale.count(working_days(period)), period_word(locale, period)).text()}</p>
            <div class="scroller" tabindex="0" role="group" aria-label={name.clone()}>
                <table class="over-time" aria-label={name}>
                    <thead>
                        <tr>
                            <th scope="col">{messages.capacity_stage()}</th>
                            {for columns.enumerate().map(|(index, words)| html! { <th key={index} scope="col">{words}</th> })}
                        </tr>
                    </thead>
                    <tbody>
                        {for capacity.stages.iter().enumerate().map(|(position, stage)| {
                            let of = |figure: Figure| figure.of_stage(position);
                            let day = asked.of_stage(stage);
                            let entries = asked.metric("entries-per-day", "entries-per-day-expected");
                            let touches = asked.metric("touches-per-day", "touches-per-day-expected");
                            html! {
                                <tr key={position}>
                                    <th scope="row">{opener(html! { <bdi>{figures.stage_name(locale, position)}</bdi> }, topics::work(position), context)}</th>
                                    {hours(&of, (stage.required.hours, stage.required.utilisation), (stage.expected.hours, stage.expected.utilisation))}
                                    {cell(of(Figure::new(entries, day.entries_per_person_and_day)), &number)}
                                    {cell(of(Figure::new(touches, day.touches_per_person_and_day)), &number)}
                                </tr>
                            }
                        })}
                    </tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{opener(messages.capacity_sum(), topics::TEAM, context)}</th>
                            {hours(&|figure| figure, (required.hours, required.utilisation), (expected.hours, expected.utilisation))}
                            <td></td><td></td>
                        </tr>
                    </tfoot>
                </table>
            </div>
        </>
    }
}
