//! The key by which edits in a row are one step of undo: the letters of a field, the points of a drag.

use crate::plan::StageId;

/// What an edit changes. Edits in a row with equal keys are one step of undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EditKey {
    place: &'static str,
    stage: Option<StageId>,
    /// Of several that are known by their position.
    index: Option<usize>,
}

impl EditKey {
    /// The plan's name.
    pub const NAME: EditKey = EditKey::of("name", None);

    /// A place that goes by a name of its own, of a stage where each has one.
    pub(crate) const fn of(place: &'static str, stage: Option<StageId>) -> Self {
        Self { place, stage, index: None }
    }

    /// One of several places that go by a name together.
    pub(crate) const fn at(place: &'static str, index: usize) -> Self {
        Self { place, stage: None, index: Some(index) }
    }
}
