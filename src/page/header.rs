//! The bar at the top: which plan is open, undo and redo, and the ways to other plans.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::{Locale, Messages};
use crate::platform::browser_storage::new_plan_id;
use crate::state::{Action, State};
use crate::templates::blank;
use crate::widgets::context::{Panel, UiContext};
use crate::widgets::icon::{Icon, icon};
use crate::widgets::names::own_words;

/// The room that the plan's name opens.
pub const PLANS: &str = "plans";

type Words = fn(&Messages) -> AttrValue;

/// The rooms that have a button here.
pub const WAYS: [(&str, Icon, Words); 4] = [
    ("templates", Icon::Templates, Messages::header_templates),
    ("import", Icon::Import, Messages::header_import),
    ("export", Icon::Export, Messages::header_export),
    ("share", Icon::Share, Messages::header_share),
];

/// The bar.
pub fn header(plan_name: AttrValue, state: &State, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let on_new = {
        let context = context.clone();
        Callback::from(move |_: MouseEvent| {
            context.act(Action::AddPlan(new_plan_id(), Rc::new(blank(&context.locale().messages))));
        })
    };
    html! {
        <header class="top-bar">
            <div class="brand">{icon(Icon::Logo)}<h1>{messages.app_name()}</h1></div>
            <button type="button" class="plan" aria-haspopup="dialog" title={messages.header_plans()} onclick={context.on_open(Panel::Room(PLANS))}>
                {own_words(plan_name)}
                <span class="caret" aria-hidden="true">{"▾"}</span>
            </button>
            <span class="space"></span>
            <button type="button" class="quiet" title={messages.header_undo()} disabled={!state.can_undo()} aria-keyshortcuts="Control+Z" onclick={context.on(Action::Undo)}>
                {icon(Icon::Undo)}<span class="word">{messages.header_undo()}</span>
            </button>
            <button type="button" class="quiet" title={messages.header_redo()} disabled={!state.can_redo()} aria-keyshortcuts="Control+Y" onclick={context.on(Action::Redo)}>
                {icon(Icon::Redo)}<span class="word">{messages.header_redo()}</span>
            </button>
            <button type="button" class="quiet" title={messages.plan_new()} onclick={on_new}>
                {icon(Icon::Add)}<span class="word">{messages.plan_new()}</span>
            </button>
            {for WAYS.into_iter().map(|(room, shown, words)| {
                let words = words(messages);
                html! {
                    <button key={room} type="button" class="quiet" title={&words} aria-haspopup="dialog" onclick={context.on_open(Panel::Room(room))}>
                        {icon(shown)}<span class="word">{words}</span>
                    </button>
                }
            })}
        </header>
    }
}
