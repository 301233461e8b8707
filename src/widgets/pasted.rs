//! Tables that are pasted into fields. Invariant: what is no table is left to the browser.

use std::rc::Rc;

/// The name of the room that reads them.
pub const TABLE: &str = "table";

/// What a field takes of a table, from its own place on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakesTable {
    /// Names and counts of stages.
    Stages,
    /// Counts of stages.
    Counts,
    /// Inflows of periods to come.
    Volumes,
    /// Labels and counts of past periods.
    PastPeriods,
    /// Counts of past periods.
    PastCounts,
}

/// A table that was pasted.
#[derive(Debug, Clone)]
pub struct Pasted {
    pub text: Rc<str>,
    pub takes: TakesTable,
    /// Of the field.
    pub place: (u32, u32),
}

/// Each paste is one of its own.
impl PartialEq for Pasted {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.text, &other.text)
    }
}

/// Whether a text has more than one cell: several columns or rows.
pub fn is_table(text: &str) -> bool {
    text.trim_end().contains(['\t', '\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::is_table;

    #[test]
    fn a_table_has_more_than_one_cell() {
        for text in ["Visits\t5", "5\n6", "5\r\n", "\n5", "\t5", "Visits,5\nLeads,4"] {
            assert_eq!(is_table(text), text != "5\r\n", "{text:?}");
        }
        for text in ["", "Visits, in all", "12,000\n", "just a name"] {
            assert!(!is_table(text), "{text:?}");
        }
    }
}
