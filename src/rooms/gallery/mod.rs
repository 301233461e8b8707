//! The gallery of templates, each with the shape of its funnel.

use std::cell::RefCell;
use std::rc::Rc;

use funnelwright_core::calc::{Report, report_under};
use funnelwright_core::model::{Overrides, Plan, StageKind};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use funnelwright::i18n::{Locale, plain};
use funnelwright::page::phrases::{name_part, stage_name};
use funnelwright::platform::browser_storage::new_plan_id;
use funnelwright::platform::page;
use funnelwright::state::Action;
use funnelwright::templates::{Template, read_templates};
use funnelwright::widgets::context::{Panel, UiContext};

/// The content of the dialog.
pub fn gallery(offer: &Offer, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let card = |template: &Template| {
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
    };
    html! {
        <>
            <p class="lead">{messages.gallery_lead()}</p>
            {match offer {
                Offer::Awaited => Html::default(),
                Offer::Missing => html! { <p role="alert">{messages.gallery_failed()}</p> },
                Offer::Here(templates) => html! { <ul class="gallery">{for templates.iter().map(card)}</ul> },
            }}
        </>
    }
}

const TEMPLATES: &str = "templates/en.json";

/// What there is to choose from.
pub enum Offer {
    Awaited,
    Missing,
    Here(Vec<Template>),
}

/// Fetches the templates when the gallery opens, and keeps them for the next time; where they were missing, tries again.
#[hook]
pub fn use_offer(panel: Panel) -> Rc<RefCell<Offer>> {
    let redraw = use_force_update();
    let offer = use_mut_ref(|| Offer::Awaited);
    {
        let offer = Rc::clone(&offer);
        use_effect_with(panel, move |panel| {
            if *panel == Panel::Templates && !matches!(*offer.borrow(), Offer::Here(_)) {
                spawn_local(async move {
                    let file = page::fetch_json(TEMPLATES).await;
                    *offer.borrow_mut() = file.as_ref().and_then(read_templates).map_or(Offer::Missing, Offer::Here);
                    redraw.force_update();
                });
            }
        });
    }
    offer
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
