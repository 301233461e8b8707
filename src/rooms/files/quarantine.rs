//! Stored texts that could not be read, to be saved as it is. Invariant: nothing of it is changed or taken away.

use yew::prelude::*;

use crate::saving::file_name::file_name;
use funnelwright::i18n::Locale;
use funnelwright::platform::browser_storage::BrowserStorage;
use funnelwright::platform::files;
use funnelwright::storage::{Quarantined, quarantined};
use funnelwright::widgets::names::own_words;

/// Whether there is any.
pub fn has_quarantined() -> bool {
    !quarantined(&BrowserStorage::Local).is_empty()
}

/// The list, with a button to save each.
pub fn quarantine(locale: &Locale) -> Html {
    html! {
        <>
            <p class="lead">{locale.messages.export_quarantine_note()}</p>
            <ul class="ways">{for quarantined(&BrowserStorage::Local).into_iter().map(|text| row(text, locale))}</ul>
        </>
    }
}

fn row(quarantined: Quarantined, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let name = file_name(&quarantined.key, ".txt");
    let length = quarantined.text.chars().count() as f64;
    let words = messages.export_quarantine_save(name.clone()).text();
    let key = quarantined.key.clone();
    let on_save = Callback::from(move |_: MouseEvent| {
        // Where the browser takes no file, nothing was lost: it still lies there.
        let _ =
            files::file(&quarantined.text, "text/plain;charset=utf-8").is_some_and(|file| files::save(&name, &file));
    });
    html! {
        <li key={key.clone()}>
            <div><b>{own_words(key.into())}</b><p>{messages.export_quarantine_length(length, locale.count(length)).html()}</p></div>
            <button type="button" class="boxed" aria-label={words} onclick={on_save}>{messages.export_save()}</button>
        </li>
    }
}
