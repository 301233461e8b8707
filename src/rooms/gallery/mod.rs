//! The gallery of templates, each with the shape of its funnel.

use std::cell::RefCell;
use std::rc::Rc;

use funnelwright_core::calc::{Report, report_under};
use funnelwright_core::plan::{Overrides, Plan, StageKind};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::rooms::room::{Place, Room};
use funnelwright::i18n::{Locale, Messages, plain};
use funnelwright::platform::browser_storage::new_plan_id;
use funnelwright::platform::page;
use funnelwright::state::Action;
use funnelwright::templates::{Template, read_templates};
use funnelwright::widgets::context::{Panel, UiContext};
use funnelwright::widgets::names::{name_part, stage_name};

pub const ROOM: Room = Room {
    name: "templates",
    title: Messages::gallery_title,
    place: Place::Dialog("wide", |opened| html! { <Gallery context={opened.page.context.clone()} /> }),
    sheets: &[],
};

const TEMPLATES: &str = "templates/en.json";

thread_local! {
    /// Kept for the next time.
    static FETCHED: RefCell<Option<Rc<[Template]>>> = const { RefCell::new(None) };
}

/// What there is to choose from.
#[derive(Clone)]
enum Offer {
    Awaited,
    Missing,
    Here(Rc<[Template]>),
}

#[derive(Properties, PartialEq)]
struct GalleryProperties {
    context: UiContext,
}

/// The content of the dialog. Fetches the templates when it opens first; where they were missing, tries again.
#[component]
fn Gallery(properties: &GalleryProperties) -> Html {
    let context = &properties.context;
    let locale = context.locale();
    let messages = &locale.messages;
    let offer = use_state(|| FETCHED.with_borrow(Clone::clone).map_or(Offer::Awaited, Offer::Here));
    {
        let offer = offer.clone();
        use_effect_with((), move |()| {
            if !matches!(*offer, Offer::Here(_)) {
                spawn_local(async move {
                    let file = page::fetch_json(TEMPLATES).await;
                    let templates: Option<Rc<[Template]>> = file.as_ref().and_then(read_templates).map(Rc::from);
                    FETCHED.set(templates.clone());
                    offer.set(templates.map_or(Offer::Missing, Offer::Here));
                });
            }
        });
    }
    html! {
        <>
            <p class="lead">{messages.gallery_lead()}</p>
            {match &*offer {
                Offer::Awaited => Html::default(),
                Offer::Missing => html! { <p role="alert">{messages.gallery_failed()}</p> },
                Offer::Here(templates) => {
                    html! { <ul class="gallery">{for templates.iter().map(|template| card(template, locale, context))}</ul> }
                }
            }}
        </>
    }
}

fn card(template: &Template, locale: &Locale, context: &UiContext) -> Html {
    let on_open = {
        let (context, plan) = (context.clone(), Rc::clone(&template.plan));
        Callback::from(move |_: MouseEvent| {
            context.act(Action::AddPlan(new_plan_id(), Rc::clone(&plan)));
            context.open(Panel::None);
        })
    };
    html! {
        <li key={&*template.id} class="template">
            <button type="button" onclick={on_open}>
                <b>{&template.name}</b>
                {shape(&template.plan)}
                <span>{&template.description}</span>
                <small>{summary(&template.plan, locale)}</small>
            </button>
        </li>
    }
}

/// The funnel as bars on the logarithm of its counts, since most are too deep for any other scale of this size.
fn shape(plan: &Plan) -> Html {
    let height = |count: u64| (count as f64 + 1.0).ln();
    let longest = plan.stages.iter().map(|stage| height(stage.count.get())).fold(1.0, f64::max);
    let step = 100.0 / plan.stages.len() as f64;
    html! {
        <svg class="shape" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            {for plan.stages.iter().enumerate().map(|(position, stage)| html! {
                <rect key={position} class={if stage.kind == StageKind::Key { "key" } else { "formal" }}
                    x="0" y={plain(position as f64 * step)} height={plain(step * 0.72)}
                    width={plain(height(stage.count.get()) / longest * 100.0)} />
            })}
        </svg>
    }
}

/// "6 stages, 0.32% in all; decided at Proposals".
fn summary(plan: &Rc<Plan>, locale: &Locale) -> Html {
    let stages = plan.stages.len() as f64;
    let report: Report = report_under(plan, &Overrides::default());
    let overall =
        report.overall_conversion.map_or_else(|| locale.messages.figure_none(), |rate| locale.percent_brief(rate));
    let key = plan.stages.iter().position(|stage| stage.kind == StageKind::Key);
    let key = key.map(|position| name_part(stage_name(locale, plan, position)));
    let size = locale.messages.gallery_summary(stages, locale.count(stages), overall);
    match key {
        Some(key) => locale.messages.gallery_with_key(size, key).html(),
        None => size.html(),
    }
}
