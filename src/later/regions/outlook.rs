//! What the forecast over time rests on, to be typed. Invariant: an empty field says what holds without it.

use std::rc::Rc;

use funnelcast_core::calc::calendar::Date;
use funnelcast_core::calc::projection::{USUAL_WINDOW, past_inflow};
use funnelcast_core::calc::timeline::Forecast;
use funnelcast_core::model::{
    Change, Count, Days, Decimal, Edit, Factor, Inflow, Measure, Method, Month, Period, Periods, Season, Target,
    Volumes,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::payments::payments;
use super::periods;
use super::projection::{Errors, method_word};
use super::slots::Slots;
use crate::i18n::Locale;
use crate::later::chart::Unit;
use crate::state::Action;
use crate::ui::desk::Desk;
use crate::ui::field::Field;
use crate::ui::figures::Figures;
use crate::ui::select::select;
use crate::ui::slot::Slot;

/// A field with its words before it.
pub fn labelled(
    desk: &Desk,
    words: AttrValue,
    label: AttrValue,
    slot: Slot,
    value: AttrValue,
    silent: AttrValue,
) -> Html {
    html! {
        <label class="labelled">
            <span aria-hidden="true">{words}</span>
            <Field desk={desk.clone()} class="boxed" {slot} {label} {value} placeholder={silent} />
        </label>
    }
}

#[derive(Properties, PartialEq)]
pub struct OutlookProperties {
    pub desk: Desk,
    pub figures: Figures,
    pub forecast: Rc<Forecast>,
}

/// The fields. A component, so that what was simulated does not draw them again.
#[component]
pub fn OutlookCard(properties: &OutlookProperties) -> Html {
    let OutlookProperties { desk, figures, forecast } = properties;
    let locale = desk.locale();
    let messages = &locale.messages;
    let outlook = &figures.plan.outlook;
    let slots = Slots(&figures.plan);
    let plain = |words: AttrValue, slot: Slot, value: AttrValue, silent: AttrValue| {
        labelled(desk, words.clone(), words, slot, value, silent)
    };
    let count = |count: u8| locale.count(count.into());
    let unit = match forecast.measure {
        Measure::Customers => Unit::Count,
        _ => Unit::Money(figures.plan.currency),
    };
    let target = outlook.target.map(|target| match target {
        Target::Customers(count) => locale.count(count.get() as f64),
        Target::Revenue(amount) | Target::Profit(amount) => locale.amount(amount, figures.plan.currency),
    });
    let spread = outlook.value_spread.map(|spread| locale.percent_exact(spread.get())).unwrap_or_default();
    html! {
        <section class="card outlook" aria-labelledby="outlook-title">
            <h3 id="outlook-title">{messages.outlook_title()}</h3>
            <div class="labelled-fields">
                {plain(messages.outlook_horizon(), slots.horizon(), count(outlook.horizon.get()), "".into())}
                {start(figures, forecast, locale, desk)}
                {plain(messages.outlook_total(), slots.total(), target.unwrap_or_default(), unit.print(locale, forecast.target))}
                {plain(messages.outlook_due(), slots.due(), outlook.due.map(|due| count(due.get())).unwrap_or_default(), locale.count(forecast.due as f64))}
            </div>
            {inflow(figures, forecast, locale, desk)}
            <details>
                <summary>{messages.outlook_time()}</summary>
                {delays(figures, locale, desk)}
            </details>
            <details>
                <summary>{messages.outlook_money()}</summary>
                <div class="labelled-fields">
                    {plain(messages.outlook_value_spread(), slots.value_spread(), spread, locale.percent_brief(0.0))}
                </div>
                {payments(figures, locale, desk)}
            </details>
        </section>
    }
}

/// The first period: the one that is running, or one that stays whatever the day.
fn start(figures: &Figures, forecast: &Forecast, locale: &Locale, desk: &Desk) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let month_of = |date: Date| u16::try_from(date.year()).ok().and_then(|year| Month::new(year, date.month()).ok());
    let text = |month: Month| [month.year().to_string(), month.month().to_string()].join("-");
    let chosen = plan.outlook.start;
    let mut months: Vec<Month> = Vec::new();
    if let Some(today) = periods::today().and_then(month_of) {
        // A year back to two years ahead.
        for offset in -12..=24 {
            let index = i32::from(today.year()) * 12 + i32::from(today.month()) - 1 + offset;
            let month = u16::try_from(index / 12).ok().zip(u8::try_from(index % 12 + 1).ok());
            months.extend(month.and_then(|(year, month)| Month::new(year, month).ok()));
        }
    }
    if plan.period == Period::Quarter {
        months.retain(|month| month.month() % 3 == 1);
    } else if plan.period == Period::Year {
        months.retain(|month| month.month() == 1);
    }
    if let Some(chosen) = chosen.filter(|chosen| !months.contains(chosen)) {
        months.insert(0, chosen);
    }
    let named = |month: Month| {
        let date = Date::new(month.year().into(), month.month(), 1);
        let period = if plan.period == Period::Week { Period::Month } else { plan.period };
        date.map(|date| periods::long(period, date, locale)).unwrap_or_default()
    };
    let running = match forecast.periods.first().filter(|_| chosen.is_none()) {
        Some(first) => messages.outlook_start_running(periods::long(plan.period, first.begins, locale)).text(),
        None => messages.outlook_start_whenever().to_string(),
    };
    let options = std::iter::once((AttrValue::from("running"), running.into()))
        .chain(months.iter().map(|month| (AttrValue::from(text(*month)), named(*month))))
        .collect::<Vec<_>>();
    let choose = {
        let (desk, months) = (desk.clone(), months.clone());
        move |value: String| {
            desk.act(Action::from(Edit::SetStart(months.iter().copied().find(|month| text(*month) == value))));
        }
    };
    let chosen = chosen.map_or_else(|| "running".to_owned(), text);
    html! {
        <label class="labelled">
            <span>{messages.outlook_start()}</span>
            {select("boxed", Some(messages.outlook_start()), options.into_iter(), &chosen, desk.is_read_only(), choose)}
        </label>
    }
}

