//! What a pasted table becomes. Invariant: what the table says nothing of stays as it is.

use std::collections::BTreeSet;

use funnelwright_core::format::{
    Cells, ColumnRole, CountedRow, Line, Notice, PeriodRow, Question, ReadColumn, Reading, TableOptions, TableTooLong,
    Unread, read_history_table, read_series_table, read_stage_table,
};
use funnelwright_core::plan::{
    Count, Edit, HistoryEdit, Inflow, MAXIMUM_HISTORY, MAXIMUM_STAGES, PastPeriod, Plan, Stage, StageId, Text,
};

use super::answered::Answered;
use super::headings::Reader;
use crate::rooms::forecast::volumes::set_volumes;
use funnelwright::widgets::pasted::{Pasted, TakesTable};

/// Where a table goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// Stages from this one on.
    Stages(StageId),
    /// Counts of the stages from this one on.
    Counts(StageId),
    /// Inflows from this period on.
    Volumes(usize),
    /// Past periods from this one on, with counts for the stages from this position on.
    Past(usize, usize),
    /// A new plan.
    Plan,
}

/// A table as it was read for its target.
#[derive(Debug, Clone, PartialEq)]
pub enum Read {
    Counted(Reading<CountedRow>),
    Past(Reading<PeriodRow>),
}

/// What both have.
pub struct Common<'a> {
    pub turned: bool,
    pub columns: &'a [ReadColumn],
    pub sum: u128,
    pub notices: &'a [Notice],
    pub questions: &'a [Question],
    pub unread: &'a [Unread],
    pub rows: usize,
}

impl Read {
    pub fn common(&self) -> Common<'_> {
        fn of<T>(reading: &Reading<T>) -> Common<'_> {
            Common {
                turned: reading.turned,
                columns: &reading.columns,
                sum: reading.sum,
                notices: &reading.notices,
                questions: &reading.questions,
                unread: &reading.unread,
                rows: reading.rows.len(),
            }
        }
        match self {
            Self::Counted(reading) => of(reading),
            Self::Past(reading) => of(reading),
        }
    }

    /// Where each row stands; the first place of those that were put together.
    pub fn lines(&self) -> Vec<Option<Line>> {
        match self {
            Self::Counted(reading) => reading.rows.iter().map(|row| row.lines.first().copied()).collect(),
            Self::Past(reading) => reading.rows.iter().map(|row| row.lines.first().copied()).collect(),
        }
    }

    /// The stage that each column counts.
    pub fn stages_of_columns(&self) -> Vec<Option<usize>> {
        match self {
            Self::Counted(_) => Vec::new(),
            Self::Past(reading) => reading.columns.iter().map(|column| column.stage).collect(),
        }
    }

    fn is_clean(&self) -> bool {
        match self {
            Self::Counted(reading) => reading.is_clean(),
            Self::Past(reading) => reading.is_clean(),
        }
    }
}

impl Target {
    /// `None` where the field is no more.
    pub fn of(pasted: &Pasted, plan: &Plan) -> Option<Self> {
        let (first, second) = pasted.place;
        Some(match pasted.takes {
            TakesTable::Stages => Self::Stages(StageId(first)),
            TakesTable::Counts => Self::Counts(StageId(first)),
            TakesTable::Volumes => Self::Volumes(first as usize),
            TakesTable::PastPeriods => Self::Past(first as usize, 0),
            TakesTable::PastCounts => Self::Past(first as usize, position(plan, StageId(second))?),
        })
    }

    /// Whether single rows can be left out, since it is not by their place that they are known.
    pub fn takes_single_rows(self) -> bool {
        matches!(self, Self::Stages(_) | Self::Past(..) | Self::Plan)
    }

    /// The stages of the plan that a table may speak of.
    pub fn stages(self, plan: &Plan) -> &[Stage] {
        let from = if let Self::Past(_, from) = self { from } else { 0 };
        plan.stages.get(from..).unwrap_or_default()
    }

