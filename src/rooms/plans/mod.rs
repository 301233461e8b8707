//! All plans of the workspace: opened, named, made, copied, removed; and what the open one counts in.

use std::rc::Rc;

use funnelwright_core::plan::{Currency, Edit, Period, PlanEntry, Text, Workspace};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::files::quarantine::{has_quarantined, quarantine};
use super::gallery;
use crate::rooms::room::{Place, Room};
use funnelwright::i18n::{Locale, Messages, currencies};
use funnelwright::page::phrases::period_word;
use funnelwright::platform::browser_storage::new_plan_id;
use funnelwright::state::Action;
use funnelwright::widgets::context::{Panel, UiContext};
use funnelwright::widgets::icon::{Icon, icon};
use funnelwright::widgets::names::plan_name;
use funnelwright::widgets::select::select;

const PERIODS: [(Period, &str); 4] =
    [(Period::Week, "week"), (Period::Month, "month"), (Period::Quarter, "quarter"), (Period::Year, "year")];

pub const ROOM: Room = Room {
    name: "plans",
    title: Messages::plan_title,
    place: Place::Dialog("", |opened| {
        let context = &opened.page.context;
        plans(&opened.page.workspace, context.locale(), context)
    }),
    sheets: &[],
};

/// The content of the dialog.
fn plans(workspace: &Workspace, locale: &Rc<Locale>, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let plan = workspace.active();
    let on_templates = context.on_open(Panel::Room(gallery::ROOM.name));
    let choose_period = {
        let context = context.clone();
        move |chosen: String| {
            if let Some((period, _)) = PERIODS.iter().find(|(_, name)| *name == chosen) {
                context.act(Action::from(Edit::SetPeriod(*period)));
            }
        }
    };
    let choose_currency = {
        let context = context.clone();
        move |chosen: String| {
            if let Ok(currency) = Currency::new(&chosen) {
                context.act(Action::from(Edit::SetCurrency(currency)));
            }
        }
    };
    let period = PERIODS.iter().find(|(period, _)| *period == plan.period).map_or("", |(_, name)| *name);
    let periods = PERIODS.iter().map(|(period, name)| (AttrValue::from(*name), period_word(locale, *period)));
    let choices = currency_choices(plan.currency).into_iter().map(|currency| {
        let code = AttrValue::from(currency.code().to_owned());
        (code.clone(), messages.plan_currency_named(code, locale.currency_name(currency)).text().into())
    });
    html! {
        <>
            <ul class="plans">
                {for workspace.plans().iter().map(|entry| plan_row(entry, workspace, locale, context))}
            </ul>
            <div class="row">
                <button type="button" class="boxed" onclick={on_templates}>{messages.plan_from_template()}</button>
            </div>
            <h3>{messages.plan_settings()}</h3>
            <div class="choices">
                <label class="choice">
                    <span>{messages.plan_period()}</span>
                    {select("", None, periods, period, context.is_read_only(), choose_period)}
                </label>
                <label class="choice">
                    <span>{messages.plan_currency()}</span>
                    {select("", None, choices, plan.currency.code(), context.is_read_only(), choose_currency)}
                </label>
            </div>
            if has_quarantined() {
                <h3>{messages.export_quarantine()}</h3>
                {quarantine(locale)}
            }
        </>
    }
}

/// What the browser knows, and the plan's own where it does not.
fn currency_choices(current: Currency) -> Vec<Currency> {
    let mut choices = currencies();
    if !choices.contains(&current) {
        choices.insert(0, current);
    }
    choices
}

fn plan_row(entry: &PlanEntry, workspace: &Workspace, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let PlanEntry { id, plan } = entry;
    let id = *id;
    let (is_open, is_only) = (id == workspace.active_id(), workspace.plans().len() == 1);
    let name = plan_name(locale, plan);
    let on_open = {
        let context = context.clone();
        Callback::from(move |_: MouseEvent| {
            context.act(Action::OpenPlan(id));
            context.open(Panel::None);
        })
    };
    let on_name = {
        let context = context.clone();
        Callback::from(move |event: InputEvent| {
            let name = event.target_unchecked_into::<HtmlInputElement>().value();
            context.act(Action::RenamePlan(id, Text::fitted(&name)));
        })
    };
    let on_copy = {
        let (context, plan) = (context.clone(), Rc::clone(plan));
        let name = messages.plan_copy_of(name.clone()).text();
        Callback::from(move |_: MouseEvent| {
            if let Ok(copy) = plan.apply(Edit::Rename(Text::fitted(&name))) {
                context.act(Action::AddPlan(new_plan_id(), Rc::new(copy)));
            }
        })
    };
    html! {
        <li key={id.0.to_string()} class={if is_open { "plan-row open" } else { "plan-row" }}>
            <button type="button" class="segment" aria-pressed={is_open.to_string()} aria-label={messages.plan_open_named(name.clone()).text()} onclick={on_open}>
                {if is_open { messages.plan_is_open() } else { messages.plan_open() }}
            </button>
            <input type="text" dir="auto" maxlength="80" autocomplete="off" aria-label={messages.plan_name_of(name.clone()).text()}
                value={plan.name.as_str().to_owned()} oninput={on_name} onblur={context.on(Action::EndStep)} />
            <button type="button" class="quiet" aria-label={messages.plan_duplicate_named(name.clone()).text()} onclick={on_copy}>{messages.plan_duplicate()}</button>
            <button type="button" class="quiet" disabled={is_only} aria-label={messages.plan_delete_named(name.clone()).text()} title={messages.plan_delete_named(name).text()}
                onclick={context.on(Action::RemovePlan(id))}>{icon(Icon::Remove)}</button>
        </li>
    }
}
