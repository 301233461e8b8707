//! The few numbers that matter, at the top of the page.

use funnelwright_core::calc::{Report, Requirement};
use yew::prelude::*;

use super::phrases::{chance_word, count_of, customers_range, goal_words, period_word, required_figure, revenue_range};
use crate::i18n::{Locale, Part, Phrase, plain};
use crate::widgets::context::{Panel, ScenarioRef, Topic, UiContext};
use crate::widgets::figure::{Figure, change, change_of_need};
use crate::widgets::figures::Figures;
use crate::widgets::names::name_part;

/// The headline, `is_live` once something was changed. ScenarioRef a what-if each number shows its change against the baseline.
pub fn headline(figures: &Figures, is_live: bool, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let (plan, now, baseline) = (&figures.plan, &figures.now, &figures.baseline);
    let period = period_word(locale, plan.period);
    // The key makes a changed number a new element, whose appearance is animated.
    let item = |label: Html, value: Option<f64>, number: Html, moved: Html, notes: Html| {
        html! {
            <div>
                <dt><button type="button" class="explain" onclick={context.on_open(Panel::Math(Topic::PLAN, ScenarioRef::InForce))}>{label}</button></dt>
                <dd class="number" key={value.map(plain).unwrap_or_default()}>{number}{" "}{moved}</dd>
                <dd class="note">{notes}</dd>
            </div>
        }
    };
    let expected = |count: f64| locale.expected(count);
    let money = |amount: f64| locale.money(amount, plan.currency);
    let at_top = now.stages.first().and_then(|stage| stage.expected_count);
    let top_count = || Figure::new("expected-count", at_top).of_stage(0).shown(locale, &expected);
    let of_top = match now.overall_conversion {
        Some(_) => {
            let failure = Figure::new("failure-rate", now.failure_rate).shown(locale, &|rate| locale.percent(rate));
            let customers = Figure::new("customers", now.customers).shown(locale, &expected);
            messages.headline_of_top(customers, top_count(), failure).html()
        }
        None => messages.headline_no_rate().into(),
    };
    let likely = |range: Option<Phrase>| range.map(|range| messages.headline_likely(range).html()).unwrap_or_default();
    // Without any cost the profit is the revenue, and only the names for others are wanted.
    let has_costs = now.cost.is_some_and(|cost| cost > 0.0);
    let profit = html! {
        <span class={if has_costs { "profit" } else { "only-named" }}>
            {messages.headline_profit(
                Figure::new("profit", now.profit).shown(locale, &money),
                Figure::new("cost", now.cost).shown(locale, &money),
                Figure::new("roi", now.roi).shown(locale, &|rate| locale.percent_brief(rate)),
            ).html()}
        </span>
    };
    let top = || name_part(figures.stage_name(locale, 0));
    html! {
        <dl class={if is_live { "headline live" } else { "headline" }}>
            {item(
                messages.headline_overall_conversion().into(),
                now.overall_conversion,
                Figure::new("overall-conversion", now.overall_conversion).shown(locale, &|rate| locale.percent(rate)),
                change(now.overall_conversion, baseline.overall_conversion, &|points| locale.change_points(points)),
                of_top,
            )}
            {item(
                messages.headline_customers(period.clone()).html(),
                now.customers,
                Figure::new("customers", now.customers).shown(locale, &expected),
                change(now.customers, baseline.customers, &|count| locale.change_count(count)),
                likely(customers_range(now, locale)),
            )}
            {item(
                messages.headline_revenue(period).html(),
                now.revenue,
                Figure::new("revenue", now.revenue).shown(locale, &money),
                change(now.revenue, baseline.revenue, &|amount| locale.change_money(amount, plan.currency)),
                html! { <>{likely(revenue_range(now, plan.currency, locale))}{" "}{profit}</> },
            )}
            {item(
                messages.headline_needed(top(), goal_words(figures, locale)).html(),
                count_of(now.required_top),
                required_figure("required-top", now.required_top, locale),
                change_of_need(count_of(now.required_top), count_of(baseline.required_top), &|count| locale.change_count(count)),
                html! { <>
                    {gap_words(now, locale)}
                    {" · "}
                    {messages.headline_to_be_sure(
                        Part::from(required_figure("required-top-confident", now.required_top_confident, locale)),
                        locale.percent_brief(plan.goal.confidence.rate().to_f64()),
                    ).html()}
                </> },
            )}
            {item(
                messages.headline_chance().into(),
                now.chance_of_goal,
                Figure::new("chance-of-goal", now.chance_of_goal).shown(locale, &|chance| chance_word(locale, chance)),
                change(now.chance_of_goal, baseline.chance_of_goal, &|points| locale.change_points(points)),
                messages.headline_from_top(top_count(), top()).html(),
            )}
        </dl>
    }
}

fn gap_words(report: &Report, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let gap = report.stages.first().and_then(|stage| stage.required_gap);
    let shown = |gap: f64| Figure::new("required-gap", Some(gap)).of_stage(0).worded(locale.count(gap.ceil().abs()));
    match (report.required_top, gap) {
        (Requirement::Never, _) => html! { <span class="short">{messages.headline_never()}</span> },
        (Requirement::Beyond, _) => html! { <span class="short">{messages.headline_beyond()}</span> },
        (_, Some(gap)) if gap > 0.0 => {
            html! { <span class="short">{messages.headline_more(shown(gap)).html()}</span> }
        }
        (_, Some(gap)) => messages.headline_spare(shown(gap)).html(),
        (_, None) => messages.headline_no_requirement().into(),
    }
}
