//! A histogram: how often a total comes out how large. Invariant: what is drawn is as long and as high as its bins say.

use yew::AttrValue;

use super::axis::Axis;
use super::keys::{Key, Reading};
use super::labels;
use super::plot::{Label, LabelPosition, Plot, SeriesStyle, Shape};
use crate::chart::plotted::{GoalLine, Plotted, Unit};
use funnelwright::i18n::Locale;

#[derive(Debug)]
pub struct Histogram {
    pub unit: Unit,
    /// From the least on, side by side.
    pub bins: Vec<Bin>,
    /// What the shares are of, as "Share of runs".
    pub share_word: AttrValue,
    /// As the percentiles, from the least on.
    pub marks: Vec<Mark>,
    pub goal: Option<GoalLine>,
}

/// Totals from `low` up to `high`, and their share of all, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    pub low: f64,
    pub high: f64,
    pub share: f64,
}

#[derive(Debug)]
pub struct Mark {
    pub amount: f64,
    /// Short, as "P90".
    pub label: AttrValue,
}

const STEPS: u32 = 6;

/// Of the plot's height, what a row of labels takes.
const ROW: f64 = 0.085;

impl Histogram {
    fn shown_goal(&self) -> Option<&GoalLine> {
        let (first, last) = (self.bins.first()?, self.bins.last()?);
        self.goal.as_ref().filter(|goal| goal.is_near(first.low, last.high))
    }

    fn axis(&self) -> Axis {
        let mut seen: Vec<f64> = self.bins.iter().flat_map(|bin| [bin.low, bin.high]).collect();
        seen.extend(self.shown_goal().map(|goal| goal.amount));
        Axis::between(&seen, STEPS)
    }

    fn share_key(&self, amount: Option<AttrValue>) -> Key {
        Key { style: SeriesStyle::Bar, word: self.share_word.clone(), amount }
    }

    fn goal_key(&self, locale: &Locale) -> Option<Key> {
        Some(self.goal.as_ref()?.key(self.shown_goal().is_some(), locale))
    }

    /// The goal and the marks, with how far along they are.
    fn lines(&self, axis: &Axis) -> Vec<(SeriesStyle, f64, &AttrValue)> {
        let mut lines = Vec::new();
        if let Some(goal) = self.shown_goal() {
            lines.push((SeriesStyle::Goal, axis.share(goal.amount), &goal.label));
        }
        for mark in &self.marks {
            lines.push((SeriesStyle::Mark, axis.share(mark.amount), &mark.label));
        }
        lines
    }
}

impl Plotted for Histogram {
    fn count(&self) -> usize {
        self.bins.len()
    }

    fn reading(&self, place: usize, locale: &Locale) -> Option<Reading> {
        let bin = self.bins.get(place)?;
        let mut keys = vec![self.share_key(Some(locale.percent(bin.share)))];
        keys.extend(self.goal_key(locale));
        Some(Reading { name: self.unit.print_range(locale, (bin.low, bin.high)), keys })
    }

    fn place(&self, share: f64) -> usize {
        let amount = self.axis().amount(share);
        self.bins.iter().position(|bin| amount < bin.high).unwrap_or(self.bins.len())
    }

    fn keys(&self, locale: &Locale) -> Vec<Key> {
        let messages = &locale.messages;
        let mut keys = Vec::new();
        match self.goal_key(locale) {
            Some(goal) => {
                keys.push(Key { style: SeriesStyle::Bar, word: messages.chart_met(), amount: None });
                keys.push(Key { style: SeriesStyle::Missed, word: messages.chart_missed(), amount: None });
                keys.push(goal);
            }
            None => keys.push(self.share_key(None)),
        }
        for mark in &self.marks {
            let amount = Some(self.unit.print_brief(locale, mark.amount));
            keys.push(Key { style: SeriesStyle::Mark, word: mark.label.clone(), amount });
        }
        keys
    }

    fn head(&self, locale: &Locale) -> AttrValue {
        locale.messages.chart_range()
    }

