//! The few numbers that matter, at the top of the page.

use funnelcast_core::calc::{Report, Requirement};
use yew::prelude::*;

use super::desk::{Desk, Panel, Topic};
use super::figure::{Figure, change, change_of_need};
use super::figures::Figures;
use super::words::{chance_word, count_of, goal_words, name_part, period_word, required_figure};
use crate::i18n::{Locale, Part};

/// The strip. Under a what-if each number shows its change against the baseline.
pub fn strip(figures: &Figures, locale: &Locale, desk: &Desk) -> Html {
    let messages = &locale.messages;
    let (plan, now, baseline) = (&figures.plan, &figures.now, &figures.baseline);
    let period = period_word(locale, plan.period);
    let item = |label: Html, number: Html, moved: Html, notes: Html| {
        html! {
            <div>
                <dt><button type="button" class="explain" onclick={desk.on_open(Panel::Math(Topic::Plan))}>{label}</button></dt>
                <dd class="number">{number}{" "}{moved}</dd>
                <dd class="note">{notes}</dd>
            </div>
        }
    };
    let of_top = match (now.customers, now.stages.first().and_then(|stage| stage.expected_count)) {
        (Some(customers), Some(top)) => messages.strip_of_top(locale.expected(customers), locale.expected(top)).html(),
        _ => messages.strip_no_rate().into(),
    };
    let likely_customers = now.customers_range.map(|(low, high)| {
        messages.strip_likely(locale.range(locale.count(low as f64), locale.count(high as f64))).html()
    });
    let likely_revenue = now.revenue_range.map(|(low, high)| {
        let money = |amount| locale.money_brief(amount, plan.currency);
        messages.strip_likely(locale.range(money(low), money(high))).html()
    });
    let top = || name_part(figures.stage_name(locale, 0));
    html! {
        <dl class="strip">
            {item(
                messages.strip_overall_conversion().into(),
                Figure::new("overall-conversion", now.overall_conversion).shown(locale, &|rate| locale.percent(rate)),
                change(now.overall_conversion, baseline.overall_conversion, &|points| locale.change_points(points)),
                of_top,
            )}
            {item(
                messages.strip_customers(period.clone()).html(),
                Figure::new("customers", now.customers).shown(locale, &|count| locale.expected(count)),
                change(now.customers, baseline.customers, &|count| locale.change_count(count)),
                likely_customers.unwrap_or_default(),
            )}
            {item(
                messages.strip_revenue(period).html(),
                Figure::new("revenue", now.revenue).shown(locale, &|amount| locale.money(amount, plan.currency)),
                change(now.revenue, baseline.revenue, &|amount| locale.change_money(amount, plan.currency)),
                likely_revenue.unwrap_or_default(),
            )}
            {item(
                messages.strip_needed(top(), goal_words(figures, locale)).html(),
                required_figure("required-top", now.required_top, locale),
                change_of_need(count_of(now.required_top), count_of(baseline.required_top), &|count| locale.change_count(count)),
                html! { <>
                    {gap_words(now, locale)}
                    {" · "}
                    {messages.strip_to_be_sure(
                        Part::from(required_figure("required-top-confident", now.required_top_confident, locale)),
                        locale.percent_brief(plan.goal.confidence.rate().to_f64()),
                    ).html()}
                </> },
            )}
            {item(
                messages.strip_chance().into(),
                Figure::new("chance-of-goal", now.chance_of_goal).shown(locale, &|chance| chance_word(locale, chance)),
                change(now.chance_of_goal, baseline.chance_of_goal, &|points| locale.change_points(points)),
                now.stages.first().and_then(|stage| stage.expected_count).map(|count| {
                    messages.strip_from_top(locale.expected(count), top()).html()
                }).unwrap_or_default(),
            )}
        </dl>
    }
}

fn gap_words(report: &Report, locale: &Locale) -> Html {
    let messages = &locale.messages;
    match (report.required_top, report.stages.first().and_then(|stage| stage.required_gap)) {
        (Requirement::Never, _) => html! { <span class="short">{messages.strip_never()}</span> },
        (Requirement::Beyond, _) => html! { <span class="short">{messages.strip_beyond()}</span> },
        (_, Some(gap)) if gap > 0.0 => {
            html! { <span class="short">{messages.strip_more(locale.count(gap.ceil())).html()}</span> }
        }
        (_, Some(gap)) => messages.strip_spare(locale.count(-gap.ceil())).html(),
        (_, None) => messages.strip_no_requirement().into(),
    }
}
