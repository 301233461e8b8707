//! The places of the amounts of periods. Invariant: each stands at its period, those that add up at its end.

use crate::chart::axis::Axis;
use crate::chart::plot::{Point, SeriesStyle, Shape};
use yew::AttrValue;

use crate::chart::plotted::GoalLine;

/// The most steps of an axis of amounts.
pub const STEPS: u32 = 5;

#[derive(Debug)]
pub struct Period {
    /// For the axis, as "Jun".
    pub short: AttrValue,
    /// As "June 2026".
    pub long: AttrValue,
    pub amount: Option<f64>,
    /// Its low and its high end.
    pub range: Option<(f64, f64)>,
}

/// Periods on their axes.
pub struct Layout<'a> {
    pub periods: &'a [Period],
    pub axis: Axis,
}

impl Layout<'_> {
    /// How far along a period begins.
    pub fn begin(&self, place: usize) -> f64 {
        place as f64 / self.periods.len().max(1) as f64
    }

    pub fn end(&self, place: usize) -> f64 {
        self.begin(place + 1)
    }

    pub fn middle(&self, place: usize) -> f64 {
        (self.begin(place) + self.end(place)) / 2.0
    }

    /// How far down an amount stands.
    pub fn height(&self, amount: f64) -> f64 {
        1.0 - self.axis.share(amount)
    }

    /// A line at the ends of the periods, from zero at the beginning of the first.
    fn line(&self, amount: fn(&Period) -> Option<f64>) -> Vec<Vec<Point>> {
        let mut lines = vec![vec![(0.0, self.height(0.0))]];
        for (place, period) in self.periods.iter().enumerate() {
            match (amount(period), lines.last_mut()) {
                (Some(amount), Some(line)) => line.push((self.end(place), self.height(amount))),
                _ => lines.push(Vec::new()),
            }
        }
        lines.retain(|line| line.len() > 1);
        lines
    }

    /// Amounts as a line, ranges as a band.
    pub fn running(&self, shapes: &mut Vec<Shape>) {
        let lows = self.line(|period| period.range.map(|(low, _)| low));
        let highs = self.line(|period| period.range.map(|(_, high)| high));
        let bands = lows.iter().zip(&highs).map(|(low, high)| low.iter().chain(high.iter().rev()).copied().collect());
        shapes.push(Shape::new(SeriesStyle::Band, bands.collect()));
        shapes.push(Shape::new(SeriesStyle::BandEdge, [lows, highs].concat()));
        shapes.push(Shape::new(SeriesStyle::Value, self.line(|period| period.amount)));
    }

    /// Amounts as bars, ranges as whiskers.
    pub fn each(&self, shapes: &mut Vec<Shape>) {
        // Of a period's width, what is left free before and behind a bar, and around a whisker's end.
        const BESIDE_BAR: f64 = 0.16;
        const BESIDE_END: f64 = 0.38;
        let across = |place: usize, beside: f64| {
            let room = (self.end(place) - self.begin(place)) * beside;
            (self.begin(place) + room, self.end(place) - room)
        };
        let (mut bars, mut losses) = (Vec::new(), Vec::new());
        for (place, period) in self.periods.iter().enumerate() {
            if let Some(amount) = period.amount {
                let (start, end) = across(place, BESIDE_BAR);
                let corners = ((start, self.height(amount)), (end, self.height(0.0)));
                if amount < 0.0 { losses.push(corners) } else { bars.push(corners) }
            }
        }
        shapes.push(Shape::boxes(SeriesStyle::Bar, &bars));
        shapes.push(Shape::boxes(SeriesStyle::Loss, &losses));
        let mut whiskers = Vec::new();
        for (place, period) in self.periods.iter().enumerate() {
            if let Some((low, high)) = period.range {
                let (start, end) = across(place, BESIDE_END);
                let middle = (start + end) / 2.0;
                whiskers.push(vec![(middle, self.height(low)), (middle, self.height(high))]);
                whiskers
                    .extend([low, high].map(|amount| vec![(start, self.height(amount)), (end, self.height(amount))]));
            }
        }
        shapes.push(Shape::new(SeriesStyle::Whisker, whiskers));
    }

    /// Where the line meets an amount in a period.
    pub fn crossing(&self, place: usize, amount: f64) -> Option<Point> {
        let before = place.checked_sub(1).map_or(Some(0.0), |before| self.periods.get(before)?.amount)?;
        let after = self.periods.get(place)?.amount?;
        let share = if after > before { ((amount - before) / (after - before)).clamp(0.0, 1.0) } else { 1.0 };
        Some((self.begin(place) + share * (self.end(place) - self.begin(place)), self.height(amount)))
    }
}

