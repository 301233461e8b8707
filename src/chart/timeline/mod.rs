//! Amounts over time: as they add up, against a goal, or each period's own. Invariant: a period without an amount is a gap.

pub mod geometry;

use yew::AttrValue;

use super::axis::Axis;
use super::keys::{Key, Reading};
use super::labels;
use super::plot::{Label, LabelPosition, Plot, SeriesStyle, Shape};
use crate::chart::plotted::{GoalLine, Plotted, Unit};
use funnelwright::i18n::Locale;
use geometry::{Layout, Period, STEPS, amounts, shown_goal};

#[derive(Debug)]
pub struct Timeline {
    pub form: Form,
    pub unit: Unit,
    pub periods: Vec<Period>,
    /// What the amounts are, as "Expected".
    pub amount_word: AttrValue,
    /// What the ranges are, as "In 8 of 10 runs".
    pub range_word: AttrValue,
    pub goal: Option<GoalLine>,
    /// The position of the period in which the goal is reached.
    pub reached_in: Option<usize>,
    /// What is noted of periods, by their positions.
    pub notes: Vec<(usize, AttrValue)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    /// Amounts at the end of each period, from zero at the beginning of the first: a line, its ranges a band.
    Running,
    /// Each period by itself: bars, their ranges whiskers.
    Each,
}

impl Timeline {
    /// To what is drawn, with what it comes to in a period.
    fn keys_of(&self, place: Option<usize>, locale: &Locale) -> Vec<Key> {
        let period = place.and_then(|place| self.periods.get(place));
        let none = || locale.messages.figure_none();
        let (amount_style, range_style) = match self.form {
            Form::Running => (SeriesStyle::Value, SeriesStyle::Band),
            Form::Each => (SeriesStyle::Bar, SeriesStyle::Whisker),
        };
        let print = |amount: f64| self.unit.print(locale, amount);
        let amount = period.map(|period| period.amount.map_or_else(none, print));
        let mut keys = vec![Key { style: amount_style, word: self.amount_word.clone(), amount }];
        if self.periods.iter().any(|period| period.range.is_some()) {
            let print = |range: (f64, f64)| self.unit.print_range(locale, range);
            let amount = period.map(|period| period.range.map_or_else(none, print));
            keys.push(Key { style: range_style, word: self.range_word.clone(), amount });
        }
        if let Some(goal) = &self.goal {
            keys.push(goal.key(self.shown_goal().is_some(), locale));
        }
        if !self.notes.is_empty() {
            let note = |place| self.notes.iter().find(|(of, _)| *of == place).map(|(_, note)| note.clone());
            let amount = place.map(|place| note(place).unwrap_or_else(none));
            keys.push(Key { style: SeriesStyle::Mark, word: locale.messages.chart_event(), amount });
        }
        keys
    }

    fn shown_goal(&self) -> Option<&GoalLine> {
        shown_goal(&self.periods, self.goal.as_ref())
    }
}

impl Plotted for Timeline {
    fn count(&self) -> usize {
        self.periods.len()
    }

    fn reading(&self, place: usize, locale: &Locale) -> Option<Reading> {
        let period = self.periods.get(place)?;
        Some(Reading { name: period.long.clone(), keys: self.keys_of(Some(place), locale) })
    }

    fn place(&self, share: f64) -> usize {
        (share * self.periods.len() as f64).max(0.0) as usize
    }

    fn keys(&self, locale: &Locale) -> Vec<Key> {
        self.keys_of(None, locale)
    }

    fn head(&self, locale: &Locale) -> AttrValue {
        locale.messages.chart_period()
    }

