//! All that the person sees and did. Invariant: an [`Action`] is the only way from one [`State`] to the next, and the reducer does no effects.

mod follow;
mod history;
mod notice;
mod view;

use std::rc::Rc;

use funnelwright_core::plan::{Edit, Plan, PlanEntry, PlanId, PlanProblem, Text, Workspace};
use yew::Reducible;

use crate::storage::{Change, Steps};

pub use history::Coalescing;
use history::History;
pub use notice::{Notice, Repaired};
pub use view::{Scale, View};

#[derive(Debug, Clone, PartialEq)]
pub struct State {
    pub workspace: Rc<Workspace>,
    history: History,
    pub view: View,
    /// Why the last action was not done, until the next one.
    pub refusal: Option<Refusal>,
    /// What the person should know, until it is put away.
    pub notices: Vec<Notice>,
    /// A plan that is shown and can't be changed, in place of the open one.
    pub viewed: Option<Viewed>,
    /// The plan that stands where someone has none, as long as they have not changed anything: it is not stored.
    sample: Option<PlanId>,
}

/// A plan that is not the person's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewed {
    pub plan: Rc<Plan>,
    pub source: Source,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A link.
    Shared,
    /// A link in another page, where there is room for nothing but the plan.
    Embedded,
    /// Storage, in a later version of the format.
    Newer,
}

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    Plan(PlanProblem),
    LastPlan,
    /// The plan on the page is not the person's own.
    ReadOnly,
    /// What reads links could not be loaded.
    LinkNotLoaded,
}

/// Something a person did.
#[derive(Debug, Clone)]
pub enum Action {
    /// A change of the active plan: recorded, or merged with the one before (see [`Coalescing`]).
    Edit(Rc<Edit>),
    /// The person left a field or began a new drag: the next edit is a step of its own.
    EndStep,
    /// What this edit, and those before it in one step, have changed was not meant: as if it had not been done.
    TakeBack(Rc<Edit>),
    AddPlan(PlanId, Rc<Plan>),
    RemovePlan(PlanId),
    RenamePlan(PlanId, Text<80>),
    /// View only: never recorded.
    OpenPlan(PlanId),
    SetView(View),
    /// Something was not done, for this reason.
    Refuse(Refusal),
    Undo,
    Redo,
    /// What could be undone and done again before the page was loaded anew.
    Restore(Rc<Steps>),
    /// What other tabs have changed, with what to call this tab's version of each where both are kept.
    Follow(Rc<[(Change, Text<80>)]>),
    Notify(Notice),
    /// The notice at this place, from 0, was read.
    Dismiss(usize),
    /// Shows a plan that can't be changed, or with `None` the person's own again.
    Show(Option<Viewed>),
}

impl From<Edit> for Action {
    fn from(edit: Edit) -> Self {
        Self::Edit(Rc::new(edit))
    }
}

impl State {
    pub fn new(workspace: Workspace, view: View) -> Self {
        Self {
            workspace: Rc::new(workspace),
            history: History::default(),
            view,
            refusal: None,
            notices: Vec::new(),
            viewed: None,
            sample: None,
        }
    }

    /// Its one plan is a sample, not to be stored before it is changed.
    pub fn as_sample(self) -> Self {
        Self { sample: Some(self.workspace.active_id()), ..self }
    }

    /// With the steps of before a reload, as far as they fit what is there now.
    pub fn with_steps(mut self, steps: Steps) -> Self {
        let (now, before) = (Rc::clone(&self.workspace), Rc::clone(&steps.now));
        self.history = History::restored(steps);
        let gone = before.plans().iter().filter(|entry| now.plans().iter().all(|other| other.id != entry.id));
        let gone: Vec<PlanId> = gone.map(|entry| entry.id).collect();
        let changed: Vec<_> = now.plans().iter().filter(|entry| !before.plans().contains(entry)).collect();
        self.history.rebase(&now, |step| {
            let put = |step: Workspace, entry: &&PlanEntry| step.with_plan_put(entry.id, Rc::clone(&entry.plan));
            let step = changed.iter().fold(Workspace::clone(step), put);
            Rc::new(gone.iter().fold(step, |step, id| step.without(*id).unwrap_or_else(|_| step.clone())))
        });
        self
    }

