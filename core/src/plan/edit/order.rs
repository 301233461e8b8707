//! The order of stages. Invariant: nothing speaks of a stage that is gone.

use crate::plan::{Count, Overrides, PlanDraft, PlanProblem, Stage, StageId, Text};

impl PlanDraft {
    /// Adds stages at the end until there are so many.
    pub(super) fn lengthen(&mut self, length: usize) {
        while self.stages.len() < length {
            self.stages.push(self.new_stage());
        }
    }

    pub(super) fn new_stage(&self) -> Stage {
        Stage::new(self.unused_id(), Text::default(), Count::default())
    }

    fn unused_id(&self) -> StageId {
        let is_unused = |id: &StageId| self.stages.iter().all(|stage| stage.id != *id);
        let highest = self.stages.iter().map(|stage| stage.id.0).max().unwrap_or_default();
        // Upwards from the highest and around: a number once used comes back as late as can be.
        let mut following = (1..=u32::MAX).map(|step| StageId(highest.wrapping_add(step)));
        following.find(is_unused).unwrap_or(StageId(highest))
    }

    pub(super) fn place(&mut self, from: usize, to: usize) -> Result<(), PlanProblem> {
        if to >= self.stages.len() {
            return Err(PlanProblem::NoSuchStep);
        }
        let stage = self.stages.remove(from);
        self.stages.insert(to, stage);
        self.forget_missing_stages();
        Ok(())
    }

    /// Drops what speaks of stages that are gone, and rate overrides of a stage that has come to the top.
    pub(super) fn forget_missing_stages(&mut self) {
        let ids: Vec<StageId> = self.stages.iter().map(|stage| stage.id).collect();
        let known = |id: StageId| ids.contains(&id);
        self.sale_stage = self.sale_stage.filter(|id| known(*id));
        self.lead_stage = self.lead_stage.filter(|id| known(*id));
        for overrides in self.every_overrides_mut() {
            overrides.retain_stages(known);
            if let Some(first) = ids.first() {
                overrides.rates.set(*first, None);
            }
        }
        for (_, section) in self.sections_mut() {
            section.retain_stages(&known);
        }
    }

    pub(super) fn every_overrides_mut(&mut self) -> Vec<&mut Overrides> {
        std::iter::once(&mut self.what_if).chain(self.scenarios.iter_mut().map(|kept| &mut kept.overrides)).collect()
    }
}
