//! Exponential smoothing of level, trend and an additive season (Holt–Winters). Invariant: a straight line with a season goes on exactly.

mod search;

/// The shares of each one-step error e by which the state moves:
///
/// ℓ ← ℓ + b + αe, b ← b + βe, s ← s + γe with e = y − (ℓ + b + s), 0 ≤ β ≤ α ≤ 1 and 0 ≤ γ ≤ 1 − α.
///
/// Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 2021, 8.5 (the error correction
/// form of 8.3).
#[derive(Clone, Copy)]
pub(super) struct Smoothing {
    alpha: f64,
    beta: f64,
    gamma: f64,
}

/// A level, its growth per period, and the season from the next period on.
#[derive(Clone)]
pub(super) struct State {
    level: f64,
    growth: f64,
    season: Vec<f64>,
}

impl Smoothing {
    /// With the least sum of squared one-step errors. The series has at least two seasons.
    pub(super) fn of(series: &[f64], season: usize) -> Self {
        let start = State::before(series, season);
        let mut state = start.clone();
        let mut squares = |place| {
            state.clone_from(&start);
            Self::at(place).run(&mut state, series)
        };
        Self::at(search::least(&mut squares))
    }

    /// The parameters at a place of the unit cube, which is as many as are allowed.
    fn at([alpha, beta, gamma]: [f64; 3]) -> Self {
        Self { alpha, beta: alpha * beta, gamma: (1.0 - alpha) * gamma }
    }

    /// The state after the last period.
    pub(super) fn end(self, series: &[f64], season: usize) -> State {
        let mut state = State::before(series, season);
        self.run(&mut state, series);
        state
    }

    /// Σ of the one-step errors, squared.
    pub(super) fn squares(self, series: &[f64], season: usize) -> f64 {
        self.run(&mut State::before(series, season), series)
    }

    /// Moves the state to after the last period; Σ of the one-step errors, squared.
    fn run(self, state: &mut State, series: &[f64]) -> f64 {
        let (mut level, mut growth, season) = (state.level, state.growth, &mut state.season);
        let mut squares = 0.0;
        for numbers in series.chunks(season.len()) {
            for (number, of_season) in numbers.iter().zip(season.iter_mut()) {
                let error = number - (level + growth + *of_season);
                squares += error * error;
                level += growth + self.alpha * error;
                growth += self.beta * error;
                *of_season += self.gamma * error;
            }
        }
        let begun = series.len() % season.len();
        season.rotate_left(begun);
        (state.level, state.growth) = (level, growth);
        squares
    }
}

impl State {
    /// Before the first period, from the first two seasons: the growth between them, the level on the line through their
    /// means, and the mean distance from that line for each place in the season.
    fn before(series: &[f64], season: usize) -> Self {
        let length = season as f64;
        let mean = |from: usize| series.iter().skip(from).take(season).sum::<f64>() / length;
        let (first, second) = (mean(0), mean(season));
        let growth = (second - first) / length;
        let level = first - growth * (length + 1.0) / 2.0;
        let distance = |time: usize| series[time] - (level + growth * (time + 1) as f64);
        let season = (0..season).map(|place| (distance(place) + distance(place + season)) / 2.0).collect();
        Self { level, growth, season }
    }

    /// So many periods after this one, from 1.
    pub(super) fn ahead(&self, periods: usize) -> f64 {
        self.level + self.growth * periods as f64 + self.season[(periods - 1) % self.season.len()]
    }
}
