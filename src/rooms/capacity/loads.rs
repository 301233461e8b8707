//! The work of each stage against the hours of the team, as bars that follow on one another from the last stage up, as the
//! hours are spent. Invariant: a bar beyond the line of the hours is work that nobody has time for.

use yew::prelude::*;

use super::asked::Asked;
use crate::rooms::hours::hours_word;
use funnelwright::i18n::{Locale, plain};
use funnelwright::widgets::names::own_words;

/// The part of a bar's track that a stage takes, as shares of the track.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    from: f64,
    until: f64,
    /// As far as there is time for it.
    done: f64,
}

/// The track is a little longer than what it holds, so that a line at its end can be seen.
const LENGTH: f64 = 1.01;

pub fn loads(asked: &Asked, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let hours: Vec<Option<f64>> = asked.capacity.stages.iter().map(|stage| asked.of_stage(stage).hours).collect();
    let available = asked.capacity.hours;
    let (spans, limit) = spans(&hours, available);
    if spans.iter().all(Option::is_none) {
        return Html::default();
    }
    let percent = |share: f64| [&plain(share * 100.0), "%"].concat();
    let rows = spans.iter().zip(&hours).enumerate().filter_map(|(position, (span, hours))| {
        let (span, hours) = span.zip(*hours)?;
        Some(html! {
            <div key={position} class="load">
                {own_words(asked.figures.stage_name(locale, position))}
                <svg class="track">
                    <rect class="rail" width="100%" height="100%" rx="4" />
                    <rect class="undone" x={percent(span.from)} width={percent(span.until - span.from)} y="1" height="88%" rx="2" />
                    <rect class="reached" x={percent(span.from)} width={percent(span.done - span.from)} height="100%" rx="2" />
                    if let Some(limit) = limit {
                        <line class="limit" x1={percent(limit)} x2={percent(limit)} y1="0" y2="100%" />
                    }
                </svg>
                <span>{hours_word(hours, locale)}</span>
            </div>
        })
    });
    html! {
        <>
            <div class="bars" aria-hidden="true">{for rows}</div>
            <p class="hint">{messages.capacity_order()}</p>
            if let Some(available) = available {
                <p class="legend">
                    {key("key limit", messages.capacity_limit(hours_word(available, locale)).text().into())}
                    {key("key done", messages.capacity_done())}
                    {key("key undone", messages.capacity_undone())}
                </p>
            }
        </>
    }
}

fn key(class: &'static str, words: AttrValue) -> Html {
    html! { <span><span {class} aria-hidden="true"></span>{words}</span> }
}

/// Of the hours that each stage asks for, where they are known; and where the hours of the team end.
fn spans(hours: &[Option<f64>], available: Option<f64>) -> (Vec<Option<Span>>, Option<f64>) {
    let total: f64 = hours.iter().flatten().sum();
    let whole = total.max(available.unwrap_or(0.0)) * LENGTH;
    if whole <= 0.0 {
        return (vec![None; hours.len()], None);
    }
    let mut from = 0.0;
    let mut spans: Vec<Option<Span>> = Vec::new();
    for hours in hours.iter().rev() {
        spans.push(hours.map(|hours| {
            let until = from + hours;
            let done = available.map_or(until, |available| until.min(available.max(from)));
            let span = Span { from: from / whole, until: until / whole, done: done / whole };
            from = until;
            span
        }));
    }
    spans.reverse();
    (spans, available.map(|available| available / whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In hours.
    fn drawn(hours: &[Option<f64>], available: Option<f64>, longest: f64) -> (Vec<Option<[f64; 3]>>, Option<f64>) {
        let (spans, limit) = spans(hours, available);
        let hours = |share: f64| (share * longest * LENGTH * 1e6).round() / 1e6;
        let of = |span: Span| [hours(span.from), hours(span.done), hours(span.until)];
        (spans.into_iter().map(|span| span.map(of)).collect(), limit.map(hours))
    }

    #[test]
    fn hours_are_spent_from_the_last_stage_up_until_there_are_none() {
        let hours = [Some(240.0), Some(240.0), None, Some(180.0)];
        let expected = vec![Some([420.0, 420.0, 660.0]), Some([180.0, 240.0, 420.0]), None, Some([0.0, 180.0, 180.0])];
        assert_eq!(drawn(&hours, Some(240.0), 660.0), (expected, Some(240.0)));
    }

    #[test]
    fn hours_to_spare_are_part_of_the_track() {
        let expected = vec![Some([30.0, 50.0, 50.0]), Some([0.0, 30.0, 30.0])];
        assert_eq!(drawn(&[Some(20.0), Some(30.0)], Some(200.0), 200.0), (expected, Some(200.0)));
    }

    #[test]
    fn without_a_team_nothing_is_left_undone_and_without_work_nothing_is_drawn() {
        assert_eq!(drawn(&[Some(20.0)], None, 20.0), (vec![Some([0.0, 20.0, 20.0])], None));
        assert_eq!(drawn(&[Some(0.0), None], None, 0.0), (vec![None, None], None));
    }
}
