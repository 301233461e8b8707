//! The errors of projections of the history. Invariant: what is held against what came is what was shown.

use funnelwright_core::calc::projection::{HoldOutError, Trial, past_inflow, project};
use funnelwright_core::plan::Inflow;

use crate::rooms::explain::Explanation;
use crate::rooms::explain::working::{Expression, Working};
use crate::rooms::forecast::projection::{error_figures, trial_name};
use funnelwright::i18n::{Messages, Part};

/// Of both errors of each method.
pub fn explanations(working: &Working) -> Vec<Explanation> {
    let plan = &working.figures.plan;
    let Inflow::Projected(method) = plan.forecast.inflow else { return Vec::new() };
    let history = past_inflow(plan);
    let projection = project(&history, method, plan.period, 1);
    let trials = projection.into_iter().flat_map(|projection| projection.trials);
    trials.flat_map(|trial| errors(working, &history, trial)).collect()
}

fn errors(working: &Working, history: &[f64], trial: Trial) -> [Explanation; 2] {
    let messages = working.messages();
    let held_out = trial.error.map_or(0, |error| error.periods);
    let (known, actual) = history.split_at(history.len().saturating_sub(held_out));
    let projected = project(known, trial.method, working.figures.plan.period, held_out);
    let projected = projected.map(|projection| projection.values).unwrap_or_default();
    let distance = |projected: f64, actual: f64| {
        let [more, less] = if projected >= actual { [projected, actual] } else { [actual, projected] };
        working.difference(working.number(more), working.number(less))
    };
    let mean = |term: &dyn Fn(f64, f64) -> Expression| {
        let terms = projected.iter().zip(actual).map(|(projected, actual)| term(*projected, *actual));
        working.summed(terms).map(|sum| working.quotient(sum, working.number(held_out as f64)))
    };
    let explained = |result, title: Part, formula, value: Option<f64>, expression: Option<Expression>| {
        let tested = || messages.projection_held_out(held_out as f64, working.locale.count(held_out as f64)).into();
        let note = value.map_or_else(|| messages.over_time_error_none().into(), |_| tested());
        let expression = expression.filter(|_| value.is_some());
        working.explanation([formula; 2], expression, result, Some(note)).titled(title)
    };
    let name = || trial_name(trial.method, working.locale);
    let absolute = trial.error.map(|error| error.absolute);
    let relative = trial.error.and_then(|HoldOutError { relative, .. }| relative);
    let share = |projected: f64, actual: f64| working.quotient(distance(projected, actual), working.number(actual));
    let [absolute_figure, relative_figure] = error_figures(&trial, working.locale, working.figures.plan.currency);
    [
        explained(
            absolute_figure,
            messages.over_time_error(name()).into(),
            Messages::over_time_error_formula,
            absolute,
            mean(&distance),
        ),
        explained(
            relative_figure,
            messages.over_time_error_share(name()).into(),
            Messages::over_time_error_share_formula,
            relative,
            mean(&share),
        ),
    ]
}
