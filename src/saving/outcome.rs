//! The outcome of a save. Invariant: one that failed is told.

use web_sys::Blob;
use yew::prelude::*;

use super::picture::drawing::Picture;
use funnelwright::i18n::Messages;
use funnelwright::platform::files;
use funnelwright::widgets::names::own_words;

/// How the last save goes.
#[derive(Clone, PartialEq)]
pub enum Outcome {
    Making,
    Saved(String),
    Failed,
}

/// As many points to a pixel of the picture as good screens have.
const PNG_SCALE: u32 = 2;

/// A picture as a file of points; `None` where the browser can't draw it.
pub async fn png(picture: &Picture) -> Option<Blob> {
    files::png(&picture.svg, picture.width, picture.height, PNG_SCALE).await
}

pub fn save(name: String, file: Option<Blob>) -> Outcome {
    match file {
        Some(file) if files::save(&name, &file) => Outcome::Saved(name),
        _ => Outcome::Failed,
    }
}

/// In words; none before the first save.
pub fn words(outcome: &Option<Outcome>, messages: &Messages) -> Html {
    match outcome {
        Some(Outcome::Making) => messages.saving_making().into(),
        Some(Outcome::Saved(name)) => messages.saving_saved(own_words(name.clone().into())).html(),
        Some(Outcome::Failed) => messages.saving_failed().into(),
        None => Html::default(),
    }
}