    /// # Errors
    /// [`TableTooLong`].
    pub fn read(self, text: &str, plan: &Plan, answered: &Answered, reader: &Reader) -> Result<Read, TableTooLong> {
        let months = reader.months();
        let names: Vec<&str> = match self {
            Self::Plan => Vec::new(),
            _ => self.stages(plan).iter().map(|stage| stage.name.as_str()).collect(),
        };
        let answers = answered.answers();
        let options = TableOptions {
            symbols: reader.symbols,
            words: reader.words(&months),
            stages: &names,
            today: reader.today,
            answers,
        };
        let cells = Cells::split(text, &options)?;
        let room = |from: Option<usize>| MAXIMUM_STAGES.saturating_sub(from.unwrap_or(0));
        Ok(match self {
            Self::Plan => Read::Counted(read_stage_table(&cells, &options, MAXIMUM_STAGES)),
            Self::Stages(from) => Read::Counted(read_stage_table(&cells, &options, room(position(plan, from)))),
            Self::Counts(from) => Read::Counted(read_series_table(&cells, &options, room(position(plan, from)))),
            Self::Volumes(from) => {
                let fit = usize::from(plan.forecast.horizon.get()).saturating_sub(from);
                Read::Counted(read_series_table(&cells, &options, fit))
            }
            Self::Past(from, _) => {
                Read::Past(read_history_table(&cells, &options, MAXIMUM_HISTORY.saturating_sub(from)))
            }
        })
    }

    /// Whether it can be taken as it is, without a question or a word.
    pub fn is_clean(self, read: &Read) -> bool {
        let is_nameless = |reading: &Reading<CountedRow>| reading.rows.iter().any(|row| row.name.is_none());
        let has_names = match (self, read) {
            (Self::Stages(_) | Self::Plan, Read::Counted(reading)) => !is_nameless(reading),
            _ => true,
        };
        read.is_clean() && has_names && read.common().rows > 0
    }

    /// The names and counts that were read, without those that are left out, as far as there is room.
    pub fn rows(read: &Read, skipped: &BTreeSet<usize>, fit: usize) -> Vec<(Text<80>, Option<Count>)> {
        let Read::Counted(reading) = read else { return Vec::new() };
        let taken = reading.rows.iter().enumerate().filter(|(row, _)| !skipped.contains(row));
        taken.map(|(_, row)| (row.name.clone().unwrap_or_default(), row.count)).take(fit).collect()
    }

    /// The change of the plan; `None` where the table is none of one.
    pub fn edit(self, read: &Read, skipped: &BTreeSet<usize>, plan: &Plan) -> Option<Edit> {
        let room = |from| Some(MAXIMUM_STAGES - position(plan, from)?);
        let counts = |fit: usize| Self::rows(read, &BTreeSet::new(), fit).into_iter().map(|(_, count)| count).collect();
        match (self, read) {
            // Nothing but counts was pasted into a name.
            (Self::Stages(from), Read::Counted(reading)) if reading.rows.iter().all(|row| row.name.is_none()) => {
                Some(Edit::PasteCounts { from, counts: counts(room(from)?) })
            }
            (Self::Stages(from), Read::Counted(_)) => {
                Some(Edit::PasteStages { from, rows: Self::rows(read, skipped, room(from)?) })
            }
            (Self::Counts(from), Read::Counted(_)) => Some(Edit::PasteCounts { from, counts: counts(room(from)?) }),
            (Self::Volumes(from), Read::Counted(_)) => {
                let Inflow::Typed(typed) = &plan.forecast.inflow else { return None };
                let counts: Vec<Option<Count>> = counts(usize::from(plan.forecast.horizon.get()) - from);
                Some(set_volumes(typed, from, &counts))
            }
            (Self::Past(from, _), Read::Past(reading)) => {
                let taken = reading.rows.iter().enumerate().filter(|(row, _)| !skipped.contains(row));
                let rows: Vec<&PeriodRow> = taken.map(|(_, row)| row).collect();
                let has_labels = reading.columns.iter().any(|column| column.role == ColumnRole::Periods);
                Some(put_past(plan, from, self.stages(plan), &rows, has_labels))
            }
            _ => None,
        }
    }
}

/// The newest of the periods that were read, from one of the plan's on.
fn put_past(plan: &Plan, from: usize, stages: &[Stage], rows: &[&PeriodRow], has_labels: bool) -> Edit {
    let before = rows.len().saturating_sub(MAXIMUM_HISTORY.saturating_sub(from));
    let mut history: Vec<PastPeriod> = plan.history.to_vec();
    for (index, row) in rows.iter().skip(before).enumerate() {
        if history.len() == from + index {
            history.push(PastPeriod::default());
        }
        let Some(past) = history.get_mut(from + index) else { continue };
        if has_labels {
            past.label.clone_from(&row.label);
        }
        for (stage, count) in stages.iter().zip(&row.counts) {
            if count.is_some() {
                past.counts.set(stage.id, *count);
            }
        }
    }
    Edit::History(HistoryEdit::SetPeriods(history))
}

