//! The outcome that is expected of a stretch of time. Invariant: no number is NaN or infinite.

use crate::plan::Measure;

/// Expected counts, and money in major units; `None` where a rate on the way is undefined.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Into each stage.
    pub entries: Vec<Option<f64>>,
    /// Into the sale stage.
    pub customers: Option<f64>,
    /// Σ entries × value, when they enter.
    pub revenue: Option<f64>,
    /// Σ entries × cost, when they enter.
    pub cost: Option<f64>,
    /// Revenue − cost.
    pub profit: Option<f64>,
    /// The revenue, when it is paid: what sales bring by the payments, all else at once.
    pub cash: Option<f64>,
}

impl Outcome {
    /// What a target of this kind counts.
    pub fn of(&self, measure: Measure) -> Option<f64> {
        match measure {
            Measure::Customers => self.customers,
            Measure::Revenue => self.revenue,
            Measure::Profit => self.profit,
        }
    }
}
