//! What comes when: the forecast over time, in sentences, pictures and a table. Invariant: its numbers are `core`'s alone.

use std::rc::Rc;

use funnelcast_core::calc::simulation::{Band, Bands};
use funnelcast_core::calc::timeline::{Forecast as Outlook, Outcome, forecast};
use funnelcast_core::model::{Measure, Period};
use yew::prelude::*;

use super::outlook::outlook;
use super::periods;
use super::simulated::{Simulated, use_simulated};
use crate::i18n::{Locale, Part};
use crate::later::chart::histogram::{Bin, Histogram, Mark};
use crate::later::chart::timeline::{Form, Period as Point, Timeline};
use crate::later::chart::{Chart, Data, GoalLine, Table, Unit};
use crate::later::math::opener;
use crate::ui::desk::{Desk, Topic};
use crate::ui::figure::Figure;
use crate::ui::figures::Figures;
use crate::ui::words::{chance_word, measure_word, plan_name};

#[derive(Properties, PartialEq)]
pub struct ForecastProperties {
    pub desk: Desk,
    pub figures: Figures,
}

/// Which picture is shown.
#[derive(Clone, Copy, PartialEq)]
enum View {
    Running,
    Each,
    Total,
}

#[component]
pub fn Forecast(properties: &ForecastProperties) -> Html {
    let ForecastProperties { desk, figures } = properties;
    let locale = desk.locale();
    let messages = &locale.messages;
    let view = use_state(|| View::Running);
    // The day may change while the page is open.
    let today = periods::today();
    let forecast = use_memo((figures.clone(), today), |(figures, today)| {
        today.map(|today| forecast(&figures.plan, &figures.plan.what_if, today))
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
                    (View::Total, Some(bands)) => histogram(figures, forecast, bands, locale, desk),
                    (View::Total, None) => html! { <p class="hint">{messages.forecast_no_spread()}</p> },
                    (view, bands) => picture(figures, forecast, bands.as_deref(), view, locale, desk),
                }}
                {soon(figures, forecast, simulated.bands.as_deref(), locale, desk)}
            </div>
            {outlook(figures, forecast, locale, desk)}
            {table(figures, forecast, &simulated, locale, desk)}
        </div>
    }
}

fn unit(figures: &Figures, measure: Measure) -> Unit {
    match measure {
        Measure::Customers => Unit::Count,
        Measure::Revenue | Measure::Profit => Unit::Money(figures.plan.currency),
    }
}

fn picture(
    figures: &Figures,
    forecast: &Outlook,
    bands: Option<&Bands>,
    view: View,
    locale: &Locale,
    desk: &Desk,
) -> Html {
    let messages = &locale.messages;
    let unit = unit(figures, forecast.measure);
    let is_running = view == View::Running;
    let range = |position: usize| {
        let period = bands?.periods.get(position)?;
        let band = match forecast.measure {
            _ if is_running => period.running,
            Measure::Customers => period.customers,
            Measure::Revenue => period.revenue,
            Measure::Profit => return None,
        };
        Some((band.low, band.high))
    };
    let amounts = forecast.periods.iter().zip(&forecast.running);
    let points = amounts.enumerate().map(|(position, (period, running))| Point {
        short: periods::short(figures.plan.period, period.begins, locale),
        long: periods::long(figures.plan.period, period.begins, locale),
        amount: if is_running { *running } else { period.outcome.of(forecast.measure) },
        range: range(position),
    });
    let what = measure_word(forecast.measure, locale);
    let name = if is_running { messages.forecast_running_of(what) } else { messages.forecast_each_of(what) };
    let name = AttrValue::from(name.text());
    let timeline = Timeline {
        form: if is_running { Form::Running } else { Form::Each },
        unit,
        periods: points.collect(),
        amount_word: messages.forecast_expected(),
        range_word: messages.forecast_likely(),
        goal: goal_line(figures, forecast, locale).filter(|_| is_running),
        reached_in: forecast.reached_in.map(|period| period - 1).filter(|_| is_running),
    };
    let file = [plan_name(locale, &figures.plan).as_str(), &name].join(" ");
    html! {
        <Chart desk={desk.clone()} {name} {file} caption={conclusion(figures, forecast, bands, locale).html()} data={Data::Timeline(Rc::new(timeline))} />
    }
}

