//! Events on the timeline: dated notes, shown where periods are.

use funnelwright_core::calc::calendar::beginning_after;
use funnelwright_core::plan::{Date, Edit, Event, EventsEdit, MAXIMUM_EVENTS, Plan, Text};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::rooms::periods;
use crate::rooms::reading::place;
use crate::rooms::room::{Place, Room};
use funnelwright::i18n::{Locale, Messages};
use funnelwright::platform::clock::{self, Words};
use funnelwright::platform::page;
use funnelwright::state::Action;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::field::Field;
use funnelwright::widgets::field_binding::FieldBinding;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::icon::{Icon, icon};

pub const ROOM: Room = Room {
    name: "events",
    title: Messages::room_events,
    place: Place::Tab(|figures, context| events(figures, context.locale(), context)),
    sheets: &[],
};

/// The notes of the period that begins on a day, as "Mar 14: New price list", or "Mar 14" alone; `None` where there are none.
pub fn noted(plan: &Plan, begins: Date, locale: &Locale) -> Option<AttrValue> {
    let messages = &locale.messages;
    let notes = of_period(plan, begins).into_iter().map(|event| {
        let day = day(event.date, locale);
        let note = event.note.as_str().to_owned();
        if event.note.is_blank() { day.to_string() } else { messages.events_noted(day, note).text() }
    });
    notes.reduce(|before, next| messages.events_joined(before, next).text()).map(AttrValue::from)
}

/// The events of the period that begins on a day, in the order of their days.
fn of_period(plan: &Plan, begins: Date) -> Vec<&Event> {
    let ends = beginning_after(plan.period, begins, 1);
    let mut events: Vec<&Event> = plan.events.iter().filter(|event| (begins..ends).contains(&event.date)).collect();
    events.sort_by_key(|event| event.date);
    events
}

/// "Mar 14".
fn day(date: Date, locale: &Locale) -> AttrValue {
    clock::day_in_words(&locale.tag(), (date.year(), date.month(), date.day()), Words::Day).into()
}

fn events(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let events = &figures.plan.events;
    let is_full = events.len() >= MAXIMUM_EVENTS;
    let edit = |edit: EventsEdit| context.on(Action::from(Edit::Events(edit)));
    html! {
        <>
            <p class="hint">{messages.events_hint()}</p>
            if !events.is_empty() {
                <ul class="events" aria-label={messages.events_list()}>
                    {for events.iter().enumerate().map(|(index, event)| {
                        let number = locale.count(index as f64 + 1.0);
                        let removal = AttrValue::from(messages.events_remove(number.clone()).text());
                        html! {
                            <li key={index}>
                                {date(index, event.date, messages.events_date_of(number.clone()).text(), context)}
                                <Field context={context.clone()} class="boxed" binding={note(index)}
                                    label={AttrValue::from(messages.events_note_of(number).text())} placeholder={messages.events_note()}
                                    value={event.note.as_str().to_owned()} />
                                if !context.is_read_only() {
                                    <button type="button" class="reset" aria-label={removal.clone()} title={removal}
                                        onclick={edit(EventsEdit::Remove(index))}>{icon(Icon::Remove)}</button>
                                }
                            </li>
                        }
                    })}
                </ul>
            }
            if is_full {
                <p class="hint">{messages.events_full(locale.count(MAXIMUM_EVENTS as f64)).text()}</p>
            } else if let Some(date) = periods::today().filter(|_| !context.is_read_only()) {
                <p class="row-actions">
                    <button type="button" class="quiet" onclick={add(date, events.len(), context)}>{messages.events_add()}</button>
                </p>
            }
        </>
    }
}

/// Adds an event on a day and goes to its note, so that it can be typed at once.
fn add(date: Date, index: usize, context: &UiContext) -> Callback<MouseEvent> {
    let context = context.clone();
    Callback::from(move |_| {
        context.act(Action::from(Edit::Events(EventsEdit::Add(Event { date, note: Text::default() }))));
        let field = ["#", &note(index).element_id()].concat();
        page::when_drawn(move || {
            let drawn = page::select_all(&field);
            drawn.first().and_then(|field| field.dyn_ref::<HtmlElement>()).is_some_and(|field| field.focus().is_ok())
        });
    })
}

fn note(index: usize) -> FieldBinding {
    FieldBinding::words("event", (place(index), 0), 80, |binding, reader| {
        Ok(Edit::Events(EventsEdit::SetNote(binding.place.0 as usize, Text::fitted(reader.text))))
    })
}

/// A day to be chosen, by the browser's own field. One that is no day leaves the plan as it is, and shows what it has.
fn date(index: usize, date: Date, label: String, context: &UiContext) -> Html {
    let on_change = {
        let context = context.clone();
        Callback::from(move |event: web_sys::Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            match Date::from_iso(&field.value()) {
                Some(date) => context.act(Action::from(Edit::Events(EventsEdit::SetDate(index, date)))),
                None => field.set_value(&date.to_iso()),
            }
        })
    };
    html! {
        <span class="field boxed">
            <input type="date" aria-label={label} value={date.to_iso()} readonly={context.is_read_only()} onchange={on_change} />
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::english;
    use funnelwright::templates::sample;

    #[test]
    fn a_period_has_the_events_of_its_days_in_their_order() {
        let day = |text: &str| Date::from_iso(text).unwrap();
        let noted_on = |date: &str, note: &str| Event { date: day(date), note: Text::fitted(note) };
        let mut plan = sample(&english().messages);
        for event in [
            noted_on("2027-03-31", "Fair"),
            noted_on("2027-03-01", "New price list"),
            noted_on("2027-04-01", "Reorganisation"),
        ] {
            plan = plan.apply(Edit::Events(EventsEdit::Add(event))).unwrap();
        }
        let of =
            |date: &str| of_period(&plan, day(date)).into_iter().map(|event| event.note.as_str()).collect::<Vec<_>>();
        assert_eq!(of("2027-03-01"), ["New price list", "Fair"]);
        assert_eq!(of("2027-04-01"), ["Reorganisation"]);
        assert!(of("2027-02-01").is_empty());
    }
}
