//! One trial. Invariant: given the rates, what is expected of it is what the forecast expects at them.

use super::arrivals::Passing;
use super::counts::poisson;
use super::generator::Generator;
use super::model::{Group, Model, Point};

/// One way in which a model may turn out, by periods; and room to draw the next in.
pub(super) struct Draw {
    pub customers: Vec<f64>,
    /// In major units, as is the cost.
    pub revenue: Vec<f64>,
    /// Of the stages that count.
    pub cost: Vec<f64>,
    rates: Vec<Passing>,
    expected: Vec<f64>,
    /// Who of each group has entered the point before, and who enters the one at hand.
    entered: Vec<Vec<f64>>,
    entering: Vec<Vec<f64>>,
}

impl Draw {
    pub(super) fn new(model: &Model) -> Self {
        let none = || vec![0.0; model.volumes.len()];
        let nobody = || vec![none(); model.groups.len()];
        Self {
            customers: none(),
            revenue: none(),
            cost: none(),
            rates: vec![Passing::ALL; model.steps.len()],
            expected: none(),
            entered: nobody(),
            entering: nobody(),
        }
    }

    /// Draws the rates, then who enters the points one by one.
    ///
    /// Source: those who enter at the top are a Poisson process; thinned at the rates and delayed they are Poisson again,
    /// and independent from period to period (Kingman, Poisson Processes, 1993, 5.1). Who of them goes on to a later
    /// point, and when, is multinomial, exactly but for the place within a period. So are the open deals, whose number is
    /// known.
    pub(super) fn again(&mut self, model: &Model, generator: &mut Generator) {
        for (rate, step) in self.rates.iter_mut().zip(&model.steps) {
            *rate = step.draw(generator);
        }
        self.revenue.fill(0.0);
        self.cost.fill(0.0);
        let mut before = None;
        for point in &model.points {
            match before {
                None => self.enter_first(model, point, generator),
                Some(before) => self.go_on(model, before, point, generator),
            }
            for deals in &point.from_standing {
                let way = way(&self.rates, &model.groups[deals.group], deals.stage, point.stage);
                deals.arrivals.draw(deals.count, way, &mut self.entering[deals.group], generator);
            }
            if point.is_sale {
                self.sell(model, generator);
            }
            self.count(point);
            std::mem::swap(&mut self.entered, &mut self.entering);
            before = Some(point.stage);
        }
    }

    /// Those from the top.
    fn enter_first(&mut self, model: &Model, point: &Point, generator: &mut Generator) {
        self.entering.iter_mut().for_each(|group| group.fill(0.0));
        self.expected.fill(0.0);
        let reach = way(&self.rates, &model.groups[0], 0, point.stage).share();
        for (volume, arrivals) in model.volumes.iter().zip(&point.from_top) {
            arrivals.expect(reach * volume.draw(generator), &mut self.expected);
        }
        for (entries, expected) in self.entering[0].iter_mut().zip(&self.expected) {
            *entries = poisson(*expected, generator);
        }
    }

    /// Those who have entered the point before.
    fn go_on(&mut self, model: &Model, before: usize, point: &Point, generator: &mut Generator) {
        for ((group, entered), entering) in model.groups.iter().zip(&self.entered).zip(&mut self.entering) {
            let way = way(&self.rates, group, before, point.stage);
            entering.fill(0.0);
            for (people, arrivals) in entered.iter().zip(&point.from_before) {
                arrivals.draw(*people, way, entering, generator);
            }
        }
    }

    /// From the sale on all go alike.
    fn sell(&mut self, model: &Model, generator: &mut Generator) {
        let Some((all, own)) = self.entering.split_first_mut() else { return };
        for (group, entries) in model.groups.iter().zip(std::iter::once(&*all).chain(&*own)) {
            for (revenue, deals) in self.revenue.iter_mut().zip(entries) {
                *revenue += group.price * model.value.draw(*deals, generator);
            }
        }
        for entries in own {
            for (all, own) in all.iter_mut().zip(entries) {
                *all += std::mem::take(own);
            }
        }
        self.customers.copy_from_slice(all);
    }

    fn count(&mut self, point: &Point) {
        for entries in &self.entering {
            for ((revenue, cost), entries) in self.revenue.iter_mut().zip(&mut self.cost).zip(entries) {
                *revenue += if point.is_sale { 0.0 } else { entries * point.earns };
                *cost += entries * point.costs;
            }
        }
    }
}

/// From one stage to another.
fn way(rates: &[Passing], group: &Group, from: usize, to: usize) -> Passing {
    match &group.rates {
        Some(own) => Passing { chance: 1.0, multiple: own.iter().take(to + 1).skip(from + 1).product() },
        None => rates.iter().take(to + 1).skip(from + 1).fold(Passing::ALL, |way, rate| way.then(*rate)),
    }
}
