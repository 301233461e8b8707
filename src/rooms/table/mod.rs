//! Tables that were pasted: what is plain goes in at once, what is unsure is looked at first. Invariant: nothing is in the plan before it was plain or agreed to.

pub mod answered;
pub mod check;
pub mod headings;
pub mod target;
mod told;

use std::rc::Rc;

use funnelwright_core::plan::Plan;
use yew::prelude::*;

use crate::rooms::dialog::Dialog;
use crate::rooms::room::{Place, Room};
use answered::Answered;
use check::Check;
use funnelwright::i18n::Messages;
use funnelwright::state::Action;
use funnelwright::widgets::context::{Panel, UiContext};
use funnelwright::widgets::names::stage_name;
use funnelwright::widgets::pasted::{Pasted, TABLE};
use headings::Reader;
use target::Target;

pub const ROOM: Room = Room {
    name: TABLE,
    title: Messages::table_title,
    place: Place::Beside(|opened| match &opened.page.pasted {
        Some(pasted) if opened.page.panel == Panel::Room(TABLE) => html! {
            <PastedTable context={opened.page.context.clone()} pasted={pasted.clone()} plan={Rc::clone(&opened.page.figures.plan)} />
        },
        _ => Html::default(),
    }),
    sheets: &[],
};

#[derive(Properties, PartialEq)]
struct PastedProperties {
    context: UiContext,
    pasted: Pasted,
    plan: Rc<Plan>,
}

/// Takes a table that is plain; draws the dialog for one that is not.
#[component]
fn PastedTable(properties: &PastedProperties) -> Html {
    let PastedProperties { context, pasted, plan } = properties;
    let locale = context.locale();
    let messages = &locale.messages;
    let answered = use_state(Answered::default);
    let target = Target::of(pasted, plan);
    let reader = use_memo((), |()| Reader::here(locale));
    let read = target.and_then(|target| target.read(&pasted.text, plan, &answered, &reader).ok());
    let edit = target.zip(read.as_ref()).and_then(|(target, read)| target.edit(read, &answered.skipped, plan));
    let is_plain = *answered == Answered::default()
        && target.zip(read.as_ref()).is_some_and(|(target, read)| target.is_clean(read));
    let take = {
        let (context, edit) = (context.clone(), edit.clone());
        move || {
            if let Some(edit) = &edit {
                context.act(Action::from(edit.clone()));
            }
            context.open(Panel::None);
        }
    };
    {
        let take = take.clone();
        use_effect_with(is_plain, move |is_plain| {
            if *is_plain {
                take();
            }
        });
    }
    if is_plain {
        return Html::default();
    }
    let on_answer = {
        let answered = answered.setter();
        Callback::from(move |next: Answered| answered.set(next))
    };
    let content = match (target, &read) {
        (Some(target), Some(read)) => {
            let rows = read.common().rows - answered.skipped.len().min(read.common().rows);
            let from = plan.stages.len() - target.stages(plan).len();
            let stages: Vec<AttrValue> =
                (from..plan.stages.len()).map(|position| stage_name(locale, plan, position)).collect();
            let check = Check { read, target, answered: &answered, stages: &stages, on_answer: &on_answer, locale };
            html! {
                <>
                    <p class="lead">{messages.table_lead()}</p>
                    {check.html()}
                    <div class="row table-accept">
                        <button type="button" class="primary" autofocus={true} disabled={rows == 0 || edit.is_none()} onclick={Callback::from(move |_: MouseEvent| take())}>
                            {messages.table_accept(rows as f64, locale.count(rows as f64)).html()}
                        </button>
                        <button type="button" class="boxed" onclick={context.on_open(Panel::None)}>{messages.table_refuse()}</button>
                    </div>
                </>
            }
        }
        _ => html! { <p class="problem" role="alert">{messages.table_too_long(locale.count(1.0)).html()}</p> },
    };
    // A history has a column for each stage.
    let class = if matches!(target, Some(Target::Past(..))) { "wide" } else { "" };
    html! { <Dialog context={context.clone()} {class} gives_focus={true} title={messages.table_title()}>{content}</Dialog> }
}
