//! The picture of the history: how many came at the top in each period that is over.

use std::rc::Rc;

use yew::prelude::*;

use crate::chart::plotted::Unit;
use crate::chart::timeline::geometry::Period;
use crate::chart::timeline::{Form, Timeline};
use crate::chart::{Chart, Data};
use crate::rooms::events::noted;
use crate::rooms::periods;
use funnelwright::i18n::{Locale, Phrase};
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::names::{name_part, plan_name};

/// Nothing where fewer than two periods can be compared.
pub fn picture(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let (Some(today), Some(caption)) = (periods::today(), conclusion(figures, locale)) else { return Html::default() };
    let messages = &locale.messages;
    let plan = &figures.plan;
    let counts = counts(figures);
    let periods = counts.iter().zip(plan.history.iter()).enumerate().map(|(index, (count, past))| {
        let begins = periods::past(plan, index, today);
        let dated = begins.map(|begins| periods::long(plan.period, begins, locale)).unwrap_or_default();
        Period {
            short: begins.map(|begins| periods::short(plan.period, begins, locale)).unwrap_or_default(),
            long: if past.label.is_blank() { dated } else { past.label.as_str().to_owned().into() },
            amount: *count,
            range: None,
        }
    });
    let notes =
        (0..counts.len()).filter_map(|index| Some((index, noted(plan, periods::past(plan, index, today)?, locale)?)));
    let notes = notes.collect();
    let timeline = Timeline {
        form: Form::Each,
        unit: Unit::Count,
        periods: periods.collect(),
        amount_word: messages.history_reached(),
        range_word: AttrValue::default(),
        goal: None,
        reached_in: None,
        notes,
    };
    let name = AttrValue::from(messages.history_picture(name_part(figures.stage_name(locale, 0))).text());
    let file = [plan_name(locale, plan).as_str(), &name].join(" ");
    html! {
        <Chart context={context.clone()} {name} {file} caption={caption.html()} data={Data::Timeline(Rc::new(timeline))} />
    }
}

/// At the top, of each period.
fn counts(figures: &Figures) -> Vec<Option<f64>> {
    let top = figures.plan.stages.first().map(|stage| stage.id);
    let count = |past: &funnelwright_core::plan::PastPeriod| Some(past.counts.get(top?)?.get() as f64);
    figures.plan.history.iter().map(count).collect()
}

/// "Visitors: 12,100 in the last period, 9,800 to 11,900 in the 11 before it".
fn conclusion(figures: &Figures, locale: &Locale) -> Option<Phrase> {
    let known: Vec<f64> = counts(figures).into_iter().flatten().collect();
    let (last, before) = known.split_last()?;
    let low = before.iter().copied().reduce(f64::min)?;
    let high = before.iter().copied().reduce(f64::max)?;
    let range = if low == high { locale.count(low) } else { locale.range(locale.count(low), locale.count(high)) };
    let name = name_part(figures.stage_name(locale, 0));
    let number = before.len() as f64;
    Some(locale.messages.history_conclusion(number, name, locale.count(*last), range, locale.count(number)))
}

#[cfg(test)]
mod tests {
    use funnelwright_core::plan::{Count, Edit, HistoryEdit, PastPeriod};
    use std::rc::Rc;

    use super::*;
    use crate::testing::english;
    use funnelwright::templates::sample;

    fn said(tops: &[Option<u64>]) -> Option<String> {
        let locale = english();
        let plan = sample(&locale.messages);
        let top = plan.stages[0].id;
        let past = |count: &Option<u64>| {
            let mut past = PastPeriod::default();
            past.counts.set(top, count.map(|count| Count::new(count).unwrap()));
            past
        };
        let history = tops.iter().map(past).collect();
        let plan = plan.apply(Edit::History(HistoryEdit::SetPeriods(history))).unwrap();
        conclusion(&Figures::new(&Rc::new(plan)), &locale).map(|words| words.text())
    }

    #[test]
    fn the_last_period_is_told_against_those_before_it() {
        assert_eq!(
            said(&[Some(9_800), None, Some(11_900), Some(12_100)]).unwrap(),
            "Visitors: 12,100 in the last period, 9,800 – 11,900 in the 2 before it"
        );
        assert_eq!(
            said(&[Some(9_800), Some(12_100)]).unwrap(),
            "Visitors: 12,100 in the last period, 9,800 in the one before it"
        );
        assert_eq!(said(&[Some(9_800)]), None);
        assert_eq!(said(&[]), None);
    }
}