    fn plot(&self, looked_at: Option<usize>, locale: &Locale) -> Plot {
        let axis = self.axis();
        let lines = self.lines(&axis);
        let places: Vec<(f64, &str)> = lines.iter().map(|(_, share, label)| (*share, label.as_str())).collect();
        let rows = labels::rows(&places);
        let top = rows.iter().map(|(row, _)| (*row + 1) as f64 * ROW).fold(0.0, f64::max);
        let across = |bin: &Bin| (axis.share(bin.low), axis.share(bin.high));

        let highest = self.bins.iter().map(|bin| bin.share).fold(0.0, f64::max);
        let height = |bin: &Bin| if highest > 0.0 { 1.0 - bin.share / highest * (1.0 - top - ROW / 2.0) } else { 1.0 };

        let mut shapes = Vec::new();
        let looked_at = looked_at.and_then(|place| self.bins.get(place));
        if let Some(bin) = looked_at {
            let (start, end) = across(bin);
            shapes.push(Shape::boxes(SeriesStyle::Pointed, &[((start, top), (end, 1.0))]));
        }
        let (met, missed) = parted(&self.bins, self.shown_goal().map(|goal| goal.amount));
        for (style, parts) in [(SeriesStyle::Missed, missed), (SeriesStyle::Bar, met)] {
            let mut corners = Vec::new();
            for bin in parts.iter().filter(|bin| bin.share > 0.0) {
                let (start, end) = across(bin);
                corners.push(((start, height(bin)), (end, 1.0)));
            }
            shapes.push(Shape::boxes(style, &corners));
        }
        shapes.push(Shape::across(SeriesStyle::Zero, &[1.0]));

        let mut labels = Vec::new();
        for ((style, share, text), (row, anchor)) in lines.into_iter().zip(rows) {
            let feet = (row + 1) as f64 * ROW;
            shapes.push(Shape::new(style, vec![vec![(share, feet), (share, 1.0)]]));
            labels.push(Label {
                text: text.clone(),
                style,
                position: LabelPosition::At((share, feet - ROW / 4.0), anchor),
            });
        }
        if let Some(bin) = looked_at {
            let (start, end) = across(bin);
            shapes.push(Shape::new(SeriesStyle::Dot, vec![vec![((start + end) / 2.0, height(bin))]]));
        }
        let mut ticks = axis.ticks();
        if self.unit == Unit::Count {
            // There are no parts of people.
            ticks.retain(|tick| (tick - tick.round()).abs() < 1e-6);
        }
        let middles: Vec<f64> = ticks.iter().map(|tick| axis.share(*tick)).collect();
        labels.extend(labels::below(self.unit.print_compact(locale, &ticks), &middles));
        Plot { shapes, levels: Vec::new(), labels }
    }
}

/// The bins that meet an amount, and those that do not; the one that holds it in two.
fn parted(bins: &[Bin], amount: Option<f64>) -> (Vec<Bin>, Vec<Bin>) {
    let Some(amount) = amount else { return (bins.to_vec(), Vec::new()) };
    let met = bins.iter().filter(|bin| bin.high > amount).map(|bin| Bin { low: bin.low.max(amount), ..*bin });
    let missed = bins.iter().filter(|bin| bin.low < amount).map(|bin| Bin { high: bin.high.min(amount), ..*bin });
    (met.collect(), missed.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::english;

    #[test]
    fn the_bin_that_holds_the_goal_is_in_two_parts() {
        let bin = |low: f64, high: f64| Bin { low, high, share: 0.25 };
        let bins = [bin(0.0, 10.0), bin(10.0, 20.0), bin(20.0, 30.0)];
        let (met, missed) = parted(&bins, Some(15.0));
        assert_eq!(met, [bin(15.0, 20.0), bin(20.0, 30.0)]);
        assert_eq!(missed, [bin(0.0, 10.0), bin(10.0, 15.0)]);
        assert_eq!(parted(&bins, Some(10.0)), (vec![bin(10.0, 20.0), bin(20.0, 30.0)], vec![bin(0.0, 10.0)]));
        assert_eq!(parted(&bins, None), (bins.to_vec(), Vec::new()));
        assert_eq!(parted(&bins, Some(99.0)).0, []);
    }

    #[test]
    fn marks_stand_above_the_bars_and_pointing_finds_the_bin() {
        let bin = |place: i32| Bin {
            low: 100.0 + 10.0 * f64::from(place),
            high: 110.0 + 10.0 * f64::from(place),
            share: 0.1,
        };
        let mark = |amount: f64| Mark { amount, label: "P50".into() };
        let histogram = Histogram {
            unit: Unit::Count,
            bins: (0..10).map(bin).collect(),
            share_word: "Share of runs".into(),
            marks: vec![mark(150.0), mark(151.0)],
            goal: Some(GoalLine { amount: 250.0, label: "Goal".into() }),
        };
        assert_eq!([0.0, 0.34, 0.99].map(|share| histogram.place(share)), [0, 5, 10]);
        let plot = histogram.plot(None, &english());
        let highest = |style: SeriesStyle| {
            let of_style = plot.shapes.iter().filter(|shape| shape.style == style);
            of_style.flat_map(|shape| shape.outlines.iter().flatten()).map(|(_, y)| *y).fold(1.0, f64::min)
        };
        assert_eq!(highest(SeriesStyle::Bar), 1.0);
        assert!(
            highest(SeriesStyle::Missed) > 2.0 * ROW
                && highest(SeriesStyle::Mark) == ROW
                && highest(SeriesStyle::Goal) == ROW
        );
        let keys = histogram.keys(&english());
        assert_eq!(keys.len(), 5);
    }
}
