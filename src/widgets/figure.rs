//! Computed numbers on the page. Invariant: each is a `<data>` element with its full-precision value and the name others know it by.

use funnelwright_core::plan::Currency;
use yew::prelude::*;

use super::metrics::{Metric, Unit};
use crate::i18n::{Locale, plain};

/// One computed number: what it is, and how it is shown where it exists.
pub struct Figure {
    metric: Metric,
    value: Option<f64>,
    /// 1-based.
    stage: Option<usize>,
    /// 1-based.
    period: Option<usize>,
    scenario: Option<AttrValue>,
    lever: Option<AttrValue>,
    row: Option<AttrValue>,
}

impl Figure {
    pub fn new(metric: Metric, value: Option<f64>) -> Self {
        Self { metric, value, stage: None, period: None, scenario: None, lever: None, row: None }
    }

    /// Of the stage at a position, from 0.
    pub fn of_stage(mut self, position: usize) -> Self {
        self.stage = Some(position + 1);
        self
    }

    /// Of a period to come at a position, from 0.
    pub fn of_period(mut self, position: usize) -> Self {
        self.period = Some(position + 1);
        self
    }

    pub fn of_scenario(mut self, name: AttrValue) -> Self {
        self.scenario = Some(name);
        self
    }

    pub fn of_lever(mut self, name: AttrValue) -> Self {
        self.lever = Some(name);
        self
    }

    /// Of the line of a table that others know by this name.
    pub fn of_row(mut self, name: AttrValue) -> Self {
        self.row = Some(name);
        self
    }

    /// The element, with the number printed by the unit of its metric; a dash where there is no data.
    pub fn shown(self, locale: &Locale, currency: Currency) -> Html {
        let unit = self.metric.unit;
        self.shown_in(unit, locale, currency)
    }

    /// The same by another unit.
    pub fn shown_in(self, unit: Unit, locale: &Locale, currency: Currency) -> Html {
        self.printed(locale, &|value| unit.print(value, locale, currency))
    }

    /// The same in words that `print` makes of the number.
    pub fn printed(self, locale: &Locale, print: &dyn Fn(f64) -> AttrValue) -> Html {
        let text = self.value.map_or_else(|| locale.messages.figure_none(), print);
        self.worded(text)
    }

    /// The element around a text of one's own.
    pub fn worded(self, text: AttrValue) -> Html {
        // What stands for a number that there is none of may be translated.
        let is_number = self.value.is_some();
        html! {
            <data
                value={self.value.map(plain).unwrap_or_default()}
                data-metric={self.metric.name}
                data-stage={self.stage.map(|stage| stage.to_string())}
                data-period={self.period.map(|period| period.to_string())}
                data-scenario={self.scenario}
                data-lever={self.lever}
                data-row={self.row}
                translate={is_number.then_some("no")}
            >{text}</data>
        }
    }
}

/// How a figure differs from the baseline, with its sign; nothing where it does not.
pub fn change(metric: Metric, now: Option<f64>, baseline: Option<f64>, locale: &Locale, currency: Currency) -> Html {
    changed(metric, now, baseline, locale, currency, ["change up", "change down"])
}

/// The same of a figure that is better when it is less.
pub fn change_of_need(
    metric: Metric,
    now: Option<f64>,
    baseline: Option<f64>,
    locale: &Locale,
    currency: Currency,
) -> Html {
    changed(metric, now, baseline, locale, currency, ["change down", "change up"])
}

fn changed(
    metric: Metric,
    now: Option<f64>,
    baseline: Option<f64>,
    locale: &Locale,
    currency: Currency,
    [more, less]: [&'static str; 2],
) -> Html {
    match (now, baseline) {
        (Some(now), Some(baseline)) if differs(now, baseline) => {
            let class = if now > baseline { more } else { less };
            html! { <span {class} translate="no">{metric.unit.print_change(now - baseline, locale, currency)}</span> }
        }
        _ => Html::default(),
    }
}

/// Whether two figures are apart by more than the noise of their last digits.
fn differs(now: f64, baseline: f64) -> bool {
    (now - baseline).abs() > 1e-9 * now.abs().max(baseline.abs())
}
