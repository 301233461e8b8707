//! A part of a plan that need not be said, and that copies of a plan share until one of them changes it. Invariant: what is changed through one is seen through no other.

use std::ops::{Deref, DerefMut};
use std::rc::Rc;

/// Whoever changes it gets a copy first, so that what is large and seldom changes costs nothing in the steps of undo.
#[derive(Debug, Clone)]
pub struct Shared<T>(Option<Rc<T>>);

/// What can be a part of a plan, or not be said.
pub trait Unsaid: Clone + PartialEq + 'static {
    /// What is meant where nothing was said.
    const UNSAID: &'static Self;
}

impl<T> Shared<T> {
    /// Whether anything was ever said, be it only what is meant anyway.
    pub(super) fn is_said(&self) -> bool {
        self.0.is_some()
    }
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Unsaid> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or(T::UNSAID)
    }
}

impl<T: Unsaid> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Rc::make_mut(self.0.get_or_insert_with(|| Rc::new(T::UNSAID.clone())))
    }
}

impl<T> From<T> for Shared<T> {
    fn from(part: T) -> Self {
        Self(Some(Rc::new(part)))
    }
}

impl<T: Unsaid> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(one), Some(other)) if Rc::ptr_eq(one, other) => true,
            _ => **self == **other,
        }
    }
}

impl<T: Unsaid> Eq for Shared<T> {}