    fn plot(&self, looked_at: Option<usize>, locale: &Locale) -> Plot {
        let Timeline { form, unit, periods, reached_in, notes, .. } = self;
        let goal = self.shown_goal();
        let mut seen = amounts(periods);
        seen.extend(goal.map(|goal| goal.amount));
        let axis = Axis::around(&seen, STEPS);
        let mut ticks = axis.ticks();
        let layout = Layout { periods, axis };
        let looked_at = looked_at.and_then(|place| Some((place, periods.get(place)?)));

        let mut shapes = Vec::new();
        if let Some((place, _)) = looked_at {
            shapes.push(Shape::boxes(SeriesStyle::Pointed, &[((layout.begin(place), 0.0), (layout.end(place), 1.0))]));
        }
        let heights: Vec<f64> = ticks.iter().map(|tick| layout.height(*tick)).collect();
        shapes.push(Shape::across(SeriesStyle::Grid, &heights));
        shapes.push(Shape::across(SeriesStyle::Zero, &[layout.height(0.0)]));
        match form {
            Form::Running => layout.running(&mut shapes),
            Form::Each => layout.each(&mut shapes),
        }
        if !notes.is_empty() {
            let line =
                |(place, _): &(usize, AttrValue)| vec![(layout.middle(*place), 0.0), (layout.middle(*place), 1.0)];
            shapes.push(Shape::new(SeriesStyle::Mark, notes.iter().map(line).collect()));
        }
        let names = periods.iter().map(|period| period.short.clone()).collect();
        let middles: Vec<f64> = (0..periods.len()).map(|place| layout.middle(place)).collect();
        let mut labels = labels::below(names, &middles);
        let is_running = *form == Form::Running;
        if let Some(goal) = goal {
            let height = layout.height(goal.amount);
            shapes.push(Shape::across(SeriesStyle::Goal, &[height]));
            labels.push(Label {
                text: goal.label.clone(),
                style: SeriesStyle::Goal,
                position: LabelPosition::On(height),
            });
            let reached = reached_in.filter(|_| is_running).and_then(|place| layout.crossing(place, goal.amount));
            shapes.extend(reached.map(|point| Shape::new(SeriesStyle::Reached, vec![vec![point]])));
        }
        if let Some((place, Period { amount: Some(amount), .. })) = looked_at
            && is_running
        {
            shapes.push(Shape::new(SeriesStyle::Dot, vec![vec![(layout.end(place), layout.height(*amount))]]));
        }
        // From the top.
        ticks.reverse();
        Plot { shapes, levels: unit.print_compact(locale, &ticks), labels }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::english;

    fn timeline(form: Form) -> Timeline {
        let period = |amount: Option<f64>| Period {
            short: "Jan".into(),
            long: "January 2026".into(),
            amount,
            range: amount.map(|amount| (amount - 10.0, amount + 10.0)),
        };
        Timeline {
            form,
            unit: Unit::Count,
            periods: [Some(20.0), Some(50.0), None].map(period).into(),
            amount_word: "Expected".into(),
            range_word: "Likely".into(),
            goal: Some(GoalLine { amount: 40.0, label: "Goal 40".into() }),
            reached_in: Some(1),
            notes: Vec::new(),
        }
    }

    fn inks(plot: &Plot) -> Vec<SeriesStyle> {
        plot.shapes.iter().map(|shape| shape.style).collect()
    }

    #[test]
    fn a_running_total_shows_where_it_reaches_the_goal_and_bars_do_not() {
        let locale = english();
        let running = timeline(Form::Running).plot(Some(1), &locale);
        assert_eq!(
            inks(&running),
            [
                SeriesStyle::Pointed,
                SeriesStyle::Grid,
                SeriesStyle::Zero,
                SeriesStyle::Band,
                SeriesStyle::BandEdge,
                SeriesStyle::Value,
                SeriesStyle::Goal,
                SeriesStyle::Reached,
                SeriesStyle::Dot
            ]
        );
        assert_eq!(running.levels, ["60", "40", "20", "0"]);
        let each = timeline(Form::Each).plot(None, &locale);
        assert_eq!(
            inks(&each),
            [
                SeriesStyle::Grid,
                SeriesStyle::Zero,
                SeriesStyle::Bar,
                SeriesStyle::Loss,
                SeriesStyle::Whisker,
                SeriesStyle::Goal
            ]
        );
        assert_eq!(each.labels.len(), 4);
    }

    #[test]
    fn what_is_looked_at_is_told_and_a_gap_is_a_dash() {
        let locale = english();
        let timeline = timeline(Form::Running);
        let said = |place: usize| timeline.reading(place, &locale).map(|reading| reading.said(&locale).to_string());
        assert_eq!(said(0).unwrap(), "January 2026: Expected 20; Likely 10 – 30");
        assert_eq!(said(2).unwrap(), "January 2026: Expected –; Likely –");
        assert_eq!(said(3), None);
        assert_eq!([-0.1, 0.0, 0.34, 0.99].map(|share| timeline.place(share)), [0, 0, 1, 2]);
    }

    #[test]
    fn what_is_noted_of_a_period_is_marked_and_told_there() {
        let locale = english();
        let timeline = Timeline { notes: vec![(1, "Mar 14: Fair".into())], ..timeline(Form::Each) };
        let plot = timeline.plot(None, &locale);
        let marks = plot.shapes.iter().find(|shape| shape.style == SeriesStyle::Mark).unwrap();
        assert_eq!(marks.outlines, [vec![(0.5, 0.0), (0.5, 1.0)]]);
        let said = |place: usize| timeline.reading(place, &locale).unwrap().said(&locale).to_string();
        assert!(said(1).ends_with("; Event Mar 14: Fair"), "{}", said(1));
        assert!(said(0).ends_with("; Event –"), "{}", said(0));
    }
}
