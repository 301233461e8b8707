//! Capacity, against plans worked out by hand and hours spent one by one.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used)]

mod funnel;
mod support;

use funnel::{funnel, id, people, plan, set_effort, typed};
use funnelwright_core::calc::capacity::{Capacity, RunsOut, Work, capacity};
use funnelwright_core::calc::{report, report_under, working_days};
use funnelwright_core::plan::{
    Days, Decimal, Edit, Interval, Override, Overrides, Period, Plan, PlanDraft, Quantity, Stage, StageEffort, Target,
    TeamEdit, Touches,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn quantity<const MAXIMUM: u32>(text: &str) -> Quantity<MAXIMUM> {
    Quantity::new(text.parse().unwrap()).unwrap()
}

fn days(text: &str) -> Days {
    Days::new(text.parse().unwrap()).unwrap()
}

fn per_entry(draft: &mut PlanDraft, stage: usize, touches: &str, minutes: &str) {
    set_effort(draft, stage, |effort| {
        effort.touches = Some(Touches::PerEntry(quantity(touches)));
        effort.minutes = Some(quantity(minutes));
    });
}

fn team(draft: &mut PlanDraft, people: &str, hours: &str) {
    draft.team.people = Some(quantity(people));
    draft.team.hours = Some(quantity(hours));
}

/// A month of 1,000 leads, each called 3 times for 4 minutes; 200 meetings of an hour; 100 offers that take 2 touches of
/// 45 minutes; 50 sales. The goal is 60 of them: 1,200 leads, 240 meetings, 120 offers. Two people of 120 hours.
fn sales() -> PlanDraft {
    let mut draft = funnel(&[1000, 200, 100, 50]);
    draft.goal.target = Target::Customers(people(60));
    per_entry(&mut draft, 0, "3", "4");
    per_entry(&mut draft, 1, "1", "60");
    per_entry(&mut draft, 2, "2", "45");
    team(&mut draft, "2", "120");
    draft
}

fn of(draft: PlanDraft) -> Capacity {
    let plan = plan(draft);
    capacity(&plan, &plan.what_if, &report(&plan))
}

#[test]
fn hours_are_entries_times_touches_times_minutes() {
    let found = of(sales());
    assert_eq!(found.hours, Some(240.0));
    let hours = |required: bool| {
        let load = move |stage: &funnelwright_core::calc::capacity::StageWork| {
            if required { stage.required } else { stage.expected }
        };
        found.stages.iter().map(|stage| load(stage).hours).collect::<Vec<_>>()
    };
    assert_eq!(hours(false), [Some(200.0), Some(200.0), Some(150.0), None]);
    assert_eq!(hours(true), [Some(240.0), Some(240.0), Some(180.0), None]);
    assert_eq!(found.stages[0].touches_per_entry, Some(3.0));
    assert_eq!(found.stages[2].hours_per_entry, Some(1.5));
    assert_eq!(found.stages[1].required.utilisation, Some(1.0));

    // 550 hours of 240: the offers take 150, the meetings find 90 of their 200, and nobody is called.
    assert_eq!(
        found.expected,
        Work {
            hours: Some(550.0),
            utilisation: Some(550.0 / 240.0),
            runs_out: Some(RunsOut { stage: 1, share: 0.45 }),
            people: Some(5)
        }
    );
    // 660 hours: 180, then 60 of 240.
    assert_eq!(
        found.required,
        Work {
            hours: Some(660.0),
            utilisation: Some(2.75),
            runs_out: Some(RunsOut { stage: 1, share: 0.25 }),
            people: Some(6)
        }
    );
}

#[test]
fn a_person_has_a_share_of_each_working_day() {
    let found = of(sales());
    // 42 days of two people a month; "24 calls a day" is 1,000 × 3 / 42 / 3.
    assert_eq!(found.stages[0].expected.entries_per_person_and_day, Some(1000.0 / 42.0));
    assert_eq!(found.stages[0].expected.touches_per_person_and_day, Some(3000.0 / 42.0));
    assert_eq!(found.stages[0].required.touches_per_person_and_day, Some(3600.0 / 42.0));
    // Where nothing is said of the touches, entries are still so many a day.
    assert_eq!(found.stages[3].expected.entries_per_person_and_day, Some(50.0 / 42.0));
    assert_eq!(found.stages[3].expected.touches_per_person_and_day, None);
    let mut weekly = sales();
    weekly.period = Period::Week;
    assert_eq!(of(weekly).stages[0].expected.entries_per_person_and_day, Some(100.0));
}

#[test]
fn a_rhythm_goes_on_until_the_next_stage() {
    let mut draft = sales();
    let interval = Interval::new(days("5")).unwrap();
    set_effort(&mut draft, 0, |effort| effort.touches = Some(Touches::Every(interval)));
    assert_eq!(of(draft.clone()).stages[0].touches_per_entry, None, "nobody knows how long they stay");
    draft.stages[0].days = Some(days("20"));
    let found = of(draft.clone());
    assert_eq!(found.stages[0].touches_per_entry, Some(4.0));
    assert_eq!(found.stages[0].expected.hours, Some(1000.0 * 4.0 * 4.0 / 60.0));
    // A what-if that makes them stay half as long halves the touches.
    let plan = plan(draft).apply(Edit::SetOverride(Override::Days(id(0), Some(days("10"))))).unwrap();
    let found = capacity(&plan, &plan.what_if, &report(&plan));
    assert_eq!(found.stages[0].touches_per_entry, Some(2.0));
    let baseline = capacity(&plan, &Overrides::default(), &report_under(&plan, &Overrides::default()));
    assert_eq!(baseline.stages[0].touches_per_entry, Some(4.0));
}

#[test]
fn a_what_if_changes_the_entries() {
    let plan = plan(sales());
    let what_if = funnel::with_rates(2000, &[typed(1, 1), typed(5, 1), typed(5, 1)]);
    let found = capacity(&plan, &what_if, &report_under(&plan, &what_if));
    let hours: Vec<_> = found.stages.iter().map(|stage| stage.expected.hours).collect();
    assert_eq!(hours, [Some(400.0), Some(200.0), Some(150.0), None]);
    // 60 of 2.5 %: 2,400, 240, 120.
    let hours: Vec<_> = found.stages.iter().map(|stage| stage.required.hours).collect();
    assert_eq!(hours, [Some(480.0), Some(240.0), Some(180.0), None]);
}

#[test]
fn hours_that_just_suffice_do_not_run_out() {
    let mut draft = sales();
    team(&mut draft, "5", "110");
    let found = of(draft.clone());
    assert_eq!((found.expected.utilisation, found.expected.runs_out), (Some(1.0), None));
    assert_eq!(found.expected.people, Some(5));
    team(&mut draft, "5", "109.99");
    let found = of(draft);
    assert_eq!(found.expected.runs_out.map(|out| out.stage), Some(0));
    assert_eq!(found.expected.people, Some(6));

    // 0.1 + 0.2 is more than 0.3 in doubles, which is nobody's hour.
    let mut draft = funnel(&[10, 10]);
    per_entry(&mut draft, 0, "1", "0.6");
    per_entry(&mut draft, 1, "1", "1.2");
    team(&mut draft, "1", "0.3");
    let found = of(draft);
    assert_eq!((found.expected.people, found.expected.runs_out), (Some(1), None));
}

#[test]
fn what_is_not_said_is_not_made_up() {
    let nothing = Work { hours: None, utilisation: None, runs_out: None, people: None };
    let mut draft = funnel(&[10, 0, 5]);
    let found = of(draft.clone());
    assert_eq!((found.hours, found.expected, found.required), (None, nothing, nothing));
    // Minutes alone, and touches alone, are no work.
    set_effort(&mut draft, 0, |effort| effort.minutes = Some(quantity("5")));
    set_effort(&mut draft, 1, |effort| effort.touches = Some(Touches::PerEntry(quantity("5"))));
    assert_eq!(of(draft.clone()).expected, nothing);
    per_entry(&mut draft, 0, "6", "10");
    let found = of(draft.clone());
    assert_eq!(found.expected, Work { hours: Some(10.0), ..nothing });
    draft.team.people = Some(quantity("2"));
    let found = of(draft.clone());
    assert_eq!((found.hours, found.expected.people), (None, None));
    assert!(found.stages[0].expected.entries_per_person_and_day.is_some());
    // How many reach the third stage of those who reach none is anybody's guess.
    draft.what_if.top = Some(people(20));
    draft.goal.target = Target::Customers(people(3));
    per_entry(&mut draft, 2, "1", "60");
    draft.stages[1].count = people(0);
    let found = of(draft);
    assert_eq!(found.required, nothing);
}

#[test]
fn a_team_of_nobody_and_one_without_an_hour() {
    let mut draft = sales();
    team(&mut draft, "0", "160");
    let found = of(draft.clone());
    assert_eq!(found.expected.runs_out, Some(RunsOut { stage: 2, share: 0.0 }));
    assert_eq!((found.expected.utilisation, found.expected.people), (None, Some(4)));
    assert_eq!(found.stages[0].expected.entries_per_person_and_day, None);
    team(&mut draft, "3", "0");
    assert_eq!(of(draft.clone()).expected.people, None);
    // Where there is nothing to do, nobody is needed for it.
    draft.stages.iter_mut().for_each(|stage| stage.count = people(0));
    let found = of(draft);
    assert_eq!((found.expected.hours, found.expected.people, found.expected.runs_out), (Some(0.0), Some(0), None));
}

/// Stages that each ask for some minutes per entry, or say nothing; a team of whole people and hours.
fn worked() -> impl Strategy<Value = Plan> {
    let stage = (0..400_u64, proptest::option::weighted(0.8, (0..6_u32, 0..90_u32)));
    (vec(stage, 2..7), 0..8_u32, 1..200_u32).prop_map(|(stages, people, hours)| {
        let counts: Vec<u64> = stages.iter().map(|(count, _)| *count).collect();
        let mut draft = funnel(&counts);
        for (position, (_, work)) in stages.iter().enumerate() {
            if let Some((touches, minutes)) = work {
                per_entry(&mut draft, position, &touches.to_string(), &minutes.to_string());
            }
        }
        team(&mut draft, &people.to_string(), &hours.to_string());
        plan(draft)
    })
}

/// The minutes of work in each stage of such a plan.
fn minutes(plan: &Plan) -> Vec<u64> {
    let whole = |number: Decimal| number.as_whole().unwrap();
    let of_stage = |stage: &Stage| match plan.team.effort(stage.id) {
        StageEffort { touches: Some(Touches::PerEntry(touches)), minutes: Some(minutes) } => {
            stage.count.get() * whole(touches.get()) * whole(minutes.get())
        }
        _ => 0,
    };
    plan.stages.iter().map(of_stage).collect()
}

proptest! {
    #[test]
    fn minutes_spent_one_by_one_run_out_at_the_same_stage(plan in worked()) {
        let found = capacity(&plan, &plan.what_if, &report(&plan)).expected;
        prop_assume!(found.hours.is_some());
        let team = plan.team.people.unwrap().get().as_whole().unwrap() * plan.team.hours.unwrap().get().as_whole().unwrap();
        let (mut left, mut stuck) = (team * 60, None);
        for (stage, asked) in minutes(&plan).into_iter().enumerate().rev() {
            let mut done = 0;
            while done < asked && left > 0 {
                (done, left) = (done + 1, left - 1);
            }
            if done < asked {
                stuck = Some((stage, done as f64 / asked as f64));
                break;
            }
        }
        prop_assert_eq!(found.runs_out.map(|out| out.stage), stuck.map(|(stage, _)| stage));
        if let (Some(out), Some((_, share))) = (found.runs_out, stuck) {
            prop_assert!((out.share - share).abs() < 1e-9);
        }
    }

    #[test]
    fn so_many_people_suffice_and_one_fewer_does_not(plan in worked()) {
        let found = capacity(&plan, &plan.what_if, &report(&plan)).expected;
        prop_assume!(found.hours.is_some());
        let each = 60 * plan.team.hours.unwrap().get().as_whole().unwrap();
        let asked: u64 = minutes(&plan).iter().sum();
        let least = (0..).find(|people| people * each >= asked);
        prop_assert_eq!(found.people, least);
        let with_as_many = plan.apply(Edit::Team(TeamEdit::SetPeople(Some(quantity(&least.unwrap().to_string())))));
        let with_as_many = with_as_many.unwrap();
        prop_assert_eq!(capacity(&with_as_many, &with_as_many.what_if, &report(&with_as_many)).expected.runs_out, None);
    }

    #[test]
    fn whatever_is_said_the_figures_are_figures(plan in support::plan()) {
        let found = capacity(&plan, &plan.what_if, &report(&plan));
        let days = working_days(plan.period);
        let is_figure = |figure: Option<f64>| figure.is_none_or(|figure| figure.is_finite() && figure >= 0.0);
        for (stage, work) in plan.stages.iter().zip(&found.stages) {
            for load in [work.expected, work.required] {
                prop_assert!(is_figure(load.hours) && is_figure(load.utilisation));
                prop_assert!(is_figure(load.entries_per_person_and_day) && is_figure(load.touches_per_person_and_day));
                prop_assert!(load.hours.is_none() || plan.team.effort(stage.id).minutes.is_some());
            }
            let said = work.expected.entries_per_person_and_day.zip(plan.team.people);
            if let Some((entries, people)) = said {
                let entered = entries * people.to_f64() * days;
                let wanted = plan.what_if.top.unwrap_or(plan.stages[0].count).get() as f64;
                prop_assert!(stage.id != plan.stages[0].id || (entered - wanted).abs() <= 1e-9 * wanted);
            }
        }
        for work in [found.expected, found.required] {
            prop_assert!(is_figure(work.hours) && is_figure(work.utilisation));
            prop_assert!(work.runs_out.is_none_or(|out| (0.0..1.0).contains(&out.share)));
            let is_too_much = work.utilisation.is_some_and(|share| share > 1.0 + 1e-9);
            prop_assert!(!is_too_much || work.runs_out.is_some());
        }
    }
}
