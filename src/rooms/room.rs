//! A room: where it is on the page, and what it explains.

use web_sys::File;
use yew::prelude::*;

use funnelwright::i18n::{Locale, Messages, Part};
use funnelwright::page::gate::PanelsProperties;
use funnelwright::widgets::context::{Subject, Topic, UiContext};
use funnelwright::widgets::figures::Figures;

pub struct Room {
    /// In ids, for whoever opens it, and in its address if it has one: lower case letters.
    pub name: &'static str,
    pub title: fn(&Messages) -> AttrValue,
    pub place: Place,
    /// What it explains of its figures.
    pub sheets: &'static [Sheet],
}

impl PartialEq for Room {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// Where a room is on the page, and what draws it there.
pub enum Place {
    /// Behind a tab.
    Tab(fn(&Figures, &UiContext) -> Html),
    /// In a section that the page draws, found by this selector.
    Section(&'static str),
    /// In a dialog of a class, when it is opened.
    Dialog(&'static str, fn(&Opened) -> Html),
    /// At the end of the page, always.
    Beside(fn(&Opened) -> Html),
    /// Nowhere but in what it explains.
    Nowhere,
}

/// What a dialog is given.
pub struct Opened<'a> {
    /// All rooms.
    pub rooms: &'static [&'static Room],
    pub page: &'a PanelsProperties,
    /// What was dropped on the page.
    pub dropped: Option<File>,
}

/// Explanations of the figures of a subject.
pub struct Sheet {
    pub subject: Subject,
    /// What the explanations are of, as a title.
    pub title: fn(&Figures, usize, &Locale) -> Part,
    pub draw: fn(&Figures, Topic, &UiContext) -> Html,
}
