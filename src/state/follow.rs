//! Following what other tabs did to plans. Invariant: what this tab has made and another has not seen is never lost:
//! where both changed a plan, both are kept.

use std::rc::Rc;

use funnelwright_core::plan::{Edit, Plan, PlanEntry, PlanId, Text, Workspace};

use super::{Notice, State};
use crate::storage::Change;

impl State {
    /// With what other tabs have changed.
    pub(super) fn follow(&mut self, changes: &[(Change, Text<80>)]) {
        for (Change { id, seen, theirs, copy }, copy_name) in changes {
            let ours = plan_of(&self.workspace, *id).cloned();
            let is_untouched = match (&ours, seen) {
                (Some(ours), Some(seen)) => ours == seen,
                (Some(_), None) => false,
                (None, _) => true,
            };
            match theirs {
                Some(theirs) if is_untouched || ours.as_ref() == Some(theirs) => {
                    self.everywhere(|workspace| workspace.with_plan_put(*id, Rc::clone(theirs)));
                }
                Some(theirs) => {
                    self.keep_both(*id, theirs, *copy, copy_name);
                    self.notices.push(Notice::KeptBoth { theirs: *id, ours: *copy });
                }
                // Edited here, it is saved again.
                None if is_untouched => {
                    let was_open = self.workspace.active_id() == *id;
                    self.everywhere(|workspace| workspace.without(*id).unwrap_or_else(|_| workspace.clone()));
                    if let Some(gone) = ours.filter(|_| was_open) {
                        self.notices.push(Notice::DeletedElsewhere(gone.name.clone()));
                    }
                }
                None => {}
            }
        }
        // Nobody needs a sample beside plans of their own.
        if let Some(sample) = self.sample.take_if(|_| self.workspace.plans().len() > 1) {
            self.everywhere(|workspace| workspace.without(sample).unwrap_or_else(|_| workspace.clone()));
        }
    }

    /// This tab's version of a plan goes on under another id, also in what can be undone.
    fn keep_both(&mut self, id: PlanId, theirs: &Rc<Plan>, copy: PlanId, copy_name: &Text<80>) {
        self.everywhere(|workspace| {
            let Some(ours) = plan_of(workspace, id) else { return workspace.with_plan_put(id, Rc::clone(theirs)) };
            let ours = ours.apply(Edit::Rename(copy_name.clone())).map_or_else(|_| Rc::clone(ours), Rc::new);
            let both = workspace.plans().iter().flat_map(|entry| {
                let is_it = entry.id == id;
                let plan = if is_it { Rc::clone(theirs) } else { Rc::clone(&entry.plan) };
                let ours = is_it.then(|| PlanEntry { id: copy, plan: Rc::clone(&ours) });
                [PlanEntry { id: entry.id, plan }].into_iter().chain(ours)
            });
            let active = if workspace.active_id() == id { copy } else { workspace.active_id() };
            Workspace::new(both.collect(), active).unwrap_or_else(|_| workspace.clone())
        });
    }

    /// Changes the workspace, and in the same way all that can be undone or done again.
    fn everywhere(&mut self, change: impl Fn(&Workspace) -> Workspace) {
        let shared = |workspace: &Rc<Workspace>| {
            let changed = change(workspace);
            if changed == **workspace { Rc::clone(workspace) } else { Rc::new(changed) }
        };
        let now = shared(&self.workspace);
        self.history.rebase(&now, shared);
        self.workspace = now;
    }
}

fn plan_of(workspace: &Workspace, id: PlanId) -> Option<&Rc<Plan>> {
    workspace.plans().iter().find(|entry| entry.id == id).map(|entry| &entry.plan)
}
