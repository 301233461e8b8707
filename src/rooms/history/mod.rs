//! The periods that are over, as a table to type or paste into.

mod fields;
mod picture;

use funnelwright_core::plan::{Count, Edit, HistoryEdit, MAXIMUM_HISTORY, PastPeriod, PerStage, Text};
use yew::prelude::*;

use crate::rooms::events::noted;
use crate::rooms::periods;
use crate::rooms::room::{Place, Room};
use funnelwright::i18n::{Locale, Messages};
use funnelwright::state::Action;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::field::Field;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::icon::{Icon, icon};
use funnelwright::widgets::names::own_words;

pub const ROOM: Room = Room {
    name: "history",
    title: Messages::room_history,
    place: Place::Tab(|figures, context| history(figures, context.locale(), context)),
    sheets: &[],
};

fn history(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let history = &plan.history;
    let appended = |past: PastPeriod| {
        let mut history = history.to_vec();
        history.push(past);
        context.on(Action::from(Edit::History(HistoryEdit::SetPeriods(history))))
    };
    let mut counted = PerStage::default();
    for stage in &plan.stages {
        counted.set(stage.id, Some(stage.count));
    }
    let is_full = history.len() >= MAXIMUM_HISTORY;
    let note = |index: usize| noted(plan, periods::past(plan, index, periods::today()?)?, locale);
    let notes: Vec<Option<AttrValue>> =
        if plan.events.is_empty() { Vec::new() } else { (0..history.len()).map(note).collect() };
    let has_notes = notes.iter().any(Option::is_some);
    html! {
        <>
            <p class="hint">{messages.history_hint()}</p>
            {picture::picture(figures, locale, context)}
            if !history.is_empty() {
                <div class="scroller" tabindex="0" role="group" aria-label={messages.history_table()}>
                    <table class="over-time" aria-label={messages.history_table()}>
                        <thead>
                            <tr>
                                <th scope="col">{messages.history_period()}</th>
                                {for (0..plan.stages.len()).map(|stage| html! {
                                    <th key={stage} scope="col">{own_words(figures.stage_name(locale, stage))}</th>
                                })}
                                if has_notes {
                                    <th scope="col" class="note">{messages.room_events()}</th>
                                }
                                <td></td>
                            </tr>
                        </thead>
                        <tbody>
                            {for history.iter().enumerate().map(|(index, past)| {
                                let number = locale.count(index as f64 + 1.0);
                                let count = |count: Count| locale.count(count.get() as f64);
                                let mut rest = history.to_vec();
                                rest.remove(index);
                                let removal = AttrValue::from(messages.history_remove(number.clone()).text());
                                html! {
                                    <tr key={index}>
                                        <td class="words"><Field context={context.clone()} class="boxed" binding={fields::past_label(index)}
                                            label={AttrValue::from(messages.history_label_of(number.clone()).text())} value={past.label.as_str().to_owned()} /></td>
                                        {for plan.stages.iter().enumerate().map(|(position, stage)| html! {
                                            <td key={stage.id.0}><Field context={context.clone()} class="boxed" binding={fields::past_count(index, stage.id)}
                                                label={AttrValue::from(messages.history_count_of(number.clone(), locale.count(position as f64 + 1.0)).text())}
                                                value={past.counts.get(stage.id).map(count).unwrap_or_default()} /></td>
                                        })}
                                        if has_notes {
                                            <td class="note">{notes.get(index).cloned().flatten()}</td>
                                        }
                                        <td>
                                            if !context.is_read_only() {
                                                <button type="button" class="reset" aria-label={removal.clone()} title={removal}
                                                    onclick={context.on(Action::from(Edit::History(HistoryEdit::SetPeriods(rest))))}>{icon(Icon::Remove)}</button>
                                            }
                                        </td>
                                    </tr>
                                }
                            })}
                        </tbody>
                    </table>
                </div>
            }
            if is_full {
                <p class="hint">{messages.history_full(locale.count(MAXIMUM_HISTORY as f64)).text()}</p>
            } else if !context.is_read_only() {
                <p class="row-actions">
                    <button type="button" class="quiet" onclick={appended(PastPeriod::default())}>{messages.history_add()}</button>
                    <button type="button" class="quiet" onclick={appended(PastPeriod { label: Text::default(), counts: counted })}>{messages.history_keep()}</button>
                </p>
            }
        </>
    }
}