/// How many enter at the top.
fn inflow(figures: &Figures, forecast: &Forecast, locale: &Locale, desk: &Desk) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let slots = Slots(&figures.plan);
    let kinds = [
        (AttrValue::from("growing"), messages.inflow_growing()),
        ("typed".into(), messages.inflow_typed()),
        ("projected".into(), messages.inflow_projected()),
    ];
    let chosen = match plan.outlook.inflow {
        Inflow::Growing { .. } => "growing",
        Inflow::Typed(_) => "typed",
        Inflow::Projected(_) => "projected",
    };
    let choose = {
        let desk = desk.clone();
        // What is typed begins with what is expected now, so that nothing jumps.
        let expected: Vec<Count> =
            forecast.periods.iter().map(|period| entering(period.outcome.entries.first())).collect();
        move |kind: String| {
            let inflow = match kind.as_str() {
                "typed" => Volumes::new(expected.clone()).map(Inflow::Typed).unwrap_or_default(),
                "projected" => Inflow::Projected(Method::Best),
                _ => Inflow::default(),
            };
            desk.act(Action::Settle);
            desk.act(Action::from(Edit::SetInflow(inflow)));
            desk.act(Action::Settle);
        }
    };
    html! {
        <>
            <label class="labelled wide">
                <span>{messages.inflow_title()}</span>
                {select("boxed", Some(messages.inflow_title()), kinds.into_iter(), chosen, desk.is_read_only(), choose)}
            </label>
            {match &plan.outlook.inflow {
                Inflow::Growing { change, season } => growing(figures, *change, season, locale, desk),
                Inflow::Typed(volumes) => html! {
                    <details open=true>
                        <summary>{messages.inflow_volumes()}</summary>
                        <p class="hint">{messages.inflow_volumes_hint()}</p>
                        <div class="labelled-fields narrow">
                            {for forecast.periods.iter().enumerate().map(|(position, period)| html! {
                                <div key={position}>
                                    {labelled(desk, periods::long(plan.period, period.begins, locale),
                                        messages.inflow_volume(locale.count(position as f64 + 1.0)).text().into(), slots.volume(position),
                                        volumes.counts().get(position).map(|count| locale.count(count.get() as f64)).unwrap_or_default(),
                                        locale.count(volumes.of(position).get() as f64))}
                                </div>
                            })}
                        </div>
                    </details>
                },
                Inflow::Projected(method) => projected(figures, *method, locale, desk),
            }}
        </>
    }
}

