//! The one sentence above the table: which step matters, and what it is worth.

use yew::prelude::*;

use crate::i18n::{Locale, Part};
use crate::ui::figures::Figures;
use crate::ui::words::period_word;

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
        return messages
            .sentence_leak(
                strong(leak.position),
                locale.percent_brief(rate),
                range,
                locale.money_brief(leak.gap_value, plan.currency),
                period,
            )
            .html();
    }
    let Some(position) = report.most_lost else { return messages.sentence_nobody_lost().into() };
    let Some(stage) = report.stages.get(position) else { return Html::default() };
    let (Some(lost), Some(before)) =
        (stage.drop_off, report.stages.get(position.wrapping_sub(1)).and_then(|stage| stage.expected_count))
    else {
        return Html::default();
    };
    let most = messages.sentence_most_lost(strong(position), locale.count(lost), locale.count(before));
    match stage.point_value.filter(|worth| *worth > 0.0) {
        Some(worth) => messages.sentence_with_point(most, locale.money_brief(worth, plan.currency), period).html(),
        None => most.html(),
    }
}
