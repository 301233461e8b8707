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
    /// In the order of their sections and names, as the methods know them.
    entries: Vec<Entry>,
    plural_rules: PluralRules,
}

struct Entry {
    section: String,
    name: String,
    /// The message itself where it has no plural forms.
    other: Template,
    /// By the names that [`PluralRules::select`] gives them.
    forms: Vec<(&'static str, Template)>,
}

type Template = Vec<Piece>;

enum Piece {
    Text(AttrValue),
    /// By its place among those of the message, in the order of the alphabet.
    Parameter(usize),
}

/// A catalog that has not the messages of the English one.
#[derive(Debug, PartialEq, Eq)]
pub struct OtherMessages;

const FORMS: [&str; 5] = ["zero", "one", "two", "few", "many"];

impl Messages {
    /// # Errors
    /// [`OtherMessages`] where the catalog has more or fewer than the English one. That they are the same ones,
    /// with the same parameters, is checked by a test of the catalogs.
    pub fn new(catalog: &Catalog, plural_rules: PluralRules) -> Result<Self, OtherMessages> {
        Self::read(COUNT, catalog, plural_rules)
    }

    fn read(count: usize, catalog: &Catalog, plural_rules: PluralRules) -> Result<Self, OtherMessages> {
        let mut entries: Vec<Entry> = Vec::new();
        for (section, key, message) in catalog.messages() {
            let template = read_template(message);
            let (name, form) = key.rsplit_once('_').unwrap_or((key, ""));
            let form = FORMS.into_iter().chain(["other"]).find(|known| *known == form);
            let name = if form.is_some() { name } else { key };
            let order = |entry: &Entry| (entry.section.as_str(), entry.name.as_str()).cmp(&(section, name));
            let place = entries.binary_search_by(order).unwrap_or_else(|place| {
                let (section, name) = (section.to_owned(), name.to_owned());
                entries.insert(place, Entry { section, name, other: Vec::new(), forms: Vec::new() });
                place
            });
            match form {
                Some(form) if form != "other" => entries[place].forms.push((form, template)),
                _ => entries[place].other = template,
            }
        }
        if entries.len() == count { Ok(Self { entries, plural_rules }) } else { Err(OtherMessages) }
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
        let Entry { other, forms, .. } = &self.entries[index];
        let chosen = self.plural_rules.select(number);
        fill(forms.iter().find(|(form, _)| chosen == *form).map_or(other, |(_, template)| template), parts)
    }
}

fn read_template(message: &str) -> Template {
    let mut names = Vec::new();
    let mut rest = message;
    while let Some((_, name, after)) = next_parameter(rest) {
        if let Err(place) = names.binary_search(&name) {
            names.insert(place, name);
        }
        rest = after;
    }
    let mut pieces = Vec::new();
    let mut rest = message;
    while let Some((before, name, after)) = next_parameter(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned().into()));
        }
        pieces.push(Piece::Parameter(names.iter().position(|known| *known == name).unwrap_or_default()));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned().into()));
    }
    pieces
}

/// What stands before the next `{{name}}`, the name, and what stands after it. Searched by single characters: the
/// standard library's search for texts weighs 2 kB.
fn next_parameter(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.strip_prefix('{')?.split_once('}')?;
    Some((before, name, after.strip_prefix('}')?))
}

fn fill(template: &[Piece], parts: &[Part]) -> Phrase {
    let fill_in = |piece: &Piece| match piece {
        Piece::Text(text) => Part::Text(text.clone()),
        Piece::Parameter(place) => parts.get(*place).cloned().unwrap_or_else(|| Part::from("")),
    };
    Phrase::new(template.iter().map(fill_in).collect())
}

#[cfg(test)]
mod tests;
