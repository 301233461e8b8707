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

    /// Puts other stages in the place of those from a position on. One that is named again goes on.
    pub(super) fn replace_stages(&mut self, position: usize, rows: &[(Text<80>, Option<Count>)]) {
        let (mut replaced, mut order) = ((position..self.stages.len()).collect::<Vec<usize>>(), Vec::new());
        for (name, count) in rows {
            let is_named_again = |at: &usize| self.stages.get(*at).is_some_and(|stage| is_same_name(&stage.name, name));
            let again = replaced.iter().position(is_named_again).map(|place| replaced.remove(place));
            let at = again.unwrap_or_else(|| {
                // Kept beside those that are replaced, so that its id is none of theirs.
                self.stages.push(self.new_stage());
                self.stages.len() - 1
            });
            if let Some(stage) = self.stages.get_mut(at) {
                stage.name.clone_from(name);
                stage.count = count.unwrap_or(stage.count);
                order.push(stage.clone());
            }
        }
        self.stages.truncate(position);
        self.stages.extend(order);
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

/// Without the letter case of ASCII: all tables of letters weigh more than they are worth here.
fn is_same_name(one: &Text<80>, other: &Text<80>) -> bool {
    one.as_str().trim().eq_ignore_ascii_case(other.as_str().trim())
}
