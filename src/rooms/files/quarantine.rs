//! What could not be read in storage, to be saved as it is. Invariant: nothing of it is changed or taken away.

use yew::prelude::*;

use crate::saving::file_name::file_name;
use funnelwright::i18n::Locale;
use funnelwright::platform::files;
use funnelwright::platform::shelf::BrowserShelf;
use funnelwright::storage::{Aside, set_aside};

/// Whether there is any.
pub fn has_aside() -> bool {
    !set_aside(&BrowserShelf::Local).is_empty()
}

/// The list, with a button to save each.
pub fn aside(locale: &Locale) -> Html {
    html! {
        <>
            <p class="lead">{locale.messages.export_aside_note()}</p>
            <ul class="ways">{for set_aside(&BrowserShelf::Local).into_iter().map(|aside| row(aside, locale))}</ul>
        </>
    }
}

fn row(aside: Aside, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let name = file_name(&aside.key, ".txt");
    let length = aside.text.chars().count() as f64;
    let words = messages.export_aside_save(name.clone()).text();
    let key = aside.key.clone();
    let on_save = Callback::from(move |_: MouseEvent| {
        // Where the browser takes no file, nothing was lost: it still lies there.
        let _ = files::file(&aside.text, "text/plain;charset=utf-8").is_some_and(|file| files::save(&name, &file));
    });
    html! {
        <li key={key.clone()}>
            <div><b><bdi>{key}</bdi></b><p>{messages.export_aside_length(length, locale.count(length)).html()}</p></div>
            <button type="button" class="boxed" aria-label={words} onclick={on_save}>{messages.export_save()}</button>
        </li>
    }
}
