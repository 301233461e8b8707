//! The plan on the page as a link. Invariant: what is offered opens as the same plan.

mod code;
mod copyable;

use std::rc::Rc;

use funnelwright_core::format::write_link;
use funnelwright_core::plan::Plan;
use yew::prelude::*;

use crate::rooms::files::export;
use crate::rooms::room::{Place, Room};
use code::Code;
use copyable::Copyable;
use funnelwright::i18n::{Locale, Messages};
use funnelwright::page::link::EMBED;
use funnelwright::platform::sharing;
use funnelwright::widgets::context::{Panel, UiContext};
use funnelwright::widgets::names::plan_name;

pub const ROOM: Room = Room {
    name: "share",
    title: Messages::share_title,
    place: Place::Dialog("", |opened| {
        let (context, plan) = (opened.page.context.clone(), Rc::clone(&opened.page.figures.plan));
        html! { <Share {context} {plan} /> }
    }),
    sheets: &[],
};

#[derive(Properties, PartialEq)]
pub struct ShareProperties {
    pub context: UiContext,
    pub plan: Rc<Plan>,
}

/// What there is to send.
#[derive(PartialEq)]
struct Offer {
    address: AttrValue,
    embedded_address: AttrValue,
    /// `None` where the address is too long for one.
    code: Option<Code>,
}

impl Offer {
    /// `None` where the plan is too large for a link.
    fn new(plan: &Plan) -> Option<Self> {
        let fragment = write_link(plan)?;
        let address = sharing::address(&fragment);
        let code = Code::new(&address);
        let embedded_address = sharing::address(&[EMBED, &fragment].concat()).into();
        Some(Self { address: address.into(), embedded_address, code })
    }
}

/// The content of the dialog.
#[component]
pub fn Share(properties: &ShareProperties) -> Html {
    let ShareProperties { context, plan } = properties;
    let locale = context.locale();
    let messages = &locale.messages;
    let has_failed = use_state(|| false);
    let offer = use_memo(Rc::clone(plan), |plan| Offer::new(plan));
    let Some(Offer { address, embedded_address, code }) = &*offer else { return too_large(locale, context) };
    let name = plan_name(locale, plan);
    let on_share = {
        let (has_failed, name, address) = (has_failed.clone(), name.clone(), address.clone());
        Callback::from(move |_: MouseEvent| {
            has_failed.set(false);
            let has_failed = has_failed.clone();
            sharing::share(&name, &address, move || has_failed.set(true));
        })
    };
    let length = address.len() as f64;
    html! {
        <>
            <p class="lead">{messages.share_lead()}</p>
            <Copyable context={context.clone()} label={messages.share_link()} text={address} copy={messages.share_copy_link()}
                copied={messages.share_link_copied()} hint={messages.share_length(length, locale.count(length)).html()} />
            if sharing::is_there() {
                <div class="row">
                    <button type="button" class="boxed" onclick={on_share}>{messages.share_send()}</button>
                    <span class="hint" role="status">{if *has_failed { messages.share_send_failed() } else { AttrValue::default() }}</span>
                </div>
            }
            <h3>{messages.share_code()}</h3>
            if let Some(code) = code {
                {code.html(&messages.share_code_label(name.clone()).text().into())}
                <p class="hint">{messages.share_code_hint()}</p>
            } else {
                <p class="hint">{messages.share_code_too_long()}</p>
            }
            <h3>{messages.share_embed()}</h3>
            <Copyable context={context.clone()} label={messages.share_embed_code()} text={frame(&name, embedded_address)} copy={messages.share_copy_embed()}
                copied={messages.share_embed_copied()} hint={Html::from(messages.share_embed_hint())} />
        </>
    }
}

fn too_large(locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    html! {
        <>
            <p>{messages.share_too_large()}</p>
            <button type="button" class="primary" onclick={context.on_open(Panel::Room(export::ROOM.name))}>{messages.share_save()}</button>
        </>
    }
}

/// The markup that shows the plan within another page.
fn frame(name: &str, address: &str) -> String {
    let (name, address) = (escaped(name), escaped(address));
    format!(r#"<iframe src="{address}" title="{name}" width="600" height="500" loading="lazy"></iframe>"#)
}

/// A text between quotation marks in markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::frame;

    #[test]
    fn a_name_does_not_leave_its_place_in_the_markup() {
        let markup = frame(r#"R&D "new" <b onload='x'>"#, "https://example.org/a&b/#embed.v1.x");
        assert_eq!(
            markup,
            "<iframe src=\"https://example.org/a&amp;b/#embed.v1.x\" \
             title=\"R&amp;D &quot;new&quot; &lt;b onload='x'&gt;\" width=\"600\" height=\"500\" loading=\"lazy\"></iframe>"
        );
    }
}
