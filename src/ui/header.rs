//! The bar at the top: which plan is open, undo and redo, and the ways to other plans.

use yew::prelude::*;

use super::desk::{Panel, use_desk};
use super::icon::{Icon, icon};
use crate::i18n::use_locale;
use crate::state::Action;

#[derive(Properties, PartialEq)]
pub struct HeaderProperties {
    pub plan_name: AttrValue,
    pub can_undo: bool,
    pub can_redo: bool,
}

#[component]
pub fn Header(properties: &HeaderProperties) -> Html {
    let locale = use_locale();
    let Some(desk) = use_desk() else { return Html::default() };
    let messages = &locale.messages;
    html! {
        <header class="bar">
            <div class="brand">{icon(Icon::Logo)}<h1>{messages.app_name()}</h1></div>
            <button type="button" class="plan" aria-haspopup="dialog" title={messages.header_plans()} onclick={desk.on_open(Panel::Plans)}>
                <bdi>{&properties.plan_name}</bdi>
                <span class="caret" aria-hidden="true">{"▾"}</span>
            </button>
            <span class="space"></span>
            <button type="button" class="quiet" disabled={!properties.can_undo} aria-keyshortcuts="Control+Z" onclick={desk.on(Action::Undo)}>
                {icon(Icon::Undo)}<span class="word">{messages.header_undo()}</span>
            </button>
            <button type="button" class="quiet" disabled={!properties.can_redo} aria-keyshortcuts="Control+Y" onclick={desk.on(Action::Redo)}>
                {icon(Icon::Redo)}<span class="word">{messages.header_redo()}</span>
            </button>
            <button type="button" class="quiet" aria-haspopup="dialog" onclick={desk.on_open(Panel::Templates)}>
                {icon(Icon::Templates)}<span class="word">{messages.header_templates()}</span>
            </button>
        </header>
    }
}
