//! Every change a person can make to a plan. Invariant: an edit gives a legal plan or says why not, and never changes more than it names.

mod change;
mod key;
mod money;
mod order;

use std::borrow::Borrow;

use super::{
    Benchmark, Count, Currency, Days, DealsEdit, EventsEdit, ForecastEdit, Goal, HistoryEdit, Money, Overrides, Period,
    Plan, PlanProblem, Rate, StageId, StageKind, TeamEdit, Text,
};
pub use key::EditKey;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    Rename(Text<80>),
    SetCurrency(Currency),
    SetPeriod(Period),
    SetGoal(Goal),
    SetStageName(StageId, Text<80>),
    SetCount(StageId, Count),
    SetKind(StageId, StageKind),
    SetDefinition(StageId, Text<200>),
    SetValue(StageId, Money),
    SetCost(StageId, Money),
    SetDays(StageId, Option<Days>),
    SetLimit(StageId, Option<Days>),
    SetBenchmark(StageId, Option<Benchmark>),
    SetSaleStage(StageId),
    SetLeadStage(StageId),
    /// A new stage behind the given one, or at the end.
    AddStage {
        after: Option<StageId>,
    },
    RemoveStage(StageId),
    MoveStage(StageId, Direction),
    /// Puts a stage where another stands.
    PlaceStage {
        stage: StageId,
        at: StageId,
    },
    /// Names and counts for the stages from the given one on; those that were there are replaced. A stage whose name
    /// comes again, in any letter case, goes on with all that is said of it, and with its count where there is none;
    /// another name is another stage.
    PasteStages {
        from: StageId,
        rows: Vec<(Text<80>, Option<Count>)>,
    },
    /// Counts for the given stage and those below it, which keep their names, and their counts where there is none;
    /// stages that are not there yet are added.
    PasteCounts {
        from: StageId,
        counts: Vec<Option<Count>>,
    },
    SetOverride(Override),
    /// Puts a whole what-if in force; an empty one is the baseline.
    SetWhatIf(Overrides),
    /// Keeps the what-if in force under a name.
    KeepScenario(Text<80>),
    RenameScenario(usize, Text<80>),
    RemoveScenario(usize),
    /// Gives a kept scenario the overrides in force.
    UpdateScenario(usize),
    Forecast(ForecastEdit),
    History(HistoryEdit),
    Deals(DealsEdit),
    Team(TeamEdit),
    Events(EventsEdit),
}

/// One override of the what-if in force; `None` takes it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Override {
    Top(Option<Count>),
    Rate(StageId, Option<Rate>),
    Value(StageId, Option<Money>),
    Cost(StageId, Option<Money>),
    Days(StageId, Option<Days>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

impl Plan {
    /// The plan after one change.
    ///
    /// # Errors
    /// A [`PlanProblem`] where the change would make no legal plan; this one stays as it is.
    pub fn apply(&self, edit: impl Borrow<Edit>) -> Result<Plan, PlanProblem> {
        self.changed(edit.borrow())
    }

    fn changed(&self, edit: &Edit) -> Result<Plan, PlanProblem> {
        let mut draft = self.to_draft();
        draft.change(edit)?;
        if draft.sale() != self.sale() {
            draft.keep_the_deal_value(self);
        }
        Plan::new(draft)
    }
}
