//! Buttons that save a chart as a picture.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::saving::file_name::file_name;
use crate::saving::outcome::{self, Outcome, png, save};
use crate::saving::picture::drawing::Picture;
use funnelwright::i18n::Messages;
use funnelwright::platform::files;

/// `name` is what is shown, `file` what the file is called without an ending; the picture is drawn when it is asked for.
pub fn buttons(
    name: &AttrValue,
    file: &str,
    picture: Rc<dyn Fn() -> Picture>,
    outcome: UseStateHandle<Option<Outcome>>,
    messages: &Messages,
) -> Html {
    let save_svg = {
        let (name, picture, setter) = (file_name(file, ".svg"), Rc::clone(&picture), outcome.setter());
        Callback::from(move |_: MouseEvent| setter.set(Some(save(name.clone(), files::svg(&picture().svg)))))
    };
    let save_png = {
        let (name, setter) = (file_name(file, ".png"), outcome.setter());
        Callback::from(move |_: MouseEvent| {
            let (name, picture, setter) = (name.clone(), picture(), setter.clone());
            spawn_local(async move { setter.set(Some(save(name, png(&picture).await))) });
        })
    };
    let button = |words: AttrValue, label: String, on_press: Callback<MouseEvent>| {
        html! { <button type="button" class="segment" aria-label={label.clone()} title={label} onclick={on_press}>{words}</button> }
    };
    html! {
        <div class="save">
            <span role="status">{outcome::words(&outcome, messages)}</span>
            {button(messages.saving_svg(), messages.chart_save_svg(name.clone()).text(), save_svg)}
            {button(messages.saving_png(), messages.chart_save_png(name.clone()).text(), save_png)}
        </div>
    }
}
