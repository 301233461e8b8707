//! The one sentence above the table: which step matters, and what it is worth.

use yew::prelude::*;

use crate::i18n::{Locale, Part};
use crate::page::phrases::period_word;
use crate::widgets::figure::Figure;
use crate::widgets::figures::Figures;
use crate::widgets::metrics::{self, Unit};

/// Names the step below its usual range that costs the most; without one, only where most people are lost.
pub fn sentence(figures: &Figures, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let (plan, report) = (&figures.plan, &figures.now);
    let currency = plan.currency;
    let period = period_word(locale, plan.period);
    let strong = |position: usize| Part::from(html! { <b>{figures.step_name(locale, position).html()}</b> });
    if let Some(leak) = &report.bottleneck
        && let (Some(stage), Some(found)) = (plan.stages.get(leak.position), report.stages.get(leak.position))
        && let (Some(usual), Some(rate)) = (&stage.benchmark, found.step_conversion)
    {
        let range =
            locale.range(locale.percent_brief(usual.low().to_f64()), locale.percent_brief(usual.high().to_f64()));
        let rate = Figure::new(metrics::STEP_CONVERSION, Some(rate)).of_stage(leak.position);
        let rate = rate.shown_in(Unit::RateInBrief, locale, currency);
        if leak.gap_value > 0.0 {
            let worth = Figure::new(metrics::BOTTLENECK_VALUE, Some(leak.gap_value));
            let worth = worth.shown_in(Unit::MoneyInBrief, locale, currency);
            return messages.sentence_leak(strong(leak.position), rate, range, worth, period).html();
        }
        if leak.gap_customers > 0.0 {
            let worth = Figure::new(metrics::BOTTLENECK_CUSTOMERS, Some(leak.gap_customers)).shown(locale, currency);
            let worth = messages.goal_of_customers(leak.gap_customers, worth);
            return messages.sentence_leak_customers(strong(leak.position), rate, range, worth, period).html();
        }
    }
    let Some(position) = report.most_lost else { return messages.sentence_nobody_lost().into() };
    let Some(stage) = report.stages.get(position) else { return Html::default() };
    let Some(before) = position.checked_sub(1) else { return Html::default() };
    let expected_before = report.stages.get(before).and_then(|stage| stage.expected_count);
    let most = messages.sentence_most_lost(
        strong(position),
        Figure::new(metrics::DROP_OFF, stage.drop_off).of_stage(position).shown_in(Unit::Count, locale, currency),
        Figure::new(metrics::EXPECTED_COUNT, expected_before).of_stage(before).shown_in(Unit::Count, locale, currency),
    );
    match stage.point_value.filter(|worth| *worth > 0.0) {
        Some(worth) => {
            let worth = Figure::new(metrics::POINT_VALUE, Some(worth)).of_stage(position);
            let worth = worth.shown_in(Unit::MoneyInBrief, locale, currency);
            messages.sentence_with_point(most, worth, period).html()
        }
        None => most.html(),
    }
}
