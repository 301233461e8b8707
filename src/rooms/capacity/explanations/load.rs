//! Explanations common to the work at a stage and to that of the whole team.

use yew::AttrValue;

use crate::rooms::capacity::asked::Asked;
use crate::rooms::explain::Explanation;
use crate::rooms::explain::working::Working;
use funnelwright::widgets::metrics;

/// All that is shown: of what the goal requires, where there is one, and of what is expected.
pub fn each(asked: Asked) -> impl Iterator<Item = Asked> {
    let expected = Asked { is_goal: false, ..asked };
    std::iter::once(asked).filter(|asked| asked.is_goal).chain(std::iter::once(expected))
}

/// With why there is no number, or else what it rests on.
pub fn resting(explained: Explanation, lacks: Option<AttrValue>, rests_on: impl Into<AttrValue>) -> Explanation {
    match lacks {
        Some(lacks) => Explanation { note: Some(lacks.into()), ..explained },
        None => explained.noted(Some(rests_on.into().into())),
    }
}

/// What share of the team's hours is taken by these; `lacks` is why there are none.
pub fn load(
    working: &Working,
    asked: Asked,
    hours: Option<f64>,
    load: Option<f64>,
    lacks: Option<AttrValue>,
) -> Explanation {
    let messages = working.messages();
    let title = if asked.is_goal { messages.capacity_load_goal() } else { messages.capacity_load_expected() };
    let available = asked.capacity.hours;
    let expression = hours.zip(available).map(|(hours, available)| {
        let (hours, available) = (working.number(hours), working.number(available));
        working.quotient(hours, available)
    });
    let metric = asked.metric(metrics::CAPACITY_UTILISATION, metrics::CAPACITY_UTILISATION_EXPECTED);
    let explained = working.explain_worded(metric, [title, messages.capacity_math_load_formula()], load, expression);
    let has_hours = available.is_some_and(|available| available > 0.0);
    let lacks = lacks.or_else(|| (!has_hours).then(|| messages.capacity_math_no_team()));
    resting(explained, lacks, messages.capacity_math_load_note())
}
