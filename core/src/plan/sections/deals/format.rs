//! The description of open deals.

use super::OpenDeals;
use crate::format::form::{Described, Form, Passed, entries, optional, required};
use crate::plan::{Count, PerStage};

impl Described for PerStage<OpenDeals> {
    fn blank() -> Self {
        PerStage::default()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        entries(form, None, self, |_| true)
    }
}

impl Described for OpenDeals {
    fn blank() -> Self {
        OpenDeals::default()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        form.record()?;
        required(form, "count", &mut self.count, Count::default())?;
        optional(form, "value", &mut self.value)?;
        optional(form, "chance", &mut self.chance)
    }
}
