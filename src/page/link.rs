//! The plan in the page's address. Invariant: opening one changes nothing that is stored.

use std::rc::Rc;

use funnelwright_core::format::LinkProblem;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::gate;
use crate::i18n::Locale;
use crate::platform::page;
use crate::state::{Action, Notice, Refusal, Source, Viewed};
use crate::widgets::context::UiContext;

/// Before a link that stands in another page.
pub const EMBED: &str = "embed.";

/// Whether the address has a link to a plan, whole or not.
pub fn is_link(fragment: &str) -> bool {
    let version = fragment.strip_prefix(EMBED).unwrap_or(fragment).strip_prefix('v');
    version.is_some_and(|version| version.starts_with(|character: char| character.is_ascii_digit()))
}

/// What to do about the address: show the plan that it has, or say why it can't be read.
pub async fn opened(locale: &Locale) -> Action {
    let fragment = page::fragment();
    if !is_link(&fragment) {
        return Action::Show(None);
    }
    if !gate::fetch(locale).await {
        return Action::Refuse(Refusal::LinkNotLoaded);
    }
    let (text, source) =
        fragment.strip_prefix(EMBED).map_or((&*fragment, Source::Shared), |text| (text, Source::Embedded));
    let read = gate::rooms().map_or(Err(LinkProblem::NoLink), |rooms| rooms.read_link(text));
    match read {
        Ok(plan) => Action::Show(Some(Viewed { plan: Rc::new(plan), source })),
        Err(problem) => {
            page::clear_fragment();
            Action::Notify(Notice::LinkRefused(problem))
        }
    }
}

/// Follows the address while the page is open, and takes a link off it that is no longer shown.
#[hook]
pub fn use_link(context: &Rc<UiContext>, is_shown: bool) {
    {
        let context = Rc::clone(context);
        use_effect_with((), move |()| {
            let listener = page::on_fragment(move || {
                let context = Rc::clone(&context);
                spawn_local(async move { context.act(opened(context.locale()).await) });
            });
            move || drop(listener)
        });
    }
    use_effect_with(is_shown, move |is_shown| {
        // Without the rooms it is not read yet: it stays, to be tried again.
        if !is_shown && gate::rooms().is_some() && is_link(&page::fragment()) {
            page::clear_fragment();
        }
    });
}