fn goal_line(figures: &Figures, forecast: &Outlook, locale: &Locale) -> Option<GoalLine> {
    let amount = unit(figures, forecast.measure).print(locale, forecast.target);
    (forecast.target > 0.0)
        .then(|| GoalLine { amount: forecast.target, label: locale.messages.forecast_goal(amount).text().into() })
}

/// What the total may come to.
fn histogram(figures: &Figures, forecast: &Outlook, bands: &Bands, locale: &Locale, desk: &Desk) -> Html {
    let messages = &locale.messages;
    let unit = unit(figures, forecast.measure);
    let total = &bands.total;
    let bin = |(index, trials): (usize, &u32)| Bin {
        low: total.begins + total.width * index as f64,
        high: total.begins + total.width * (index + 1) as f64,
        share: f64::from(*trials) / bands.trials as f64,
    };
    let bins = total.bins.iter().enumerate().map(bin).collect();
    let last = bands.periods.last();
    let mark = |amount: f64, label: AttrValue| Mark { amount, label };
    let marks = last.map_or_else(Vec::new, |period| {
        let Band { low, middle, high } = period.running;
        vec![
            mark(low, messages.forecast_low()),
            mark(middle, messages.forecast_middle()),
            mark(high, messages.forecast_high()),
        ]
    });
    let name = AttrValue::from(messages.forecast_spread_of(measure_word(forecast.measure, locale)).text());
    let caption = last.map(|period| {
        let range = locale.range(unit.print(locale, period.running.low), unit.print(locale, period.running.high));
        messages.forecast_lies(range, named(figures, forecast, forecast.periods.len(), locale)).html()
    });
    let histogram = Histogram {
        unit,
        bins,
        share_word: messages.forecast_share(),
        marks,
        goal: goal_line(figures, forecast, locale),
    };
    let file = [plan_name(locale, &figures.plan).as_str(), &name].join(" ");
    html! {
        <Chart desk={desk.clone()} {name} {file} caption={caption.unwrap_or_default()} data={Data::Histogram(Rc::new(histogram))} table={Table::Own} />
    }
}

/// A period by its number from 1.
fn named(figures: &Figures, forecast: &Outlook, number: usize, locale: &Locale) -> AttrValue {
    let period = number.checked_sub(1).and_then(|position| forecast.periods.get(position));
    period.map(|period| periods::long(figures.plan.period, period.begins, locale)).unwrap_or_default()
}

/// When the target is reached, or by how much it is missed, and when that may be.
fn conclusion(figures: &Figures, forecast: &Outlook, bands: Option<&Bands>, locale: &Locale) -> Part {
    let said = expected_conclusion(figures, forecast, locale);
    let Some(bands) = bands.filter(|_| forecast.target > 0.0) else { return said };
    let messages = &locale.messages;
    let reached = |amount: fn(&Band) -> f64| {
        let position = bands.periods.iter().position(|period| amount(&period.running) >= forecast.target)?;
        Some(named(figures, forecast, position + 1, locale))
    };
    match (reached(|band| band.high), reached(|band| band.low)) {
        (Some(early), Some(late)) if early == late => said,
        (Some(early), Some(late)) => messages.forecast_between(said, early, late).into(),
        (Some(early), None) => messages.forecast_from(said, early).into(),
        (None, _) => said,
    }
}

fn expected_conclusion(figures: &Figures, forecast: &Outlook, locale: &Locale) -> Part {
    let messages = &locale.messages;
    let unit = unit(figures, forecast.measure);
    let target = unit.print(locale, forecast.target);
    let Some(total) = forecast.total.of(forecast.measure) else { return messages.forecast_no_data().into() };
    let last = named(figures, forecast, forecast.periods.len(), locale);
    let amount = unit.print(locale, total);
    if forecast.target <= 0.0 {
        return match forecast.measure {
            Measure::Customers => messages.forecast_total_customers(amount, last),
            Measure::Revenue => messages.forecast_total_revenue(amount, last),
            Measure::Profit => messages.forecast_total_profit(amount, last),
        }
        .into();
    }
    match forecast.reached_in {
        Some(period) => {
            let when = named(figures, forecast, period, locale);
            match forecast.measure {
                Measure::Customers => messages.forecast_reached_customers(target, when),
                Measure::Revenue => messages.forecast_reached_revenue(target, when),
                Measure::Profit => messages.forecast_reached_profit(target, when),
            }
        }
        None => {
            let short = unit.print(locale, forecast.target - total);
            match forecast.measure {
                Measure::Customers => messages.forecast_short_customers(amount, last, short, target),
                Measure::Revenue => messages.forecast_short_revenue(amount, last, short, target),
                Measure::Profit => messages.forecast_short_profit(amount, last, short, target),
            }
        }
    }
    .into()
}

