//! What goes beyond the first screen, one region at a time. Invariant: only the one that is open is worked out and drawn.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::capacity::capacity;
use super::deals::pipeline;
use super::forecast::Forecast;
use super::history::history;
use super::levers::Levers;
use super::topics::opens;
use funnelwright::i18n::Messages;
use funnelwright::platform::page;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::figures::Figures;

#[derive(Properties, PartialEq)]
pub struct RegionsProperties {
    pub context: UiContext,
    pub figures: Figures,
}

#[derive(Clone, Copy, PartialEq)]
enum Region {
    Forecast,
    Levers,
    Capacity,
    Pipeline,
    History,
}

type Title = fn(&Messages) -> AttrValue;

/// Each with its name in ids, and its title.
const REGIONS: [(Region, &str, Title); 5] = [
    (Region::Forecast, "forecast", Messages::room_forecast),
    (Region::Levers, "levers", Messages::room_levers),
    (Region::Capacity, "capacity", Messages::room_capacity),
    (Region::Pipeline, "pipeline", Messages::room_pipeline),
    (Region::History, "history", Messages::room_history),
];

#[component]
pub fn Regions(properties: &RegionsProperties) -> Html {
    let RegionsProperties { context, figures } = properties;
    let locale = context.locale();
    let open = use_state(|| Region::Forecast);
    let is_from_right = locale.direction() == "rtl";
    let on_key_down = Callback::from(move |event: KeyboardEvent| {
        let Some(tab) = event.target_dyn_into::<HtmlElement>() else { return };
        let tabs = page::select_all(".tabs > button");
        let Some(here) = tabs.iter().position(|other| other.is_same_node(Some(&tab))) else { return };
        let next = match event.key().as_str() {
            "Home" => 0,
            "End" => tabs.len() - 1,
            "ArrowRight" if !is_from_right => (here + 1) % tabs.len(),
            "ArrowLeft" if is_from_right => (here + 1) % tabs.len(),
            "ArrowRight" | "ArrowLeft" => (here + tabs.len() - 1) % tabs.len(),
            _ => return,
        };
        event.prevent_default();
        if let Some(next) = tabs.get(next).and_then(|tab| tab.dyn_ref::<HtmlElement>()) {
            next.click();
            // It is there, or it could not have been found.
            let _ = next.focus();
        }
    });
    let on_click = {
        let context = context.clone();
        Callback::from(move |event: MouseEvent| opens(&event, &context))
    };
    let (_, name, _) = REGIONS.into_iter().find(|(region, ..)| *region == *open).unwrap_or(REGIONS[0]);
    html! {
        <div class="regions">
            <div class="tabs" role="tablist" aria-label={locale.messages.room_all()} onkeydown={on_key_down}>
                {for REGIONS.into_iter().map(|(region, name, title)| {
                    let is_open = region == *open;
                    let open = open.setter();
                    html! {
                        <button key={name} type="button" role="tab" id={["tab-", name].concat()}
                            aria-selected={is_open.to_string()} aria-controls={is_open.then(|| ["region-", name].concat())}
                            tabindex={if is_open { "0" } else { "-1" }}
                            onclick={Callback::from(move |_: MouseEvent| open.set(region))}>{title(&locale.messages)}</button>
                    }
                })}
            </div>
            <div key={name} class="region" role="tabpanel" id={["region-", name].concat()} aria-labelledby={["tab-", name].concat()} onclick={on_click}>
                {match *open {
                    Region::Forecast => html! { <Forecast context={context.clone()} figures={figures.clone()} /> },
                    Region::Levers => html! { <Levers context={context.clone()} figures={figures.clone()} /> },
                    Region::Capacity => capacity(figures, locale, context),
                    Region::Pipeline => pipeline(figures, locale, context),
                    Region::History => history(figures, locale, context),
                }}
            </div>
        </div>
    }
}
