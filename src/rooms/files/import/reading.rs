//! Plans out of a text. Invariant: what is found is legal, and nothing is added by finding it.

use std::rc::Rc;

use funnelwright_core::format::{FileProblem, Repair, Value, read_plans, write_plan};
use funnelwright_core::plan::{Count, MAXIMUM_STAGES, MINIMUM_STAGES, Plan, PlanDraft, Stage, StageId, Text};

use super::problem::Problem;
use crate::rooms::table::answered::Answered;
use crate::rooms::table::headings::Reader;
use crate::rooms::table::target::{Read, Target};
use funnelwright::i18n::Locale;
use funnelwright::templates::blank;

/// What a text holds.
#[derive(Debug, PartialEq)]
pub struct Found {
    pub plans: Vec<Candidate>,
    /// Which plans of the file, from 1, can't be read, and why.
    pub lost: Vec<(usize, FileProblem)>,
    /// How many more there are than are read at once.
    pub left_out: usize,
    /// Which of the plans found, from 0, was open where the file was made.
    pub active: usize,
}

#[derive(Debug, PartialEq)]
pub struct Candidate {
    pub plan: Rc<Plan>,
    pub repairs: Vec<Repair>,
    /// Whether there is such a plan already.
    pub is_here: bool,
}

/// What kind of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Empty,
    /// A plan, or several.
    PlanFile,
    /// Rows of anything.
    Table,
}

pub fn kind_of(text: &str) -> Kind {
    let begun = text.trim_start_matches(|character: char| character == '\u{feff}' || character.is_whitespace());
    match begun.chars().next() {
        None => Kind::Empty,
        Some('{' | '[') => Kind::PlanFile,
        Some(_) => Kind::Table,
    }
}

/// Reads a plan file, or a file of plans. `present` are the plans that are there already, as files.
///
/// # Errors
/// A [`Problem`] to tell.
pub fn read(text: &str, present: &[Value], parse: &dyn Fn(&str) -> Option<Value>) -> Result<Found, Problem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    read_file(&parse(text).ok_or(Problem::BrokenJson)?, present)
}

/// A table as it was read, with the plan of this name that it makes.
///
/// # Errors
/// A [`Problem`] to tell.
pub fn read_table(
    text: &str,
    name: &str,
    answered: &Answered,
    reader: &Reader,
    present: &[Value],
    locale: &Locale,
) -> Result<(Read, Result<Found, Problem>), Problem> {
    let read =
        Target::Plan.read(text, &blank(&locale.messages), answered, reader).map_err(|_| Problem::TableTooLong)?;
    let rows = Target::rows(&read, &answered.skipped, MAXIMUM_STAGES);
    if read.common().unread.is_empty() && rows.iter().all(|(_, count)| count.is_none()) {
        return Err(Problem::NoTable);
    }
    let plan = plan_of_rows(name, rows, locale).ok_or(Problem::TooFewRows);
    let found = plan.map(|plan| Found {
        plans: vec![candidate(plan, Vec::new(), present)],
        lost: Vec::new(),
        left_out: 0,
        active: 0,
    });
    Ok((read, found))
}

fn read_file(file: &Value, present: &[Value]) -> Result<Found, Problem> {
    let read = read_plans(file).map_err(Problem::File)?;
    let (mut plans, mut lost, mut active) = (Vec::new(), Vec::new(), 0);
    for (position, plan) in read.plans.into_iter().enumerate() {
        match plan {
            Ok(repaired) => {
                if position == read.active {
                    active = plans.len();
                }
                plans.push(candidate(repaired.plan, repaired.repairs, present));
            }
            Err(problem) => lost.push((position + 1, problem)),
        }
    }
    Ok(Found { plans, lost, left_out: read.left_out, active })
}

/// Plans are compared as files, where stages go by their places and not by their ids.
fn candidate(plan: Plan, repairs: Vec<Repair>, present: &[Value]) -> Candidate {
    let is_here = present.contains(&write_plan(&plan));
    Candidate { plan: Rc::new(plan), repairs, is_here }
}

/// The blank plan with other stages; `None` where they are too few. Nobody is where no count is known.
fn plan_of_rows(name: &str, rows: Vec<(Text<80>, Option<Count>)>, locale: &Locale) -> Option<Plan> {
    if rows.len() < MINIMUM_STAGES {
        return None;
    }
    let stages = (0..).zip(rows).map(|(id, (name, count))| Stage::new(StageId(id), name, count.unwrap_or_default()));
    let draft = PlanDraft {
        name: Text::fitted(name),
        stages: stages.collect(),
        sale_stage: None,
        lead_stage: None,
        ..blank(&locale.messages).to_draft()
    };
    Plan::new(draft).ok()
}

#[cfg(test)]
mod tests {
    use funnelwright_core::format::write_plans;
    use funnelwright_core::plan::{Edit, PlanEntry, PlanId, Workspace};

    use super::*;
    use crate::testing::{english, value};
    use funnelwright::templates::sample;

    fn found(text: &str, present: &[Value]) -> Result<Found, Problem> {
        read(text, present, &|text| serde_json::from_str(text).ok().map(value))
    }

