//! Plans out of files and pasted text. Invariant: nothing is added before it was shown and agreed to.

use yew::prelude::*;

use crate::ui::desk::Desk;

#[derive(Properties, PartialEq)]
pub struct ImportProperties {
    pub desk: Desk,
}

/// The content of the dialog.
#[component]
pub fn Import(properties: &ImportProperties) -> Html {
    html! { <p class="lead">{properties.desk.locale().messages.import_lead()}</p> }
}
