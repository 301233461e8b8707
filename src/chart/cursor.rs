//! The point of a chart that is looked at, by pointer, finger or keys. Invariant: it is one that there is.

use web_sys::{HtmlInputElement, PointerEvent};
use yew::prelude::*;

use funnelwright::platform::pointer;

/// Where people look.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Look {
    /// Where the keys are.
    place: usize,
    has_focus: bool,
    pointed: Option<usize>,
}

/// Over the points of a chart.
pub struct Cursor {
    pub look: UseStateHandle<Look>,
    pub count: usize,
    /// Whether reading begins at the right.
    pub is_from_right: bool,
}

impl Cursor {
    /// The point that is looked at, if one is.
    pub fn place(&self) -> Option<usize> {
        let by_keys = self.look.has_focus.then_some(self.look.place);
        self.look.pointed.or(by_keys).filter(|place| *place < self.count)
    }

    /// The point where keys go on from.
    pub fn place_of_keys(&self) -> usize {
        self.look.place.min(self.count.saturating_sub(1))
    }

    /// The plot, with what catches pointers and keys over it: a slider that cannot be seen, since browsers and screen
    /// readers know what its keys are in every direction of reading. `name` is the slider's, `said` tells the point where
    /// its keys are, and `find` gives the one at a share of the width.
    pub fn over(
        &self,
        plot: Html,
        name: AttrValue,
        said: AttrValue,
        find: impl Fn(f64) -> usize + Clone + 'static,
    ) -> Html {
        let Some(last) = self.count.checked_sub(1) else { return plot };
        let (now, is_from_right) = (*self.look, self.is_from_right);
        let place = move |event: &PointerEvent| {
            let share = pointer::share_along(event);
            find(if is_from_right { 1.0 - share } else { share }).min(last)
        };
        let on_move = {
            let (look, place) = (self.look.setter(), place.clone());
            Callback::from(move |event: PointerEvent| look.set(Look { pointed: Some(place(&event)), ..now }))
        };
        // The slider takes the focus, so that what a finger has pointed at stays, and keys go on from there.
        let on_press = {
            let look = self.look.setter();
            Callback::from(move |event: PointerEvent| look.set(Look { place: place(&event), ..now }))
        };
        let on_leave = {
            let look = self.look.setter();
            Callback::from(move |_: PointerEvent| look.set(Look { pointed: None, ..now }))
        };
        // Keys take over from a pointer that lies there.
        let on_slide = {
            let look = self.look.setter();
            Callback::from(move |event: InputEvent| {
                let position = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
                look.set(Look { place: (position.max(0.0) as usize).min(last), pointed: None, ..now });
            })
        };
        let on_focus = |has_focus: bool| {
            let look = self.look.setter();
            Callback::from(move |_: FocusEvent| look.set(Look { has_focus, pointed: None, ..now }))
        };
        html! {
            <label class="catcher" onpointermove={on_move} onpointerdown={on_press} onpointerleave={on_leave}>
                {plot}
                <input type="range" class="only-read" min="0" max={last.to_string()} step="1" value={self.place_of_keys().to_string()}
                    aria-label={name} aria-valuetext={said} oninput={on_slide} onfocus={on_focus(true)} onblur={on_focus(false)} />
            </label>
        }
    }
}
