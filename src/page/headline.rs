//! The few numbers that matter, at the top of the page.

use funnelwright_core::calc::{Report, Requirement};
use yew::prelude::*;

use super::phrases::{count_of, customers_range, goal_words, period_word, required_figure, revenue_range};
use crate::i18n::{Locale, Part, Phrase, plain};
use crate::widgets::context::{Panel, ScenarioRef, Topic, UiContext};
use crate::widgets::figure::{Figure, change, change_of_need};
use crate::widgets::figures::Figures;
use crate::widgets::metrics::{self, Metric, Unit};
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
    let currency = plan.currency;
    let figure = |metric: Metric, value: Option<f64>| Figure::new(metric, value).shown(locale, currency);
    let changed = |metric: Metric, value: fn(&Report) -> Option<f64>| {
        change(metric, value(now), value(baseline), locale, currency)
    };
    let at_top = now.stages.first().and_then(|stage| stage.expected_count);
    let top_count = || Figure::new(metrics::EXPECTED_COUNT, at_top).of_stage(0).shown(locale, currency);
    let of_top = match now.overall_conversion {
        Some(_) => {
            let failure = figure(metrics::FAILURE_RATE, now.failure_rate);
            messages.headline_of_top(figure(metrics::CUSTOMERS, now.customers), top_count(), failure).html()
        }
        None => messages.headline_no_rate().into(),
    };
    let likely = |range: Option<Phrase>| range.map(|range| messages.headline_likely(range).html()).unwrap_or_default();
    // Without any cost the profit is the revenue, and only the names for others are wanted.
    let has_costs = now.cost.is_some_and(|cost| cost > 0.0);
    let profit = html! {
        <span class={if has_costs { "profit" } else { "only-named" }}>
            {messages.headline_profit(
                figure(metrics::PROFIT, now.profit),
                figure(metrics::COST, now.cost),
                Figure::new(metrics::ROI, now.roi).shown_in(Unit::RateInBrief, locale, currency),
            ).html()}
        </span>
    };
    let top = || name_part(figures.stage_name(locale, 0));
    html! {
        <dl class={if is_live { "headline live" } else { "headline" }}>
            {item(
                messages.headline_overall_conversion().into(),
                now.overall_conversion,
                figure(metrics::OVERALL_CONVERSION, now.overall_conversion),
                changed(metrics::OVERALL_CONVERSION, |report| report.overall_conversion),
                of_top,
            )}
            {item(
                messages.headline_customers(period.clone()).html(),
                now.customers,
                figure(metrics::CUSTOMERS, now.customers),
                changed(metrics::CUSTOMERS, |report| report.customers),
                likely(customers_range(figures, locale)),
            )}
            {item(
                messages.headline_revenue(period).html(),
                now.revenue,
                figure(metrics::REVENUE, now.revenue),
                changed(metrics::REVENUE, |report| report.revenue),
                html! { <>{likely(revenue_range(figures, locale))}{" "}{profit}</> },
            )}
            {item(
                messages.headline_needed(top(), goal_words(figures, locale)).html(),
                count_of(now.required_top),
                required_figure(metrics::REQUIRED_TOP, now.required_top, locale, currency),
                change_of_need(metrics::REQUIRED_TOP, count_of(now.required_top), count_of(baseline.required_top), locale, currency),
                html! { <>
                    {gap_words(now, locale)}
                    {" · "}
                    {messages.headline_to_be_sure(
                        Part::from(required_figure(metrics::REQUIRED_TOP_CONFIDENT, now.required_top_confident, locale, currency)),
                        locale.percent_brief(plan.goal.confidence.rate().to_f64()),
                    ).html()}
                </> },
            )}
            {item(
                messages.headline_chance().into(),
                now.chance_of_goal,
                figure(metrics::CHANCE_OF_GOAL, now.chance_of_goal),
                changed(metrics::CHANCE_OF_GOAL, |report| report.chance_of_goal),
                messages.headline_from_top(top_count(), top()).html(),
            )}
        </dl>
    }
}

fn gap_words(report: &Report, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let gap = report.stages.first().and_then(|stage| stage.required_gap);
    let shown =
        |gap: f64| Figure::new(metrics::REQUIRED_GAP, Some(gap)).of_stage(0).worded(locale.count(gap.ceil().abs()));
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
