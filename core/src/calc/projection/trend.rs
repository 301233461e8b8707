//! The straight line that fits a series best.

/// `middle` + `slope` × (time − `centre`), time counted in periods from the first.
pub(super) struct Line {
    centre: f64,
    middle: f64,
    slope: f64,
}

impl Line {
    /// By least squares; level through a single number. The series is not empty.
    pub(super) fn through(series: &[f64]) -> Self {
        let length = series.len() as f64;
        let (centre, middle) = ((length - 1.0) / 2.0, series.iter().sum::<f64>() / length);
        let (mut products, mut squares) = (0.0, 0.0);
        for (time, number) in series.iter().enumerate() {
            let distance = time as f64 - centre;
            products += distance * (number - middle);
            squares += distance * distance;
        }
        let slope = if squares > 0.0 { products / squares } else { 0.0 };
        Self { centre, middle, slope }
    }

    pub(super) fn at(&self, time: f64) -> f64 {
        self.middle + self.slope * (time - self.centre)
    }

    /// Σ of what it misses, squared.
    pub(super) fn squares(&self, series: &[f64]) -> f64 {
        series.iter().enumerate().map(|(time, number)| (number - self.at(time as f64)).powi(2)).sum()
    }
}
