//! The team, and what is done with whoever reaches a stage, to be typed. Invariant: the rhythm that is shown as chosen is
//! the one that the plan has.

use funnelwright_core::calc::capacity::StageWork;
use funnelwright_core::plan::{Days, Decimal, Edit, Interval, Quantity, Stage, StageId, TeamEdit, Touches};
use yew::prelude::*;

use super::asked::Asked;
use super::fields;
use crate::rooms::labelled::labelled;
use funnelwright::i18n::{Locale, Messages, Phrase};
use funnelwright::page::phrases::period_word;
use funnelwright::state::Action;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::field::Field;
use funnelwright::widgets::field_binding::FieldBinding;
use funnelwright::widgets::names::own_words;
use funnelwright::widgets::select::select;

type Title = fn(&Messages, AttrValue) -> Phrase;

/// How often one follows up by how keen they are: with its name among the options, and its days between touches.
const RHYTHMS: [(&str, u64, Title); 3] =
    [("hot", 2, Messages::capacity_hot), ("warm", 7, Messages::capacity_warm), ("cold", 30, Messages::capacity_cold)];

/// What a rhythm of one's own begins with: none of those above.
const OWN_RHYTHM: u64 = 14;

/// The fields.
pub fn work(asked: &Asked, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let plan = &asked.figures.plan;
    let plain = |words: AttrValue, binding: FieldBinding, value: Option<Decimal>| {
        let value = value.map(|value| locale.number(value)).unwrap_or_default();
        labelled(context, words.clone(), words, binding, value, "".into())
    };
    let hours_each = messages.capacity_hours_each(period_word(locale, plan.period)).text();
    let columns = [
        messages.capacity_stage(),
        messages.capacity_follow_up(),
        messages.capacity_touches(),
        messages.capacity_minutes(),
    ];
    html! {
        <section class="card settings-card" aria-labelledby="work-title">
            <h3 id="work-title">{messages.capacity_title()}</h3>
            <div class="labelled-fields team">
                {plain(messages.capacity_people_in_team(), fields::people(), plan.team.people.map(Quantity::get))}
                {plain(hours_each.into(), fields::hours(), plan.team.hours.map(Quantity::get))}
            </div>
            <p class="hint">{messages.capacity_hint()}</p>
            <table class="tasks" aria-label={messages.capacity_work()}>
                <thead>
                    <tr>{for columns.into_iter().enumerate().map(|(index, words)| html! { <th key={index} scope="col">{words}</th> })}</tr>
                </thead>
                <tbody>
                    {for plan.stages.iter().zip(&asked.capacity.stages).enumerate().map(|(position, (stage, work))| {
                        let number = locale.count(position as f64 + 1.0);
                        let minutes = plan.team.effort(stage.id).minutes.map(Quantity::get);
                        let minutes = field(fields::minutes(stage.id), messages.capacity_minutes_at(number.clone()), minutes, locale, context);
                        html! {
                            <tr key={stage.id.0}>
                                <th scope="row">{own_words(asked.figures.stage_name(locale, position))}</th>
                                <td>{follow_up(stage.id, plan.team.effort(stage.id).touches, work, &number, locale, context)}</td>
                                <td>{how_often(asked, stage, &number, locale, context)}</td>
                                <td><span class="filled">{messages.capacity_minutes_each(minutes).html()}</span></td>
                            </tr>
                        }
                    })}
                </tbody>
            </table>
        </section>
    }
}

fn every(days: u64) -> Option<Touches> {
    let interval = Days::new(Decimal::from(days)).and_then(Interval::new);
    interval.ok().map(Touches::Every)
}

/// The choice between a number of touches and a rhythm.
fn follow_up(
    stage: StageId,
    touches: Option<Touches>,
    work: &StageWork,
    number: &AttrValue,
    locale: &Locale,
    context: &UiContext,
) -> Html {
    let messages = &locale.messages;
    let chosen = match touches {
        None | Some(Touches::PerEntry(_)) => "times",
        Some(_) => RHYTHMS.iter().find(|(_, days, _)| every(*days) == touches).map_or("own", |(name, ..)| *name),
    };
    let rhythms = RHYTHMS.iter().map(|(name, days, title)| {
        let words = title(messages, locale.count(*days as f64));
        (AttrValue::from(*name), words.text().into())
    });
    let options = std::iter::once((AttrValue::from("times"), messages.capacity_times()))
        .chain(rhythms)
        .chain([(AttrValue::from("own"), messages.capacity_own())]);
    let choose = {
        let context = context.clone();
        // As many times as until now, so that nothing jumps.
        let times = work.touches_per_entry.and_then(rounded).map(Touches::PerEntry);
        move |name: String| {
            let touches = match name.as_str() {
                "times" => times,
                name => {
                    every(RHYTHMS.iter().find(|(known, ..)| *known == name).map_or(OWN_RHYTHM, |(_, days, _)| *days))
                }
            };
            context.act(Action::EndStep);
            context.act(Action::from(Edit::Team(TeamEdit::SetTouches(stage, touches))));
            context.act(Action::EndStep);
        }
    };
    let label = messages.capacity_follow_up_at(number.clone()).text();
    select("boxed", Some(label.into()), options, chosen, context.is_read_only(), choose)
}

/// To hundredths.
fn rounded(touches: f64) -> Option<Quantity<1_000>> {
    let hundredths = Decimal::new((touches * 100.0).round() as i128, 2)?;
    Quantity::new(hundredths).ok()
}

/// "3 times", or "every 2 days for 20 days".
fn how_often(asked: &Asked, stage: &Stage, number: &AttrValue, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let field =
        |binding: FieldBinding, label: Phrase, value: Option<Decimal>| field(binding, label, value, locale, context);
    match asked.figures.plan.team.effort(stage.id).touches {
        Some(Touches::Every(interval)) => {
            let days = stage.days.map(Days::get);
            let what_if = asked.figures.plan.what_if.days.get(stage.id).map(Days::get);
            html! {
                <>
                    <span class="filled">{messages.capacity_touches_every(
                        field(fields::rhythm(stage.id), messages.capacity_rhythm_at(number.clone()), Some(interval.days().get())),
                        field(fields::followed(stage.id), messages.capacity_followed_at(number.clone()), days),
                    ).html()}</span>
                    if let Some(days) = what_if {
                        <small>{messages.row_expected(locale.number(days)).text()}</small>
                    } else if days.is_none() {
                        <small>{messages.capacity_no_length()}</small>
                    }
                </>
            }
        }
        touches => {
            let times = match touches {
                Some(Touches::PerEntry(times)) => Some(times.get()),
                _ => None,
            };
            let times = field(fields::touches(stage.id), messages.capacity_touches_at(number.clone()), times);
            html! { <span class="filled">{messages.capacity_touches_each(times).html()}</span> }
        }
    }
}

/// A field within a sentence.
fn field(binding: FieldBinding, label: Phrase, value: Option<Decimal>, locale: &Locale, context: &UiContext) -> Html {
    let value = value.map(|value| locale.number(value)).unwrap_or_default();
    let key = binding.element_id();
    html! { <Field {key} context={context.clone()} class="boxed" {binding} label={AttrValue::from(label.text())} {value} /> }
}
