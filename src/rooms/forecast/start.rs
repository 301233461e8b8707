//! The period that a forecast begins with, to be chosen. Invariant: what was chosen is among the choices.

use funnelwright_core::plan::{Date, Edit, ForecastEdit, Month, Period};
use yew::prelude::*;

use crate::rooms::periods;
use funnelwright::state::Action;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::select::select;

#[derive(Properties, PartialEq)]
pub struct StartProperties {
    pub context: UiContext,
    pub period: Period,
    pub chosen: Option<Month>,
    /// The beginning of the forecast's first period.
    pub first: Option<Date>,
}

/// The one that is running, or one that stays whatever the day. A component, since its many dates seldom change.
#[component]
pub fn Start(properties: &StartProperties) -> Html {
    let StartProperties { context, period, chosen, first } = properties;
    let locale = context.locale();
    let messages = &locale.messages;
    let (period, chosen) = (*period, *chosen);
    let month_of = |date: Date| u16::try_from(date.year()).ok().and_then(|year| Month::new(year, date.month()).ok());
    let text = |month: Month| [month.year().to_string(), month.month().to_string()].join("-");
    let mut months: Vec<Month> = Vec::new();
    if let Some(today) = periods::today().and_then(month_of) {
        // A year back to two years ahead.
        for offset in -12..=24 {
            let index = i32::from(today.year()) * 12 + i32::from(today.month()) - 1 + offset;
            let month = u16::try_from(index / 12).ok().zip(u8::try_from(index % 12 + 1).ok());
            months.extend(month.and_then(|(year, month)| Month::new(year, month).ok()));
        }
    }
    if period == Period::Quarter {
        months.retain(|month| month.month() % 3 == 1);
    } else if period == Period::Year {
        months.retain(|month| month.month() == 1);
    }
    if let Some(chosen) = chosen.filter(|chosen| !months.contains(chosen)) {
        months.insert(0, chosen);
    }
    // A week is said by its month.
    let length = if period == Period::Week { Period::Month } else { period };
    let named = |month: Month| {
        let date = Date::new(month.year().into(), month.month(), 1);
        date.map(|date| periods::long(length, date, locale)).unwrap_or_default()
    };
    let running = match first.filter(|_| chosen.is_none()) {
        Some(first) => messages.forecast_basis_start_running(periods::long(period, first, locale)).text(),
        None => messages.forecast_basis_start_whenever().to_string(),
    };
    let options = std::iter::once((AttrValue::from("running"), running.into()))
        .chain(months.iter().map(|month| (AttrValue::from(text(*month)), named(*month))))
        .collect::<Vec<_>>();
    let choose = {
        let (context, months) = (context.clone(), months.clone());
        move |value: String| {
            context.act(Action::from(Edit::Forecast(ForecastEdit::SetStart(
                months.iter().copied().find(|month| text(*month) == value),
            ))));
        }
    };
    let chosen = chosen.map_or_else(|| "running".to_owned(), text);
    html! {
        <label class="labelled">
            <span>{messages.forecast_basis_start()}</span>
            {select("boxed", Some(messages.forecast_basis_start()), options.into_iter(), &chosen, context.is_read_only(), choose)}
        </label>
    }
}
