//! Every message, as a method. Invariant: each message of the English catalog is here, in the language in use.

use super::intl::PluralRules;
use super::{Catalog, Part, Phrase};
use yew::AttrValue;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The messages of one language. Its methods are made from the English catalog by the build script: a message
/// `title` of the section `goal` is `goal_title`, its parameters are in the order in which English has them, and a
/// message with plural forms takes first the number that chooses the form. That number should be rounded as it is
/// shown; decimals after the first do not count.
pub struct Messages {
    /// In the order of `OUTLINE`.
    entries: Vec<Entry>,
    plural_rules: PluralRules,
}

struct Entry {
    /// The message itself where it has no plural forms.
    other: Template,
    /// By the names that [`PluralRules::select`] gives them.
    forms: Vec<(&'static str, Template)>,
}

type Template = Vec<Piece>;

enum Piece {
    Text(AttrValue),
    /// By its place among those of the method.
    Parameter(usize),
}

impl Messages {
    /// # Errors
    /// The messages that the catalog lacks, as `section.key`.
    pub fn new(catalog: &Catalog, plural_rules: PluralRules) -> Result<Self, Vec<String>> {
        Self::read(OUTLINE, catalog, plural_rules)
    }

    fn read(outline: &str, catalog: &Catalog, plural_rules: PluralRules) -> Result<Self, Vec<String>> {
        let mut entries = Vec::new();
        let mut missing = Vec::new();
        for line in outline.lines() {
            let mut words = line.split(' ');
            let section = words.next().unwrap_or_default();
            let name = words.next().unwrap_or_default();
            let parameters: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            let find = |key: &str| Some(read_template(catalog.get(section, key)?, &parameters));
            let (key, forms) = match name.strip_suffix('*') {
                Some(name) => {
                    let form = |form| Some((form, find(&format!("{name}_{form}"))?));
                    let forms = ["zero", "one", "two", "few", "many"].into_iter().filter_map(form).collect();
                    (format!("{name}_other"), forms)
                }
                None => (name.to_owned(), Vec::new()),
            };
            match find(&key) {
                Some(other) => entries.push(Entry { other, forms }),
                None => missing.push(format!("{section}.{key}")),
            }
        }
        if missing.is_empty() { Ok(Self { entries, plural_rules }) } else { Err(missing) }
    }

    fn text(&self, index: usize) -> AttrValue {
        match self.entries[index].other.first() {
            Some(Piece::Text(text)) => text.clone(),
            _ => AttrValue::default(),
        }
    }

    fn phrase(&self, index: usize, parts: &[Part]) -> Phrase {
        fill(&self.entries[index].other, parts)
    }

    fn plural(&self, index: usize, number: f64, parts: &[Part]) -> Phrase {
        let Entry { other, forms } = &self.entries[index];
        let chosen = self.plural_rules.select(number);
        fill(forms.iter().find(|(form, _)| chosen == *form).map_or(other, |(_, template)| template), parts)
    }
}

/// From braces on that name no parameter, all is text.
fn read_template(message: &str, parameters: &[&str]) -> Template {
    let mut pieces = Vec::new();
    let mut rest = message;
    while let Some((before, inside, after)) = next_parameter(rest) {
        let Some(place) = parameters.iter().position(|parameter| *parameter == inside) else { break };
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned().into()));
        }
        pieces.push(Piece::Parameter(place));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned().into()));
    }
    pieces
}

fn next_parameter(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (inside, after) = rest.split_once("}}")?;
    Some((before, inside, after))
}

fn fill(template: &[Piece], parts: &[Part]) -> Phrase {
    let fill_in = |piece: &Piece| match piece {
        Piece::Text(text) => Part::Text(text.clone()),
        Piece::Parameter(place) => parts[*place].clone(),
    };
    Phrase::new(template.iter().map(fill_in).collect())
}

#[cfg(test)]
mod tests;
