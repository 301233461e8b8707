//! The tabs with what goes beyond the first screen. Invariant: only the one that is open is worked out and drawn.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::address::{self, Step, tabs};
use super::room::{Place, Room};
use super::topics::Rooms;
use funnelwright::platform::{browser_storage, page};
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
    let rooms = *rooms;
    let locale = context.locale();
    let open =
        use_state_eq(|| address_now(rooms).filter(|room| is_tab(room)).map_or_else(|| last_used(rooms), name_of));
    // Whether the keys are on their way from tab to tab: all that they pass by is one step back, and not one for each key.
    let passing = use_mut_ref(|| false);
    use_address(rooms, &open, &passing);
    use_remembering(rooms, *open, context.is_read_only());
    let choose = {
        let (open, passing, context) = (open.clone(), Rc::clone(&passing), context.clone());
        Callback::from(move |(next, is_by_key): (&'static str, bool)| {
            let is_passing = passing.replace(is_by_key) && is_by_key;
            if !context.is_read_only() {
                for step in address::steps(rooms, &page::fragment(), *open, next, is_passing) {
                    match step {
                        Step::Replace(name) => page::replace_fragment(&address::fragment(name)),
                        Step::Push(name) => page::push_fragment(&address::fragment(name)),
                    }
                }
            }
            open.set(next);
        })
    };
    let is_from_right = locale.direction() == "rtl";
    let on_key_down = {
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(tab) = event.target_dyn_into::<HtmlElement>() else { return };
            let drawn = page::select_all(".tabs > button");
            let Some(here) = drawn.iter().position(|other| other.is_same_node(Some(&tab))) else { return };
            let next = match event.key().as_str() {
                "Home" => 0,
                "End" => drawn.len() - 1,
                "ArrowRight" if !is_from_right => (here + 1) % drawn.len(),
                "ArrowLeft" if is_from_right => (here + 1) % drawn.len(),
                "ArrowRight" | "ArrowLeft" => (here + drawn.len() - 1) % drawn.len(),
                _ => return,
            };
            event.prevent_default();
            if let Some(room) = tabs(rooms).nth(next) {
                choose.emit((room.name, true));
            }
            if let Some(next) = drawn.get(next).and_then(|tab| tab.dyn_ref::<HtmlElement>()) {
                // It is there, or it could not have been found.
                let _ = next.focus();
            }
        })
    };
    let on_focus_out = Callback::from(move |event: FocusEvent| {
        let next = event.related_target().and_then(|target| target.dyn_into::<Element>().ok());
        if !next.is_some_and(|next| is_within(&next, ".tabs")) {
            passing.replace(false);
        }
    });
    let name = *open;
    let shown = tabs(rooms).find(|room| room.name == name);
    html! {
        <div class="regions">
            <div class="tabs" role="tablist" aria-label={locale.messages.room_all()} onkeydown={on_key_down} onfocusout={on_focus_out}>
                {for tabs(rooms).map(|room| {
                    let Room { name, title, .. } = *room;
                    let is_open = name == *open;
                    let choose = choose.clone();
                    html! {
                        <button key={name} type="button" role="tab" id={["tab-", name].concat()}
                            aria-selected={is_open.to_string()} aria-controls={is_open.then(|| ["region-", name].concat())}
                            tabindex={if is_open { "0" } else { "-1" }}
                            onclick={Callback::from(move |_: MouseEvent| choose.emit((name, false)))}>{title(&locale.messages)}</button>
                    }
                })}
            </div>
            <div key={name} class="region" role="tabpanel" id={["region-", name].concat()} aria-labelledby={["tab-", name].concat()}>
                {match shown {
                    Some(Room { place: Place::Tab(draw), .. }) => draw(figures, context),
                    _ => Html::default(),
                }}
            </div>
        </div>
    }
}

/// Opens the room that the address names, at first and whenever it changes.
#[hook]
fn use_address(rooms: &'static Rooms, open: &UseStateHandle<&'static str>, passing: &Rc<RefCell<bool>>) {
    let (setter, passing) = (open.setter(), Rc::clone(passing));
    use_effect_with((), move |()| {
        // Whoever has begun to type before the rooms came is left where they are.
        if page::focused().is_none() {
            address_now(rooms).inspect(|room| show(room));
        }
        let listener = page::on_fragment(move || {
            passing.replace(false);
            if let Some(room) = address_now(rooms) {
                if is_tab(room) {
                    setter.set(room.name);
                }
                show(room);
            }
        });
        move || drop(listener)
    });
}

/// Remembers which room is open for the next visit; not with a plan that is only looked at, which stores nothing.
#[hook]
fn use_remembering(rooms: &'static Rooms, open: &'static str, is_read_only: bool) {
    use_effect_with((open, is_read_only), move |(open, is_read_only)| {
        if !is_read_only && last_used(rooms) != *open {
            browser_storage::save_room(open);
        }
    });
}

fn address_now(rooms: &Rooms) -> Option<&'static Room> {
    address::room(rooms, &page::fragment())
}

/// The tab that was open last, as far as is known.
fn last_used(rooms: &Rooms) -> &'static str {
    let remembered = browser_storage::load_room();
    let known = tabs(rooms).find(|room| remembered.as_deref() == Some(room.name));
    known.or_else(|| tabs(rooms).next()).map_or("", name_of)
}

fn name_of(room: &Room) -> &'static str {
    room.name
}

fn is_tab(room: &Room) -> bool {
    matches!(room.place, Place::Tab(_))
}

fn is_within(element: &Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|found| found.is_some())
}

/// Brings a room into view once it is drawn. Its tab takes the focus where it would be nowhere, or on the tab of another
/// room; what else has it keeps it.
fn show(room: &'static Room) {
    page::when_drawn(move || match room.place {
        Place::Section(selector) => page::bring_into_view(selector),
        _ => {
            let tab = page::select_all(&["#tab-", room.name, "[aria-selected=true]"].concat());
            let Some(tab) = tab.first().and_then(|tab| tab.dyn_ref::<HtmlElement>()) else { return false };
            if page::focused().is_none_or(|focused| is_within(&focused, ".tabs")) {
                // Behind a dialog it can't have it, and need not.
                let _ = tab.focus();
            }
            page::bring_into_view(".regions")
        }
    });
}
