//! The point of a chart that is looked at, by pointer, finger or keys. Invariant: it is one that there is.

use web_sys::{HtmlInputElement, PointerEvent};
use yew::prelude::*;

use crate::platform::pointer;

pub struct Cursor {
    count: usize,
    /// Where the keys are.
    place: UseStateHandle<usize>,
    has_focus: UseStateHandle<bool>,
    pointed: UseStateHandle<Option<usize>>,
}

/// Over so many points.
#[hook]
pub fn use_cursor(count: usize) -> Cursor {
    Cursor { count, place: use_state(|| 0), has_focus: use_state(|| false), pointed: use_state(|| None) }
}

impl Cursor {
    /// The point that is looked at, if one is.
    pub fn point(&self) -> Option<usize> {
        let by_keys = || self.has_focus.then_some(*self.place);
        self.pointed.or_else(by_keys).filter(|place| *place < self.count)
    }

    /// The plot, with what catches pointers and keys over it: a slider that cannot be seen, since browsers and screen
    /// readers know what its keys are in every direction of reading. `name` is the slider's, `say` tells a point, and
    /// `find` gives the one at a share of the width.
    pub fn over(
        &self,
        plot: Html,
        name: AttrValue,
        say: impl Fn(usize) -> AttrValue,
        find: impl Fn(f64) -> usize + Clone + 'static,
        is_from_right: bool,
    ) -> Html {
        let Some(last) = self.count.checked_sub(1) else { return plot };
        let place_of = move |event: &PointerEvent| {
            let share = pointer::share_along(event);
            find(if is_from_right { 1.0 - share } else { share }).min(last)
        };
        let on_move = {
            let (pointed, place_of) = (self.pointed.setter(), place_of.clone());
            Callback::from(move |event: PointerEvent| pointed.set(Some(place_of(&event))))
        };
        // The slider takes the focus, so that what a finger has pointed at stays, and keys go on from there.
        let on_press = {
            let place = self.place.setter();
            Callback::from(move |event: PointerEvent| place.set(place_of(&event)))
        };
        let no_longer_pointed = {
            let pointed = self.pointed.setter();
            move || pointed.set(None)
        };
        let on_leave = {
            let no_longer_pointed = no_longer_pointed.clone();
            Callback::from(move |_: PointerEvent| no_longer_pointed())
        };
        // Keys take over from a pointer that lies there.
        let on_focus = {
            let (has_focus, no_longer_pointed) = (self.has_focus.setter(), no_longer_pointed.clone());
            Callback::from(move |_: FocusEvent| {
                no_longer_pointed();
                has_focus.set(true);
            })
        };
        let on_slide = {
            let place = self.place.setter();
            Callback::from(move |event: InputEvent| {
                let position = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
                no_longer_pointed();
                place.set((position.max(0.0) as usize).min(last));
            })
        };
        let on_blur = {
            let has_focus = self.has_focus.setter();
            Callback::from(move |_: FocusEvent| has_focus.set(false))
        };
        let now = (*self.place).min(last);
        html! {
            <label class="catcher" onpointermove={on_move} onpointerdown={on_press} onpointerleave={on_leave.clone()} onpointercancel={on_leave}>
                {plot}
                <input type="range" class="only-read" min="0" max={last.to_string()} step="1" value={now.to_string()}
                    aria-label={name} aria-valuetext={say(now)} oninput={on_slide} onfocus={on_focus} onblur={on_blur} />
            </label>
        }
    }
}
