use std::rc::Rc;

use funnelwright_core::format::LinkProblem;
use funnelwright_core::plan::{
    Change, Confidence, Count, DealsEdit, Decimal, Edit, ForecastEdit, Goal, HistoryEdit, Horizon, Inflow, Method,
    Month, OpenDeals, Override, Overrides, PastPeriod, PlanDraft, Rate, Season, Stage, StageId, Target, Workspace,
};

use super::*;

fn plan(counts: &[u64]) -> Plan {
    Plan::new(PlanDraft {
        name: Text::fitted("Plan"),
        stages: counts
            .iter()
            .zip(0..)
            .map(|(&count, id)| Stage::new(StageId(id), Text::default(), Count::new(count).unwrap()))
            .collect(),
        goal: Goal { target: Target::Customers(Count::new(10).unwrap()), confidence: Confidence::usual() },
        ..PlanDraft::blank()
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
fn what_was_half_typed_is_taken_back_as_if_it_had_not_been() {
    let take_back =
        |state: &State, stage| state.after(Action::TakeBack(Rc::new(Edit::SetCount(StageId(stage), Count::default()))));
    let before = typed(state(), 1, 5).after(Action::EndStep);
    let half = typed(typed(before.clone(), 0, 1), 0, 12);
    let back = take_back(&half, 0);
    assert_eq!(counts(&back), [100, 5]);
    assert_eq!(counts(&take_back(&back, 0)), [100, 5], "once");
    let again = typed(back, 0, 120).after(Action::Undo);
    assert_eq!(counts(&again), [100, 5], "and is one step with what is typed then");
    assert_eq!(counts(&again.after(Action::Undo)), [100, 10]);
    assert_eq!(counts(&take_back(&half, 1)), [12, 5], "only in its own place");
    assert_eq!(counts(&take_back(&half.after(Action::EndStep), 0)), [12, 5], "and while it is being typed");
}

#[test]
fn sections_are_undone_by_the_field_too() {
    let horizon = |periods| Edit::Forecast(ForecastEdit::SetHorizon(Horizon::new(periods).unwrap()));
    let open = |count| OpenDeals { count: Count::new(count).unwrap(), value: None, chance: None };
    let set_open = |stage, count| Edit::Deals(DealsEdit::SetOpen(StageId(stage), Some(open(count))));
    let edits = [
        horizon(2),
        horizon(24),
        set_open(0, 1),
        set_open(0, 15),
        set_open(1, 4),
        Edit::Forecast(ForecastEdit::SetStart(None)),
    ];
    let state = edits.into_iter().fold(state(), |state, edit| state.after(Action::from(edit)));
    let counts =
        |state: &State| [0, 1].map(|stage| state.plan().deals.get(StageId(stage)).map(|open| open.count.get()));
    assert_eq!((state.plan().forecast.horizon.get(), counts(&state)), (24, [Some(15), Some(4)]));
    let state = state.after(Action::Undo);
    assert_eq!((state.plan().forecast.horizon.get(), counts(&state)), (24, [Some(15), None]));
    let state = state.after(Action::Undo);
    assert_eq!((state.plan().forecast.horizon.get(), counts(&state)), (24, [None, None]));
    let state = state.after(Action::Undo);
    assert_eq!(**state.plan(), plan(&[100, 10]));
    assert!(!state.can_undo());
    let state = (0..3).fold(state, |state, _| state.after(Action::Redo));
    assert_eq!((state.plan().forecast.horizon.get(), counts(&state)), (24, [Some(15), Some(4)]));
}

#[test]
fn each_beginning_that_is_chosen_is_a_step_of_its_own() {
    let start = |month| Action::from(Edit::Forecast(ForecastEdit::SetStart(Month::new(2026, month).ok())));
    let state = state().after(start(1)).after(start(2)).after(Action::Undo);
    assert_eq!(state.plan().forecast.start.map(Month::month), Some(1));
}

#[test]
fn rows_that_come_or_go_are_steps_of_their_own_and_what_is_typed_in_them_is_one() {
    let past = |label: &str| PastPeriod { label: Text::fitted(label), ..PastPeriod::default() };
    let set = |labels: &[&str]| {
        Action::from(Edit::History(HistoryEdit::SetPeriods(labels.iter().map(|label| past(label)).collect())))
    };
    let labels =
        |state: &State| state.plan().history.iter().map(|past| past.label.as_str().to_owned()).collect::<Vec<_>>();
    let state = state().after(set(&["", ""])).after(set(&["", "", ""]));
    let state =
        state.after(set(&["M", "", ""])).after(set(&["May", "", ""])).after(set(&["May", ""])).after(set(&["May"]));
    let state = state.after(Action::Undo);
    assert_eq!(labels(&state), ["May", ""]);
    let state = state.after(Action::Undo);
    assert_eq!(labels(&state), ["May", "", ""]);
    let state = state.after(Action::Undo);
    assert_eq!(labels(&state), ["", "", ""]);
    let state = state.after(Action::Undo).after(Action::Undo);
    assert_eq!((labels(&state).len(), state.can_undo()), (0, false));
}

#[test]
fn another_kind_of_inflow_is_a_step_of_its_own() {
    let growing = |hundredths| {
        let change = Change::new(Decimal::new(hundredths, 2).unwrap()).unwrap();
        Inflow::Growing { change, season: Season::default() }
    };
    let kinds = [growing(1), growing(12), Inflow::Projected(Method::Best), Inflow::Projected(Method::Seasonal)];
    let state = kinds
        .clone()
        .into_iter()
        .fold(state(), |state, kind| state.after(Action::from(Edit::Forecast(ForecastEdit::SetInflow(kind)))));
    let state = state.after(Action::Undo);
    assert_eq!(state.plan().forecast.inflow, kinds[2]);
    let state = state.after(Action::Undo);
    assert_eq!(state.plan().forecast.inflow, kinds[1]);
    assert_eq!(**state.after(Action::Undo).plan(), plan(&[100, 10]));
}

#[test]
fn leaving_a_field_ends_its_step() {
    let state = typed(typed(state(), 0, 200).after(Action::EndStep), 0, 300).after(Action::Undo);
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

fn viewing(state: &State) -> State {
    let viewed = Viewed { plan: Rc::new(plan(&[500, 50])), source: Source::Shared };
    state.after(Action::Show(Some(viewed)))
}

#[test]
fn a_plan_that_is_looked_at_can_be_changed_by_no_action_and_changes_nothing_of_the_persons_own() {
    let own = typed(state(), 0, 200);
    let shown = viewing(&own);
    assert_eq!(counts(&shown), [500, 50]);
    assert!(shown.is_read_only() && !shown.can_undo() && !shown.can_redo());
    let tried = typed(shown.clone(), 0, 1);
    assert_eq!(tried.refusal, Some(Refusal::ReadOnly));
    for after in [tried, shown.after(Action::Undo), shown.after(Action::Redo), shown.after(Action::EndStep)] {
        assert_eq!(counts(&after), [500, 50]);
        assert_eq!(after.workspace, own.workspace);
    }
    let back = shown.after(Action::Show(None));
    assert_eq!(counts(&back), [200, 10]);
    assert!(back.can_undo());
}

#[test]
fn a_plan_that_is_looked_at_can_be_seen_under_what_ifs() {
    let own = state();
    let what_if = Overrides { top: Some(Count::new(900).unwrap()), ..Overrides::default() };
    let shown = viewing(&own).after(Action::from(Edit::SetWhatIf(what_if.clone())));
    assert_eq!(shown.plan().what_if, what_if);
    assert_eq!(shown.refusal, None);
    assert_eq!(shown.workspace, own.workspace);
}

#[test]
fn a_plan_that_was_looked_at_is_kept_beside_the_others_and_that_can_be_undone() {
    let own = typed(state(), 0, 200);
    let shown = viewing(&own);
    let kept = shown.after(Action::AddPlan(PlanId(7), Rc::clone(shown.plan())));
    assert!(!kept.is_read_only());
    assert_eq!((counts(&kept), kept.workspace.plans().len()), (vec![500, 50], 2));
    assert_eq!(kept.after(Action::Undo).workspace, own.workspace);
}

#[test]
fn who_keeps_a_plan_they_were_sent_has_no_sample_beside_it() {
    let shown = viewing(&state().as_sample());
    assert!(!shown.is_worth_saving());
    let kept = shown.after(Action::AddPlan(PlanId(7), Rc::clone(shown.plan())));
    assert_eq!(kept.workspace.plans().len(), 1);
    assert!(kept.is_worth_saving());
}

#[test]
fn a_refused_link_ends_what_the_one_before_it_showed_and_its_words_end_with_the_next() {
    let refused = |state: &State| state.after(Action::Notify(Notice::LinkRefused(LinkProblem::CutOff)));
    let own = state().after(Action::Notify(Notice::UpdateWaits));
    let told = refused(&refused(&viewing(&own)));
    assert_eq!(counts(&told), counts(&own));
    assert_eq!(told.notices, [Notice::UpdateWaits, Notice::LinkRefused(LinkProblem::CutOff)]);
    for next in [viewing(&told), told.after(Action::Show(None))] {
        assert_eq!(next.notices, [Notice::UpdateWaits]);
    }
}

#[test]
fn a_notice_stays_until_it_is_put_away() {
    let told = state().after(Action::Notify(Notice::Unreadable(1))).after(Action::Notify(Notice::UpdateWaits));
    let told = typed(told, 0, 3);
    assert_eq!(told.notices.len(), 2);
    assert_eq!(told.after(Action::Dismiss(0)).notices, [Notice::UpdateWaits]);
    assert_eq!(told.after(Action::Dismiss(5)).notices.len(), 2);
}

#[test]
fn steps_of_before_a_reload_are_taken_unless_something_was_changed_since() {
    let before = typed(state(), 0, 200);
    let steps = Rc::new(before.steps());
    let now = State::new(Workspace::clone(&before.workspace), View::default());
    let restored = now.after(Action::Restore(Rc::clone(&steps)));
    assert_eq!(counts(&restored.after(Action::Undo)), [100, 10]);
    let changed = typed(now, 1, 20).after(Action::Restore(steps));
    assert_eq!(counts(&changed.after(Action::Undo)), [200, 10]);
}
