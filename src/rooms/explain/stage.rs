//! The numbers of one stage and of the step into it. Invariant: in the order in which one rests on another.

use funnelwright_core::calc::{Requirement, StageReport};
use funnelwright_core::plan::{Confidence, Rate};

use super::explanation::Explanation;
use super::working::Working;
use funnelwright::i18n::Messages;
use funnelwright::widgets::metrics;
use funnelwright::widgets::names::name_part;

pub fn explanations(working: &Working, position: usize, report: &StageReport) -> Vec<Explanation> {
    let step = position > 0;
    let mut explanations = Vec::new();
    if step {
        explanations.push(conversion(working, position, report));
        explanations.push(range(working, report));
        explanations.extend(below_range(working, position, report));
        explanations.extend(bottleneck(working).filter(|_| is_bottleneck(working, position)));
    }
    explanations.extend(expected(working, position, report));
    if step {
        explanations.extend(losses(working, position, report));
    }
    explanations.extend(requirement(working, position, report));
    explanations
}

fn is_bottleneck(working: &Working, position: usize) -> bool {
    working.figures.now.bottleneck.is_some_and(|bottleneck| bottleneck.position == position)
}

fn conversion(working: &Working, position: usize, report: &StageReport) -> Explanation {
    let messages = working.messages();
    let (is_typed, counts) =
        (report.rate.is_some_and(|rate| rate.is_typed), report.rate.and_then(|rate| rate.counts()));
    let formula = if is_typed { Messages::math_typed_in } else { Messages::math_step_conversion_formula };
    let of_counts =
        |(reached, before): (u64, u64)| working.quotient(working.number(reached as f64), working.number(before as f64));
    let by_counts = working.figures.baseline.stages.get(position).and_then(|stage| stage.step_conversion);
    let by_counts =
        by_counts.filter(|_| is_typed).map(|rate| messages.math_counts_say(working.locale.percent(rate)).into());
    let rises = report.rises.then(|| messages.math_rises().into());
    let words = [Messages::math_step_conversion, formula];
    let explained = working.explain(metrics::STEP_CONVERSION, words, report.step_conversion, counts.map(of_counts));
    explained.noted(by_counts.or(rises))
}

fn range(working: &Working, report: &StageReport) -> Explanation {
    let messages = working.messages();
    let counts = report.rate.and_then(|rate| rate.counts()).filter(|_| report.rate_range.is_some());
    let expression = counts.map(|(reached, before)| {
        let count = |count: u64| working.locale.count(count as f64);
        Working::words(messages.math_rate_range_of(count(reached), count(before - reached)))
    });
    let end = |metric, value: Option<f64>| working.shown(metric, value);
    let result = match report.rate_range {
        Some((low, high)) => {
            messages.number_range(end(metrics::RATE_LOW, Some(low)), end(metrics::RATE_HIGH, Some(high))).html()
        }
        None => end(metrics::RATE_LOW, None),
    };
    let note = match (report.rate, report.rate_range) {
        (_, Some(_)) => messages.math_rate_range_note(),
        (None, None) => messages.math_no_data(),
        (Some(rate), None) if rate.is_typed => messages.math_rate_range_typed(),
        (Some(_), None) => messages.math_rate_range_rises(),
    };
    let words = [Messages::math_rate_range, Messages::math_rate_range_formula];
    working.explanation(words, expression, result, Some(note.into()))
}

fn below_range(working: &Working, position: usize, report: &StageReport) -> Option<Explanation> {
    let messages = working.messages();
    let benchmark = working.figures.plan.stages.get(position)?.benchmark.as_ref()?;
    let percent = |rate: Rate| working.percent(rate).words;
    let counts = report.rate.and_then(|rate| rate.counts());
    let expression = match counts.filter(|_| report.rate_range.is_some()) {
        Some((reached, before)) => {
            let count = |count: u64| working.locale.count(count as f64);
            messages.math_below_range_of(count(reached), count(before - reached), percent(benchmark.low()))
        }
        None => messages.math_below_range_certain(working.rate(position).words, percent(benchmark.low())),
    };
    let range = messages.number_range(percent(benchmark.low()), percent(benchmark.high()));
    let source = benchmark.source();
    let note = if source.is_blank() {
        messages.math_below_range_note(range)
    } else {
        messages.math_below_range_source(range, name_part(source.as_str().to_owned().into()))
    };
    let words = [Messages::math_below_range, Messages::math_below_range_formula];
    let expression = Some(Working::words(expression));
    let explained = working.explain(metrics::CHANCE_BELOW_RANGE, words, report.chance_below_range, expression);
    Some(explained.noted(Some(note.into())))
}

