//! The entries into a stage in a period to come, by where they come from.

use funnelwright_core::calc::timeline::{FromStanding, FromTop, Sources};

use super::plan_over_time::{Piece, PlanOverTime};
use crate::rooms::explain::Explanation;
use crate::rooms::explain::working::{Expression, Words};
use funnelwright::i18n::{Messages, Part};
use funnelwright::widgets::metrics;
use funnelwright::widgets::names::name_part;

/// A share that is so near to all is all but for rounding.
const ROUNDING: f64 = 1e-12;

/// Of a stage behind the first.
pub fn explanation(
    over_time: &PlanOverTime,
    sources: &Sources,
    period: usize,
    stage: usize,
    entries: Option<f64>,
) -> Explanation {
    let working = &over_time.working;
    let messages = working.messages();
    let of_period = working.within_time(Some(stage), Some(period));
    let words: Words = [Messages::over_time_entries_formula; 2];
    let explained = of_period.explain(metrics::FORECAST_ENTRIES, words, entries, None);
    let open = open_pieces(over_time, sources, stage);
    let note = if open.is_empty() {
        messages.over_time_entries_note().into()
    } else {
        Part::from(messages.over_time_entries_note_open(messages.over_time_entries_note()))
    };
    let mut pieces = over_time.fewer(top_pieces(over_time, sources, stage));
    pieces.extend(open);
    if entries.is_none() {
        return explained;
    }
    over_time.adding_up(explained, pieces, false).noted(Some(note))
}

fn top_pieces(over_time: &PlanOverTime, sources: &Sources, stage: usize) -> Vec<Piece> {
    let working = &over_time.working;
    // Undefined where nobody comes that far: then there are no pieces.
    let reach = working.reach(0, stage).unwrap_or(0.0);
    let from_top = sources.from_top.get(stage).into_iter().flatten().enumerate();
    let piece = |(begin, from): (usize, &FromTop)| {
        let people = with_share(over_time, from.people, from.share);
        let expression = match working.share(0, stage) {
            Some(share) => working.product(people, share),
            None => people,
        };
        Piece {
            what: working.messages().over_time_entered_in(over_time.name(begin)).into(),
            expression: Some(expression),
            amount: from.people * from.share * reach,
        }
    };
    from_top.map(piece).collect()
}

/// Those that are worth being told.
fn open_pieces(over_time: &PlanOverTime, sources: &Sources, stage: usize) -> Vec<Piece> {
    let working = &over_time.working;
    let deals = sources.from_standing.get(stage).into_iter().flatten();
    let piece = |from: &FromStanding| {
        let people = with_share(over_time, from.count, from.share);
        let reach = if from.is_own_chance { Some(working.part(from.reach)) } else { working.share(from.stage, stage) };
        let expression = match reach {
            Some(share) => working.product(people, share),
            None => people,
        };
        let name = name_part(working.figures.stage_name(working.locale, from.stage));
        Piece {
            what: working.messages().over_time_open_deals(name).into(),
            expression: Some(expression),
            amount: expected(from),
        }
    };
    deals.map(piece).filter(|piece| piece.amount > 0.0).collect()
}

/// How many of open deals come.
pub fn expected(from: &FromStanding) -> f64 {
    from.count * from.share * from.reach
}

fn with_share(over_time: &PlanOverTime, people: f64, share: f64) -> Expression {
    let working = &over_time.working;
    let people = working.number(people);
    if share >= 1.0 - ROUNDING { people } else { working.product(people, working.part(share)) }
}
