//! What explanations of the work say, in English. Arithmetic that they write down is worked out and held against the
//! number beside it.

use funnelwright_core::plan::{
    Count, Days, Decimal, Edit, Interval, Money, Override, Plan, Quantity, StageId, Target, TeamEdit, Touches,
};

use super::*;
use crate::rooms::ROOMS;
use crate::rooms::capacity::topics;
use crate::rooms::explain::Explanation;
use crate::rooms::explain::tests::{Reader, edited, figures, goal, is_right, line, lines, note, rate, titled, volume};
use crate::rooms::topics::title;
use crate::testing::english;
use funnelwright::templates::{blank, sample};
use funnelwright::widgets::context::ScenarioRef;

fn quantity<const MAXIMUM: u32>(hundredths: i128) -> Option<Quantity<MAXIMUM>> {
    Quantity::new(Decimal::new(hundredths, 2).unwrap()).ok()
}

fn days(count: u64) -> Days {
    Days::new(Decimal::from(count)).unwrap()
}

fn every(count: u64) -> Option<Touches> {
    Interval::new(days(count)).ok().map(Touches::Every)
}

fn customers(plan: &Plan, count: u64) -> Edit {
    goal(plan, Target::Customers(Count::new(count).unwrap()))
}

fn ids(plan: &Plan) -> Vec<StageId> {
    plan.stages.iter().map(|stage| stage.id).collect()
}

/// 1,000, 200, 100, 50 and twice 25: the first are called 3 times for 4 minutes, the second every 2 days for 21 days and
/// the third twice for 45 minutes, of 25 wanted customers and by people of so many hours, each in hundredths.
fn plan(people: Option<i128>, hours: Option<i128>) -> Plan {
    let plan = sample(&english().messages);
    let ids = ids(&plan);
    let counts = ids.iter().zip([1_000, 200, 100, 50, 25, 25]);
    let counts = counts.map(|(id, count)| Edit::SetCount(*id, Count::new(count).unwrap()));
    let work = [
        Edit::Team(TeamEdit::SetTouches(ids[0], quantity(300).map(Touches::PerEntry))),
        Edit::Team(TeamEdit::SetMinutes(ids[0], quantity(400))),
        Edit::Team(TeamEdit::SetTouches(ids[1], every(2))),
        Edit::SetDays(ids[1], Some(days(21))),
        Edit::Team(TeamEdit::SetMinutes(ids[1], quantity(1_000))),
        Edit::Team(TeamEdit::SetTouches(ids[2], quantity(200).map(Touches::PerEntry))),
        Edit::Team(TeamEdit::SetMinutes(ids[2], quantity(4_500))),
        Edit::Team(TeamEdit::SetPeople(people.and_then(quantity))),
        Edit::Team(TeamEdit::SetHours(hours.and_then(quantity))),
        customers(&plan, 30),
    ];
    edited(&edited(&plan, counts), work)
}

fn at(plan: &Plan, position: usize) -> Vec<Explanation> {
    of_stage(&figures(plan.clone()), position, &english())
}

fn in_all(plan: &Plan) -> Vec<Explanation> {
    of_team(&figures(plan.clone()), &english())
}

#[test]
fn the_work_at_a_stage_is_explained_by_its_touches() {
    let plan = plan(Some(200), Some(15_000));
    assert_eq!(
        lines(at(&plan, 0)),
        [
            "Hours for the goal: 1,200 × 3 × 4 ÷ 60 = 240 h",
            "Load: 240 ÷ 300 = 80%",
            "Hours expected: 1,000 × 3 × 4 ÷ 60 = 200 h",
            "Load expected: 200 ÷ 300 = 66.7%",
            "Entries each a day: 1,200 ÷ (2 × 21) = 28.6",
            "Touches each a day: 1,200 × 3 ÷ (2 × 21) = 85.7",
        ]
    );
    let rhythm = || titled(at(&plan, 1), "Hours for the goal");
    assert_eq!(line(rhythm()), "Hours for the goal: 240 × 21 ÷ 2 × 10 ÷ 60 = 420 h");
    assert_eq!(
        rhythm().formula,
        "Required entries × days of follow-up ÷ days between touches × minutes per touch ÷ 60"
    );
    assert_eq!(
        note(titled(at(&plan, 0), "Entries each a day")),
        "Assumes 21 working days a month, and that everyone in the team takes an equal part."
    );
    assert!(at(&plan, 6).is_empty());
}

#[test]
fn the_work_in_all_is_explained_by_that_of_the_stages() {
    let plan = plan(Some(200), Some(15_000));
    assert_eq!(
        lines(in_all(&plan)),
        [
            "Hours of the team: 2 × 150 = 300 h",
            "Hours for the goal: 240 + 420 + 180 = 840 h",
            "Load: 840 ÷ 300 = 280%",
            "Hours for what is expected: 200 + 350 + 150 = 700 h",
            "Load expected: 700 ÷ 300 = 233%",
            "Where the hours run out: Leads: (300 − 180) ÷ 420 = 29%",
            "People needed: 840 ÷ 150 = 6",
        ]
    );
    let parts: Vec<String> = titled(in_all(&plan), "Hours for the goal").parts.iter().map(|part| part.text()).collect();
    assert_eq!(parts[1], "Leads: 240 × 21 ÷ 2 × 10 ÷ 60 = 420");
    assert_eq!(parts.len(), 3);
    // Where there is one stage with work, its own arithmetic is that of all.
    let only = [1, 2].map(|position| Edit::Team(TeamEdit::SetMinutes(plan.stages[position].id, None)));
    let only = edited(&plan, only);
    assert_eq!(line(titled(in_all(&only), "Hours for the goal")), "Hours for the goal: 1,200 × 3 × 4 ÷ 60 = 240 h");
    assert!(in_all(&only).iter().all(|explanation| explanation.parts.is_empty()));
}

