//! The open plan, its results and its pictures as files, and all plans as one. Invariant: what is saved says what the page says.

use std::rc::Rc;

use funnelcast_core::model::Workspace;
use yew::prelude::*;

use crate::ui::desk::Desk;
use crate::ui::figures::Figures;

#[derive(Properties, PartialEq)]
pub struct ExportProperties {
    pub desk: Desk,
    pub figures: Figures,
    pub workspace: Rc<Workspace>,
}

/// The content of the dialog.
#[component]
pub fn Export(properties: &ExportProperties) -> Html {
    html! { <p class="lead">{properties.desk.locale().messages.export_lead()}</p> }
}
