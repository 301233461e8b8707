//! What is done with the parts of a plan that go beyond its funnel: the outlook, the history, what is open, and the work.
//! Invariant: none of them speaks of a stage that the plan does not have.

use super::{
    Decimal, Edit, Handling, MAXIMUM_HISTORY, MAXIMUM_PAYMENTS, Open, Outlook, Past, PerStage, PlanDraft, PlanProblem,
    StageId, Team, Unsaid,
};

/// # Errors
/// [`PlanProblem`] where they speak of other stages than these, or say more than a plan holds.
pub(super) fn check(draft: &PlanDraft, stages: &[StageId]) -> Result<(), PlanProblem> {
    let is_unknown = |id: StageId| !stages.contains(&id);
    if draft.pipeline.any_stage(&is_unknown) || draft.history.iter().any(|past| past.counts.any_stage(&is_unknown)) {
        return Err(PlanProblem::UnknownStage);
    }
    if draft.history.len() > MAXIMUM_HISTORY {
        return Err(PlanProblem::TooMuchHistory);
    }
    let payments = &draft.outlook.payments;
    if payments.len() > MAXIMUM_PAYMENTS {
        return Err(PlanProblem::TooManyPayments);
    }
    let sum = payments.iter().try_fold(Decimal::ZERO, |sum, payment| sum.checked_add(payment.share.get()));
    if sum.is_some_and(|sum| sum <= Decimal::from(1)) { Ok(()) } else { Err(PlanProblem::PaymentsAboveAll) }
}

/// Makes an edit of one of these parts, or of the work in the stage at this position; no other edit does anything.
pub(super) fn change(draft: &mut PlanDraft, position: usize, edit: &Edit) {
    let Some(stage) = draft.stages.get_mut(position) else { return };
    match edit {
        Edit::SetDaysSpread(_, spread) => stage.handling.days_spread = *spread,
        Edit::SetTouches(_, touches) => stage.handling.touches = *touches,
        Edit::SetMinutes(_, minutes) => stage.handling.minutes = *minutes,
        Edit::SetOpen(id, open) => draft.pipeline.set(*id, *open),
        Edit::SetHorizon(horizon) => draft.outlook.horizon = *horizon,
        Edit::SetStart(start) => draft.outlook.start = *start,
        Edit::SetInflow(inflow) => draft.outlook.inflow.clone_from(inflow),
        Edit::SetTarget(target) => draft.outlook.target = *target,
        Edit::SetDue(due) => draft.outlook.due = *due,
        Edit::SetValueSpread(spread) => draft.outlook.value_spread = *spread,
        Edit::SetPayments(payments) => draft.outlook.payments.clone_from(payments),
        Edit::SetHistory(history) => draft.history.clone_from(history),
        Edit::SetTeam(team) => *draft.team = *team,
        _ => {}
    }
}

/// Drops what speaks of other stages than these.
pub(super) fn forget_others(draft: &mut PlanDraft, stages: &[StageId]) {
    let is_known = |id: StageId| stages.contains(&id);
    if draft.pipeline.any_stage(&|id| !is_known(id)) {
        draft.pipeline.retain(is_known);
    }
    if draft.history.iter().any(|past| past.counts.any_stage(&|id| !is_known(id))) {
        draft.history.iter_mut().for_each(|past| past.counts.retain(is_known));
    }
}

/// Amounts stay the same in major units, as far as the new minor unit can say them.
pub(super) fn convert(draft: &mut PlanDraft, before: u8, after: u8) {
    for (id, open) in draft.pipeline.clone().iter() {
        let value = open.value.map(|value| value.converted(before, after));
        draft.pipeline.set(id, Some(Open { value, ..open }));
    }
    if let Some(target) = draft.outlook.target {
        draft.outlook.target = Some(target.converted(before, after));
    }
}

impl Unsaid for Outlook {
    const UNSAID: &'static Self = &Outlook::UNSAID;
}

impl Unsaid for Vec<Past> {
    const UNSAID: &'static Self = &Vec::new();
}

impl Unsaid for PerStage<Open> {
    const UNSAID: &'static Self = &PerStage::EMPTY;
}

impl Unsaid for Team {
    const UNSAID: &'static Self = &Team { people: None, hours: None };
}

impl Unsaid for Handling {
    const UNSAID: &'static Self = &Handling { days_spread: None, touches: None, minutes: None };
}
