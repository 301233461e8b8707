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
    let expected = |count: f64| locale.expected(count);
    let money = |amount: f64| locale.money(amount, plan.currency);
    let money_brief = |amount: f64| locale.money_brief(amount, plan.currency);
    let at_top = now.stages.first().and_then(|stage| stage.expected_count);
    let top_count = || Figure::new("expected-count", at_top).of_stage(0).shown(locale, &expected);
    let of_top = match now.overall_conversion {
        Some(_) => {
            let failure = Figure::new("failure-rate", now.failure_rate).shown(locale, &|rate| locale.percent(rate));
            let customers = Figure::new("customers", now.customers).shown(locale, &expected);
            messages.strip_of_top(customers, top_count(), failure).html()
        }
        None => messages.strip_no_rate().into(),
    };
    let likely = |low: Html, high: Html| messages.strip_likely(messages.number_range(low, high)).html();
    let likely_customers = now.customers_range.map(|(low, high)| {
        let end =
            |metric, count: u64| Figure::new(metric, Some(count as f64)).shown(locale, &|count| locale.count(count));
        likely(end("customers-low", low), end("customers-high", high))
    });
    let likely_revenue = now.revenue_range.map(|(low, high)| {
        let end = |metric, amount| Figure::new(metric, Some(amount)).shown(locale, &money_brief);
        likely(end("revenue-low", low), end("revenue-high", high))
    });
    // Without any cost the profit is the revenue, and only the names for others are wanted.
    let has_costs = now.cost.is_some_and(|cost| cost > 0.0);
    let profit = html! {
        <span class={if has_costs { "profit" } else { "only-named" }}>
            {messages.strip_profit(
                Figure::new("profit", now.profit).shown(locale, &money),
                Figure::new("cost", now.cost).shown(locale, &money),
                Figure::new("roi", now.roi).shown(locale, &|rate| locale.percent_brief(rate)),
            ).html()}
        </span>
    };
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
                Figure::new("customers", now.customers).shown(locale, &expected),
                change(now.customers, baseline.customers, &|count| locale.change_count(count)),
                likely_customers.unwrap_or_default(),
            )}
            {item(
                messages.strip_revenue(period).html(),
                Figure::new("revenue", now.revenue).shown(locale, &money),
                change(now.revenue, baseline.revenue, &|amount| locale.change_money(amount, plan.currency)),
                html! { <>{likely_revenue.unwrap_or_default()}{" "}{profit}</> },
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
                messages.strip_from_top(top_count(), top()).html(),
            )}
        </dl>
    }
}

fn gap_words(report: &Report, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let gap = report.stages.first().and_then(|stage| stage.required_gap);
    let shown = |gap: f64| Figure::new("required-gap", Some(gap)).of_stage(0).worded(locale.count(gap.ceil().abs()));
    match (report.required_top, gap) {
        (Requirement::Never, _) => html! { <span class="short">{messages.strip_never()}</span> },
        (Requirement::Beyond, _) => html! { <span class="short">{messages.strip_beyond()}</span> },
        (_, Some(gap)) if gap > 0.0 => {
            html! { <span class="short">{messages.strip_more(shown(gap)).html()}</span> }
        }
        (_, Some(gap)) => messages.strip_spare(shown(gap)).html(),
        (_, None) => messages.strip_no_requirement().into(),
    }
}
