//! The numbers of all periods to come together, and of what comes after them.

use funnelwright_core::calc::timeline::Outcome;
use yew::AttrValue;

use super::period::percentiles;
use super::plan_over_time::PlanOverTime;
use crate::rooms::explain::Explanation;
use crate::rooms::explain::working::{EXPECTED, MONEY, Working};
use funnelwright::i18n::Messages;
use funnelwright::widgets::names::name_part;

pub fn explanations(over_time: &PlanOverTime) -> Vec<Explanation> {
    let working = &over_time.working;
    let mut explanations = Vec::new();
    for stage in 0..over_time.forecast.total.entries.len() {
        let of_stage = working.within_time(Some(stage), None);
        let name = name_part(working.figures.stage_name(working.locale, stage));
        let title = working.messages().over_time_entries(name).text().into();
        let of = |outcome: &Outcome| outcome.entries.get(stage).copied().flatten();
        explanations.push(total(over_time, &of_stage, ("forecast-total-entries", title), false, &of));
    }
    let messages = working.messages();
    let money = |metric, title: AttrValue, of: &dyn Fn(&Outcome) -> Option<f64>| {
        total(over_time, working, (metric, title), true, of)
    };
    let customers = ("forecast-total-customers", messages.math_customers());
    explanations.push(total(over_time, working, customers, false, &|outcome| outcome.customers));
    explanations.push(money("forecast-total-revenue", messages.math_revenue(), &|outcome| outcome.revenue));
    let likely = over_time.bands.map(|bands| bands.revenue);
    let names = ["forecast-total-revenue-p10", "forecast-total-revenue-p50", "forecast-total-revenue-p90"];
    let title = messages.over_time_total(messages.over_time_percentiles());
    explanations.push(percentiles(over_time, working, likely, names).titled(title));
    explanations.push(money("forecast-total-cash", messages.over_time_cash(), &|outcome| outcome.cash));
    explanations.push(after(over_time));
    explanations.extend(reached(over_time));
    explanations
}

fn total(
    over_time: &PlanOverTime,
    of_stage: &Working,
    (metric, title): (&'static str, AttrValue),
    is_money: bool,
    of: &dyn Fn(&Outcome) -> Option<f64>,
) -> Explanation {
    let working = &over_time.working;
    let each = over_time.forecast.periods.iter().filter_map(|period| of(&period.outcome));
    let sum = working.summed(each.map(|amount| over_time.written(amount, is_money)));
    let number = (of(&over_time.forecast.total), if is_money { MONEY } else { EXPECTED });
    let explained = of_stage.explain(metric, [Messages::over_time_total_formula; 2], number, sum);
    explained.titled(working.messages().over_time_total(title))
}

/// What all that enters brings, less what comes within the horizon.
fn after(over_time: &PlanOverTime) -> Explanation {
    let working = &over_time.working;
    let forecast = &over_time.forecast;
    let entering = forecast.total.entries.first().copied().flatten().unwrap_or_default();
    let left = forecast.after.revenue.unwrap_or_default();
    // As exact as what it brings has to be.
    let share = forecast.total.revenue.map_or(1.0, |revenue| left / (revenue + left));
    let brought = working.bringing(working.number_towards(entering, entering * share), 0, &working.values());
    let open = over_time.timeline.standing_revenue(&working.figures.plan.what_if);
    let all = if open > 0.0 { working.sum(brought, working.money_towards(open, left)) } else { brought };
    let within = working.money_towards(forecast.total.revenue.unwrap_or_default(), left);
    let words = [Messages::over_time_after, Messages::over_time_after_formula];
    let number = (forecast.after.revenue, MONEY);
    let explained = working.explain("forecast-after-revenue", words, number, Some(working.difference(all, within)));
    explained.noted(Some(working.messages().over_time_after_note().into()))
}

/// Without anything to reach there is none.
fn reached(over_time: &PlanOverTime) -> Option<Explanation> {
    let working = &over_time.working;
    let messages = working.messages();
    let forecast = &over_time.forecast;
    if forecast.target <= 0.0 {
        return None;
    }
    let by = |period: usize| {
        let amount = forecast.running.get(period).copied().flatten()?;
        Some(messages.over_time_part_alone(
            messages.over_time_reached_by(over_time.name(period)),
            over_time.amount(amount).words,
        ))
    };
    let looked_at = forecast.reached_in.unwrap_or(forecast.periods.len()).checked_sub(1)?;
    let before = looked_at.checked_sub(1).filter(|_| forecast.reached_in.is_some()).and_then(by);
    let goal = messages.over_time_part_alone(messages.over_time_reached_goal(), over_time.target());
    let shown = match forecast.reached_in {
        Some(_) => over_time.name(looked_at),
        None => messages.over_time_reached_not(),
    };
    let result = working.figure("forecast-reached-in", forecast.reached_in.map(|period| period as f64)).worded(shown);
    let words = [Messages::over_time_reached, Messages::over_time_reached_formula];
    let explained = working.explanation(words, None, result, None);
    Some(Explanation { parts: before.into_iter().chain(by(looked_at)).chain([goal]).collect(), ..explained })
}