#[test]
fn without_a_goal_it_is_of_what_is_expected() {
    let plan = plan(Some(200), Some(15_000));
    let plan = edited(&plan, [customers(&plan, 0)]);
    assert_eq!(
        lines(in_all(&plan)),
        [
            "Hours of the team: 2 × 150 = 300 h",
            "Hours for what is expected: 200 + 350 + 150 = 700 h",
            "Load expected: 700 ÷ 300 = 233%",
            "Where the hours run out: Leads: (300 − 150) ÷ 350 = 43%",
            "People needed: 700 ÷ 150 = 5",
        ]
    );
    assert_eq!(lines(at(&plan, 2)).len(), 4);
    let entries = titled(at(&plan, 2), "Entries each a day");
    assert_eq!(entries.formula, "Expected entries ÷ (people × working days in the period)");
}

#[test]
fn what_is_not_typed_is_said() {
    let untyped = |explanations: Vec<Explanation>, title: &str| {
        let explained = titled(explanations, title);
        assert!(explained.substitution.is_none() && explained.parts.is_empty(), "{title}");
        note(explained)
    };
    let alone = plan(None, None);
    assert!(untyped(at(&alone, 0), "Load").starts_with("No data: the people of the team or their hours"));
    assert!(untyped(at(&alone, 0), "Entries each a day").starts_with("No data: the people of the team are not"));
    assert!(untyped(at(&alone, 3), "Touches each a day").starts_with("No data: how often there is follow-up, or"));
    assert!(untyped(at(&alone, 3), "Hours for the goal").starts_with("No data: how often there is follow-up, for"));
    assert!(untyped(in_all(&alone), "People needed").starts_with("No data: the hours per person"));
    assert!(untyped(in_all(&alone), "Hours of the team").starts_with("No data: the people of the team or"));
    let endless = edited(&alone, [Edit::SetDays(alone.stages[1].id, None)]);
    assert!(untyped(at(&endless, 1), "Hours expected").starts_with("No data: how often there is follow-up, for"));
    let nothing = blank(&english().messages);
    assert!(untyped(in_all(&nothing), "People needed").starts_with("No data: how often there is follow-up, for"));
    // Nobody has reached the first stage, and others enter: nobody knows how many get on.
    let unknown = edited(&alone, [Edit::SetCount(alone.stages[0].id, Count::default()), volume(7)]);
    assert!(untyped(in_all(&unknown), "Hours for what is expected").starts_with("No data: nobody reached a stage"));
}

#[test]
fn titles_name_whose_work_it_is() {
    let (locale, figures) = (english(), figures(plan(None, None)));
    let title = |topic| title(ROOMS, &figures, topic, ScenarioRef::InForce, &locale);
    assert_eq!(title(topics::work(1)), "The math of the work at Leads");
    assert_eq!(title(topics::TEAM), "The math of the team's work");
}

#[test]
fn what_is_written_down_gives_the_number_beside_it() {
    let (mut checked, mut parts) = (0, 0);
    let teams = [(Some(0), Some(0)), (Some(250), Some(13_333)), (Some(100), Some(12_000)), (Some(4_000), Some(700))];
    for (people, hours) in teams {
        let base = plan(people, hours);
        let ids = ids(&base);
        let odd = [
            Edit::Team(TeamEdit::SetTouches(ids[0], quantity(33).map(Touches::PerEntry))),
            Edit::Team(TeamEdit::SetTouches(ids[4], every(7))),
            Edit::SetDays(ids[4], Some(days(10))),
            Edit::Team(TeamEdit::SetMinutes(ids[4], quantity(725))),
        ];
        let what_if = [volume(12_345), rate(&base, 2, 3_333), Edit::SetOverride(Override::Days(ids[1], Some(days(5))))];
        let goals = [
            customers(&base, 0),
            customers(&base, 3),
            goal(&base, Target::Revenue(Money::from_minor(98_765_432).unwrap())),
        ];
        for edits in [vec![], odd.to_vec(), what_if.to_vec(), odd.iter().chain(&what_if).cloned().collect()] {
            for goal in &goals {
                let plan = edited(&edited(&base, edits.clone()), [goal.clone()]);
                let stages = (0..plan.stages.len()).flat_map(|position| at(&plan, position));
                for explanation in in_all(&plan).into_iter().chain(stages) {
                    for part in explanation.parts.iter().map(|part| part.text()) {
                        let (expression, amount) = part.split_once(": ").unwrap().1.split_once(" = ").unwrap();
                        let [found, said] = [expression, amount].map(|text| Reader::new(text).result().unwrap());
                        assert!((found - said).abs() <= 1e-6 * said.max(1e-3), "{part}");
                        parts += 1;
                    }
                    checked += usize::from(is_right(explanation));
                }
            }
        }
    }
    assert!(checked > 1_000 && parts > 250, "{checked} {parts}");
}
