//! Computed numbers on the page. Invariant: each is a `<data>` element with its full-precision value and the name others know it by.

use yew::prelude::*;

use crate::i18n::{Locale, plain};

/// One computed number: what it is, and how it is shown where it exists.
pub struct Figure {
    metric: &'static str,
    value: Option<f64>,
    /// 1-based.
    stage: Option<usize>,
    /// 1-based.
    period: Option<usize>,
    scenario: Option<AttrValue>,
}

impl Figure {
    pub fn new(metric: &'static str, value: Option<f64>) -> Self {
        Self { metric, value, stage: None, period: None, scenario: None }
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

    /// The element, with the number printed by `print`; a dash where there is no data.
    pub fn shown(self, locale: &Locale, print: &dyn Fn(f64) -> AttrValue) -> Html {
        let text = self.value.map_or_else(|| locale.messages.figure_none(), print);
        self.worded(text)
    }

    /// The element around a text of one's own.
    pub fn worded(self, text: AttrValue) -> Html {
        html! {
            <data
                value={self.value.map(plain).unwrap_or_default()}
                data-metric={self.metric}
                data-stage={self.stage.map(|stage| stage.to_string())}
                data-period={self.period.map(|period| period.to_string())}
                data-scenario={self.scenario}
            >{text}</data>
        }
    }
}

/// How a figure differs from the baseline, printed with its sign by `print`; nothing where it does not.
pub fn change(now: Option<f64>, baseline: Option<f64>, print: &dyn Fn(f64) -> AttrValue) -> Html {
    changed(now, baseline, print, "change up", "change down")
}

/// The same of a figure that is better when it is less.
pub fn change_of_need(now: Option<f64>, baseline: Option<f64>, print: &dyn Fn(f64) -> AttrValue) -> Html {
    changed(now, baseline, print, "change down", "change up")
}

fn changed(
    now: Option<f64>,
    baseline: Option<f64>,
    print: &dyn Fn(f64) -> AttrValue,
    more: &'static str,
    less: &'static str,
) -> Html {
    match (now, baseline) {
        (Some(now), Some(baseline)) if differs(now, baseline) => {
            let class = if now > baseline { more } else { less };
            html! { <span {class}>{print(now - baseline)}</span> }
        }
        _ => Html::default(),
    }
}

/// Whether two figures are apart by more than the noise of their last digits.
fn differs(now: f64, baseline: f64) -> bool {
    (now - baseline).abs() > 1e-9 * now.abs().max(baseline.abs())
}
