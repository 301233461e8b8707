//! The tabs with what goes beyond the first screen. Invariant: only the one that is open is worked out and drawn.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::room::{Place, Room};
use super::topics::{self, Rooms};
use funnelwright::platform::page;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::figures::Figures;

#[derive(Properties, PartialEq)]
pub struct TabsProperties {
    pub context: UiContext,
    pub figures: Figures,
    pub rooms: &'static Rooms,
}

#[component]
pub fn Tabs(properties: &TabsProperties) -> Html {
    let TabsProperties { context, figures, rooms } = properties;
    let tabs = || rooms.iter().filter(|room| matches!(room.place, Place::Tab(_)));
    let locale = context.locale();
    let open = use_state(|| tabs().next().map_or("", |room| room.name));
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
        let (context, rooms) = (context.clone(), *rooms);
        Callback::from(move |event: MouseEvent| topics::open(rooms, &event, &context))
    };
    let name = *open;
    let shown = tabs().find(|room| room.name == name);
    html! {
        <div class="regions">
            <div class="tabs" role="tablist" aria-label={locale.messages.room_all()} onkeydown={on_key_down}>
                {for tabs().map(|room| {
                    let Room { name, title, .. } = **room;
                    let is_open = name == *open;
                    let open = open.setter();
                    html! {
                        <button key={name} type="button" role="tab" id={["tab-", name].concat()}
                            aria-selected={is_open.to_string()} aria-controls={is_open.then(|| ["region-", name].concat())}
                            tabindex={if is_open { "0" } else { "-1" }}
                            onclick={Callback::from(move |_: MouseEvent| open.set(name))}>{title(&locale.messages)}</button>
                    }
                })}
            </div>
            <div key={name} class="region" role="tabpanel" id={["region-", name].concat()} aria-labelledby={["tab-", name].concat()} onclick={on_click}>
                {match shown {
                    Some(Room { place: Place::Tab(draw), .. }) => draw(figures, context),
                    _ => Html::default(),
                }}
            </div>
        </div>
    }
}
