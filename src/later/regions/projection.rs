//! Which ways of projecting the history there are, and how far each would have been off.

use funnelcast_core::calc::projection::{past_inflow, project};
use funnelcast_core::model::Method;
use yew::prelude::*;

use crate::i18n::Locale;
use crate::ui::figures::Figures;

pub fn method_word(method: Method, locale: &Locale) -> AttrValue {
    let messages = &locale.messages;
    match method {
        Method::Best => messages.projection_best(),
        Method::MovingAverage(_) => messages.projection_average(),
        Method::LinearTrend => messages.projection_trend(),
        Method::Seasonal => messages.projection_seasonal(),
    }
}

/// The error of each method on the last periods, and which one is in force.
pub fn errors(figures: &Figures, method: Method, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let Some(projection) = project(&past_inflow(plan), method, plan.period, 1) else {
        return html! { <p class="hint">{messages.projection_no_history()}</p> };
    };
    let held_out = projection.trials.iter().find_map(|trial| trial.error).map(|error| error.periods as f64);
    html! {
        <>
            <table class="delays">
                <thead>
                    <tr>
                        <th scope="col">{messages.projection_method()}</th>
                        <th scope="col"><abbr title={messages.projection_mae_title()}>{messages.projection_mae()}</abbr></th>
                        <th scope="col"><abbr title={messages.projection_mape_title()}>{messages.projection_mape()}</abbr></th>
                    </tr>
                </thead>
                <tbody>
                    {for projection.trials.iter().enumerate().map(|(index, trial)| {
                        let name = method_word(trial.method, locale);
                        let name = match trial.method {
                            Method::MovingAverage(window) => {
                                messages.projection_average_of(window.get().into(), locale.count(window.get().into())).text()
                            }
                            _ => name.to_string(),
                        };
                        html! {
                            <tr key={index} class={if trial.method == projection.method { "in-force" } else { "" }}>
                                <th scope="row">
                                    {name}
                                    if trial.method == projection.best {
                                        {" "}<small>{messages.projection_suggested()}</small>
                                    }
                                </th>
                                <td>{trial.error.map_or_else(|| messages.figure_none(), |error| locale.expected(error.absolute))}</td>
                                <td>{trial.error.and_then(|error| error.relative).map_or_else(|| messages.figure_none(), |share| locale.percent(share))}</td>
                            </tr>
                        }
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
