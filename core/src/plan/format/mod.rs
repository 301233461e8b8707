//! The description of a plan: what is passed of its funnel, and in which order; then its sections.

pub(super) mod values;

use super::{
    Benchmark, Confidence, Currency, Goal, MAXIMUM_SCENARIOS, MAXIMUM_STAGES, Measure, Money, Overrides, Period,
    PlanDraft, Rate, Scenario, Stage, StageId, StageKind, Target, Text,
};
use crate::format::form::{
    Described, Form, Mending, Passed, defaulted, field, items, legal, list, optional, per_stage, per_stage_where,
    required, required_where,
};
use crate::plan::{Count, sections};

impl Described for PlanDraft {
    fn blank() -> Self {
        PlanDraft::blank()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        form.record()?;
        required(form, "name", &mut self.name, Text::default())?;
        required(form, "currency", &mut self.currency, Currency::EURO)?;
        required(form, "period", &mut self.period, Period::blank())?;
        field(form, "stages", |form| {
            items(form, &mut self.stages, MAXIMUM_STAGES, Mending::Plain)?;
            legal(form, (!self.stages.is_empty()).then_some(()))
        })?;
        if form.is_reading() {
            for (stage, position) in self.stages.iter_mut().zip(0..) {
                stage.id = StageId(position);
            }
        }
        form.set_stages(self.stages.iter().map(|stage| stage.id).collect());
        optional(form, "sale_stage", &mut self.sale_stage)?;
        optional(form, "lead_stage", &mut self.lead_stage)?;
        required(form, "goal", &mut self.goal, Goal::blank())?;
        defaulted(form, "what_if", &mut self.what_if, Overrides::default())?;
        list(form, "scenarios", &mut self.scenarios, MAXIMUM_SCENARIOS, Mending::LeftOut)?;
        sections::pass(self, form)
    }
}

/// By its position among the stages, from 1.
impl Described for StageId {
    fn blank() -> Self {
        StageId(0)
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        let position = form.stages().iter().position(|stage| stage == self).unwrap_or_default();
        let number = form.whole(position as u64 + 1)?;
        let position = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let stage = position.and_then(|position| form.stages().get(position)).copied();
        *self = legal(form, stage)?;
        Ok(())
    }
}

impl Described for Stage {
    fn blank() -> Self {
        Stage::new(StageId(0), Text::default(), Count::default())
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        form.record()?;
        required(form, "name", &mut self.name, Text::default())?;
        required(form, "count", &mut self.count, Count::default())?;
        defaulted(form, "kind", &mut self.kind, StageKind::Formal)?;
        defaulted(form, "definition", &mut self.definition, Text::default())?;
        defaulted(form, "value", &mut self.value, Money::ZERO)?;
        defaulted(form, "cost", &mut self.cost, Money::ZERO)?;
        optional(form, "days", &mut self.days)?;
        optional(form, "limit", &mut self.limit)?;
        optional(form, "benchmark", &mut self.benchmark)
    }
}

impl Described for Benchmark {
    fn blank() -> Self {
        Benchmark::any()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        form.record()?;
        let (mut low, mut high, mut source) = (self.low(), self.high(), self.source().clone());
        required_where(form, "low", &mut low, Rate::ZERO, |low| low.is_at_most(Rate::ONE))?;
        required_where(form, "high", &mut high, Rate::ONE, |high| low.is_at_most(*high) && high.is_at_most(Rate::ONE))?;
        defaulted(form, "source", &mut source, Text::default())?;
        *self = legal(form, Benchmark::new(low, high, source).ok())?;
        Ok(())
    }
}

impl Described for Goal {
    fn blank() -> Self {
        Goal { target: Target::blank(), confidence: Confidence::usual() }
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        self.target.pass(form)?;
        required(form, "confidence", &mut self.confidence, Confidence::usual())
    }
}

/// Two fields of the record at hand.
impl Described for Target {
    fn blank() -> Self {
        Target::Customers(Count::default())
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        form.record()?;
        let mut measure = self.measure();
        let before = form.repaired();
        required(form, "measure", &mut measure, Measure::Customers)?;
        // Without its measure, nobody knows what the amount is of.
        let is_known = form.repaired() == before;
        *self = match measure {
            Measure::Customers => {
                let mut count = if let Target::Customers(count) = *self { count } else { Count::default() };
                required_where(form, "amount", &mut count, Count::default(), |_| is_known)?;
                Target::Customers(count)
            }
            Measure::Revenue => Target::Revenue(self.passed_money(form)?),
            Measure::Profit => Target::Profit(self.passed_money(form)?),
        };
        Ok(())
    }
}

impl Target {
    fn passed_money(self, form: &mut dyn Form) -> Passed<Money> {
        let mut money = match self {
            Target::Customers(_) => Money::ZERO,
            Target::Revenue(money) | Target::Profit(money) => money,
        };
        required(form, "amount", &mut money, Money::ZERO)?;
        Ok(money)
    }
}

impl Described for Overrides {
    fn blank() -> Self {
        Overrides::default()
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        form.record()?;
        optional(form, "top", &mut self.top)?;
        // Nothing leads into the first stage.
        per_stage_where(form, "rates", Some("rate"), &mut self.rates, |position| position > 0)?;
        per_stage(form, "values", Some("amount"), &mut self.values)?;
        per_stage(form, "costs", Some("amount"), &mut self.costs)?;
        per_stage(form, "days", Some("days"), &mut self.days)
    }
}

impl Described for Scenario {
    fn blank() -> Self {
        Scenario { name: Text::default(), overrides: Overrides::default() }
    }

    fn pass(&mut self, form: &mut dyn Form) -> Passed<()> {
        form.record()?;
        required(form, "name", &mut self.name, Text::default())?;
        defaulted(form, "overrides", &mut self.overrides, Overrides::default())
    }
}