/// All amounts that are to be seen.
pub fn amounts(periods: &[Period]) -> Vec<f64> {
    let mut amounts = Vec::new();
    for period in periods {
        amounts.extend(period.amount);
        if let Some((low, high)) = period.range {
            amounts.extend([low, high]);
        }
    }
    amounts
}

/// The goal, where it can be shown along with the periods.
pub fn shown_goal<'a>(periods: &[Period], goal: Option<&'a GoalLine>) -> Option<&'a GoalLine> {
    let all = Axis::around(&amounts(periods), STEPS);
    goal.filter(|goal| goal.is_near(all.low(), all.high()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods(amounts: &[Option<f64>]) -> Vec<Period> {
        let of = |amount: &Option<f64>| Period {
            short: "Jan".into(),
            long: "January".into(),
            amount: *amount,
            range: amount.map(|amount| (amount * 0.5, amount * 2.0)),
        };
        amounts.iter().map(of).collect()
    }

    fn layout(periods: &[Period]) -> Layout<'_> {
        Layout { periods, axis: Axis::around(&amounts(periods), STEPS) }
    }

    #[test]
    fn a_line_begins_at_zero_and_stops_at_gaps() {
        let periods = periods(&[Some(50.0), Some(100.0), None, Some(200.0), Some(200.0)]);
        let lines = layout(&periods).line(|period| period.amount);
        let expected = [vec![(0.0, 1.0), (0.2, 0.875), (0.4, 0.75)], vec![(0.8, 0.5), (1.0, 0.5)]];
        assert_eq!(lines, expected);
    }

    #[test]
    fn the_goal_is_met_within_the_period_that_meets_it() {
        let periods = periods(&[Some(100.0), Some(300.0), Some(300.0)]);
        let layout = layout(&periods);
        let (x, y) = layout.crossing(1, 150.0).unwrap();
        assert!((x - (1.0 + 0.25) / 3.0).abs() < 1e-12 && y == layout.height(150.0));
        assert_eq!(layout.crossing(0, 0.0).unwrap().0, 0.0);
        assert_eq!(layout.crossing(2, 300.0).unwrap().0, 1.0);
        assert_eq!(layout.crossing(9, 1.0), None);
    }

    #[test]
    fn bars_stand_within_their_periods_and_losses_hang_from_zero() {
        let periods = periods(&[Some(100.0), None, Some(-100.0)]);
        let layout = layout(&periods);
        let mut shapes = Vec::new();
        layout.each(&mut shapes);
        let of = |style: SeriesStyle| shapes.iter().find(|shape| shape.style == style).unwrap().outlines.clone();
        let zero = layout.height(0.0);
        for (style, place, is_above) in [(SeriesStyle::Bar, 0, true), (SeriesStyle::Loss, 2, false)] {
            let [outline] = of(style).try_into().unwrap();
            assert!(outline.iter().all(|(x, _)| (layout.begin(place)..layout.end(place)).contains(x)));
            assert!(outline.iter().all(|(_, y)| if is_above { *y <= zero } else { *y >= zero }));
        }
        assert_eq!(of(SeriesStyle::Whisker).len(), 6);
    }

    #[test]
    fn a_goal_out_of_reach_does_not_make_all_else_small() {
        let periods = periods(&[Some(50.0)]);
        let is_shown = |amount: f64| shown_goal(&periods, Some(&GoalLine { amount, label: "Goal".into() })).is_some();
        assert!(is_shown(250.0) && is_shown(-100.0));
        assert!(!is_shown(251.0) && !is_shown(-151.0));
    }
}
