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
use crate::rooms::hours::hours_word;
use crate::rooms::room::{Place, Room, Sheet};
use asked::Asked;
use conclusion::conclusion;
use funnelwright::i18n::{Locale, Messages};
use funnelwright::page::phrases::period_word;
use funnelwright::widgets::context::{Subject, UiContext};
use funnelwright::widgets::figure::Figure;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::metrics::{self, Metric, Unit};
use funnelwright::widgets::names::{name_part, own_words};
use loads::loads;
use work::work;

pub const ROOM: Room = Room {
    name: "capacity",
    title: Messages::room_capacity,
    place: Place::Tab(|figures, context| capacity(figures, context.locale(), context)),
    sheets: &[
        Sheet {
            subject: Subject::Work,
            title: |figures, position, locale| {
                let name = name_part(figures.stage_name(locale, position));
                locale.messages.capacity_math_of_stage(name).into()
            },
            draw: |figures, topic, context| {
                let locale = context.locale();
                let explained = explanations::of_stage(figures, topic.position, locale);
                sheet(figures, days(figures, locale), explained, locale)
            },
        },
        Sheet {
            subject: Subject::Team,
            title: |_, _, locale| locale.messages.capacity_math_of_team().into(),
            draw: |figures, _, context| {
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
    let people = asked.in_all().people.map(|people| people as f64);
    let total = |words: AttrValue, metric: Metric, value: Option<f64>| {
        let figure = Figure::new(metric, value);
        let shown = match metric.unit {
            Unit::Hours => figure.printed(locale, &|hours| hours_word(hours, locale)),
            _ => figure.shown(locale, asked.figures.plan.currency),
        };
        html! { <div><dt>{opener(words, topics::TEAM, context)}</dt><dd>{shown}</dd></div> }
    };
    let people_needed = asked.metric(metrics::PEOPLE_NEEDED, metrics::PEOPLE_NEEDED_EXPECTED);
    html! {
        <dl class="soon">
            {total(messages.capacity_available(), metrics::HOURS_AVAILABLE, *hours)}
            if asked.is_goal {
                {total(messages.capacity_for_goal(), metrics::CAPACITY_HOURS, required.hours)}
                {total(messages.capacity_load(), metrics::CAPACITY_UTILISATION, required.utilisation)}
            }
            {total(messages.capacity_for_expected(), metrics::CAPACITY_HOURS_EXPECTED, expected.hours)}
            if !asked.is_goal {
                {total(messages.capacity_load(), metrics::CAPACITY_UTILISATION_EXPECTED, expected.utilisation)}
            }
            {total(messages.capacity_people_needed(), people_needed, people)}
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
    let name = messages.capacity_table();
    let cell = |metric: Metric, value: Option<f64>, stage: Option<usize>| {
        let figure = stage.into_iter().fold(Figure::new(metric, value), Figure::of_stage);
        html! { <td>{figure.shown(locale, figures.plan.currency)}</td> }
    };
    let hours = |stage: Option<usize>, required: (Option<f64>, Option<f64>), expected: (Option<f64>, Option<f64>)| {
        html! {
            <>
                if asked.is_goal {
                    {cell(metrics::CAPACITY_HOURS, required.0, stage)}
                    {cell(metrics::CAPACITY_UTILISATION, required.1, stage)}
                }
                {cell(metrics::CAPACITY_HOURS_EXPECTED, expected.0, stage)}
                {cell(metrics::CAPACITY_UTILISATION_EXPECTED, expected.1, stage)}
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
                            let day = asked.of_stage(stage);
                            let entries = asked.metric(metrics::ENTRIES_PER_DAY, metrics::ENTRIES_PER_DAY_EXPECTED);
                            let touches = asked.metric(metrics::TOUCHES_PER_DAY, metrics::TOUCHES_PER_DAY_EXPECTED);
                            html! {
                                <tr key={position}>
                                    <th scope="row">{opener(own_words(figures.stage_name(locale, position)), topics::work(position), context)}</th>
                                    {hours(Some(position), (stage.required.hours, stage.required.utilisation), (stage.expected.hours, stage.expected.utilisation))}
                                    {cell(entries, day.entries_per_person_and_day, Some(position))}
                                    {cell(touches, day.touches_per_person_and_day, Some(position))}
                                </tr>
                            }
                        })}
                    </tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{opener(messages.capacity_sum(), topics::TEAM, context)}</th>
                            {hours(None, (required.hours, required.utilisation), (expected.hours, expected.utilisation))}
                            <td></td><td></td>
                        </tr>
                    </tfoot>
                </table>
            </div>
        </>
    }
}
