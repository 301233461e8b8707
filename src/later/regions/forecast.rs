//! What comes when: the forecast over time, in sentences, pictures and a table. Invariant: its numbers are `core`'s alone.

use std::rc::Rc;

use funnelcast_core::calc::timeline::{Forecast as Outlook, Outcome, forecast};
use funnelcast_core::model::{Measure, Period};
use yew::prelude::*;

use super::outlook::outlook;
use super::periods;
use crate::i18n::{Locale, Part};
use crate::later::chart::timeline::{Form, Period as Point, Timeline};
use crate::later::chart::{GoalLine, Table, Unit};
use crate::ui::desk::Desk;
use crate::ui::figure::Figure;
use crate::ui::figures::Figures;
use crate::ui::words::{measure_word, plan_name};

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
                </div>
                {picture(figures, forecast, *view, locale, desk)}
                {soon(figures, forecast, locale)}
            </div>
            {outlook(figures, forecast, locale, desk)}
            {table(figures, forecast, locale)}
        </div>
    }
}

fn unit(figures: &Figures, measure: Measure) -> Unit {
    match measure {
        Measure::Customers => Unit::Count,
        Measure::Revenue | Measure::Profit => Unit::Money(figures.plan.currency),
    }
}

fn picture(figures: &Figures, forecast: &Outlook, view: View, locale: &Locale, desk: &Desk) -> Html {
    let messages = &locale.messages;
    let unit = unit(figures, forecast.measure);
    let amounts = forecast.periods.iter().zip(&forecast.running).map(|(period, running)| match view {
        View::Running => *running,
        View::Each => period.outcome.of(forecast.measure),
    });
    let points = forecast.periods.iter().zip(amounts).map(|(period, amount)| Point {
        short: periods::short(figures.plan.period, period.begins, locale),
        long: periods::long(figures.plan.period, period.begins, locale),
        amount,
        range: None,
    });
    let points: Rc<[Point]> = points.collect();
    let what = measure_word(forecast.measure, locale);
    let amount = unit.print(locale, forecast.target);
    let goal = (view == View::Running && forecast.target > 0.0)
        .then(|| GoalLine { amount: forecast.target, label: messages.forecast_goal(amount).text().into() });
    let name = match view {
        View::Running => messages.forecast_running_of(what),
        View::Each => messages.forecast_each_of(what),
    };
    let name = AttrValue::from(name.text());
    html! {
        <Timeline desk={desk.clone()} name={name.clone()} file={[plan_name(locale, &figures.plan).as_str(), &name].join(" ")} caption={conclusion(figures, forecast, locale).html()}
            form={if view == View::Running { Form::Running } else { Form::Each }} {unit} periods={points}
            amount_word={messages.forecast_expected()} range_word={messages.forecast_likely()} {goal}
            reached_in={forecast.reached_in.map(|period| period - 1).filter(|_| view == View::Running)} table={Table::Beside} />
    }
}

/// When the target is reached, or by how much it is missed.
fn conclusion(figures: &Figures, forecast: &Outlook, locale: &Locale) -> Part {
    let messages = &locale.messages;
    let unit = unit(figures, forecast.measure);
    let target = unit.print(locale, forecast.target);
    let Some(total) = forecast.total.of(forecast.measure) else { return messages.forecast_no_data().into() };
    let named = |position: usize| {
        let period = forecast.periods.get(position);
        period.map(|period| periods::long(figures.plan.period, period.begins, locale)).unwrap_or_default()
    };
    let last = named(forecast.periods.len().saturating_sub(1));
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
            let when = named(period - 1);
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
fn soon(figures: &Figures, forecast: &Outlook, locale: &Locale) -> Html {
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
                <dt>{words}</dt>
                <dd>{Figure::new("forecast-cash", period.outcome.cash).of_period(position).shown(locale, &money)}</dd>
            </div>
        }
    });
    let after = forecast.after.revenue.filter(|later| *later > 0.0);
    html! {
        <dl class="soon">
            {for cash}
            <div>
                <dt>{messages.forecast_total()}</dt>
                <dd>{Figure::new("forecast-total-revenue", forecast.total.revenue).shown(locale, &money)}</dd>
            </div>
            if after.is_some() {
                <div>
                    <dt>{messages.forecast_after()}</dt>
                    <dd>{Figure::new("forecast-after-revenue", after).shown(locale, &money)}</dd>
                </div>
            }
        </dl>
    }
}

/// Every period, and what is expected in it.
fn table(figures: &Figures, forecast: &Outlook, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let money = |amount: f64| locale.money(amount, plan.currency);
    let count = |count: f64| locale.expected(count);
    let cells = |outcome: &Outcome, position: Option<usize>| {
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
                <td>{figure(name("forecast-cash", "forecast-total-cash"), outcome.cash).shown(locale, &money)}</td>
                {for outcome.entries.iter().enumerate().map(|(stage, entries)| html! {
                    <td key={stage} class="entries">{figure(name("forecast-entries", "forecast-total-entries"), *entries).of_stage(stage).shown(locale, &count)}</td>
                })}
            </>
        }
    };
    html! {
        <div class="scroller" tabindex="0" role="group" aria-label={messages.forecast_table()}>
            <table class="over-time" aria-label={messages.forecast_table()}>
                <thead>
                    <tr>
                        <th scope="col">{messages.forecast_period()}</th>
                        <th scope="col">{messages.forecast_customers()}</th>
                        <th scope="col">{messages.forecast_revenue()}</th>
                        <th scope="col">{messages.forecast_cash()}</th>
                        {for (0..plan.stages.len()).map(|stage| html! {
                            <th key={stage} scope="col" class="entries"><bdi>{figures.stage_name(locale, stage)}</bdi></th>
                        })}
                    </tr>
                </thead>
                <tbody>
                    {for forecast.periods.iter().enumerate().map(|(position, period)| html! {
                        <tr key={position} class={if forecast.reached_in == Some(position + 1) { "reached" } else { "" }}>
                            <th scope="row">{periods::long(plan.period, period.begins, locale)}</th>
                            {cells(&period.outcome, Some(position))}
                        </tr>
                    })}
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{messages.forecast_sum()}</th>
                        {cells(&forecast.total, None)}
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}