/// A projected count as one that can be typed.
fn entering(expected: Option<&Option<f64>>) -> Count {
    let rounded = expected.copied().flatten().unwrap_or(0.0).round().clamp(0.0, Count::MAXIMUM as f64);
    Count::new(rounded as u64).unwrap_or_default()
}

fn growing(figures: &Figures, change: Change, season: &Season, locale: &Locale, desk: &Desk) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let slots = Slots(&figures.plan);
    let parts = match plan.period {
        Period::Year => 0,
        Period::Quarter => 4,
        Period::Week | Period::Month => 12,
    };
    let is_seasonal = !season.factors().is_empty();
    let on_change = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let wanted = event.target_unchecked_into::<HtmlInputElement>().checked();
            let ordinary = Factor::new(Decimal::from(1_u64)).ok().filter(|_| wanted);
            let factors = ordinary.map_or_else(Vec::new, |factor| vec![factor; parts]);
            let season = Season::new(factors).unwrap_or_default();
            desk.act(Action::Settle);
            desk.act(Action::from(Edit::SetInflow(Inflow::Growing { change, season })));
            desk.act(Action::Settle);
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
                {labelled(desk, messages.inflow_growth(), messages.inflow_growth(), slots.growth(), growth, locale.percent_brief(0.0))}
                if parts > 0 {
                    <label class="check">
                        <input type="checkbox" checked={is_seasonal} disabled={desk.is_read_only()} onchange={on_change} />
                        <span>{messages.inflow_season()}</span>
                    </label>
                }
            </div>
            if is_seasonal {
                <p class="hint">{messages.inflow_season_hint()}</p>
                <div class="labelled-fields narrow">
                    {for season.factors().iter().enumerate().map(|(index, factor)| html! {
                        <div key={index}>
                            {labelled(desk, named(index), messages.inflow_factor(named(index)).text().into(), slots.season(index), locale.number(factor.get()), locale.count(1.0))}
                        </div>
                    })}
                </div>
            }
        </>
    }
}

fn projected(figures: &Figures, method: Method, locale: &Locale, desk: &Desk) -> Html {
    let messages = &locale.messages;
    let slots = Slots(&figures.plan);
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
        let desk = desk.clone();
        move |name: String| {
            if let Some((_, method)) = methods.iter().find(|(candidate, _)| *candidate == name) {
                desk.act(Action::from(Edit::SetInflow(Inflow::Projected(*method))));
            }
        }
    };
    html! {
        <>
            <div class="labelled-fields">
                <label class="labelled">
                    <span>{messages.projection_method()}</span>
                    {select("boxed", Some(messages.projection_method()), options.into_iter(), chosen, desk.is_read_only(), choose)}
                </label>
                if let Method::MovingAverage(window) = method {
                    {labelled(desk, messages.projection_window(), messages.projection_window(), slots.averaged(), locale.count(window.get().into()), "".into())}
                }
            </div>
            <Errors desk={desk.clone()} past={past_inflow(&figures.plan)} period={figures.plan.period} {method} />
        </>
    }
}

/// How long it takes from stage to stage.
fn delays(figures: &Figures, locale: &Locale, desk: &Desk) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let slots = Slots(&figures.plan);
    let steps = plan.stages.len() - 1;
    html! {
        <>
            <p class="hint">{messages.outlook_time_hint()}</p>
            <table class="delays">
                <thead>
                    <tr>
                        <th scope="col">{messages.outlook_step()}</th>
                        <th scope="col">{messages.outlook_days()}</th>
                        <th scope="col">{messages.outlook_days_spread()}</th>
                    </tr>
                </thead>
                <tbody>
                    {for plan.stages.iter().take(steps).enumerate().map(|(position, stage)| {
                        let number = |days: Days| locale.number(days.get());
                        let days = plan.what_if.days.get(stage.id).or(stage.days);
                        html! {
                            <tr key={stage.id.0}>
                                <th scope="row">{figures.step_name(locale, position + 1).html()}</th>
                                <td>{days.map_or_else(|| messages.figure_none(), number)}</td>
                                <td><Field desk={desk.clone()} class="boxed" slot={slots.days_spread(stage.id)}
                                    label={AttrValue::from(messages.outlook_days_spread_at(locale.count(position as f64 + 1.0)).text())}
                                    value={stage.handling.days_spread.map(number).unwrap_or_default()} placeholder={locale.count(0.0)} /></td>
                            </tr>
                        }
                    })}
                </tbody>
            </table>
        </>
    }
}
