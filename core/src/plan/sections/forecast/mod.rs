//! The forecast over time: the settings that it rests on. Invariant: payments share out no more than the whole of a sale.

mod format;
mod inflow;
mod periods;

use super::Section;
use crate::plan::{Days, Decimal, EditKey, PerStage, PlanProblem, Quantity, Share, StageId, Target, Text};

pub use inflow::{Change, Factor, Inflow, Method, Season, Volumes};
pub use periods::{Horizon, Month, Periods};

/// The most parts in which a sale is paid.
pub const MAXIMUM_PAYMENTS: usize = 12;

/// The settings of a forecast. The default is a dozen periods like the one that the plan counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForecastSettings {
    /// How many periods are forecast.
    pub horizon: Horizon,
    /// The month in which the first one begins; the one that is running when the plan is looked at where `None`.
    pub start: Option<Month>,
    /// How many enter at the top.
    pub inflow: Inflow,
    /// The total to reach; that of a period's goal times the horizon where `None`.
    pub target: Option<Target>,
    /// By the end of which period it is to be reached; that of the last one where `None` or later.
    pub due: Option<Horizon>,
    /// The standard deviation of the deal value as a share of its mean; `None` where all deals are worth the same.
    pub value_spread: Option<Spread>,
    /// At most [`MAXIMUM_PAYMENTS`]. What they leave of a sale is paid at once.
    pub payments: Vec<Payment>,
    /// The standard deviation of the days from a stage to the next; everyone takes the average where there is none.
    pub days_spread: PerStage<Days>,
}

impl Default for ForecastSettings {
    fn default() -> Self {
        Self::UNSET.clone()
    }
}

/// A standard deviation as a share of its mean.
pub type Spread = Quantity<10>;

/// A part of what a sale earns, paid some time after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    pub label: Text<40>,
    pub share: Share,
    /// After the sale.
    pub days: Days,
}

/// A change of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForecastEdit {
    SetHorizon(Horizon),
    SetStart(Option<Month>),
    SetInflow(Inflow),
    /// The total to reach over time.
    SetTarget(Option<Target>),
    SetDue(Option<Horizon>),
    SetValueSpread(Option<Spread>),
    SetPayments(Vec<Payment>),
    SetDaysSpread(StageId, Option<Days>),
}

impl Section for ForecastSettings {
    type Edit = ForecastEdit;

    const UNSET: &'static Self = &ForecastSettings {
        horizon: Horizon::A_DOZEN,
        start: None,
        inflow: Inflow::AS_NOW,
        target: None,
        due: None,
        value_spread: None,
        payments: Vec::new(),
        days_spread: PerStage::EMPTY,
    };

    fn check(&self, is_unknown: &dyn Fn(StageId) -> bool) -> Result<(), PlanProblem> {
        if self.days_spread.any_stage(is_unknown) {
            return Err(PlanProblem::UnknownStage);
        }
        if self.payments.len() > MAXIMUM_PAYMENTS {
            return Err(PlanProblem::SectionFull);
        }
        let sum = self.payments.iter().try_fold(Decimal::ZERO, |sum, payment| sum.checked_add(payment.share.get()));
        if sum.is_some_and(|sum| sum <= Decimal::from(1)) { Ok(()) } else { Err(PlanProblem::PaymentsAboveAll) }
    }

    fn apply(&mut self, edit: &ForecastEdit) {
        match edit {
            ForecastEdit::SetHorizon(horizon) => self.horizon = *horizon,
            ForecastEdit::SetStart(start) => self.start = *start,
            ForecastEdit::SetInflow(inflow) => self.inflow.clone_from(inflow),
            ForecastEdit::SetTarget(target) => self.target = *target,
            ForecastEdit::SetDue(due) => self.due = *due,
            ForecastEdit::SetValueSpread(spread) => self.value_spread = *spread,
            ForecastEdit::SetPayments(payments) => self.payments.clone_from(payments),
            ForecastEdit::SetDaysSpread(stage, spread) => self.days_spread.set(*stage, *spread),
        }
    }

    fn edited_stage(edit: &ForecastEdit) -> Option<StageId> {
        match edit {
            ForecastEdit::SetDaysSpread(stage, _) => Some(*stage),
            ForecastEdit::SetHorizon(_)
            | ForecastEdit::SetStart(_)
            | ForecastEdit::SetInflow(_)
            | ForecastEdit::SetTarget(_)
            | ForecastEdit::SetDue(_)
            | ForecastEdit::SetValueSpread(_)
            | ForecastEdit::SetPayments(_) => None,
        }
    }

    fn coalescing(&self, edit: &ForecastEdit) -> Option<EditKey> {
        let key = match edit {
            // The month is chosen. Rows that come or go, and another kind of inflow, are not typed.
            ForecastEdit::SetStart(_) => return None,
            ForecastEdit::SetPayments(payments) if payments.len() != self.payments.len() => return None,
            ForecastEdit::SetInflow(inflow) if !inflow.is_of_the_same_kind(&self.inflow) => return None,
            ForecastEdit::SetHorizon(_) => "forecast.horizon",
            ForecastEdit::SetInflow(_) => "forecast.inflow",
            ForecastEdit::SetTarget(_) => "forecast.target",
            ForecastEdit::SetDue(_) => "forecast.due",
            ForecastEdit::SetValueSpread(_) => "forecast.value_spread",
            ForecastEdit::SetPayments(_) => "forecast.payments",
            ForecastEdit::SetDaysSpread(..) => "forecast.days_spread",
        };
        Some(EditKey::of(key, Self::edited_stage(edit)))
    }

    fn retain_stages(&mut self, is_kept: &dyn Fn(StageId) -> bool) {
        self.days_spread.retain(is_kept);
    }

    fn convert_money(&mut self, before: u8, after: u8) {
        self.target = self.target.map(|target| target.converted(before, after));
    }
}