    fn json(value: &Value) -> String {
        fn printed(value: &Value) -> serde_json::Value {
            match value {
                Value::Nothing => serde_json::Value::Null,
                Value::Flag(flag) => (*flag).into(),
                Value::Number(number) => (*number).into(),
                Value::Text(text) => text.clone().into(),
                Value::List(items) => items.iter().map(printed).collect(),
                Value::Record(fields) => {
                    serde_json::Value::Object(fields.iter().map(|(name, held)| (name.clone(), printed(held))).collect())
                }
            }
        }
        printed(value).to_string()
    }

    #[test]
    fn a_plan_comes_back_and_is_known_where_it_is_there_already() {
        let plan = sample(&english().messages);
        let text = ["\u{feff} \n", &json(&write_plan(&plan))].concat();
        let new = found(&text, &[]).unwrap();
        assert_eq!(write_plan(&new.plans[0].plan), write_plan(&plan));
        assert!(!new.plans[0].is_here && new.plans[0].repairs.is_empty());
        assert!(found(&text, &[write_plan(&plan)]).unwrap().plans[0].is_here);
    }

    #[test]
    fn all_plans_come_back_with_the_open_one_and_without_the_broken_one() {
        let plan = sample(&english().messages);
        let other = plan.apply(Edit::Rename(Text::fitted("Other"))).unwrap();
        let entry = |id, plan: &Plan| PlanEntry { id: PlanId(id), plan: Rc::new(plan.clone()) };
        let workspace = Workspace::new(vec![entry(1, &plan), entry(2, &other)], PlanId(2)).unwrap();
        let text = json(&write_plans(&workspace)).replacen("[{", "[{\"format\":\"other\"},{", 1);
        let found =
            found(&text.replace("\"active\":2", "\"active\":3").replace("2.0,\"format", "3.0,\"format"), &[]).unwrap();
        let names: Vec<_> = found.plans.iter().map(|candidate| candidate.plan.name.as_str()).collect();
        assert_eq!(names, ["Autumn campaign", "Other"]);
        assert_eq!(found.lost, [(1, FileProblem::NotAPlan)]);
        assert_eq!(found.active, 1);
    }

    fn table(text: &str, answered: &Answered) -> Result<(Read, Result<Found, Problem>), Problem> {
        let locale = english();
        read_table(text, "Book1", answered, &Reader::english(None), &[], &locale)
    }

    #[test]
    fn rows_make_a_plan_named_after_where_they_come_from() {
        let (read, found) = table("Step;People\nVisits;1,200\nLeads;\nOrders;30\n", &Answered::default()).unwrap();
        let plan = &found.unwrap().plans[0].plan;
        assert_eq!(plan.name.as_str(), "Book1");
        let rows: Vec<_> = plan.stages.iter().map(|stage| (stage.name.as_str(), stage.count.get())).collect();
        assert_eq!(rows, [("Visits", 1200), ("Leads", 0), ("Orders", 30)]);
        assert_eq!((plan.sale_position(), plan.lead_position()), (2, 1));
        assert!(!Target::Plan.is_clean(&read));
    }

    #[test]
    fn rows_can_be_left_out() {
        let (_, found) = table("Visits\t1200\nLeads\t50\nOrders\t30", &Answered::default().toggled(1)).unwrap();
        let plan = &found.unwrap().plans[0].plan;
        assert_eq!(plan.stages.iter().map(|stage| stage.name.as_str()).collect::<Vec<_>>(), ["Visits", "Orders"]);
    }

    #[test]
    fn what_is_no_table_says_so() {
        let problem = |text: &str| match table(text, &Answered::default()) {
            Ok((_, found)) => found.err(),
            Err(problem) => Some(problem),
        };
        assert_eq!(problem("Dear all, see you on Monday"), Some(Problem::NoTable));
        assert_eq!(problem("Visits,5"), Some(Problem::TooFewRows));
        assert_eq!(problem("Visits,5\nOrders,many"), None);
        assert_eq!(problem(&"a".repeat(1_000_001)), Some(Problem::TableTooLong));
    }

    #[test]
    fn what_gives_no_plan_says_why() {
        for (text, problem) in [
            ("{\"format\":\"funnelwright-plan\",", Problem::BrokenJson),
            ("{\"name\":\"x\"}", Problem::File(FileProblem::NotAPlan)),
            ("[1,2]", Problem::File(FileProblem::NotAPlan)),
            ("{\"format\":\"funnelwright-plans\",\"version\":9}", Problem::File(FileProblem::NewerVersion(9))),
        ] {
            assert_eq!(found(text, &[]), Err(problem), "{text}");
        }
    }

    #[test]
    fn a_text_is_a_file_or_a_table() {
        assert_eq!(kind_of("\u{feff} \n\t"), Kind::Empty);
        assert_eq!(kind_of("\u{feff}\n {\"format\""), Kind::PlanFile);
        assert_eq!(kind_of("[]"), Kind::PlanFile);
        assert_eq!(kind_of("Visits\t5"), Kind::Table);
    }
}
