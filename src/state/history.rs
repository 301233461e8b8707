//! Undo and redo by snapshots. Invariant: undo after redo, and redo after undo, give back the very same workspace.

use std::rc::Rc;

use funnelwright_core::plan::{Edit, EditKey, Plan, PlanId, Workspace};

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

/// Edits in a row that are equal in this are one step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coalescing {
    plan: PlanId,
    key: EditKey,
}

impl Coalescing {
    /// Of an edit of a plan; `None` for one that is always a step of its own.
    pub fn of(id: PlanId, plan: &Plan, edit: &Edit) -> Option<Self> {
        edit.key(plan).map(|key| Self { plan: id, key })
    }

    /// Of renaming a plan in the list of plans.
    pub fn plan_name(plan: PlanId) -> Self {
        Self { plan, key: EditKey::NAME }
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

    /// As if the step that is still open had never been taken, where it is one of these.
    pub(super) fn take_back(&mut self, coalescing: Option<Coalescing>) -> Option<Rc<Workspace>> {
        if coalescing.is_none() || coalescing != self.open.take() {
            return None;
        }
        self.past.pop()
    }

    pub(super) fn redo(&mut self, now: &Rc<Workspace>) -> Option<Rc<Workspace>> {
        let after = self.future.pop()?;
        self.past.push(Rc::clone(now));
        self.open = None;
        Some(after)
    }
}
