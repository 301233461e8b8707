//! The one sentence above the table: which step matters, and what it is worth.

use yew::prelude::*;

use crate::i18n::{Locale, Part};
use crate::page::phrases::period_word;
use crate::widgets::figure::Figure;
use crate::widgets::figures::Figures;

/// Names the step below its usual range that costs the most; without one, only where most people are lost.
pub fn sentence(figures: &Figures, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let (plan, report) = (&figures.plan, &figures.now);
    let period = period_word(locale, plan.period);
    let strong = |position: usize| Part::from(html! { <b>{figures.step_name(locale, position).html()}</b> });
    if let Some(leak) = &report.bottleneck
        && let (Some(stage), Some(found)) = (plan.stages.get(leak.position), report.stages.get(leak.position))
        && let (Some(usual), Some(rate)) = (&stage.benchmark, found.step_conversion)
    {
        let range =
            locale.range(locale.percent_brief(usual.low().to_f64()), locale.percent_brief(usual.high().to_f64()));
        let rate = Figure::new("step-conversion", Some(rate)).of_stage(leak.position);
        let worth = Figure::new("bottleneck-value", Some(leak.gap_value));
        let rate = rate.shown(locale, &|rate| locale.percent_brief(rate));
        if leak.gap_value > 0.0 {
            let worth = worth.shown(locale, &|worth| locale.money_brief(worth, plan.currency));
            return messages.sentence_leak(strong(leak.position), rate, range, worth, period).html();
        }
        if leak.gap_customers > 0.0 {
            let worth = Figure::new("bottleneck-customers", Some(leak.gap_customers));
            let worth = worth.shown(locale, &|count| locale.expected(count));
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
        Figure::new("drop-off", stage.drop_off).of_stage(position).shown(locale, &|lost| locale.count(lost)),
        Figure::new("expected-count", expected_before).of_stage(before).shown(locale, &|count| locale.count(count)),
    );
    match stage.point_value.filter(|worth| *worth > 0.0) {
        Some(worth) => {
            let worth = Figure::new("point-value", Some(worth)).of_stage(position);
            let worth = worth.shown(locale, &|worth| locale.money_brief(worth, plan.currency));
            messages.sentence_with_point(most, worth, period).html()
        }
        None => most.html(),
    }
}
