//! Every computed number of the page, by the name that others know it by. Invariant: a figure that is in no list here
//! cannot be drawn, and `docs/metrics.md` says of each what is said here.

#[cfg(test)]
mod tests;
mod unit;

use super::context::{Subject, Topic};
pub use unit::Unit;

/// What a computed number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metric {
    pub name: &'static str,
    pub unit: Unit,
    /// What explains it.
    pub subject: Subject,
}

impl Metric {
    pub fn find(name: &str) -> Option<Self> {
        ALL.iter().find(|metric| metric.name == name).copied()
    }

    /// Where the number of a stage and a period, both from 0, is explained.
    pub const fn topic(self, stage: Option<usize>, period: Option<usize>) -> Topic {
        self.subject.topic(stage, period)
    }
}

/// What tells one number of a metric from another, as `data-stage` does.
#[cfg(test)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Qualifier {
    Stage,
    /// There is no step into the first stage.
    StageFrom2,
    Period,
    Lever,
    /// A line of a table that is neither of a stage nor of a period.
    Row,
    /// With it, or without it for all stages together.
    StageOrAll,
    /// With it where the number stands among those of its stage.
    OrStageFrom2,
    /// With it where the number stands among those of compared scenarios.
    OrScenario,
}

/// A metric as embedders read of it.
#[cfg(test)]
struct Described {
    metric: Metric,
    qualifiers: &'static [Qualifier],
    meaning: &'static str,
}

