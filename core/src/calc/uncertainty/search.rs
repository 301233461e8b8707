//! The least whole number that meets a condition, in as few trials as can be.

/// How far a trial is from meeting the condition, in a measure that is nearly straight in ln n.
pub(super) struct Trial {
    pub(super) met: bool,
    /// 0 where the condition is just met, growing with n.
    pub(super) excess: f64,
}

/// Where to begin: a number and the growth of the excess there with ln n.
pub(super) struct Guess {
    pub(super) number: f64,
    pub(super) growth: f64,
}

/// After so many trials the search goes on by halves, so that it ends whatever the measure.
const PATIENCE: u32 = 40;

/// The least n in 1 ..= `greatest` that meets a condition which every greater number meets too: it has been tried, and so
/// has n − 1 where there is one.
pub(super) fn least(greatest: u64, guess: Guess, attempt: &dyn Fn(u64) -> Trial) -> Option<u64> {
    let (mut unmet, mut met) = (0, greatest.checked_add(1)?);
    let mut number = whole(guess.number);
    let mut growth = guess.growth;
    let mut previous: Option<(f64, f64)> = None;
    let mut stride = 1_u64;
    for trials in 0_u32.. {
        if met - unmet <= 1 {
            break;
        }
        // An estimate on or beyond a known side is off by rounding or worse: step in from there, ever further.
        if number <= unmet {
            number = unmet.saturating_add(stride);
            stride = stride.saturating_mul(2);
        } else if number >= met {
            number = met.saturating_sub(stride);
            stride = stride.saturating_mul(2);
        }
        if trials > PATIENCE || number <= unmet || number >= met {
            number = unmet + (met - unmet) / 2;
        }
        let trial = attempt(number);
        if trial.met {
            met = number;
        } else {
            unmet = number;
        }
        let place = (number as f64).ln();
        if let Some((place_before, excess_before)) = previous {
            let secant = (trial.excess - excess_before) / (place - place_before);
            if secant.is_finite() && secant > 0.0 {
                growth = secant;
            }
        }
        previous = Some((place, trial.excess));
        number = whole((place - trial.excess / growth).exp());
    }
    (met <= greatest).then_some(met)
}

/// Rounded up; 0 for NaN.
fn whole(number: f64) -> u64 {
    number.ceil() as u64
}
