//! Plans to start from. Invariant: every plan here is legal and filled, and its goal is ahead of it but within reach.

mod catalog;
mod table;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use funnelcast_core::model::Plan;
use yew::AttrValue;

use crate::i18n::Messages;

/// A plan for a kind of business, ready to be typed over.
pub struct Template {
    /// The same in every language.
    pub id: &'static str,
    pub name: AttrValue,
    pub description: AttrValue,
    pub plan: Rc<Plan>,
}

/// All templates in the order to show them, in the language of `messages`.
pub fn templates(messages: &Messages) -> Vec<Template> {
    catalog::TEMPLATES
        .iter()
        .map(|template| Template {
            id: template.id,
            name: (template.plan.name)(messages),
            description: (template.description)(messages),
            plan: Rc::new(template.plan.build(messages)),
        })
        .collect()
}

/// The plan that someone sees who comes for the first time.
pub fn sample(messages: &Messages) -> Plan {
    catalog::SAMPLE.build(messages)
}

/// A plan with names but no numbers yet.
pub fn blank(messages: &Messages) -> Plan {
    catalog::BLANK.build(messages)
}
