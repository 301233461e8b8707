//! Buttons that save a chart as a picture.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::later::export::file_name;
use crate::later::export::outcome::{self, Outcome, png, save};
use crate::later::picture::Picture;
use crate::platform::files;
use crate::ui::desk::Desk;

#[derive(Properties)]
pub struct SaveProperties {
    pub desk: Desk,
    /// What is shown, as within a sentence.
    pub name: AttrValue,
    /// What the file is called, without an ending.
    pub file: AttrValue,
    /// Drawn when it is asked for.
    pub picture: Rc<dyn Fn() -> Picture>,
}

/// A chart that is drawn anew has another picture.
impl PartialEq for SaveProperties {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.picture, &other.picture)
    }
}

#[component]
pub fn Save(properties: &SaveProperties) -> Html {
    let SaveProperties { desk, name, file, picture } = properties;
    let messages = &desk.locale().messages;
    let outcome = use_state(|| None::<Outcome>);
    let save_svg = {
        let (name, picture, setter) = (file_name(file, ".svg"), Rc::clone(picture), outcome.setter());
        Callback::from(move |_: MouseEvent| setter.set(Some(save(name.clone(), files::svg(&picture().svg)))))
    };
    let save_png = {
        let (name, picture, setter) = (file_name(file, ".png"), Rc::clone(picture), outcome.setter());
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
            <span role="status">{outcome::said(&outcome, messages)}</span>
            {button(messages.export_svg(), messages.chart_save_svg(name.clone()).text(), save_svg)}
            {button(messages.export_png(), messages.chart_save_png(name.clone()).text(), save_png)}
        </div>
    }
}
