//! Amounts of money where the currency or the sale stage changes. Invariant: nobody has to type them again.

use crate::plan::{Currency, Money, PerStage, PlanDraft, StageId};

impl PlanDraft {
    pub(super) fn sale(&self) -> Option<StageId> {
        self.sale_stage.or(self.stages.last().map(|stage| stage.id))
    }

    /// Where the sale before was the only stage that earned, in the what-ifs too, what it earned is
    /// "the deal value" and goes with the sale.
    pub(super) fn keep_the_deal_value(&mut self, before: &PlanDraft) {
        let (Some(earning), Some(sale)) = (before.sale(), self.sale()) else { return };
        let mut value = Money::ZERO;
        for stage in &before.stages {
            if stage.id == earning {
                value = stage.value;
            } else if stage.value != Money::ZERO {
                return;
            }
        }
        let overrides_before = before.every_overrides();
        if overrides_before.iter().any(|overrides| overrides.values.iter().any(|(id, _)| id != earning)) {
            return;
        }
        for stage in &mut self.stages {
            stage.value = if stage.id == sale { value } else { Money::ZERO };
        }
        for (overrides, before) in self.every_overrides_mut().into_iter().zip(overrides_before) {
            overrides.values = PerStage::default();
            overrides.values.set(sale, before.values.get(earning));
        }
    }

    /// Amounts stay the same in major units (2,400 € become 2,400 ¥), as far as the new minor unit can say them.
    pub(super) fn set_currency(&mut self, currency: Currency) {
        let (before, after) = (self.currency.minor_digits(), currency.minor_digits());
        let converted = |money: Money| money.converted(before, after);
        for stage in &mut self.stages {
            stage.value = converted(stage.value);
            stage.cost = converted(stage.cost);
        }
        for overrides in self.every_overrides_mut() {
            for amounts in [&mut overrides.values, &mut overrides.costs] {
                for (id, money) in amounts.iter().collect::<Vec<_>>() {
                    amounts.set(id, Some(converted(money)));
                }
            }
        }
        self.goal.target = self.goal.target.converted(before, after);
        for (_, section) in self.sections_mut() {
            section.convert_money(before, after);
        }
        self.currency = currency;
    }
}
