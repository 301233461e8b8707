//! Capacity: the work that a plan asks of its team in a period. Invariant: no number is NaN or infinite; a stage of which the work is not set asks for none.

use super::exact::finite;
use super::report::Report;
use super::working_days;
use crate::plan::{Count, Overrides, Plan, Stage, StageEffort, Touches};

/// The work of a period, and who does it.
#[derive(Debug, Clone, PartialEq)]
pub struct Capacity {
    /// What the team works in a period: people × hours. `None` where either is not set.
    pub hours: Option<f64>,
    /// In the plan's order.
    pub stages: Vec<StageWork>,
    /// With as many entries as are expected.
    pub expected: Work,
    /// With as many as the goal requires.
    pub required: Work,
}

/// The work in one stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StageWork {
    /// Touches of each who enters. `None` where that is not set, or depends on days that are not.
    pub touches_per_entry: Option<f64>,
    /// Touches × minutes / 60. `None` where one of these is not set.
    pub hours_per_entry: Option<f64>,
    /// With as many entries as are expected.
    pub expected: StageLoad,
    /// With as many as the goal requires.
    pub required: StageLoad,
}

/// What some number of entries asks for in a stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StageLoad {
    /// Entries × touches × minutes / 60. `None` where one of these is not known or set.
    pub hours: Option<f64>,
    /// Of all the hours of the team, as a fraction of 1.
    pub utilisation: Option<f64>,
    /// Entries for each person on a working day.
    pub entries_per_person_and_day: Option<f64>,
    /// Touches by each person on a working day.
    pub touches_per_person_and_day: Option<f64>,
}

/// The work in all stages together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Work {
    /// Of all stages whose work is set; `None` where there is none, or the entries of one are not known.
    pub hours: Option<f64>,
    /// The share of the team's hours that it takes; above 1 where they do not suffice.
    pub utilisation: Option<f64>,
    /// Where the hours run out; `None` where they suffice.
    pub runs_out: Option<RunsOut>,
    /// The least whole number of people whose hours suffice; `None` where no number does, or more than [`Count::MAXIMUM`].
    pub people: Option<u64>,
}

/// The stage at which the hours run out when those who come last in the funnel come first: whoever has bought, then
/// whoever is nearest to it. Nothing is left for the stages above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunsOut {
    /// Its position, from 0.
    pub stage: usize,
    /// The share of its work that can still be done, from 0 to below 1.
    pub share: f64,
}

/// What is taken for nothing, as a share: sums of doubles are no more exact.
const NOISE: f64 = 1e-12;

/// The work of a plan under a what-if, of which `report` is the report.
///
/// Source: the utilisation of a station with many servers, arrivals × service time / servers (L. Kleinrock, Queueing
/// Systems, volume 1, 1975, section 2.1).
pub fn capacity(plan: &Plan, overrides: &Overrides, report: &Report) -> Capacity {
    let people = plan.team.people.map(|people| people.to_f64());
    let hours_each = plan.team.hours.map(|hours| hours.to_f64());
    let hours = product(people, hours_each);
    let person_days = people.map(|people| people * working_days(plan.period));
    let stages = plan.stages.iter().zip(&report.stages).map(|(stage, reported)| {
        let effort = plan.team.effort(stage.id);
        let touches = touches_per_entry(stage, effort, overrides);
        let minutes = effort.minutes.map(|minutes| minutes.to_f64());
        let hours_per_entry = product(touches, minutes).map(|minutes| minutes / 60.0);
        let load = |entries: Option<f64>| {
            let worked = product(entries, hours_per_entry);
            StageLoad {
                hours: worked,
                utilisation: quotient(worked, hours),
                entries_per_person_and_day: quotient(entries, person_days),
                touches_per_person_and_day: quotient(product(entries, touches), person_days),
            }
        };
        StageWork {
            touches_per_entry: touches,
            hours_per_entry,
            expected: load(reported.expected_count),
            required: load(reported.required_count.map(|count| count as f64)),
        }
    });
    let stages: Vec<StageWork> = stages.collect();
    let all = |load: fn(&StageWork) -> StageLoad| {
        let is_set = stages.iter().any(|work| work.hours_per_entry.is_some());
        let of_each = stages.iter().map(|work| work.hours_per_entry.map_or(Some(0.0), |_| load(work).hours));
        together(of_each.collect::<Option<Vec<f64>>>().filter(|_| is_set), hours, hours_each)
    };
    Capacity { hours, expected: all(|work| work.expected), required: all(|work| work.required), stages }
}

/// A rhythm touches whoever is in the stage as often as it fits into the days in force to the next one.
fn touches_per_entry(stage: &Stage, effort: StageEffort, overrides: &Overrides) -> Option<f64> {
    match effort.touches? {
        Touches::PerEntry(number) => Some(number.to_f64()),
        Touches::Every(interval) => {
            let days = overrides.days.get(stage.id).or(stage.days)?;
            finite(days.get().to_f64() / interval.days().get().to_f64())
        }
    }
}

/// `of_each` stage are the hours that its work takes; `hours` are those of the team, `hours_each` of a person.
fn together(of_each: Option<Vec<f64>>, hours: Option<f64>, hours_each: Option<f64>) -> Work {
    let Some(of_each) = of_each else { return Work { hours: None, utilisation: None, runs_out: None, people: None } };
    let asked: f64 = of_each.iter().sum();
    Work {
        hours: Some(asked),
        utilisation: quotient(Some(asked), hours),
        runs_out: hours.and_then(|hours| runs_out(&of_each, hours)),
        people: hours_each.and_then(|hours_each| people(asked, hours_each)),
    }
}

fn runs_out(of_each: &[f64], hours: f64) -> Option<RunsOut> {
    let mut left = hours;
    for (stage, asked) in of_each.iter().enumerate().rev() {
        if *asked - left > hours.max(*asked) * NOISE {
            return Some(RunsOut { stage, share: left / asked });
        }
        left = (left - asked).max(0.0);
    }
    None
}

fn people(asked: f64, hours_each: f64) -> Option<u64> {
    let people = if asked > 0.0 { (asked / hours_each * (1.0 - NOISE)).ceil() } else { 0.0 };
    (people <= Count::MAXIMUM as f64).then_some(people as u64)
}

fn product(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    Some(one? * other?)
}

/// `None` where either is not known, or the quotient is none.
fn quotient(dividend: Option<f64>, divisor: Option<f64>) -> Option<f64> {
    finite(dividend? / divisor?)
}
