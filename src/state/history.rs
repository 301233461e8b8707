//! Undo and redo by snapshots. Invariant: undo after redo, and redo after undo, give back the very same workspace.

use std::mem::{Discriminant, discriminant};
use std::rc::Rc;

use funnelwright_core::model::{Edit, Inflow, Override, Plan, PlanId, StageId, Workspace};

use crate::storage::Steps;

/// The most steps kept; the oldest go first.
const MAXIMUM_STEPS: usize = 200;

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct History {
    past: Vec<Rc<Workspace>>,
    future: Vec<Rc<Workspace>>,
    /// What the last step was, while another of the same kind still belongs to it.
    open: Option<Coalescing>,
}

/// Edits with the same key in a row are one step: the letters of a field, the points of a drag.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coalescing {
    plan: PlanId,
    edit: Option<Discriminant<Edit>>,
    change: Option<Discriminant<Override>>,
    stage: Option<StageId>,
    scenario: Option<usize>,
}

impl Coalescing {
    /// The key of an edit of a plan, or `None` for one that is always a step of its own.
    pub fn of(id: PlanId, plan: &Plan, edit: &Edit) -> Option<Self> {
        let mut key = Self { plan: id, edit: Some(discriminant(edit)), change: None, stage: None, scenario: None };
        match edit {
            // Rows that come or go, and another kind of inflow, are not typed.
            Edit::SetHistory(history) if history.len() != plan.history.len() => return None,
            Edit::SetPayments(payments) if payments.len() != plan.outlook.payments.len() => return None,
            Edit::SetInflow(inflow) if !is_of_the_same_kind(inflow, &plan.outlook.inflow) => return None,
            Edit::Rename(_)
            | Edit::SetGoal(_)
            | Edit::SetHorizon(_)
            | Edit::SetInflow(_)
            | Edit::SetTarget(_)
            | Edit::SetDue(_)
            | Edit::SetValueSpread(_)
            | Edit::SetPayments(_)
            | Edit::SetHistory(_)
            | Edit::SetTeam(_) => {}
            Edit::SetStageName(stage, _)
            | Edit::SetCount(stage, _)
            | Edit::SetDefinition(stage, _)
            | Edit::SetValue(stage, _)
            | Edit::SetCost(stage, _)
            | Edit::SetDays(stage, _)
            | Edit::SetDaysSpread(stage, _)
            | Edit::SetLimit(stage, _)
            | Edit::SetBenchmark(stage, _)
            | Edit::SetTouches(stage, _)
            | Edit::SetMinutes(stage, _)
            | Edit::SetOpen(stage, _) => key.stage = Some(*stage),
            Edit::RenameScenario(index, _) => key.scenario = Some(*index),
            Edit::SetOverride(change) => {
                key.change = Some(discriminant(change));
                key.stage = match change {
                    Override::Top(_) => None,
                    Override::Rate(stage, _) => Some(*stage),
                    Override::Value(stage, _) | Override::Cost(stage, _) => Some(*stage),
                    Override::Days(stage, _) => Some(*stage),
                };
            }
            Edit::SetCurrency(_)
            | Edit::SetPeriod(_)
            | Edit::SetStart(_)
            | Edit::SetKind(..)
            | Edit::SetSaleStage(_)
            | Edit::SetLeadStage(_)
            | Edit::AddStage { .. }
            | Edit::RemoveStage(_)
            | Edit::MoveStage(..)
            | Edit::PlaceStage { .. }
            | Edit::PasteStages { .. }
            | Edit::PasteCounts { .. }
            | Edit::SetWhatIf(_)
            | Edit::KeepScenario(_)
            | Edit::RemoveScenario(_)
            | Edit::UpdateScenario(_) => return None,
        }
        Some(key)
    }

    /// The key of renaming a plan in the list of plans.
    pub fn plan_name(plan: PlanId) -> Self {
        Self { plan, edit: None, change: None, stage: None, scenario: None }
    }
}

fn is_of_the_same_kind(one: &Inflow, other: &Inflow) -> bool {
    match (one, other) {
        (Inflow::Projected(one), Inflow::Projected(other)) => discriminant(one) == discriminant(other),
        _ => discriminant(one) == discriminant(other),
    }
}

impl History {
    pub(super) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Notes that `before` is about to be replaced.
    pub(super) fn record(&mut self, before: &Rc<Workspace>, coalescing: Option<Coalescing>) {
        let continues = coalescing.is_some() && coalescing == self.open && !self.past.is_empty();
        if !continues {
            self.past.push(Rc::clone(before));
            if self.past.len() > MAXIMUM_STEPS {
                self.past.remove(0);
            }
        }
        self.future.clear();
        self.open = coalescing;
    }

    /// What was done before this tab was loaded anew.
    pub(super) fn restored(steps: Steps) -> Self {
        Self { past: steps.past, future: steps.future, open: None }
    }

    /// What is to outlive a reload.
    pub(super) fn steps(&self, now: &Rc<Workspace>) -> Steps {
        Steps { past: self.past.clone(), now: Rc::clone(now), future: self.future.clone() }
    }

    /// Changes every step in the same way as the workspace, which is now `now`. Steps that then change nothing go.
    pub(super) fn rebase(&mut self, now: &Rc<Workspace>, change: impl Fn(&Rc<Workspace>) -> Rc<Workspace>) {
        for steps in [&mut self.past, &mut self.future] {
            steps.iter_mut().for_each(|step| *step = change(step));
            steps.dedup();
            if steps.last() == Some(now) {
                steps.pop();
            }
        }
        self.open = None;
    }

    pub(super) fn settle(&mut self) {
        self.open = None;
    }

    pub(super) fn undo(&mut self, now: &Rc<Workspace>) -> Option<Rc<Workspace>> {
        let before = self.past.pop()?;
        self.future.push(Rc::clone(now));
        self.open = None;
        Some(before)
    }

    pub(super) fn redo(&mut self, now: &Rc<Workspace>) -> Option<Rc<Workspace>> {
        let after = self.future.pop()?;
        self.past.push(Rc::clone(now));
        self.open = None;
        Some(after)
    }
}