/// What the gap of the bottleneck to its usual range costs: in money, or where none hangs on it, in customers.
pub fn bottleneck(working: &Working) -> Option<Explanation> {
    let messages = working.messages();
    let found = working.figures.now.bottleneck?;
    let low = working.figures.plan.stages.get(found.position)?.benchmark.as_ref()?.low();
    let (metric, value, weights) = if found.gap_value > 0.0 {
        (metrics::BOTTLENECK_VALUE, Some(found.gap_value), working.values())
    } else {
        (metrics::BOTTLENECK_CUSTOMERS, Some(found.gap_customers), working.customers())
    };
    let gap = working.difference(working.percent(low), working.rate(found.position));
    let entries = working.product(gap, working.expected(found.position.saturating_sub(1)));
    let expression = working.bringing(entries, found.position, &weights);
    let note = messages.math_bottleneck_note(
        working.figures.step_name(working.locale, found.position),
        working.locale.chance(found.chance),
        working.percent(Confidence::usual().rate()).words,
    );
    let words = [Messages::math_bottleneck, Messages::math_bottleneck_formula];
    Some(working.explain(metric, words, value, Some(expression)).noted(Some(note.into())))
}

fn expected(working: &Working, position: usize, report: &StageReport) -> [Explanation; 2] {
    let messages = working.messages();
    let is_counted = working.is_counted(position);
    let formula = match position {
        _ if is_counted => Messages::math_expected_count_counted,
        0 => Messages::math_typed_in,
        _ => Messages::math_expected_count_formula,
    };
    let count = working.figures.plan.stages.get(position).map(|stage| stage.count.get() as f64);
    let note = count.filter(|_| !is_counted).map(|count| messages.math_counts_say(working.locale.count(count)).into());
    let words = [Messages::math_expected_count, formula];
    let here = working.explain(metrics::EXPECTED_COUNT, words, report.expected_count, working.passing(position));

    let share = working.quotient(working.expected(position), working.expected(0));
    let words = [Messages::math_cumulative_conversion, Messages::math_cumulative_conversion_formula];
    let so_far = working.explain(metrics::CUMULATIVE_CONVERSION, words, report.cumulative_conversion, Some(share));
    [here.noted(note), so_far]
}

fn losses(working: &Working, position: usize, report: &StageReport) -> [Explanation; 4] {
    let messages = working.messages();
    let before = || working.expected(position - 1);
    let values = working.values();
    let one = || working.number(1.0);

    let words = [Messages::math_drop_off, Messages::math_drop_off_formula];
    let expression = working.difference(before(), working.expected(position));
    let lost = working.explain(metrics::DROP_OFF, words, report.drop_off, Some(expression));

    let words = [Messages::math_drop_off_rate, Messages::math_drop_off_rate_formula];
    let expression = working.difference(one(), working.rate(position));
    let rate = working.explain(metrics::DROP_OFF_RATE, words, report.drop_off_rate, Some(expression));

    let words = [Messages::math_leak_value, Messages::math_leak_value_formula];
    let number_lost = working.number_or_none(report.drop_off.map(|lost| lost.max(0.0)));
    let expression = working.bringing(number_lost, position, &values);
    let leak = working.explain(metrics::LEAK_VALUE, words, report.leak_value, Some(expression));
    let leak = leak.noted(Some(messages.math_leak_value_note().into()));

    let words = [Messages::math_point_value, Messages::math_point_value_formula];
    let point = Working::words(working.locale.percent_brief(0.01));
    let expression = working.bringing(working.product(before(), point), position, &values);
    let gain = working.explain(metrics::POINT_VALUE, words, report.point_value, Some(expression));
    let is_full = report.step_conversion.is_some_and(|rate| rate >= 1.0);
    let gain = if is_full { Explanation { note: Some(messages.math_point_value_full().into()), ..gain } } else { gain };
    [lost, rate, leak, gain]
}

fn requirement(working: &Working, position: usize, report: &StageReport) -> Vec<Explanation> {
    let now = &working.figures.now;
    let required = report.required_count.map(|count| count as f64);
    let has_rates = now.stages.iter().take(position + 1).skip(1).all(|stage| stage.rate.is_some());
    let note = working.requirement_note(match (now.required_top, report.required_count) {
        (Requirement::Top(_), None) if has_rates => Requirement::Beyond,
        (Requirement::Top(_), None) => Requirement::NoData,
        (top, _) => top,
    });
    let at_top = working.required();
    let expression = match working.share(0, position) {
        Some(share) => working.product(at_top, share),
        None => at_top,
    };
    let words = [Messages::math_required_count, Messages::math_required_count_formula];
    let is_needed = required.is_some_and(|required| required > 0.0);
    let count = working.explain(metrics::REQUIRED_COUNT, words, required, is_needed.then_some(expression));
    let count = Explanation { note: Some(note.into()), ..count };

    let words = [Messages::math_required_gap, Messages::math_required_gap_formula];
    let expression = working.difference(working.number_or_none(required), working.expected(position));
    let gap = working.explain(metrics::REQUIRED_GAP, words, report.required_gap, Some(expression));

    let words = [Messages::math_solve_rate, Messages::math_solve_rate_formula];
    let weights = working.goal_weights();
    let solved = working.solved(metrics::SOLVE_RATE, words, report.solve_rate, || {
        let gain = working.bringing(working.expected(position.saturating_sub(1)), position, &weights);
        working.quotient(working.lacking(&weights, |earlier| earlier < position), gain)
    });
    [count, gap].into_iter().chain(solved).collect()
}