/// The cash of this period and the next, and what comes after the last one.
fn soon(figures: &Figures, forecast: &Outlook, bands: Option<&Bands>, locale: &Locale, desk: &Desk) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let money = |amount: f64| locale.money(amount, plan.currency);
    // Only where the forecast begins with the period that is running.
    let is_now = plan.outlook.start.is_none();
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
                <dt>{opener(words, Topic::Period(position), desk)}</dt>
                <dd>{Figure::new("forecast-cash", period.outcome.cash).of_period(position).shown(locale, &money)}</dd>
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
                <dt>{opener(messages.forecast_total(), Topic::Horizon, desk)}</dt>
                <dd>{Figure::new("forecast-total-revenue", forecast.total.revenue).shown(locale, &money)}</dd>
            </div>
            if let Some(period) = chance {
                <div>
                    <dt>{opener(messages.forecast_chance_by(due), Topic::Period(forecast.due - 1), desk)}</dt>
                    <dd>{Figure::new("forecast-chance", Some(period.chance)).of_period(forecast.due - 1)
                        .shown(locale, &|chance| chance_word(locale, chance))}</dd>
                </div>
            }
            if after.is_some() {
                <div>
                    <dt>{opener(messages.forecast_after(), Topic::Horizon, desk)}</dt>
                    <dd>{Figure::new("forecast-after-revenue", after).shown(locale, &money)}</dd>
                </div>
            }
        </dl>
    }
}

/// Every period, and what is expected in it.
fn table(figures: &Figures, forecast: &Outlook, simulated: &Simulated, locale: &Locale, desk: &Desk) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let money = |amount: f64| locale.money(amount, plan.currency);
    let count = |count: f64| locale.expected(count);
    let bands = simulated.bands.as_deref();
    let drawn = |position: Option<usize>| position.and_then(|position| bands?.periods.get(position));
    let cells = |outcome: &Outcome, position: Option<usize>| {
        let likely = drawn(position).map(|period| period.revenue);
        let figure = |metric: &'static str, value: Option<f64>| {
            let figure = Figure::new(metric, value);
            match position {
                Some(position) => figure.of_period(position),
                None => figure,
            }
        };
        let sums = position.is_none();
        let name = |of_period: &'static str, of_all: &'static str| if sums { of_all } else { of_period };
        html! {
            <>
                <td>{figure(name("forecast-customers", "forecast-total-customers"), outcome.customers).shown(locale, &count)}</td>
                <td>{figure(name("forecast-revenue", "forecast-total-revenue"), outcome.revenue).shown(locale, &money)}</td>
                if position.is_some() {
                    <td class="likely">{figure("forecast-revenue-p10", likely.map(|band| band.low)).shown(locale, &money)}</td>
                    <td class="likely">{figure("forecast-revenue-p50", likely.map(|band| band.middle)).shown(locale, &money)}</td>
                    <td class="likely">{figure("forecast-revenue-p90", likely.map(|band| band.high)).shown(locale, &money)}</td>
                } else {
                    <td></td><td></td><td></td>
                }
                <td>{figure(name("forecast-cash", "forecast-total-cash"), outcome.cash).shown(locale, &money)}</td>
                {for outcome.entries.iter().enumerate().map(|(stage, entries)| html! {
                    <td key={stage} class="entries">{figure(name("forecast-entries", "forecast-total-entries"), *entries).of_stage(stage).shown(locale, &count)}</td>
                })}
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
                        <th scope="col">{messages.forecast_cash()}</th>
                        {for (0..plan.stages.len()).map(|stage| html! {
                            <th key={stage} scope="col" class="entries"><bdi>{figures.stage_name(locale, stage)}</bdi></th>
                        })}
                    </tr>
                </thead>
                <tbody>
                    {for forecast.periods.iter().enumerate().map(|(position, period)| html! {
                        <tr key={position} class={if forecast.reached_in == Some(position + 1) { "reached" } else { "" }}>
                            <th scope="row">{opener(periods::long(plan.period, period.begins, locale), Topic::Period(position), desk)}</th>
                            {cells(&period.outcome, Some(position))}
                        </tr>
                    })}
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{opener(messages.forecast_sum(), Topic::Horizon, desk)}</th>
                        {cells(&forecast.total, None)}
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}
