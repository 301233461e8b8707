//! A room: where it is on the page, and what it explains.

use web_sys::File;
use yew::prelude::*;

use funnelwright::i18n::{Locale, Messages, Part};
use funnelwright::page::gate::PanelsProperties;
use funnelwright::widgets::context::{Topic, UiContext};
use funnelwright::widgets::figures::Figures;

pub struct Room {
    /// In ids, for whoever opens it, and in its address if it has one: lower case letters.
    pub name: &'static str,
    pub title: fn(&Messages) -> AttrValue,
    pub place: Place,
    /// What it explains of its figures, the narrower before the wider.
    pub subjects: &'static [Subject],
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
    pub page: &'a PanelsProperties,
    /// What was dropped on the page.
    pub dropped: Option<File>,
}

/// Figures that are explained together.
pub struct Subject {
    /// That of its [`Topic`]s.
    pub name: &'static str,
    /// What the names of its metrics begin with.
    pub metrics: &'static [&'static str],
    /// Which one of the subject a figure is of that has this stage and this period, from 0.
    pub position: fn(stage: Option<usize>, period: Option<usize>) -> Option<usize>,
    /// What the explanations are of, as a title.
    pub title: fn(&Figures, usize, &Locale) -> Part,
    pub sheet: fn(&Figures, Topic, &UiContext) -> Html,
}

/// For a [`Subject`] of which there is one.
pub fn only(_stage: Option<usize>, _period: Option<usize>) -> Option<usize> {
    Some(0)
}
