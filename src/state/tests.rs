use std::rc::Rc;

use funnelcast_core::model::{
    Confidence, Count, Currency, Goal, Override, Overrides, Period, PlanDraft, Rate, Stage, StageId, Target, Workspace,
};

use super::*;

fn plan(counts: &[u64]) -> Plan {
    Plan::new(PlanDraft {
        name: Text::fitted("Plan"),
        currency: Currency::EURO,
        period: Period::Month,
        stages: counts
            .iter()
            .zip(0..)
            .map(|(&count, id)| Stage::new(StageId(id), Text::default(), Count::new(count).unwrap()))
            .collect(),
        sale_stage: None,
        lead_stage: None,
        goal: Goal { target: Target::Customers(Count::new(10).unwrap()), confidence: Confidence::usual() },
        what_if: Overrides::default(),
        scenarios: Vec::new(),
    })
    .unwrap()
}

fn state() -> State {
    State::new(Workspace::with_plan(PlanId(1), Rc::new(plan(&[100, 10]))), View::default())
}

fn typed(state: State, stage: u32, count: u64) -> State {
    state.after(Action::from(Edit::SetCount(StageId(stage), Count::new(count).unwrap())))
}

fn counts(state: &State) -> Vec<u64> {
    state.plan().stages.iter().map(|stage| stage.count.get()).collect()
}

#[test]
fn the_letters_of_one_field_are_one_step_and_each_field_has_its_own() {
    let state = typed(typed(typed(state(), 0, 2), 0, 20), 0, 200);
    let state = typed(state, 1, 5);
    assert_eq!(counts(&state), [200, 5]);
    let state = state.after(Action::Undo);
    assert_eq!(counts(&state), [200, 10]);
    let state = state.after(Action::Undo);
    assert_eq!(counts(&state), [100, 10]);
    assert!(!state.can_undo());
}

#[test]
fn leaving_a_field_ends_its_step() {
    let state = typed(typed(state(), 0, 200).after(Action::Settle), 0, 300).after(Action::Undo);
    assert_eq!(counts(&state), [200, 10]);
}

#[test]
fn a_drag_is_one_step() {
    let mut state = state();
    for percent in 1..=50 {
        let rate = Rate::of_counts(percent, 100);
        state = state.after(Action::from(Edit::SetOverride(Override::Rate(StageId(1), rate))));
    }
    assert!(!state.plan().what_if.is_empty());
    let state = state.after(Action::Undo);
    assert!(state.plan().what_if.is_empty());
    assert!(!state.can_undo());
}

#[test]
fn redo_gives_back_what_undo_took_and_a_new_edit_ends_it() {
    let edited = typed(state(), 0, 200);
    let redone = edited.after(Action::Undo).after(Action::Redo);
    assert_eq!(redone.workspace, edited.workspace);
    let other = typed(edited.after(Action::Undo), 1, 7);
    assert!(!other.can_redo());
    assert_eq!(counts(&other), [100, 7]);
}

#[test]
fn an_edit_that_changes_nothing_is_no_step() {
    assert!(!typed(state(), 0, 100).can_undo());
}

#[test]
fn a_refused_edit_changes_nothing_and_says_why() {
    let state = state().after(Action::from(Edit::RemoveStage(StageId(0))));
    assert_eq!(counts(&state), [100, 10]);
    assert_eq!(state.refusal, Some(Refusal::Plan(PlanProblem::TooFewStages)));
    assert!(!state.can_undo());
    assert_eq!(typed(state, 0, 1).refusal, None);
}

#[test]
fn a_removed_plan_comes_back_by_undo() {
    let state = state().after(Action::AddPlan(PlanId(2), Rc::new(plan(&[50, 5]))));
    assert_eq!(counts(&state), [50, 5]);
    let removed = state.after(Action::RemovePlan(PlanId(2)));
    assert_eq!(counts(&removed), [100, 10]);
    let back = removed.after(Action::Undo);
    assert_eq!(back.workspace, state.workspace);
}

#[test]
fn the_last_plan_stays() {
    let state = state().after(Action::RemovePlan(PlanId(1)));
    assert_eq!(state.workspace.plans().len(), 1);
    assert_eq!(state.refusal, Some(Refusal::LastPlan));
}

#[test]
fn renaming_another_plan_leaves_the_open_one_open() {
    let state = state().after(Action::AddPlan(PlanId(2), Rc::new(plan(&[50, 5]))));
    let state = state.after(Action::RenamePlan(PlanId(1), Text::fitted("Spring")));
    assert_eq!(state.workspace.active_id(), PlanId(2));
    assert_eq!(state.workspace.plans()[0].plan.name.as_str(), "Spring");
}

#[test]
fn looking_at_another_plan_is_no_step() {
    let state = state().after(Action::AddPlan(PlanId(2), Rc::new(plan(&[50, 5]))));
    let state = state.after(Action::OpenPlan(PlanId(1))).after(Action::Undo);
    assert_eq!(state.workspace.plans().len(), 1);
}
