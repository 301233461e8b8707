//! Every message, as a method. Invariant: each message of the English catalogs is here, in the language in use; one
//! whose catalog is still to come is empty.

use super::catalog::Catalog;
use super::phrase::{Part, Phrase};
use crate::platform::intl::PluralRules;
use std::cell::OnceCell;
use yew::AttrValue;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The messages of one language, which come in two catalogs: what the page needs to be drawn, and what
/// [`Self::complete`] adds. A message of the second is empty until then.
///
/// The methods are made from the English catalogs by the build script: a message `title` of the section `goal` is
/// `goal_title`, its parameters are in the order in which English has them, and a message with plural forms takes first
/// the number that chooses the form. That number should be rounded as it is shown; decimals after the first do not
/// count.
pub struct Messages {
    /// In the order of their sections and names, as the methods know them.
    entries: Vec<Entry>,
    /// The second catalog's; the methods count on from the first's.
    later_entries: OnceCell<Vec<Entry>>,
    plural_rules: PluralRules,
}

struct Entry {
    /// The message itself where it has no plural forms.
    other: Template,
    /// By the names that [`PluralRules::select`] gives them.
    forms: Vec<(&'static str, Template)>,
}

type Template = Vec<Piece>;

/// A form of a message, and its text.
type FormText<'a> = (&'static str, &'a str);

enum Piece {
    Text(AttrValue),
    /// By its place among those of the message, in the order of the alphabet.
    Parameter(usize),
}

/// A catalog that has not the messages of its English counterpart.
#[derive(Debug, PartialEq, Eq)]
pub struct OtherMessages;

const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", OTHER];
const OTHER: &str = "other";

impl Messages {
    /// Those of the first catalog.
    ///
    /// # Errors
    /// [`OtherMessages`] where the catalog has more or fewer than the English one. That they are the same ones,
    /// with the same parameters, is checked by a test of the catalogs.
    pub fn new(catalog: &Catalog, plural_rules: PluralRules) -> Result<Self, OtherMessages> {
        Ok(Self { entries: read(COUNTS[0], catalog)?, later_entries: OnceCell::new(), plural_rules })
    }

    /// Adds those of the second catalog; does nothing where they are here already.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn complete(&self, catalog: &Catalog) -> Result<(), OtherMessages> {
        let entries = read(COUNTS[1], catalog)?;
        self.later_entries.get_or_init(|| entries);
        Ok(())
    }

    /// Whether the second catalog is here too.
    pub fn is_complete(&self) -> bool {
        self.later_entries.get().is_some()
    }

    fn entry(&self, index: usize) -> Option<&Entry> {
        match index.checked_sub(self.entries.len()) {
            None => self.entries.get(index),
            Some(index) => self.later_entries.get()?.get(index),
        }
    }

    fn text(&self, index: usize) -> AttrValue {
        match self.entry(index).and_then(|entry| entry.other.first()) {
            Some(Piece::Text(text)) => text.clone(),
            _ => AttrValue::default(),
        }
    }

    fn phrase(&self, index: usize, parts: &[Part]) -> Phrase {
        fill(self.entry(index).map_or(&[], |entry| &entry.other), parts)
    }

    fn plural(&self, index: usize, number: f64, parts: &[Part]) -> Phrase {
        let Some(Entry { other, forms, .. }) = self.entry(index) else { return fill(&[], parts) };
        let chosen = self.plural_rules.select(number);
        fill(forms.iter().find(|(form, _)| chosen == *form).map_or(other, |(_, template)| template), parts)
    }
}

fn read(count: usize, catalog: &Catalog) -> Result<Vec<Entry>, OtherMessages> {
    let mut messages: Vec<((&str, &str), Vec<FormText>)> = Vec::new();
    for (section, key, text) in catalog.messages() {
        let (name, form) = key.rsplit_once('_').unwrap_or((key, ""));
        let form = FORMS.into_iter().find(|known| *known == form);
        let name = (section, if form.is_some() { name } else { key });
        let place = messages.binary_search_by(|(other, _)| other.cmp(&name)).unwrap_or_else(|place| {
            messages.insert(place, (name, Vec::new()));
            place
        });
        messages[place].1.push((form.unwrap_or(OTHER), text));
    }
    let entries: Vec<Entry> = messages.iter().map(|(_, texts)| read_message(texts)).collect();
    if entries.len() == count { Ok(entries) } else { Err(OtherMessages) }
}

fn read_message(texts: &[FormText]) -> Entry {
    // Of all forms: one that leaves a parameter out has the others at the same places.
    let mut names = Vec::new();
    for (_, text) in texts {
        let mut rest = *text;
        while let Some((_, name, after)) = next_parameter(rest) {
            if let Err(place) = names.binary_search(&name) {
                names.insert(place, name);
            }
            rest = after;
        }
    }
    let mut entry = Entry { other: Vec::new(), forms: Vec::new() };
    for (form, text) in texts {
        let template = read_template(text, &names);
        match *form {
            OTHER => entry.other = template,
            form => entry.forms.push((form, template)),
        }
    }
    entry
}

/// `names` are those of the message's parameters in the order of the alphabet.
fn read_template(text: &str, names: &[&str]) -> Template {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, name, after)) = next_parameter(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned().into()));
        }
        pieces.push(Piece::Parameter(names.binary_search(&name).unwrap_or_default()));
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
