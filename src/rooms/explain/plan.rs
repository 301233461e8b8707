//! The numbers of the plan as a whole. Invariant: in the order in which one rests on another.

use funnelwright_core::calc::{Requirement, weeks, working_days};
use funnelwright_core::plan::Measure;

use super::explanation::Explanation;
use super::stage::bottleneck;
use super::working::Working;
use funnelwright::i18n::{Messages, Part};
use funnelwright::page::phrases::{customers_range, goal_words, required_figure, revenue_range, with_lacking_pace};
use funnelwright::widgets::metrics;

pub fn explanations(working: &Working) -> Vec<Explanation> {
    let mut explanations = conversion(working);
    explanations.extend(money(working));
    explanations.extend(bottleneck(working));
    explanations.extend(goal(working));
    explanations
}

fn conversion(working: &Working) -> Vec<Explanation> {
    let messages = working.messages();
    let now = &working.figures.now;
    let sale = working.figures.plan.sale_position();

    let words = [Messages::math_overall_conversion, Messages::math_overall_conversion_formula];
    let share = working.quotient(working.expected(sale), working.expected(0));
    let overall = working.explain(metrics::OVERALL_CONVERSION, words, now.overall_conversion, Some(share));

    let words = [Messages::math_failure_rate, Messages::math_failure_rate_formula];
    let share = working.quotient(working.expected(sale), working.expected(0));
    let rest = working.difference(working.number(1.0), share);
    let failure = working.explain(metrics::FAILURE_RATE, words, now.failure_rate, Some(rest));

    let words = [Messages::math_customers, Messages::math_customers_formula];
    let customers = working.explain(metrics::CUSTOMERS, words, now.customers, working.passing(sale));
    let range = customers_range(working.figures, working.locale).map(|range| messages.math_likely(range).into());
    vec![overall, failure, customers.noted(range)]
}

fn money(working: &Working) -> Vec<Explanation> {
    let messages = working.messages();
    let now = &working.figures.now;
    let amount = |amount: Option<f64>| match amount {
        Some(amount) => working.money(amount),
        None => working.number_or_none(None),
    };

    let words = [Messages::math_revenue, Messages::math_revenue_formula];
    let total = working.total(&working.values());
    let revenue = working.explain(metrics::REVENUE, words, now.revenue, Some(total));
    let range = revenue_range(working.figures, working.locale).map(|range| messages.math_likely(range).into());

    let words = [Messages::math_cost, Messages::math_cost_formula];
    let cost = working.explain(metrics::COST, words, now.cost, Some(working.total(&working.costs())));

    let words = [Messages::math_profit, Messages::math_profit_formula];
    let expression = working.difference(amount(now.revenue), amount(now.cost));
    let profit = working.explain(metrics::PROFIT, words, now.profit, Some(expression));

    let words = [Messages::math_roi, Messages::math_roi_formula];
    let expression = working.quotient(amount(now.profit), amount(now.cost));
    let roi = working.explain(metrics::ROI, words, now.roi, Some(expression));

    let words = [Messages::math_margin, Messages::math_margin_formula];
    let expression = working.quotient(amount(now.profit), amount(now.revenue));
    let margin = working.explain(metrics::MARGIN, words, now.margin, Some(expression));

    let over_nothing = |explained: Explanation, whole: Option<f64>, note: Part| match whole {
        Some(0.0) => Explanation { note: Some(note), ..explained },
        _ => explained,
    };
    vec![
        revenue.noted(range),
        cost,
        profit,
        over_nothing(roi, now.cost, messages.math_roi_none().into()),
        over_nothing(margin, now.revenue, messages.math_margin_none().into()),
    ]
}

fn goal(working: &Working) -> Vec<Explanation> {
    let messages = working.messages();
    let (plan, now) = (&working.figures.plan, &working.figures.now);
    let mut explanations = Vec::new();

    let words = [Messages::math_required_top, Messages::math_required_top_formula];
    let is_needed = matches!(now.required_top, Requirement::Top(1..));
    let result = required_figure(metrics::REQUIRED_TOP, now.required_top, working.locale, plan.currency);
    let note = working.requirement_note(now.required_top);
    explanations.push(working.explanation(words, is_needed.then(|| working.required()), result, Some(note.into())));

    if let (Some(pace), Requirement::Top(top)) = (now.pace, now.required_top) {
        let per = |metric, words, value, parts: f64| {
            let expression = working.quotient(working.number(top as f64), working.number(parts));
            let note = with_lacking_pace(messages.math_pace_note(), working.figures, working.locale);
            working.explain(metric, words, Some(value), Some(expression)).noted(Some(note))
        };
        let words = [Messages::math_pace_day, Messages::math_pace_day_formula];
        explanations.push(per(
            metrics::REQUIRED_PER_WORKING_DAY,
            words,
            pace.required_per_working_day,
            working_days(plan.period),
        ));
        let words = [Messages::math_pace_week, Messages::math_pace_week_formula];
        explanations.push(per(metrics::REQUIRED_PER_WEEK, words, pace.required_per_week, weeks(plan.period)));
    }

    let words = [Messages::math_chance_of_goal, Messages::math_chance_of_goal_formula];
    let chance =
        messages.math_chance_of_goal_of(goal_words(working.figures, working.locale), working.expected(0).words);
    let explained = working.explain(metrics::CHANCE_OF_GOAL, words, now.chance_of_goal, Some(Working::words(chance)));
    explanations.push(explained.noted(Some(messages.math_chance_of_goal_note().into())));

    let words = [Messages::math_required_top_confident, Messages::math_required_top_confident_formula];
    let confidence = working.percent(plan.goal.confidence.rate()).words;
    let least = messages.math_required_top_confident_of(confidence, goal_words(working.figures, working.locale));
    let (is_found, note) = match (now.required_top_confident, now.required_top) {
        (Requirement::Top(1..), _) => (true, messages.math_chance_of_goal_note()),
        (Requirement::Never, Requirement::Top(_)) => (false, messages.math_required_unsure()),
        (required, _) => (false, working.requirement_note(required)),
    };
    let result =
        required_figure(metrics::REQUIRED_TOP_CONFIDENT, now.required_top_confident, working.locale, plan.currency);
    explanations.push(working.explanation(words, is_found.then(|| Working::words(least)), result, Some(note.into())));

    if plan.goal.target.measure() != Measure::Customers {
        let words = [Messages::math_solve_value, Messages::math_solve_value_formula];
        let sale = plan.sale_position();
        let besides = working.goal_weights().without(sale, working.values().at(sale));
        explanations.extend(working.solved(metrics::SOLVE_VALUE, words, now.solve_value, || {
            working.quotient(working.lacking(&besides, |_| true), working.expected(sale))
        }));
    }
    explanations
}
