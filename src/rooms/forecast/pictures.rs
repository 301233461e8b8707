//! The pictures of a forecast, and the sentences over them. Invariant: a sentence says no more than its picture shows.

use std::rc::Rc;

use funnelwright_core::calc::simulation::{Band, Bands};
use funnelwright_core::calc::timeline::{Forecast, PeriodForecast};
use funnelwright_core::plan::Measure;
use yew::prelude::*;

use crate::chart::histogram::{Bin, Histogram, Mark};
use crate::chart::plotted::{GoalLine, Unit};
use crate::chart::timeline::geometry::Period as Point;
use crate::chart::timeline::{Form, Timeline};
use crate::chart::{Chart, Data, Table};
use crate::rooms::events::noted;
use crate::rooms::periods;
use funnelwright::i18n::{Locale, Part};
use funnelwright::page::phrases::measure_word;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::names::plan_name;

/// Which picture is shown.
#[derive(Clone, Copy, PartialEq)]
pub enum View {
    Running,
    Each,
    Total,
}

/// In what a measure is printed.
pub fn unit(figures: &Figures, measure: Measure) -> Unit {
    match measure {
        Measure::Customers => Unit::Count,
        Measure::Revenue | Measure::Profit => Unit::Money(figures.plan.currency),
    }
}

/// What comes period by period, or up to each.
pub fn picture(
    figures: &Figures,
    forecast: &Forecast,
    bands: Option<&Bands>,
    view: View,
    locale: &Locale,
    context: &UiContext,
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
        notes: notes(figures, forecast, locale),
    };
    let file = [plan_name(locale, &figures.plan).as_str(), &name].join(" ");
    html! {
        <Chart context={context.clone()} {name} {file} caption={conclusion(figures, forecast, bands, locale).html()} data={Data::Timeline(Rc::new(timeline))} />
    }
}

/// The events of periods, by their positions.
fn notes(figures: &Figures, forecast: &Forecast, locale: &Locale) -> Vec<(usize, AttrValue)> {
    let of = |period: &PeriodForecast| noted(&figures.plan, period.begins, locale);
    let noted = forecast.periods.iter().enumerate();
    noted.filter_map(|(position, period)| Some((position, of(period)?))).collect()
}

fn goal_line(figures: &Figures, forecast: &Forecast, locale: &Locale) -> Option<GoalLine> {
    let amount = unit(figures, forecast.measure).print(locale, forecast.target);
    (forecast.target > 0.0)
        .then(|| GoalLine { amount: forecast.target, label: locale.messages.forecast_goal(amount).text().into() })
}

/// What the total may come to.
pub fn histogram(figures: &Figures, forecast: &Forecast, bands: &Bands, locale: &Locale, context: &UiContext) -> Html {
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
        <Chart context={context.clone()} {name} {file} caption={caption.unwrap_or_default()} data={Data::Histogram(Rc::new(histogram))} table={Table::Own} />
    }
}

/// A period by its number from 1.
pub fn named(figures: &Figures, forecast: &Forecast, number: usize, locale: &Locale) -> AttrValue {
    let period = number.checked_sub(1).and_then(|position| forecast.periods.get(position));
    period.map(|period| periods::long(figures.plan.period, period.begins, locale)).unwrap_or_default()
}

/// When the target is reached, or by how much it is missed, and when that may be.
fn conclusion(figures: &Figures, forecast: &Forecast, bands: Option<&Bands>, locale: &Locale) -> Part {
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

fn expected_conclusion(figures: &Figures, forecast: &Forecast, locale: &Locale) -> Part {
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
