//! A part of a plan that need not be set, and that copies of a plan share until one of them changes it. Invariant: what is changed through one is seen through no other.

use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use super::sections::Section;

/// Whoever changes it gets a copy first, so that what is large and seldom changes costs nothing in the steps of undo.
#[derive(Debug, Clone)]
pub struct Shared<T>(Option<Rc<T>>);

impl<T> Shared<T> {
    /// Whether anything was ever set, be it only to what holds anyway.
    pub(super) fn was_set(&self) -> bool {
        self.0.is_some()
    }
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Section> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or(T::UNSET)
    }
}

impl<T: Section> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Rc::make_mut(self.0.get_or_insert_with(|| Rc::new(T::UNSET.clone())))
    }
}

impl<T> From<T> for Shared<T> {
    fn from(part: T) -> Self {
        Self(Some(Rc::new(part)))
    }
}

impl<T: Section> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(one), Some(other)) if Rc::ptr_eq(one, other) => true,
            _ => **self == **other,
        }
    }
}

impl<T: Section> Eq for Shared<T> {}
