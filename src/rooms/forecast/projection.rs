//! The ways of projecting the history, and the error of each.

use funnelwright_core::calc::projection::{Trial, project};
use funnelwright_core::plan::{Currency, Method, Period};
use yew::prelude::*;

use super::topics;
use crate::rooms::explain::opening::opener;
use funnelwright::i18n::Locale;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::figure::Figure;
use funnelwright::widgets::metrics;

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

/// How far a method was off, in absolute terms and relative to what came.
pub fn error_figures(trial: &Trial, locale: &Locale, currency: Currency) -> [Html; 2] {
    let row = match trial.method {
        Method::LinearTrend => "linear-trend",
        Method::Seasonal => "seasonal",
        Method::MovingAverage(_) | Method::Best => "moving-average",
    };
    let figure = |metric, value| Figure::new(metric, value).of_row(row.into()).shown(locale, currency);
    [
        figure(metrics::PROJECTION_MAE, trial.error.map(|error| error.absolute)),
        figure(metrics::PROJECTION_MAPE, trial.error.and_then(|error| error.relative)),
    ]
}

#[derive(Properties, PartialEq)]
pub struct ErrorsProperties {
    pub context: UiContext,
    /// Who entered at the top, the oldest period first.
    pub past: Vec<f64>,
    pub period: Period,
    pub method: Method,
    pub currency: Currency,
}

/// The error of each method on the last periods, and which one is in force. A component, since trying them all takes
/// longer than all else that is drawn.
#[component]
pub fn Errors(properties: &ErrorsProperties) -> Html {
    let ErrorsProperties { context, past, period, method, currency } = properties;
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
                            {for error_figures(trial, locale, *currency).map(|figure| html! { <td>{figure}</td> })}
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
