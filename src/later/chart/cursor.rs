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

/// Over so many points at equal distances.
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
    /// readers know what its keys are in every direction of reading. `name` is the slider's, and `say` tells the point.
    pub fn over(&self, plot: Html, name: AttrValue, say: impl Fn(usize) -> AttrValue, is_from_right: bool) -> Html {
        let Some(last) = self.count.checked_sub(1) else { return plot };
        let count = self.count as f64;
        let place_of = move |event: &PointerEvent| {
            let share = pointer::share_along(event);
            let share = if is_from_right { 1.0 - share } else { share };
            ((share * count).max(0.0) as usize).min(last)
        };
        let (place, pointed, has_focus) = (self.place.setter(), self.pointed.setter(), self.has_focus.setter());
        let on_move = {
            let pointed = pointed.clone();
            Callback::from(move |event: PointerEvent| pointed.set(Some(place_of(&event))))
        };
        // The slider takes the focus, so that what a finger has pointed at stays, and keys go on from there.
        let on_press = {
            let (place, pointed) = (place.clone(), pointed.clone());
            Callback::from(move |event: PointerEvent| {
                place.set(place_of(&event));
                pointed.set(Some(place_of(&event)));
            })
        };
        let on_leave = Callback::from(move |_: PointerEvent| pointed.set(None));
        let on_slide = Callback::from(move |event: InputEvent| {
            let position = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            place.set((position.max(0.0) as usize).min(last));
        });
        let on_focus = {
            let has_focus = has_focus.clone();
            Callback::from(move |_: FocusEvent| has_focus.set(true))
        };
        let on_blur = Callback::from(move |_: FocusEvent| has_focus.set(false));
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
