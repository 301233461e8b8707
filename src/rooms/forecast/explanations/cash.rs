//! The cash of a period to come.

use funnelwright_core::calc::timeline::{Outcome, Sources};
use funnelwright_core::plan::Payment;

use super::plan_over_time::{Piece, PlanOverTime};
use crate::rooms::explain::Explanation;
use funnelwright::i18n::{Messages, Part};
use funnelwright::widgets::metrics;
use funnelwright::widgets::names::name_part;

pub fn explanation(over_time: &PlanOverTime, sources: &Sources, period: usize, outcome: &Outcome) -> Explanation {
    let working = &over_time.working;
    let messages = working.messages();
    let payments = &working.figures.plan.forecast.payments;
    let formula =
        if payments.is_empty() { Messages::over_time_cash_formula_at_once } else { Messages::over_time_cash_formula };
    let of_period = working.within_time(None, Some(period));
    let words = [Messages::over_time_cash, formula];
    let explained = of_period.explain(metrics::FORECAST_CASH, words, outcome.cash, None);
    if payments.is_empty() || outcome.cash.is_none() {
        return explained;
    }
    let due = payments.iter().zip(&sources.due).enumerate();
    let due = due.flat_map(|(position, (payment, due))| of_payment(over_time, position, payment, due));
    let mut pieces = over_time.fewer(due.collect());
    if sources.at_once > 0.0 {
        pieces.push(Piece {
            what: messages.over_time_cash_at_once().into(),
            expression: Some(working.product(working.money(sources.sales), working.part(sources.at_once))),
            amount: sources.sales * sources.at_once,
        });
    }
    pieces.extend(besides(over_time, outcome));
    pieces.retain(|piece| piece.amount > 0.0);
    over_time.adding_up(explained, pieces, true).noted(Some(messages.over_time_cash_note().into()))
}

/// What is due of the sales of each period.
fn of_payment(over_time: &PlanOverTime, position: usize, payment: &Payment, due: &[f64]) -> Vec<Piece> {
    let working = &over_time.working;
    let messages = working.messages();
    let name = || -> Part {
        match payment.label.is_blank() {
            true => messages.over_time_cash_payment(working.locale.count(position as f64 + 1.0)).into(),
            false => name_part(payment.label.as_str().to_owned().into()),
        }
    };
    let share = payment.share.to_f64();
    let piece = |(period, amount): (usize, &f64)| Piece {
        what: messages.over_time_cash_part(name(), over_time.name(period)).into(),
        expression: Some(working.product(working.money(*amount), working.part(share))),
        amount: amount * share,
    };
    due.iter().enumerate().map(piece).collect()
}

/// What other stages than the sale earn.
fn besides(over_time: &PlanOverTime, outcome: &Outcome) -> Vec<Piece> {
    let working = &over_time.working;
    let values = working.values();
    let sale = working.figures.plan.sale_position();
    let entries = outcome.entries.iter().enumerate().filter(|(stage, _)| *stage != sale);
    let piece = |(stage, entries): (usize, &Option<f64>)| {
        let (entries, value) = (entries.filter(|entries| *entries > 0.0)?, values.at(stage));
        Some(Piece {
            what: name_part(working.figures.stage_name(working.locale, stage)),
            expression: Some(working.product(working.number(entries), working.money(value))),
            amount: entries * value,
        })
    };
    entries.filter_map(piece).collect()
}
