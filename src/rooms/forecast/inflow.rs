//! The inflow at the top in each period, to be typed. Invariant: choosing another way of saying it is one step of undo.

use funnelwright_core::calc::projection::{USUAL_WINDOW, past_inflow};
use funnelwright_core::calc::timeline::Forecast;
use funnelwright_core::plan::{
    Change, Count, Decimal, Edit, Factor, ForecastEdit, Inflow, Method, Period, Periods, Season, Volumes,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::fields;
use super::projection::{Errors, method_word};
use crate::rooms::labelled::labelled;
use crate::rooms::periods;
use funnelwright::i18n::Locale;
use funnelwright::state::Action;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::select::select;

/// How many enter at the top.
pub fn inflow(figures: &Figures, forecast: &Forecast, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let kinds = [
        (AttrValue::from("growing"), messages.inflow_growing()),
        ("typed".into(), messages.inflow_typed()),
        ("projected".into(), messages.inflow_projected()),
    ];
    let chosen = match plan.forecast.inflow {
        Inflow::Growing { .. } => "growing",
        Inflow::Typed(_) => "typed",
        Inflow::Projected(_) => "projected",
    };
    let choose = {
        let context = context.clone();
        // What is typed begins with what is expected now, so that nothing jumps.
        let expected: Vec<Count> =
            forecast.periods.iter().map(|period| entering(period.outcome.entries.first())).collect();
        move |kind: String| {
            let inflow = match kind.as_str() {
                "typed" => Volumes::new(expected.clone()).map(Inflow::Typed).unwrap_or_default(),
                "projected" => Inflow::Projected(Method::Best),
                _ => Inflow::default(),
            };
            context.act(Action::EndStep);
            context.act(Action::from(Edit::Forecast(ForecastEdit::SetInflow(inflow))));
            context.act(Action::EndStep);
        }
    };
    html! {
        <>
            <label class="labelled wide">
                <span>{messages.inflow_title()}</span>
                {select("boxed", Some(messages.inflow_title()), kinds.into_iter(), chosen, context.is_read_only(), choose)}
            </label>
            {match &plan.forecast.inflow {
                Inflow::Growing { change, season } => growing(figures, *change, season, locale, context),
                Inflow::Typed(volumes) => html! {
                    <details open=true>
                        <summary>{messages.inflow_volumes()}</summary>
                        <p class="hint">{messages.inflow_volumes_hint()}</p>
                        <div class="labelled-fields narrow">
                            {for forecast.periods.iter().enumerate().map(|(position, period)| html! {
                                <div key={position}>
                                    {labelled(context, periods::long(plan.period, period.begins, locale),
                                        messages.inflow_volume(locale.count(position as f64 + 1.0)).text().into(), fields::volume(position),
                                        volumes.counts().get(position).map(|count| locale.count(count.get() as f64)).unwrap_or_default(),
                                        locale.count(volumes.of(position).get() as f64))}
                                </div>
                            })}
                        </div>
                    </details>
                },
                Inflow::Projected(method) => projected(figures, *method, locale, context),
            }}
        </>
    }
}

/// A projected count as one that can be typed.
fn entering(expected: Option<&Option<f64>>) -> Count {
    let rounded = expected.copied().flatten().unwrap_or(0.0).round().clamp(0.0, Count::MAXIMUM as f64);
    Count::new(rounded as u64).unwrap_or_default()
}

fn growing(figures: &Figures, change: Change, season: &Season, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let parts = match plan.period {
        Period::Year => 0,
        Period::Quarter => 4,
        Period::Week | Period::Month => 12,
    };
    let is_seasonal = !season.factors().is_empty();
    let on_change = {
        let context = context.clone();
        Callback::from(move |event: Event| {
            let wanted = event.target_unchecked_into::<HtmlInputElement>().checked();
            let ordinary = Factor::new(Decimal::from(1_u64)).ok().filter(|_| wanted);
            let factors = ordinary.map_or_else(Vec::new, |factor| vec![factor; parts]);
            let season = Season::new(factors).unwrap_or_default();
            context.act(Action::EndStep);
            context.act(Action::from(Edit::Forecast(ForecastEdit::SetInflow(Inflow::Growing { change, season }))));
            context.act(Action::EndStep);
        })
    };
    let growth = if change == Change::NONE { AttrValue::default() } else { locale.percent_exact(change.get()) };
    let named = |index: usize| {
        if season.factors().len() == 4 {
            messages.forecast_quarter(locale.count(index as f64 + 1.0)).text().into()
        } else {
            periods::month_of_year(index, locale)
        }
    };
    html! {
        <>
            <div class="labelled-fields">
                {labelled(context, messages.inflow_growth(), messages.inflow_growth(), fields::growth(), growth, locale.percent_brief(0.0))}
                if parts > 0 {
                    <label class="check">
                        <input type="checkbox" checked={is_seasonal} disabled={context.is_read_only()} onchange={on_change} />
                        <span>{messages.inflow_season()}</span>
                    </label>
                }
            </div>
            if is_seasonal {
                <p class="hint">{messages.inflow_season_hint()}</p>
                <div class="labelled-fields narrow">
                    {for season.factors().iter().enumerate().map(|(index, factor)| html! {
                        <div key={index}>
                            {labelled(context, named(index), messages.inflow_factor(named(index)).text().into(), fields::season(index), locale.number(factor.get()), locale.count(1.0))}
                        </div>
                    })}
                </div>
            }
        </>
    }
}

fn projected(figures: &Figures, method: Method, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let Ok(window) = Periods::new(USUAL_WINDOW) else { return Html::default() };
    let methods = [
        ("best", Method::Best),
        ("average", Method::MovingAverage(window)),
        ("trend", Method::LinearTrend),
        ("seasonal", Method::Seasonal),
    ];
    let is_average = matches!(method, Method::MovingAverage(_));
    let is_chosen =
        |candidate: Method| candidate == method || (is_average && matches!(candidate, Method::MovingAverage(_)));
    let chosen = methods.iter().find(|(_, candidate)| is_chosen(*candidate)).map_or("best", |(name, _)| *name);
    let options = methods.map(|(name, method)| (AttrValue::from(name), method_word(method, locale)));
    let choose = {
        let context = context.clone();
        move |name: String| {
            if let Some((_, method)) = methods.iter().find(|(candidate, _)| *candidate == name) {
                context.act(Action::from(Edit::Forecast(ForecastEdit::SetInflow(Inflow::Projected(*method)))));
            }
        }
    };
    html! {
        <>
            <div class="labelled-fields">
                <label class="labelled">
                    <span>{messages.projection_method()}</span>
                    {select("boxed", Some(messages.projection_method()), options.into_iter(), chosen, context.is_read_only(), choose)}
                </label>
                if let Method::MovingAverage(window) = method {
                    {labelled(context, messages.projection_window(), messages.projection_window(), fields::averaged(), locale.count(window.get().into()), "".into())}
                }
            </div>
            <Errors context={context.clone()} past={past_inflow(&figures.plan)} period={figures.plan.period} {method} currency={figures.plan.currency} />
        </>
    }
}
