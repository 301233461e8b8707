//! All plans of a person. Invariant: at least one plan, ids unique, the active one among them.

use std::rc::Rc;

use super::Plan;

#[derive(Debug, Clone, PartialEq)]
pub struct Workspace {
    plans: Vec<PlanEntry>,
    active: PlanId,
}

/// Identifies a plan in storage. Random, so that two tabs do not choose the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanId(pub u64);

#[derive(Debug, Clone)]
pub struct PlanEntry {
    pub id: PlanId,
    pub plan: Rc<Plan>,
}

impl PartialEq for PlanEntry {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && (Rc::ptr_eq(&self.plan, &other.plan) || self.plan == other.plan)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkspaceProblem {
    NoPlan,
    RepeatedPlan,
    UnknownPlan,
    /// The last plan stays.
    LastPlan,
}

impl Workspace {
    /// # Errors
    /// [`WorkspaceProblem`] unless there is a plan, ids differ, and `active` is one of them.
    pub fn new(plans: Vec<PlanEntry>, active: PlanId) -> Result<Self, WorkspaceProblem> {
        if plans.is_empty() {
            return Err(WorkspaceProblem::NoPlan);
        }
        if !plans.iter().any(|entry| entry.id == active) {
            return Err(WorkspaceProblem::UnknownPlan);
        }
        let is_repeated = |(entry, before): (&PlanEntry, usize)| plans[..before].iter().any(|one| one.id == entry.id);
        if plans.iter().zip(0..).any(is_repeated) {
            return Err(WorkspaceProblem::RepeatedPlan);
        }
        Ok(Self { plans, active })
    }

    /// A workspace with one plan.
    pub fn with_plan(id: PlanId, plan: Rc<Plan>) -> Self {
        Self { plans: vec![PlanEntry { id, plan }], active: id }
    }

    pub fn plans(&self) -> &[PlanEntry] {
        &self.plans
    }

    pub fn active_id(&self) -> PlanId {
        self.active
    }

    pub fn active(&self) -> &Rc<Plan> {
        let position = self.plans.iter().position(|entry| entry.id == self.active).unwrap_or(0);
        &self.plans[position].plan
    }

    /// With the active plan replaced.
    pub fn with_active_plan(&self, plan: Rc<Plan>) -> Self {
        self.with_plan_put(self.active, plan)
    }

    /// With a plan replaced, or added behind all others.
    pub fn with_plan_put(&self, id: PlanId, plan: Rc<Plan>) -> Self {
        let mut next = self.clone();
        match next.plans.iter_mut().find(|entry| entry.id == id) {
            Some(entry) => entry.plan = plan,
            None => next.plans.push(PlanEntry { id, plan }),
        }
        next
    }

    /// With one more plan behind the active one, which becomes the active one.
    ///
    /// # Errors
    /// [`WorkspaceProblem::RepeatedPlan`] where the id is taken.
    pub fn with_added(&self, id: PlanId, plan: Rc<Plan>) -> Result<Self, WorkspaceProblem> {
        let position = self.plans.iter().position(|entry| entry.id == self.active).map_or(0, |position| position + 1);
        let mut plans = self.plans.clone();
        plans.insert(position, PlanEntry { id, plan });
        Self::new(plans, id)
    }

    /// # Errors
    /// [`WorkspaceProblem::UnknownPlan`].
    pub fn with_active(&self, id: PlanId) -> Result<Self, WorkspaceProblem> {
        Self::new(self.plans.clone(), id)
    }

    /// Without a plan; its neighbour becomes active where it was.
    ///
    /// # Errors
    /// [`WorkspaceProblem::UnknownPlan`], and [`WorkspaceProblem::LastPlan`] for the only one.
    pub fn without(&self, id: PlanId) -> Result<Self, WorkspaceProblem> {
        let position = self.plans.iter().position(|entry| entry.id == id).ok_or(WorkspaceProblem::UnknownPlan)?;
        let mut plans = self.plans.clone();
        plans.remove(position);
        let neighbour = plans.get(position).or(plans.last()).ok_or(WorkspaceProblem::LastPlan)?.id;
        Self::new(plans, if id == self.active { neighbour } else { self.active })
    }
}
