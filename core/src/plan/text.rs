//! A line of a person's own words. Invariant: no control characters or line breaks, at most `LIMIT` characters.

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
                .map(|character| if breaks_the_line(character) { ' ' } else { character })
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

/// U+2028 and U+2029 are Unicode's line and paragraph separators, which are no control characters.
fn breaks_the_line(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}
