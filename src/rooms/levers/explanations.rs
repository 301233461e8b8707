//! What each lever would add.

use funnelwright_core::calc::levers::{Lever, levers};

use super::{MOST, gain_figure, gains_money, moved, name};
use crate::rooms::explain::Explanation;
use crate::rooms::forecast::explanations::Times;
use funnelwright::i18n::Messages;
use funnelwright::page::phrases::name_part;

/// Of those that are shown.
pub fn explanations(times: &Times) -> Vec<Explanation> {
    let levers = levers(&times.working.figures.plan, times.today);
    let gains_money = gains_money(&levers);
    levers.iter().take(MOST).map(|lever| explanation(times, lever, gains_money)).collect()
}

fn explanation(times: &Times, lever: &Lever, gains_money: bool) -> Explanation {
    let working = &times.working;
    let (figures, locale, messages) = (working.figures, working.locale, working.messages());
    let (before, with) = (&times.forecast.total, times.timeline.forecast(&lever.what_if).total);
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
