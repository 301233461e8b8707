//! A sentence with figures and names in it. Invariant: text becomes text nodes and nothing else, never markup.

use yew::virtual_dom::{VList, VNode, VText};
use yew::{AttrValue, Html};

/// A message with its parameters filled in: shown as it is by `{phrase}` in `html!`, or read aloud as [`Self::text`].
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase(Vec<Part>);

/// What stands for a parameter of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Text(AttrValue),
    Node(Html),
    Phrase(Phrase),
}

impl Phrase {
    pub(super) fn new(parts: Vec<Part>) -> Self {
        Self(parts)
    }

    /// The words alone, as for an `aria-label`. Elements give the text they enclose; a component gives none, since what
    /// it draws isn't known yet.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, text: &mut String) {
        for part in &self.0 {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Node(node) => push_node_text(node, text),
                Part::Phrase(phrase) => phrase.push_text(text),
            }
        }
    }

    pub fn html(&self) -> Html {
        let mut nodes = Vec::new();
        self.push_nodes(&mut nodes);
        VList::with_children(nodes, None).into()
    }

    fn push_nodes(&self, nodes: &mut Vec<VNode>) {
        for part in &self.0 {
            match part {
                Part::Text(text) => nodes.push(VText::new(text.clone()).into()),
                Part::Node(node) => nodes.push(node.clone()),
                Part::Phrase(phrase) => phrase.push_nodes(nodes),
            }
        }
    }
}

impl Part {
    pub fn html(&self) -> Html {
        Phrase(vec![self.clone()]).html()
    }

    /// The words alone; see [`Phrase::text`].
    pub fn text(&self) -> String {
        Phrase(vec![self.clone()]).text()
    }
}

fn push_node_text(node: &VNode, text: &mut String) {
    match node {
        VNode::VText(part) => text.push_str(&part.text),
        VNode::VTag(tag) => {
            if let Some(children) = tag.children() {
                push_node_text(children, text);
            }
        }
        VNode::VList(list) => list.iter().for_each(|child| push_node_text(child, text)),
        _ => {}
    }
}

impl From<Phrase> for Html {
    fn from(phrase: Phrase) -> Self {
        phrase.html()
    }
}

impl From<&'static str> for Part {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<AttrValue> for Part {
    fn from(text: AttrValue) -> Self {
        Self::Text(text)
    }
}

impl From<Html> for Part {
    fn from(node: Html) -> Self {
        Self::Node(node)
    }
}

impl From<Phrase> for Part {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
}
