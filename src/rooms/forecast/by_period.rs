//! A forecast as a table. Invariant: a row for each period, and one for all of them.

use funnelwright_core::calc::simulation::Band;
use funnelwright_core::calc::timeline::{Forecast, Outcome};
use funnelwright_core::plan::Currency;
use yew::prelude::*;

use super::simulated::Simulated;
use super::topics;
use crate::rooms::events::noted;
use crate::rooms::explain::opening::opener;
use crate::rooms::periods;
use funnelwright::i18n::Locale;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::figure::Figure;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::metrics::{self, Metric};
use funnelwright::widgets::names::own_words;

pub fn by_period(
    figures: &Figures,
    forecast: &Forecast,
    simulated: &Simulated,
    locale: &Locale,
    context: &UiContext,
) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let currency = plan.currency;
    let bands = simulated.bands.as_deref();
    let has_target = forecast.target > 0.0;
    let notes: Vec<Option<AttrValue>> =
        forecast.periods.iter().map(|period| noted(plan, period.begins, locale)).collect();
    let has_notes = notes.iter().any(Option::is_some);
    let cells = |outcome: &Outcome, position: Option<usize>| {
        let figure =
            |metrics: [Metric; 2], value: Option<f64>| figure(metrics, value, position).shown(locale, currency);
        let period = position.and_then(|position| bands?.periods.get(position));
        let likely = match position {
            Some(_) => period.map(|period| period.revenue),
            None => bands.map(|bands| bands.revenue),
        };
        // That of the last period is the one of all.
        let chance = |position: usize| {
            let chance = Figure::new(metrics::FORECAST_CHANCE, period.map(|period| period.chance));
            chance.of_period(position).shown(locale, currency)
        };
        let percentile = |metrics: [Metric; 2], amount: fn(&Band) -> f64| {
            html! { <td class="likely">{figure(metrics, likely.as_ref().map(amount))}</td> }
        };
        html! {
            <>
                <td>{figure([metrics::FORECAST_CUSTOMERS, metrics::FORECAST_TOTAL_CUSTOMERS], outcome.customers)}</td>
                <td>{figure([metrics::FORECAST_REVENUE, metrics::FORECAST_TOTAL_REVENUE], outcome.revenue)}</td>
                {percentile([metrics::FORECAST_REVENUE_P10, metrics::FORECAST_TOTAL_REVENUE_P10], |band| band.low)}
                {percentile([metrics::FORECAST_REVENUE_P50, metrics::FORECAST_TOTAL_REVENUE_P50], |band| band.middle)}
                {percentile([metrics::FORECAST_REVENUE_P90, metrics::FORECAST_TOTAL_REVENUE_P90], |band| band.high)}
                if has_target {
                    <td class="likely">{position.map(chance)}</td>
                }
                <td>{figure([metrics::FORECAST_CASH, metrics::FORECAST_TOTAL_CASH], outcome.cash)}</td>
                <Entries context={context.clone()} entries={outcome.entries.clone()} {position} {currency} />
            </>
        }
    };
    html! {
        <div class="scroller" tabindex="0" role="group" aria-label={messages.forecast_table()}>
            <table class="over-time" aria-label={messages.forecast_table()} aria-busy={(!simulated.is_done).then_some("true")}>
                <thead>
                    <tr>
                        <th scope="col">{messages.forecast_period()}</th>
                        <th scope="col">{messages.forecast_customers()}</th>
                        <th scope="col">{messages.forecast_revenue()}</th>
                        <th scope="col">{messages.forecast_low()}</th>
                        <th scope="col">{messages.forecast_middle()}</th>
                        <th scope="col">{messages.forecast_high()}</th>
                        if has_target {
                            <th scope="col">{messages.forecast_chance()}</th>
                        }
                        <th scope="col">{messages.forecast_cash()}</th>
                        {for (0..plan.stages.len()).map(|stage| html! {
                            <th key={stage} scope="col" class="entries">{own_words(figures.stage_name(locale, stage))}</th>
                        })}
                        if has_notes {
                            <th scope="col" class="note">{messages.room_events()}</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    {for forecast.periods.iter().enumerate().map(|(position, period)| html! {
                        <tr key={position} class={if forecast.reached_in == Some(position + 1) { "reached" } else { "" }}>
                            <th scope="row">{opener(periods::long(plan.period, period.begins, locale), topics::period(position), context)}</th>
                            {cells(&period.outcome, Some(position))}
                            if has_notes {
                                <td class="note">{notes.get(position).cloned().flatten()}</td>
                            }
                        </tr>
                    })}
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{opener(messages.forecast_sum(), topics::HORIZON, context)}</th>
                        {cells(&forecast.total, None)}
                        if has_notes {
                            <td></td>
                        }
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}

/// A figure of the period at a position, or of all periods together, which is a metric of its own.
fn figure([of_period, of_all]: [Metric; 2], value: Option<f64>, position: Option<usize>) -> Figure {
    match position {
        Some(position) => Figure::new(of_period, value).of_period(position),
        None => Figure::new(of_all, value),
    }
}

#[derive(Properties, PartialEq)]
struct EntriesProperties {
    context: UiContext,
    entries: Vec<Option<f64>>,
    position: Option<usize>,
    currency: Currency,
}

/// The cells of the stages, most of a row. A component, so that what was simulated does not draw them again.
#[component]
fn Entries(properties: &EntriesProperties) -> Html {
    let EntriesProperties { context, entries, position, currency } = properties;
    let locale = context.locale();
    let metrics = [metrics::FORECAST_ENTRIES, metrics::FORECAST_TOTAL_ENTRIES];
    let cell = |(stage, entries): (usize, &Option<f64>)| {
        let figure = figure(metrics, *entries, *position).of_stage(stage);
        html! { <td key={stage} class="entries">{figure.shown(locale, *currency)}</td> }
    };
    entries.iter().enumerate().map(cell).collect()
}
