//! Plans to start from. Invariant: every plan but the blank one is filled, and its goal is ahead of it but within reach.

mod catalog;
mod table;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use funnelwright_core::format::{Value, read_plan};
use funnelwright_core::plan::Plan;
use yew::AttrValue;

use crate::i18n::Messages;

/// A plan for a kind of business, ready to be typed over.
pub struct Template {
    /// The same in every language.
    pub id: AttrValue,
    pub name: AttrValue,
    pub description: AttrValue,
    pub plan: Rc<Plan>,
}

/// The templates of a file of `static/templates`, which has one for each language, in the order to show them.
///
/// The file is a list of records, each with its `id`, `name` and `description`, and with a `plan` as a plan is given away.
/// `None` if anything else is in it.
pub fn read_templates(file: &Value) -> Option<Vec<Template>> {
    let Value::List(records) = file else { return None };
    records.iter().map(read_template).collect()
}

fn read_template(record: &Value) -> Option<Template> {
    let text = |name| record.field(name).as_text().map(|text| AttrValue::from(text.to_owned()));
    Some(Template {
        id: text("id")?,
        name: text("name")?,
        description: text("description")?,
        plan: Rc::new(read_plan(record.field("plan")).ok()?),
    })
}

/// The plan that someone sees who comes for the first time.
pub fn sample(messages: &Messages) -> Plan {
    catalog::SAMPLE.build(messages)
}

/// A plan with names but no numbers yet.
pub fn blank(messages: &Messages) -> Plan {
    catalog::BLANK.build(messages)
}
