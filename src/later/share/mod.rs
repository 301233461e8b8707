//! The open plan as a link. Invariant: what is offered opens as the same plan.

use std::rc::Rc;

use funnelcast_core::model::Plan;
use yew::prelude::*;

use crate::ui::desk::Desk;

#[derive(Properties, PartialEq)]
pub struct ShareProperties {
    pub desk: Desk,
    pub plan: Rc<Plan>,
}

/// The content of the dialog.
#[component]
pub fn Share(properties: &ShareProperties) -> Html {
    html! { <p class="lead">{properties.desk.locale().messages.share_lead()}</p> }
}
