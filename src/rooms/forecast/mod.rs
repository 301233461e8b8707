//! The forecast over time: what comes when, in sentences, pictures and a table. Invariant: its numbers are `core`'s
//! alone.

mod by_period;
pub mod explanations;
pub mod fields;
mod inflow;
mod payments;
mod pictures;
mod projection;
pub mod settings;
mod simulated;
mod start;
pub mod topics;
pub mod volumes;

use std::rc::Rc;

use funnelwright_core::calc::simulation::Bands;
use funnelwright_core::calc::timeline::{self, forecast};
use funnelwright_core::plan::Period;
use yew::prelude::*;

use super::explain::opening::opener;
use crate::rooms::explain::sheet;
use crate::rooms::explain::working::Working;
use crate::rooms::periods;
use crate::rooms::room::{Place, Room, Sheet};
use by_period::by_period;
use explanations::{horizon, over_time, period};
use funnelwright::i18n::{Locale, Messages};
use funnelwright::widgets::context::{Subject, UiContext};
use funnelwright::widgets::figure::Figure;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::metrics;
use pictures::{View, histogram, named, picture};
use settings::BasisCard;
use simulated::use_simulated;

pub const ROOM: Room = Room {
    name: "forecast",
    title: Messages::room_forecast,
    place: Place::Tab(|figures, context| html! { <Forecast context={context.clone()} figures={figures.clone()} /> }),
    sheets: &[
        Sheet {
            subject: Subject::Period,
            title: |figures, position, locale| periods::named(&figures.plan, position, locale).into(),
            draw: |figures, topic, context| {
                over_time(figures, topic, context, |over_time, topic| period::explanations(over_time, topic.position))
            },
        },
        Sheet {
            subject: Subject::Horizon,
            title: |_, _, locale| locale.messages.over_time_of_all().into(),
            draw: |figures, topic, context| {
                over_time(figures, topic, context, |over_time, _| horizon::explanations(over_time))
            },
        },
        Sheet {
            subject: Subject::Projection,
            title: |_, _, locale| locale.messages.projection_math().into(),
            draw: |figures, _, context| {
                let locale = context.locale();
                let explained = explanations::projection::explanations(&Working::new(figures, locale, None));
                sheet(figures, Vec::new(), explained, locale)
            },
        },
    ],
};

#[derive(Properties, PartialEq)]
pub struct ForecastProperties {
    pub context: UiContext,
    pub figures: Figures,
}

#[component]
pub fn Forecast(properties: &ForecastProperties) -> Html {
    let ForecastProperties { context, figures } = properties;
    let locale = context.locale();
    let messages = &locale.messages;
    let view = use_state(|| View::Running);
    // The day may change while the page is open.
    let today = periods::today();
    let forecast = use_memo((figures.clone(), today), |(figures, today)| {
        today.map(|today| Rc::new(forecast(&figures.plan, &figures.plan.what_if, today)))
    });
    let simulated = use_simulated(&figures.plan, today);
    let Some(forecast) = &*forecast else { return Html::default() };
    let show = |which: View| {
        let view = view.setter();
        Callback::from(move |_: MouseEvent| view.set(which))
    };
    let segment = |which: View, words: AttrValue| {
        html! {
            <button type="button" class="segment" aria-pressed={(*view == which).to_string()} onclick={show(which)}>{words}</button>
        }
    };
    html! {
        <div class="forecast">
            <div class="outcome-of-time">
                <div class="segments" role="group" aria-label={messages.forecast_view()}>
                    {segment(View::Running, messages.forecast_running())}
                    {segment(View::Each, messages.forecast_each())}
                    {segment(View::Total, messages.forecast_spread())}
                </div>
                {match (*view, &simulated.bands) {
                    (View::Total, Some(bands)) => histogram(figures, forecast, bands, locale, context),
                    (View::Total, None) => html! { <p class="hint">{messages.forecast_no_spread()}</p> },
                    (view, bands) => picture(figures, forecast, bands.as_deref(), view, locale, context),
                }}
                {soon(figures, forecast, simulated.bands.as_deref(), locale, context)}
            </div>
            <BasisCard context={context.clone()} figures={figures.clone()} forecast={Rc::clone(forecast)} />
            {by_period(figures, forecast, &simulated, locale, context)}
        </div>
    }
}

/// The cash of this period and the next, and what comes after the last one.
fn soon(
    figures: &Figures,
    forecast: &timeline::Forecast,
    bands: Option<&Bands>,
    locale: &Locale,
    context: &UiContext,
) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    // Only where the forecast begins with the period that is running.
    let is_now = plan.forecast.start.is_none();
    let (this, next) = match plan.period {
        Period::Week => (messages.forecast_this_week(), messages.forecast_next_week()),
        Period::Month => (messages.forecast_this_month(), messages.forecast_next_month()),
        Period::Quarter => (messages.forecast_this_quarter(), messages.forecast_next_quarter()),
        Period::Year => (messages.forecast_this_year(), messages.forecast_next_year()),
    };
    let cash = [this, next].into_iter().zip(&forecast.periods).enumerate().map(|(position, (words, period))| {
        let words = if is_now {
            words
        } else {
            messages.forecast_cash_in(periods::long(plan.period, period.begins, locale)).text().into()
        };
        html! {
            <div key={position}>
                <dt>{opener(words, topics::period(position), context)}</dt>
                <dd>{Figure::new(metrics::FORECAST_CASH, period.outcome.cash).of_period(position).shown(locale, plan.currency)}</dd>
            </div>
        }
    });
    let chance = bands.filter(|_| forecast.target > 0.0).and_then(|bands| bands.periods.get(forecast.due - 1));
    let due = named(figures, forecast, forecast.due, locale);
    let after = forecast.after.revenue.filter(|later| *later > 0.0);
    html! {
        <dl class="soon">
            {for cash}
            <div>
                <dt>{opener(messages.forecast_total(), topics::HORIZON, context)}</dt>
                <dd>{Figure::new(metrics::FORECAST_TOTAL_REVENUE, forecast.total.revenue).shown(locale, plan.currency)}</dd>
            </div>
            if let Some(period) = chance {
                <div>
                    <dt>{opener(messages.forecast_chance_by(due), topics::period(forecast.due - 1), context)}</dt>
                    <dd>{Figure::new(metrics::FORECAST_CHANCE, Some(period.chance)).of_period(forecast.due - 1)
                        .shown(locale, plan.currency)}</dd>
                </div>
            }
            if after.is_some() {
                <div>
                    <dt>{opener(messages.forecast_after(), topics::HORIZON, context)}</dt>
                    <dd>{Figure::new(metrics::FORECAST_AFTER_REVENUE, after).shown(locale, plan.currency)}</dd>
                </div>
            }
        </dl>
    }
}
