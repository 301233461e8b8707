//! The figures that are derived from the open plan, worked out once per change and never stored.

use std::rc::Rc;

use funnelwright_core::calc::{Report, report_under};
use funnelwright_core::plan::{Edit, Overrides, Plan};
use yew::AttrValue;

use super::context::ScenarioRef;
use super::names::{name_part, stage_name};
use crate::i18n::{Locale, Part};

/// The open plan with its reports. Equal where the plan is the same one.
#[derive(Clone)]
pub struct Figures {
    pub plan: Rc<Plan>,
    /// ScenarioRef the what-if in force.
    pub now: Rc<Report>,
    /// Without any what-if; the same as `now` where none is in force.
    pub baseline: Rc<Report>,
}

impl Figures {
    pub fn new(plan: &Rc<Plan>) -> Self {
        let baseline = Rc::new(report_under(plan, &Overrides::default()));
        let now =
            if plan.what_if.is_empty() { Rc::clone(&baseline) } else { Rc::new(report_under(plan, &plan.what_if)) };
        Self { plan: Rc::clone(plan), now, baseline }
    }

    /// The figures under one of the what-ifs that are compared.
    pub fn under(&self, under: ScenarioRef) -> Self {
        let overrides = match under {
            ScenarioRef::InForce => return self.clone(),
            ScenarioRef::Baseline => Overrides::default(),
            ScenarioRef::Kept(index) => {
                self.plan.scenarios.get(index).map(|kept| kept.overrides.clone()).unwrap_or_default()
            }
        };
        self.plan.apply(Edit::SetWhatIf(overrides)).map_or_else(|_| self.clone(), |plan| Self::new(&Rc::new(plan)))
    }

    pub fn is_what_if(&self) -> bool {
        !self.plan.what_if.is_empty()
    }

    /// The name of the stage at a position from 0, or "Stage 3" for one without.
    pub fn stage_name(&self, locale: &Locale, position: usize) -> AttrValue {
        stage_name(locale, &self.plan, position)
    }

    /// "Leads → Customers" for the step into the stage at a position from 0.
    pub fn step_name(&self, locale: &Locale, position: usize) -> Part {
        let named = |position| name_part(self.stage_name(locale, position));
        locale.messages.step_name(named(position.saturating_sub(1)), named(position)).into()
    }
}

impl PartialEq for Figures {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.plan, &other.plan)
    }
}
