//! The gain of each lever.

use funnelwright_core::calc::levers::{Lever, levers};

use super::{MOST, gain_figure, gains_money, moved, name};
use crate::rooms::explain::Explanation;
use crate::rooms::forecast::explanations::plan_over_time::PlanOverTime;
use funnelwright::i18n::Messages;
use funnelwright::widgets::names::name_part;

/// Of those that are shown.
pub fn explanations(over_time: &PlanOverTime) -> Vec<Explanation> {
    let levers = levers(&over_time.working.figures.plan, over_time.today);
    let gains_money = gains_money(&levers);
    levers.iter().take(MOST).map(|lever| explanation(over_time, lever, gains_money)).collect()
}

fn explanation(over_time: &PlanOverTime, lever: &Lever, gains_money: bool) -> Explanation {
    let working = &over_time.working;
    let (figures, locale, messages) = (working.figures, working.locale, working.messages());
    let (before, with) = (&over_time.forecast.total, over_time.timeline.forecast(&lever.what_if).total);
    let (with, before) = if gains_money { (with.revenue, before.revenue) } else { (with.customers, before.customers) };
    let write = |amount: f64| match gains_money {
        true => working.money_towards(amount, lever.revenue),
        false => working.number_towards(amount, lever.customers),
    };
    let gained = with.zip(before).map(|(with, before)| working.difference(write(with), write(before)));
    let formula = if gains_money { Messages::lever_gained_formula } else { Messages::lever_gained_formula_customers };
    let result = gain_figure(lever, gains_money, figures, locale);
    let title = messages.lever_gained(name_part(name(lever, figures, locale)), moved(lever, figures, locale));
    let explained = working.explanation([formula; 2], gained, result, Some(messages.lever_gained_note().into()));
    explained.titled(title)
}
