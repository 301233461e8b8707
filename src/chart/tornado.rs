//! A tornado of what moves a result how far: bars on a common line, what brings most on top. Invariant: each bar is a
//! button.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::axis::Axis;
use super::plot::{self, SeriesStyle, Shape};
use funnelwright::widgets::context::UiContext;

pub struct Bar {
    /// What is moved.
    pub name: AttrValue,
    /// How far, as "40% to 41%".
    pub move_word: AttrValue,
    /// By how much the result changes.
    pub gain: f64,
    /// The same as it is shown.
    pub shown: Html,
    /// Whether the move is in force.
    pub is_set: bool,
    pub on_press: Callback<MouseEvent>,
}

/// The bars, one below the other; `name` is what they show.
pub fn tornado(bars: &[Bar], name: &AttrValue, context: &UiContext) -> Html {
    let is_from_right = context.locale().direction() == "rtl";
    html! {
        <ol class="tornado" aria-label={name} onkeydown={on_key}>
            {for bars.iter().zip(shapes(bars)).enumerate().map(|(place, (bar, shapes))| html! {
                <li key={place}>
                    <button type="button" class="tornado-bar" aria-pressed={bar.is_set.to_string()} disabled={context.is_read_only()} onclick={&bar.on_press}>
                        <span class="moved"><bdi>{&bar.name}</bdi>{" "}<small>{&bar.move_word}</small></span>
                        <svg class="drawn" aria-hidden="true">{plot::shapes(&shapes, is_from_right)}</svg>
                        {" "}<span class="gain">{bar.shown.clone()}</span>
                    </button>
                </li>
            })}
        </ol>
    }
}

/// Up and down, to the first and to the last.
fn on_key(event: KeyboardEvent) {
    let Some(row) = event.target_dyn_into::<Element>().and_then(|target| target.closest("li").ok().flatten()) else {
        return;
    };
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let list = row.parent_element();
    let next = match event.key().as_str() {
        "ArrowUp" => row.previous_element_sibling(),
        "ArrowDown" => row.next_element_sibling(),
        "Home" => list.and_then(|list| list.first_element_child()),
        "End" => list.and_then(|list| list.last_element_child()),
        _ => return,
    };
    event.prevent_default();
    if let Some(button) =
        next.and_then(|row| row.first_element_child()).and_then(|button| button.dyn_into::<HtmlElement>().ok())
    {
        // A button that is there takes the focus.
        let _ = button.focus();
    }
}

/// Those of each bar, over the whole of its row.
pub fn shapes(bars: &[Bar]) -> Vec<[Shape; 2]> {
    let mut gains: Vec<f64> = bars.iter().map(|bar| bar.gain).collect();
    gains.push(0.0);
    let axis = Axis::between(&gains, 2);
    let zero = axis.share(0.0);
    let of = |bar: &Bar| {
        let style = if bar.gain < 0.0 { SeriesStyle::Loss } else { SeriesStyle::Bar };
        let box_of_gain = Shape::boxes(style, &[((zero, 0.0), (axis.share(bar.gain), 1.0))]);
        // Beyond the bars, so that the lines of all rows are one.
        [box_of_gain, Shape::new(SeriesStyle::Zero, vec![vec![(zero, -0.4), (zero, 1.4)]])]
    };
    bars.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(gain: f64) -> Bar {
        let (name, move_word, on_press) = (AttrValue::default(), AttrValue::default(), Callback::noop());
        Bar { name, move_word, gain, shown: Html::default(), is_set: false, on_press }
    }

    #[test]
    fn losses_go_to_the_other_side_of_one_line() {
        let drawn = shapes(&[bar(300.0), bar(0.0), bar(-100.0)]);
        let across = |place: usize| {
            let [outline] = drawn[place][0].outlines.as_slice() else { panic!("one box") };
            (outline[0].0, outline[1].0)
        };
        assert_eq!(across(0), (0.25, 1.0));
        assert_eq!(across(1), (0.25, 0.25));
        assert_eq!(across(2), (0.25, 0.0));
        assert_eq!([drawn[0][0].style, drawn[2][0].style], [SeriesStyle::Bar, SeriesStyle::Loss]);
        assert!(drawn.iter().all(|shapes| shapes[1].outlines[0][0].0 == 0.25));
    }

    #[test]
    fn without_gains_there_are_no_bars() {
        assert_eq!(shapes(&[bar(0.0)])[0][0].outlines[0][1].0, 0.0);
        assert!(shapes(&[]).is_empty());
    }
}
