//! The answers of a session: when they come, and that they are those of the simulation.
#![allow(clippy::unwrap_used)]

#[path = "../../core/tests/funnel/mod.rs"]
mod funnel;
#[path = "../../core/tests/json/mod.rs"]
mod json;

use funnel::{funnel, plan, sample};
use funnelwright_core::calc::simulation::{Bands, MOST_TRIALS, Simulation};
use funnelwright_core::format::{read_bands, read_plan, write_bands};
use funnelwright_core::plan::Date;
use funnelwright_simulation::Session;

fn today() -> Date {
    Date::new(2026, 11, 5).unwrap()
}

/// After how many batches there were answers, and these.
fn answers(trials: u32) -> Vec<(usize, Bands)> {
    let mut session = Session::new(&plan(sample()), today(), trials).unwrap();
    let mut answers = Vec::new();
    let mut batches = 0;
    while !session.is_over() {
        batches += 1;
        answers.extend(session.advance().map(|bands| (batches, bands)));
    }
    answers
}

#[test]
fn answers_are_coarse_first_and_exact_at_last() {
    let when = |trials| -> Vec<(usize, usize)> {
        answers(trials).into_iter().map(|(batches, bands)| (batches, bands.trials)).collect()
    };
    assert_eq!(when(10_000), [(1, 500), (20, 10_000)]);
    assert_eq!(when(2_500), [(1, 500), (5, 2_500)]);
    assert_eq!(when(700), [(1, 500), (2, 700)]);
    assert_eq!(when(3), [(1, 3)]);
    assert_eq!(when(u32::MAX).last().unwrap().1, MOST_TRIALS as usize);

    let sample = plan(sample());
    let mut simulation = Simulation::new(&sample, &sample.what_if, today()).unwrap();
    simulation.run(10_000);
    assert_eq!(simulation.bands().as_ref(), answers(10_000).last().map(|(_, bands)| bands));
}

#[test]
fn the_what_if_in_force_counts() {
    let mut draft = sample();
    draft.what_if.rates.set(draft.stages[5].id, Some(funnel::typed(0, 0)));
    let bands = Session::new(&plan(draft), today(), 500).unwrap().advance().unwrap();
    assert!(bands.periods.iter().all(|period| period.customers.high == 0.0));
}

#[test]
fn what_cannot_be_drawn_has_no_session() {
    assert!(Session::new(&plan(funnel(&[10, 0, 0])), today(), 500).is_none());
    assert!(Session::new(&plan(sample()), today(), 0).is_none());
}

#[test]
fn an_answer_goes_through_a_row_of_numbers() {
    for (_, bands) in answers(2_500) {
        let row = write_bands(&bands);
        assert_eq!(read_bands(&row), Some(bands));
        // What is cut off within the periods, or before them, is no row.
        for length in 0..11 + 12 * 10 {
            assert_eq!(read_bands(&row[..length]), None);
        }
        for (place, number) in [(1, 3.0), (1, f64::NAN), (10, 0.0), (10, 37.0), (10, f64::NAN)] {
            let mut broken = row.clone();
            broken[place] = number;
            assert_eq!(read_bands(&broken), None);
        }
    }
}

/// The browser's test compares its worker's answer with the same file.
#[test]
fn the_answer_is_the_same_on_every_machine() {
    let mut file: serde_json::Value = serde_json::from_str(include_str!("plan.json")).unwrap();
    // So that people are followed from one earning stage to the next.
    file["plan"]["stages"][5]["value"] = 5_000.into();
    let plan = read_plan(&json::value(&file)).unwrap();
    let mut session = Session::new(&plan, today(), 10_000).unwrap();
    let mut rows = Vec::new();
    while !session.is_over() {
        rows.extend(session.advance().map(|bands| write_bands(&bands)));
    }
    let expected: Vec<Vec<f64>> = serde_json::from_str(include_str!("answers.json")).unwrap();
    assert_eq!(rows, expected, "{}", serde_json::to_string(&rows).unwrap());
}
