//! The work at all stages, and whether the hours of the team suffice. Invariant: what adds up the stages tells how each came about.

use funnelwright_core::calc::capacity::{RunsOut, Work, capacity};
use yew::AttrValue;

use super::load::{each, load, resting};
use super::stage::At;
use crate::rooms::capacity::asked::Asked;
use crate::rooms::explain::Explanation;
use crate::rooms::explain::working::{Expression, Working};
use funnelwright::i18n::Locale;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::metrics;
use funnelwright::widgets::names::name_part;

/// Of every number that is of no single stage.
pub fn explanations(figures: &Figures, locale: &Locale) -> Vec<Explanation> {
    let capacity = capacity(&figures.plan, &figures.plan.what_if, &figures.now);
    let asked = Asked::new(figures, &capacity);
    let working = Working::new(figures, locale, None);
    let no_work = (!asked.is_work_set()).then(|| locale.messages.capacity_math_no_work());
    let mut explanations = vec![available(&working, asked)];
    for asked in each(asked) {
        let Work { hours: taken, utilisation, .. } = asked.in_all();
        explanations.push(hours(&working, asked, no_work.clone()));
        explanations.push(load(&working, asked, taken, utilisation, no_work.clone()));
    }
    explanations.extend(runs_out(&working, asked));
    explanations.push(people(&working, asked, no_work));
    explanations
}

fn available(working: &Working, asked: Asked) -> Explanation {
    let messages = working.messages();
    let team = &working.figures.plan.team;
    let expression = team
        .people
        .zip(team.hours)
        .map(|(people, hours)| working.product(working.number(people.to_f64()), working.number(hours.to_f64())));
    let words = [messages.capacity_available(), messages.capacity_math_available_formula()];
    let explained = working.explain_worded(metrics::HOURS_AVAILABLE, words, asked.capacity.hours, expression);
    let lacks = asked.capacity.hours.is_none().then(|| messages.capacity_math_no_team());
    resting(explained, lacks, messages.capacity_math_available_note())
}

fn hours(working: &Working, asked: Asked, lacks: Option<AttrValue>) -> Explanation {
    let messages = working.messages();
    let title = if asked.is_goal { messages.capacity_for_goal() } else { messages.capacity_for_expected() };
    let metric = asked.metric(metrics::CAPACITY_HOURS, metrics::CAPACITY_HOURS_EXPECTED);
    let total = asked.in_all().hours;
    let stages = asked.capacity.stages.iter().enumerate().filter(|_| total.is_some()).filter_map(|(position, work)| {
        let hours = asked.of_stage(work).hours?;
        Some((position, hours, At::new(working, asked, position)?.hours(asked)?))
    });
    let stages: Vec<(usize, f64, Expression)> = stages.collect();
    let (parts, expression) = match &stages[..] {
        [(.., only)] => (Vec::new(), Some(only.clone())),
        _ => {
            let part = |(position, hours, expression): &(usize, f64, Expression)| {
                let name = name_part(working.figures.stage_name(working.locale, *position));
                messages.over_time_part(name, expression.words.clone(), working.number(*hours).words)
            };
            let sum = working.summed(stages.iter().map(|(_, hours, _)| working.number(*hours)));
            (stages.iter().map(part).collect(), sum)
        }
    };
    let words = [title, messages.capacity_math_sum_formula()];
    let explained = working.explain_worded(metric, words, total, expression);
    resting(Explanation { parts, ..explained }, lacks, messages.capacity_math_sum_note())
}

/// Where the hours run out, if they do.
fn runs_out(working: &Working, asked: Asked) -> Option<Explanation> {
    let messages = working.messages();
    let RunsOut { stage, share } = asked.in_all().runs_out?;
    let hours = |position: usize| asked.of_stage(asked.capacity.stages.get(position)?).hours;
    let asked_here = hours(stage)?;
    let left = share * asked_here;
    let later = (stage + 1..asked.capacity.stages.len()).filter_map(hours).filter(|hours| *hours > 0.0);
    let left = later.fold(working.number_towards(asked.capacity.hours?, left), |rest, spent| {
        working.difference(rest, working.number_towards(spent, left))
    });
    let name = name_part(working.figures.stage_name(working.locale, stage));
    let title = messages.capacity_math_runs_out(name).text().into();
    let words = [title, messages.capacity_math_runs_out_formula()];
    let metric = asked.metric(metrics::CAPACITY_SHARE_DONE, metrics::CAPACITY_SHARE_DONE_EXPECTED);
    let expression = working.quotient(left, working.number(asked_here));
    let explained = working.explain_worded(metric, words, Some(share), Some(expression));
    Some(resting(explained, None, messages.capacity_order()))
}

fn people(working: &Working, asked: Asked, lacks: Option<AttrValue>) -> Explanation {
    let messages = working.messages();
    let Work { hours, people, .. } = asked.in_all();
    let each = working.figures.plan.team.hours.map(|hours| hours.to_f64());
    let expression = hours.zip(each).map(|(hours, each)| working.quotient(working.number(hours), working.number(each)));
    let words = [messages.capacity_people_needed(), messages.capacity_math_people_formula()];
    let metric = asked.metric(metrics::PEOPLE_NEEDED, metrics::PEOPLE_NEEDED_EXPECTED);
    let needed = people.map(|people| people as f64);
    let explained = working.explain_worded(metric, words, needed, expression);
    let lacks = lacks.or_else(|| (hours.is_some() && people.is_none()).then(|| messages.capacity_math_no_hours()));
    resting(explained, lacks, messages.capacity_math_load_note())
}
