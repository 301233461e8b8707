//! The ways of projecting the history, and the error of each.

use funnelwright_core::calc::projection::{Trial, project};
use funnelwright_core::plan::{Method, Period};
use yew::prelude::*;

use super::topics;
use crate::rooms::explain::opening::opener;
use funnelwright::i18n::{Locale, plain};
use funnelwright::widgets::context::UiContext;

/// For those who ask the page.
pub const ABSOLUTE: &str = "projection-mae";
pub const RELATIVE: &str = "projection-mape";

pub fn method_word(method: Method, locale: &Locale) -> AttrValue {
    let messages = &locale.messages;
    match method {
        Method::Best => messages.projection_best(),
        Method::MovingAverage(_) => messages.projection_average(),
        Method::LinearTrend => messages.projection_trend(),
        Method::Seasonal => messages.projection_seasonal(),
    }
}

/// A method that was tried, with its window.
pub fn trial_name(method: Method, locale: &Locale) -> AttrValue {
    match method {
        Method::MovingAverage(window) => {
            let window = f64::from(window.get());
            locale.messages.projection_average_of(window, locale.count(window)).text().into()
        }
        _ => method_word(method, locale),
    }
}

/// How far a method was off, by [`ABSOLUTE`] or [`RELATIVE`] measure.
pub fn error_figure(metric: &'static str, trial: &Trial, locale: &Locale) -> Html {
    let row = match trial.method {
        Method::LinearTrend => "linear-trend",
        Method::Seasonal => "seasonal",
        Method::MovingAverage(_) | Method::Best => "moving-average",
    };
    let (value, shown) = if metric == RELATIVE {
        let share = trial.error.and_then(|error| error.relative);
        (share, share.map(|share| locale.percent(share)))
    } else {
        let count = trial.error.map(|error| error.absolute);
        (count, count.map(|count| locale.expected(count)))
    };
    html! {
        <data value={value.map(plain).unwrap_or_default()} data-metric={metric} data-row={row}>
            {shown.unwrap_or_else(|| locale.messages.figure_none())}
        </data>
    }
}

#[derive(Properties, PartialEq)]
pub struct ErrorsProperties {
    pub context: UiContext,
    /// Who entered at the top, the oldest period first.
    pub past: Vec<f64>,
    pub period: Period,
    pub method: Method,
}

/// The error of each method on the last periods, and which one is in force. A component, since trying them all takes
/// longer than all else that is drawn.
#[component]
pub fn Errors(properties: &ErrorsProperties) -> Html {
    let ErrorsProperties { context, past, period, method } = properties;
    let locale = context.locale();
    let messages = &locale.messages;
    let heading = |short: AttrValue, long: AttrValue| {
        html! { <th scope="col">{opener(html! { <abbr title={long}>{short}</abbr> }, topics::PROJECTION, context)}</th> }
    };
    let Some(projection) = project(past, *method, *period, 1) else {
        return html! { <p class="hint">{messages.projection_no_history()}</p> };
    };
    let held_out = projection.trials.iter().find_map(|trial| trial.error).map(|error| error.periods as f64);
    html! {
        <>
            <table class="delays">
                <thead>
                    <tr>
                        <th scope="col">{messages.projection_method()}</th>
                        {heading(messages.projection_mae(), messages.projection_mae_title())}
                        {heading(messages.projection_mape(), messages.projection_mape_title())}
                    </tr>
                </thead>
                <tbody>
                    {for projection.trials.iter().enumerate().map(|(index, trial)| html! {
                        <tr key={index} class={if trial.method == projection.method { "in-force" } else { "" }}>
                            <th scope="row">
                                {trial_name(trial.method, locale)}
                                if trial.method == projection.best {
                                    {" "}<small>{messages.projection_suggested()}</small>
                                }
                            </th>
                            <td>{error_figure(ABSOLUTE, trial, locale)}</td>
                            <td>{error_figure(RELATIVE, trial, locale)}</td>
                        </tr>
                    })}
                </tbody>
            </table>
            if let Some(periods) = held_out {
                <p class="hint">{messages.projection_held_out(periods, locale.count(periods)).text()}</p>
            } else {
                <p class="hint">{messages.projection_too_short()}</p>
            }
        </>
    }
}