/// Makes a constant of each metric, and lists of them all. What a metric means is a comment of its constant, and a text
/// in tests alone, so that it is not part of the program.
macro_rules! metrics {
    ($($(#[doc = $meaning:literal])+ $constant:ident: $name:literal, $unit:ident, $subject:ident, [$($qualifier:ident)*];)+) => {
        $($(#[doc = $meaning])+ pub const $constant: Metric = Metric { name: $name, unit: Unit::$unit, subject: Subject::$subject };)+

        /// In the order in which they are described.
        pub static ALL: &[Metric] = &[$($constant),+];

        #[cfg(test)]
        static DESCRIBED: &[Described] = &[$(
            Described {
                metric: $constant,
                qualifiers: &[$(Qualifier::$qualifier),*],
                meaning: concat!($($meaning),+),
            }
        ),+];
    };
}

metrics! {
    /// Of those at the stage before, the share that comes to this one.
    STEP_CONVERSION: "step-conversion", Rate, Stage, [StageFrom2];
    /// Low end of the likely range of the step's rate, its 10th percentile.
    RATE_LOW: "rate-low", RateInBrief, Stage, [StageFrom2];
    /// High end of the likely range of the step's rate, its 90th percentile.
    RATE_HIGH: "rate-high", RateInBrief, Stage, [StageFrom2];
    /// Chance that the step's rate is below its usual range.
    CHANCE_BELOW_RANGE: "chance-below-range", Chance, Stage, [StageFrom2];
    /// How many are expected at the stage under the what-if in force.
    EXPECTED_COUNT: "expected-count", Expected, Stage, [Stage];
    /// Of those at the top, the share that comes to the stage.
    CUMULATIVE_CONVERSION: "cumulative-conversion", Rate, Stage, [Stage];
    /// How many are lost on the step into the stage.
    DROP_OFF: "drop-off", Expected, Stage, [StageFrom2];
    /// Of those at the stage before, the share that is lost on the step.
    DROP_OFF_RATE: "drop-off-rate", Rate, Stage, [StageFrom2];
    /// What those who are lost on the step would have brought.
    LEAK_VALUE: "leak-value", Money, Stage, [StageFrom2];
    /// What one percentage point more on the step would bring.
    POINT_VALUE: "point-value", Money, Stage, [StageFrom2];
    /// How many the goal requires at the stage.
    REQUIRED_COUNT: "required-count", Count, Stage, [Stage];
    /// How many of those are lacking; negative where there are more than required.
    REQUIRED_GAP: "required-gap", Expected, Stage, [Stage];
    /// Rate of the step that meets the goal if nothing else changes; empty where none does.
    SOLVE_RATE: "solve-rate", Rate, Stage, [StageFrom2];

    /// Of those at the top, the share that comes to the sale.
    OVERALL_CONVERSION: "overall-conversion", Rate, Plan, [OrScenario];
    /// Of those at the top, the share that does not come to the sale.
    FAILURE_RATE: "failure-rate", Rate, Plan, [];
    /// How many are expected at the sale stage in a period.
    CUSTOMERS: "customers", Expected, Plan, [OrScenario];
    /// Low end of the likely range of the customers of a period, the 10th percentile.
    CUSTOMERS_LOW: "customers-low", Count, Plan, [];
    /// High end of the likely range of the customers of a period, the 90th percentile.
    CUSTOMERS_HIGH: "customers-high", Count, Plan, [];
    /// Revenue that is expected of a period.
    REVENUE: "revenue", Money, Plan, [OrScenario];
    /// Low end of the likely range of the revenue of a period, the 10th percentile.
    REVENUE_LOW: "revenue-low", MoneyInBrief, Plan, [];
    /// High end of the likely range of the revenue of a period, the 90th percentile.
    REVENUE_HIGH: "revenue-high", MoneyInBrief, Plan, [];
    /// Cost that is expected of a period.
    COST: "cost", Money, Plan, [OrScenario];
    /// Revenue less cost.
    PROFIT: "profit", Money, Plan, [OrScenario];
    /// Profit as a share of cost; empty without cost.
    ROI: "roi", Rate, Plan, [];
    /// Profit as a share of revenue; empty without revenue.
    MARGIN: "margin", Rate, Plan, [];
    /// What the gap of the worst step to its usual range costs in a period.
    BOTTLENECK_VALUE: "bottleneck-value", Money, Plan, [OrStageFrom2];
    /// The same in customers, where no money hangs on it.
    BOTTLENECK_CUSTOMERS: "bottleneck-customers", Expected, Plan, [OrStageFrom2];
    /// How many the goal requires at the top.
    REQUIRED_TOP: "required-top", Count, Plan, [OrScenario];
    /// How many it requires there to be met at the confidence that was wished for.
    REQUIRED_TOP_CONFIDENT: "required-top-confident", Count, Plan, [OrScenario];
    /// How many of those are required on a working day.
    REQUIRED_PER_WORKING_DAY: "required-per-working-day", Expected, Plan, [];
    /// How many of those are required in a week.
    REQUIRED_PER_WEEK: "required-per-week", Expected, Plan, [];
    /// How many of those are lacking on a working day.
    GAP_PER_WORKING_DAY: "gap-per-working-day", Expected, Plan, [];
    /// How many of those are lacking in a week.
    GAP_PER_WEEK: "gap-per-week", Expected, Plan, [];
    /// Chance that the goal is met in a period.
    CHANCE_OF_GOAL: "chance-of-goal", Chance, Plan, [OrScenario];
    /// Deal value that meets the goal if nothing else changes; empty where none does.
    SOLVE_VALUE: "solve-value", Money, Plan, [];

    /// How many enter the stage in the period.
    FORECAST_ENTRIES: "forecast-entries", Expected, Period, [Stage Period];
    /// How many customers the period brings.
    FORECAST_CUSTOMERS: "forecast-customers", Expected, Period, [Period];
    /// Revenue of the period.
    FORECAST_REVENUE: "forecast-revenue", Money, Period, [Period];
    /// 10th percentile of the period's revenue, simulated.
    FORECAST_REVENUE_P10: "forecast-revenue-p10", Money, Period, [Period];
    /// Median of the period's revenue, simulated.
    FORECAST_REVENUE_P50: "forecast-revenue-p50", Money, Period, [Period];
    /// 90th percentile of the period's revenue, simulated.
    FORECAST_REVENUE_P90: "forecast-revenue-p90", Money, Period, [Period];
    /// What is paid in the period.
    FORECAST_CASH: "forecast-cash", Money, Period, [Period];
    /// What the periods up to this one bring together of what is to be reached: customers, or else money.
    FORECAST_RUNNING: "forecast-running", Money, Period, [Period];
    /// Chance that what is to be reached is reached by the end of the period, simulated.
    FORECAST_CHANCE: "forecast-chance", Chance, Period, [Period];
    /// How many enter the stage in all periods to come together.
    FORECAST_TOTAL_ENTRIES: "forecast-total-entries", Expected, Horizon, [Stage];
    /// How many customers all periods to come bring together.
    FORECAST_TOTAL_CUSTOMERS: "forecast-total-customers", Expected, Horizon, [];
    /// Revenue of all periods to come together.
    FORECAST_TOTAL_REVENUE: "forecast-total-revenue", Money, Horizon, [];
    /// 10th percentile of their revenue, simulated.
    FORECAST_TOTAL_REVENUE_P10: "forecast-total-revenue-p10", Money, Horizon, [];
    /// Median of their revenue, simulated.
    FORECAST_TOTAL_REVENUE_P50: "forecast-total-revenue-p50", Money, Horizon, [];
    /// 90th percentile of their revenue, simulated.
    FORECAST_TOTAL_REVENUE_P90: "forecast-total-revenue-p90", Money, Horizon, [];
    /// What is paid in all periods to come together.
    FORECAST_TOTAL_CASH: "forecast-total-cash", Money, Horizon, [];
    /// Revenue that comes after the last of them, of those who enter until then.
    FORECAST_AFTER_REVENUE: "forecast-after-revenue", Money, Horizon, [];
    /// Period, from 1, in which what is to be reached is reached; empty where it is not.
    FORECAST_REACHED_IN: "forecast-reached-in", PeriodNumber, Horizon, [];
    /// How far the method would have been off on average, in entries of a period.
    PROJECTION_MAE: "projection-mae", Expected, Projection, [Row];
    /// The same as a share of the entries that came.
    PROJECTION_MAPE: "projection-mape", Rate, Projection, [Row];

    /// Revenue that moving one thing adds in all periods to come together.
    LEVER_GAIN: "lever-gain", Money, Levers, [Lever];

    /// Chance that a deal which is open at the stage is won.
    PIPELINE_CHANCE: "pipeline-chance", Rate, Pipeline, [Stage];

    /// Hours of work in a period that the goal takes.
    CAPACITY_HOURS: "capacity-hours", Hours, Work, [StageOrAll];
    /// Those hours as a share of the team's.
    CAPACITY_UTILISATION: "capacity-utilisation", RateInBrief, Work, [StageOrAll];
    /// Hours of work in a period that what is expected takes.
    CAPACITY_HOURS_EXPECTED: "capacity-hours-expected", Hours, Work, [StageOrAll];
    /// Those hours as a share of the team's.
    CAPACITY_UTILISATION_EXPECTED: "capacity-utilisation-expected", RateInBrief, Work, [StageOrAll];
    /// Entries that fall to each person on a working day for the goal.
    ENTRIES_PER_DAY: "entries-per-day", Average, Work, [Stage];
    /// The same of what is expected, where there is no goal.
    ENTRIES_PER_DAY_EXPECTED: "entries-per-day-expected", Average, Work, [Stage];
    /// Touches that fall to each person on a working day for the goal.
    TOUCHES_PER_DAY: "touches-per-day", Average, Work, [Stage];
    /// The same of what is expected, where there is no goal.
    TOUCHES_PER_DAY_EXPECTED: "touches-per-day-expected", Average, Work, [Stage];
    /// Hours that the team has in a period.
    HOURS_AVAILABLE: "hours-available", Hours, Team, [];
    /// People that the goal needs.
    PEOPLE_NEEDED: "people-needed", Count, Team, [];
    /// People that what is expected needs, where there is no goal.
    PEOPLE_NEEDED_EXPECTED: "people-needed-expected", Count, Team, [];
    /// At the stage where the hours run out, the share of the goal's work that can be done.
    CAPACITY_SHARE_DONE: "capacity-share-done", Chance, Team, [];
    /// The same of what is expected, where there is no goal.
    CAPACITY_SHARE_DONE_EXPECTED: "capacity-share-done-expected", Chance, Team, [];
}
