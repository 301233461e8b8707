//! The chances of open deals. Invariant: what counts where nothing is typed is always told.

use crate::rooms::explain::Explanation;
use crate::rooms::explain::working::{Words, Working};
use funnelwright::i18n::Messages;
use funnelwright::widgets::metrics;
use funnelwright::widgets::names::name_part;

/// Of every stage before the sale.
pub fn explanations(working: &Working) -> Vec<Explanation> {
    let messages = working.messages();
    let plan = &working.figures.plan;
    let sale = plan.sale_position();
    let before = plan.stages.iter().enumerate().take(sale);
    let explained = before.map(|(position, stage)| {
        let words: Words = [Messages::deals_win_formula; 2];
        let number = working.reach(position, sale);
        let own = plan.deals.get(stage.id).and_then(|open| open.chance);
        let own = own.map(|chance| messages.deals_win_own(working.locale.percent_exact(chance.get())).into());
        let name = name_part(working.figures.stage_name(working.locale, position));
        let of_stage = working.within_time(Some(position), None);
        let chance = of_stage.explain(metrics::PIPELINE_CHANCE, words, number, working.share(position, sale));
        let chance = match own {
            Some(own) => Explanation { note: Some(own), ..chance },
            None => chance.noted(Some(messages.deals_win_note().into())),
        };
        chance.titled(messages.deals_win(name))
    });
    explained.collect()
}
