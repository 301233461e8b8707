//! What moves a result how far: bars on a common line, what brings most on top. Invariant: each bar is a button.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::axis::Axis;
use super::frame::is_from_right;
use super::paper;
use super::plot::{self, Ink, Shape};
use super::save::Save;
use crate::i18n::Part;
use crate::later::picture::Picture;
use crate::ui::desk::Desk;

#[derive(Clone, PartialEq, Properties)]
pub struct TornadoProperties {
    pub desk: Desk,
    /// What it shows, as within a sentence: "levers".
    pub name: AttrValue,
    /// What its saved pictures are called, as "Autumn campaign levers".
    pub file: AttrValue,
    /// The conclusion.
    pub caption: Html,
    /// In the order in which they are shown.
    pub bars: Rc<[Bar]>,
}

#[derive(Clone, PartialEq)]
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

#[component]
pub fn Tornado(properties: &TornadoProperties) -> Html {
    let TornadoProperties { desk, name, file, caption, bars } = properties;
    let is_from_right = is_from_right(desk.locale());
    let shapes = shapes(bars);
    let picture: Rc<dyn Fn() -> Picture> = {
        let properties = properties.clone();
        Rc::new(move || picture(&properties))
    };
    html! {
        <figure class="chart tornado">
            <figcaption><b>{caption.clone()}</b></figcaption>
            <ol aria-label={name.clone()} onkeydown={on_key}>
                {for bars.iter().zip(&shapes).enumerate().map(|(place, (bar, shapes))| html! {
                    <li key={place}>
                        <button type="button" class="tornado-bar" aria-pressed={bar.is_set.to_string()} disabled={desk.is_read_only()} onclick={bar.on_press.clone()}>
                            <span class="moved"><bdi>{&bar.name}</bdi>{" "}<small>{&bar.move_word}</small></span>
                            <svg class="drawn" aria-hidden="true">{plot::shapes(shapes, is_from_right)}</svg>
                            {" "}<span class="gain">{bar.shown.clone()}</span>
                        </button>
                    </li>
                })}
            </ol>
            <div class="chart-foot"><Save desk={desk.clone()} {name} {file} {picture} /></div>
        </figure>
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
fn shapes(bars: &[Bar]) -> Vec<[Shape; 2]> {
    let axis = Axis::between(bars.iter().map(|bar| bar.gain).chain([0.0]), 2);
    let zero = axis.share(0.0);
    let of = |bar: &Bar| {
        let ink = if bar.gain < 0.0 { Ink::Loss } else { Ink::Bar };
        let box_of_gain = Shape::boxes(ink, [((zero, 0.0), (axis.share(bar.gain), 1.0))]);
        // Beyond the bars, so that the lines of all rows are one.
        [box_of_gain, Shape::new(Ink::Zero, vec![vec![(zero, -0.4), (zero, 1.4)]])]
    };
    bars.iter().map(of).collect()
}

fn picture(properties: &TornadoProperties) -> Picture {
    let TornadoProperties { desk, name, caption, bars, .. } = properties;
    let said = Part::Node(caption.clone()).text();
    let rows: Vec<paper::Row> = bars
        .iter()
        .zip(shapes(bars))
        .map(|(bar, shapes)| paper::Row {
            name: &bar.name,
            note: &bar.move_word,
            shown: Part::Node(bar.shown.clone()).text(),
            shapes: shapes.to_vec(),
        })
        .collect();
    paper::rows(name, &said, &rows, desk.locale())
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
        assert_eq!([drawn[0][0].ink, drawn[2][0].ink], [Ink::Bar, Ink::Loss]);
        assert!(drawn.iter().all(|shapes| shapes[1].outlines[0][0].0 == 0.25));
    }

    #[test]
    fn without_gains_there_are_no_bars() {
        assert_eq!(shapes(&[bar(0.0)])[0][0].outlines[0][1].0, 0.0);
        assert!(shapes(&[]).is_empty());
    }
}