fn position(plan: &Plan, id: StageId) -> Option<usize> {
    plan.stages.iter().position(|stage| stage.id == id)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::testing::english;
    use funnelwright::templates::sample;

    fn plan() -> Plan {
        sample(&english().messages)
    }

    fn pasted(text: &str, takes: TakesTable, place: (u32, u32)) -> Pasted {
        Pasted { text: Rc::from(text), takes, place }
    }

    /// The plan after a table was pasted, and whether it went in at once.
    fn after(text: &str, takes: TakesTable, place: (u32, u32), plan: &Plan) -> (Plan, bool) {
        let target = Target::of(&pasted(text, takes, place), plan).unwrap();
        let read = target.read(text, plan, &Answered::default(), &Reader::english(None)).unwrap();
        let edit = target.edit(&read, &BTreeSet::new(), plan).unwrap();
        (plan.apply(edit).unwrap(), target.is_clean(&read))
    }

    fn stages(plan: &Plan) -> Vec<(&str, u64)> {
        plan.stages.iter().map(|stage| (stage.name.as_str(), stage.count.get())).collect()
    }

    #[test]
    fn stages_replace_those_from_there_on() {
        let plan = plan();
        let first = (plan.stages[0].id.0, 0);
        for text in [
            "Visits\t1200\nOrders\t30",
            "Stage\tCount\n Visits \t1.2k\tx\n\nOrders\t=3*10",
            "#\tStage\tCount\n1\tVisits\t1,200\n2\tOrders\t30",
            "\"Visits\"\t1200\r\n\"Orders\"\t30\r\n",
            "Visits\tOrders\n1200\t30",
            "Visits,1200\nOrders,30",
        ] {
            let (pasted, is_clean) = after(text, TakesTable::Stages, first, &plan);
            assert_eq!(stages(&pasted), [("Visits", 1200), ("Orders", 30)], "{text}");
            assert!(is_clean || text.contains("\tx"), "{text}");
        }
        // Names alone, in their place.
        let (named, is_clean) = after("Visits\nOrders", TakesTable::Stages, first, &plan);
        assert!(is_clean);
        assert_eq!(stages(&named), [("Visits", 0), ("Orders", 0)]);
        // Numbers alone in a name are looked at first.
        let (counted, is_clean) = after("900\n800", TakesTable::Stages, first, &plan);
        assert!(!is_clean);
        assert_eq!((counted.stages[0].count.get(), counted.stages.len()), (900, plan.stages.len()));
    }

    /// What the sample says of its stages is not true of those that are pasted over it.
    #[test]
    fn what_was_said_of_other_stages_goes() {
        let plan = plan();
        let text = format!("{}\t12000\nOrders\t38", plan.stages[0].name.as_str());
        let (pasted, is_clean) = after(&text, TakesTable::Stages, (plan.stages[0].id.0, 0), &plan);
        assert!(is_clean);
        assert_eq!(pasted.stages[0], Stage { count: Count::new(12_000).unwrap(), ..plan.stages[0].clone() });
        assert!(pasted.stages[1].definition.is_blank() && pasted.stages[1].days.is_none());
    }

    #[test]
    fn counts_keep_their_places() {
        let plan = plan();
        let second = (plan.stages[1].id.0, 0);
        let (before, third) = (plan.stages[2].count.get(), plan.stages[3].name.as_str());
        let counts =
            |plan: &Plan| plan.stages.iter().skip(1).take(3).map(|stage| stage.count.get()).collect::<Vec<_>>();
        let (column, is_clean) = after("900\n450\n225", TakesTable::Counts, second, &plan);
        assert_eq!((counts(&column), is_clean), (vec![900, 450, 225], true));
        for text in ["Count\n900\n450\n225", "900\t100%\n450\t50%\n225\t25%", "900\t450\t225"] {
            let (pasted, is_clean) = after(text, TakesTable::Counts, second, &plan);
            assert_eq!((counts(&pasted), is_clean), (vec![900, 450, 225], true), "{text}");
        }
        // What is empty or can't be read stays as it is, and nothing moves up.
        for text in ["900\n\n225", "900\nmany\n225"] {
            let (pasted, is_clean) = after(text, TakesTable::Counts, second, &plan);
            assert_eq!((counts(&pasted), is_clean), (vec![900, before, 225], false), "{text}");
            assert_eq!(pasted.stages[3].name.as_str(), third);
        }
    }

    #[test]
    fn more_rows_than_there_is_room_for_are_told() {
        let plan = plan();
        let text: String = (0..40).map(|row| format!("Stage {row}\t{}\n", 1000 - row)).collect();
        let (pasted, is_clean) = after(&text, TakesTable::Stages, (plan.stages[1].id.0, 0), &plan);
        assert_eq!((pasted.stages.len(), is_clean), (MAXIMUM_STAGES, false));
        let months: String =
            (0..130).map(|row| format!("{}-{:02}\t{}\n", 2010 + row / 12, row % 12 + 1, row)).collect();
        let (pasted, is_clean) = after(&months, TakesTable::PastPeriods, (0, 0), &plan);
        assert_eq!((pasted.history.len(), is_clean), (MAXIMUM_HISTORY, false));
        assert_eq!(pasted.history[0].label.as_str(), "2015-11");
    }

    #[test]
    fn a_history_goes_by_the_names_of_stages() {
        let plan = plan();
        let [first, second] = [0, 1].map(|position: usize| plan.stages[position].clone());
        let text = format!("Month\t{}\t{}\nJan\t30\t850\nFeb\t40\t900", second.name.as_str(), first.name.as_str());
        let (pasted, is_clean) = after(&text, TakesTable::PastPeriods, (0, 0), &plan);
        assert!(is_clean);
        let count = |past: &PastPeriod, stage: &Stage| past.counts.get(stage.id).map(Count::get);
        let [january, ..] = pasted.history.as_slice() else { panic!("{:?}", pasted.history) };
        assert_eq!(
            (january.label.as_str(), count(january, &first), count(january, &second)),
            ("Jan", Some(850), Some(30))
        );
        // A block from the second stage of the second period on.
        let (pasted, is_clean) = after("7\n8", TakesTable::PastCounts, (1, second.id.0), &pasted);
        assert!(is_clean);
        let labels: Vec<_> = pasted.history.iter().map(|past| past.label.as_str()).collect();
        assert_eq!(labels, ["Jan", "Feb", ""]);
        let counts: Vec<_> = pasted.history.iter().map(|past| (count(past, &first), count(past, &second))).collect();
        assert_eq!(counts, [(Some(850), Some(30)), (Some(900), Some(7)), (None, Some(8))]);
    }

    #[test]
    fn volumes_lie_down_or_across() {
        use funnelwright_core::plan::{ForecastEdit, Volumes};
        let typed = Inflow::Typed(Volumes::new(vec![Count::new(5).unwrap()]).unwrap());
        let plan = plan().apply(Edit::Forecast(ForecastEdit::SetInflow(typed))).unwrap();
        let volumes = |plan: &Plan| match &plan.forecast.inflow {
            Inflow::Typed(volumes) => volumes.counts().iter().map(|count| count.get()).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        for text in ["500\t600\t700", "500\n600\n700", "Jan\t500\nFeb\t600\nMar\t700"] {
            let (pasted, is_clean) = after(text, TakesTable::Volumes, (1, 0), &plan);
            assert_eq!((volumes(&pasted), is_clean), (vec![5, 500, 600, 700], true), "{text}");
        }
        let many: String = (0..14).map(|row| format!("{row}\n")).collect();
        let (pasted, is_clean) = after(&many, TakesTable::Volumes, (0, 0), &plan);
        assert_eq!((volumes(&pasted).len(), is_clean), (plan.forecast.horizon.get().into(), false));
    }

    #[test]
    fn a_field_that_is_gone_takes_nothing() {
        let plan = plan();
        assert_eq!(Target::of(&pasted("5", TakesTable::PastCounts, (0, 999)), &plan), None);
        let gone = Target::of(&pasted("5\n6", TakesTable::Stages, (999, 0)), &plan).unwrap();
        let read = gone.read("5\n6", &plan, &Answered::default(), &Reader::english(None)).unwrap();
        assert_eq!(gone.edit(&read, &BTreeSet::new(), &plan), None);
    }
}
