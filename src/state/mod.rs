//! All that the person sees and did. Invariant: an [`Action`] is the only way from one [`State`] to the next, and the reducer does no effects.

mod history;
mod view;

use std::rc::Rc;

use funnelcast_core::model::{Edit, Plan, PlanId, PlanProblem, Text, Workspace};
use yew::Reducible;

pub use history::Coalescing;
use history::History;
pub use view::{Scale, View};

#[derive(Debug, Clone, PartialEq)]
pub struct State {
    pub workspace: Rc<Workspace>,
    history: History,
    pub view: View,
    /// Why the last action was not done, until the next one.
    pub refusal: Option<Refusal>,
}

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    Plan(PlanProblem),
    Paste(Pasted),
    LastPlan,
}

/// What is wrong with pasted rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pasted {
    /// This row, from 1, has no count.
    NoCount(usize),
    TooMany,
}

/// Something a person did.
#[derive(Debug, Clone)]
pub enum Action {
    /// A change of the active plan: recorded, or merged with the one before (see [`Coalescing`]).
    Edit(Rc<Edit>),
    /// The person left a field or began a new drag: the next edit is a step of its own.
    Settle,
    AddPlan(PlanId, Rc<Plan>),
    RemovePlan(PlanId),
    RenamePlan(PlanId, Text<80>),
    /// View only: never recorded.
    OpenPlan(PlanId),
    SetView(View),
    RefusePaste(Pasted),
    Undo,
    Redo,
}

impl From<Edit> for Action {
    fn from(edit: Edit) -> Self {
        Self::Edit(Rc::new(edit))
    }
}

impl State {
    pub fn new(workspace: Workspace, view: View) -> Self {
        Self { workspace: Rc::new(workspace), history: History::default(), view, refusal: None }
    }

    pub fn plan(&self) -> &Rc<Plan> {
        self.workspace.active()
    }

    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// The state after an action.
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.refusal = None;
        match action {
            Action::Edit(edit) => {
                let coalescing = Coalescing::of(self.workspace.active_id(), &edit);
                match self.plan().apply(&*edit) {
                    Ok(plan) if plan == **self.plan() => {}
                    Ok(plan) => next.record(self.workspace.with_active_plan(Rc::new(plan)), coalescing),
                    Err(problem) => next.refusal = Some(Refusal::Plan(problem)),
                }
            }
            Action::Settle => next.history.settle(),
            Action::AddPlan(id, plan) => {
                if let Ok(workspace) = self.workspace.with_added(id, plan) {
                    next.record(workspace, None);
                }
            }
            Action::RemovePlan(id) => match self.workspace.without(id) {
                Ok(workspace) => next.record(workspace, None),
                Err(_) => next.refusal = Some(Refusal::LastPlan),
            },
            Action::RenamePlan(id, name) => {
                let active = self.workspace.active_id();
                let renamed = self.workspace.with_active(id).and_then(|workspace| {
                    let plan = workspace.active().apply(Edit::Rename(name)).ok().map(Rc::new);
                    plan.map_or(Ok(workspace.clone()), |plan| workspace.with_active_plan(plan).with_active(active))
                });
                if let Ok(workspace) = renamed {
                    next.record(workspace, Some(Coalescing::plan_name(id)));
                }
            }
            Action::OpenPlan(id) => {
                if let Ok(workspace) = self.workspace.with_active(id) {
                    next.workspace = Rc::new(workspace);
                    next.history.settle();
                }
            }
            Action::SetView(view) => next.view = view,
            Action::RefusePaste(why) => next.refusal = Some(Refusal::Paste(why)),
            Action::Undo => {
                if let Some(workspace) = next.history.undo(&self.workspace) {
                    next.workspace = workspace;
                }
            }
            Action::Redo => {
                if let Some(workspace) = next.history.redo(&self.workspace) {
                    next.workspace = workspace;
                }
            }
        }
        next
    }

    fn record(&mut self, workspace: Workspace, coalescing: Option<Coalescing>) {
        self.history.record(&self.workspace, coalescing);
        self.workspace = Rc::new(workspace);
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

#[cfg(test)]
mod tests;
