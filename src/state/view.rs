//! The view that the person has of a plan: kept for the next visit, never part of the plan or of undo.

/// What the screen shows, whatever the plan says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct View {
    /// Value, cost, days, limit, kind and usual range of each stage too.
    pub full: bool,
    /// The scale of the bars; the readable one where `None`.
    pub scale: Option<Scale>,
}

/// What a bar's full length stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// The top of the funnel.
    Top,
    /// The stage before.
    Step,
}

impl View {
    /// A short text to store; what [`Self::from_text`] reads.
    pub fn to_text(self) -> String {
        let scale = match self.scale {
            None => "",
            Some(Scale::Top) => " top",
            Some(Scale::Step) => " step",
        };
        [if self.full { "full" } else { "simple" }, scale].concat()
    }

    /// What is known of a stored text; the rest is as it is at first.
    pub fn from_text(text: &str) -> Self {
        let has = |word| text.split(' ').any(|known| known == word);
        let scale = if has("top") {
            Some(Scale::Top)
        } else if has("step") {
            Some(Scale::Step)
        } else {
            None
        };
        Self { full: has("full"), scale }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scale, View};

    #[test]
    fn a_view_reads_back_as_it_was_written() {
        for full in [false, true] {
            for scale in [None, Some(Scale::Top), Some(Scale::Step)] {
                let view = View { full, scale };
                assert_eq!(View::from_text(&view.to_text()), view);
            }
        }
        assert_eq!(View::from_text("what is this"), View::default());
    }
}
