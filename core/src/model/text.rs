//! A line of a person's own words. Invariant: no control characters, at most `LIMIT` characters.

use std::rc::Rc;

/// One line of text of at most `LIMIT` characters (Unicode scalar values).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Text<const LIMIT: usize>(Rc<str>);

impl<const LIMIT: usize> Text<LIMIT> {
    /// What fits of `text`: line breaks and other control characters become spaces, and what is
    /// past the limit is cut. Nothing a person pastes as a name is worth refusing.
    pub fn fitted(text: &str) -> Self {
        Self(
            text.chars()
                .map(|character| if character.is_control() { ' ' } else { character })
                .take(LIMIT)
                .collect::<String>()
                .into(),
        )
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}