    /// The plan on the page.
    pub fn plan(&self) -> &Rc<Plan> {
        self.viewed.as_ref().map_or(self.workspace.active(), |viewed| &viewed.plan)
    }

    pub fn is_read_only(&self) -> bool {
        self.viewed.is_some()
    }

    /// Whether the page stands in another one, which has room for nothing but the plan.
    pub fn is_embedded(&self) -> bool {
        self.viewed.as_ref().is_some_and(|viewed| viewed.source == Source::Embedded)
    }

    /// Whether there is anything that a person could miss.
    pub fn is_worth_saving(&self) -> bool {
        self.sample.is_none()
    }

    pub fn can_undo(&self) -> bool {
        self.history.can_undo() && !self.is_read_only()
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo() && !self.is_read_only()
    }

    /// What can be undone and done again, to outlive a reload.
    pub fn steps(&self) -> Steps {
        self.history.steps(&self.workspace)
    }

    /// The state after an action.
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.refusal = None;
        match action {
            Action::Edit(edit) if self.is_read_only() => next.look(&edit),
            Action::Edit(edit) => {
                let coalescing = Coalescing::of(self.workspace.active_id(), self.plan(), &edit);
                match self.plan().apply(&*edit) {
                    Ok(plan) if plan == **self.plan() => {}
                    Ok(plan) => next.record(self.workspace.with_active_plan(Rc::new(plan)), coalescing),
                    Err(problem) => next.refusal = Some(Refusal::Plan(problem)),
                }
            }
            Action::EndStep => next.history.settle(),
            Action::TakeBack(edit) => {
                let coalescing = Coalescing::of(self.workspace.active_id(), self.plan(), &edit);
                if let Some(workspace) = next.history.take_back(coalescing) {
                    next.workspace = workspace;
                }
            }
            Action::AddPlan(id, plan) => {
                // Who keeps the first plan that they were sent needs no sample beside it.
                let added = if self.sample.is_some() && self.is_read_only() {
                    Ok(Workspace::with_plan(id, plan))
                } else {
                    self.workspace.with_added(id, plan)
                };
                if let Ok(workspace) = added {
                    next.record(workspace, None);
                    next.viewed = None;
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
                    next.viewed = None;
                }
            }
            Action::SetView(view) => next.view = view,
            Action::Refuse(why) => next.refusal = Some(why),
            Action::Undo if self.can_undo() => {
                if let Some(workspace) = next.history.undo(&self.workspace) {
                    next.workspace = workspace;
                }
            }
            Action::Redo if self.can_redo() => {
                if let Some(workspace) = next.history.redo(&self.workspace) {
                    next.workspace = workspace;
                }
            }
            Action::Undo | Action::Redo => {}
            // What is restored only after a change has nothing to do with it.
            Action::Restore(steps) if !self.can_undo() => next = next.with_steps(Steps::clone(&steps)),
            Action::Restore(_) => {}
            Action::Follow(changes) => next.follow(&changes),
            Action::Notify(notice) => {
                if matches!(notice, Notice::LinkRefused(_)) {
                    next.leave_link();
                }
                next.notices.push(notice);
            }
            Action::Dismiss(place) => {
                if place < next.notices.len() {
                    next.notices.remove(place);
                }
            }
            Action::Show(viewed) => {
                next.leave_link();
                next.viewed = viewed;
            }
        }
        next
    }

    /// Another address makes an end of what the one before has brought.
    fn leave_link(&mut self) {
        self.viewed = None;
        self.notices.retain(|notice| !matches!(notice, Notice::LinkRefused(_)));
    }

    /// A plan that is not the person's own can be looked at under its scenarios, and no more.
    fn look(&mut self, edit: &Edit) {
        match (&mut self.viewed, edit) {
            (Some(viewed), Edit::SetWhatIf(_)) => {
                if let Ok(plan) = viewed.plan.apply(edit) {
                    viewed.plan = Rc::new(plan);
                }
            }
            _ => self.refusal = Some(Refusal::ReadOnly),
        }
    }

    fn record(&mut self, workspace: Workspace, coalescing: Option<Coalescing>) {
        self.history.record(&self.workspace, coalescing);
        self.workspace = Rc::new(workspace);
        self.sample = None;
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
