//! Where a function on the unit cube is least. Invariant: it goes the same way whatever unit the function is in.

type Place = [f64; 3];

/// Along each side of the cube: the grid from whose best points the search sets out.
const GRID: [f64; 5] = [0.02, 0.15, 0.4, 0.7, 1.0];
/// From so many of them.
const STARTS: usize = 6;
/// How far the search goes at first, …
const FIRST_STEP: f64 = 0.1;
/// … and no finer than this.
const LAST_STEP: f64 = 1e-4;
/// What is less of an improvement, relatively, is none.
const IMPROVEMENT: f64 = 1e-9;

/// The place of the least value found, of a function that is never below 0.
///
/// Source: the pattern search of Hooke and Jeeves, "Direct search solution of numerical and statistical problems", 1961,
/// from several points of a grid.
pub(super) fn least(function: &mut impl FnMut(Place) -> f64) -> Place {
    let mut starts = Vec::with_capacity(GRID.len().pow(3));
    for first in GRID {
        for second in GRID {
            starts.extend(GRID.map(|third| ([first, second, third], function([first, second, third]))));
        }
    }
    starts.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    let mut best = ([0.0; 3], f64::INFINITY);
    for start in starts.into_iter().take(STARTS) {
        let end = descend(function, start);
        if is_less(end.1, best.1) {
            best = end;
        }
    }
    best.0
}

fn is_less(value: f64, than: f64) -> bool {
    than == f64::INFINITY || value < than * (1.0 - IMPROVEMENT)
}

fn descend(function: &mut impl FnMut(Place) -> f64, start: (Place, f64)) -> (Place, f64) {
    let (mut here, mut least) = start;
    let mut step = FIRST_STEP;
    while step > LAST_STEP {
        let from = here;
        for side in 0..3 {
            for distance in [step, -step] {
                let mut place = here;
                place[side] = (place[side] + distance).clamp(0.0, 1.0);
                let value = function(place);
                if is_less(value, least) {
                    (here, least) = (place, value);
                }
            }
        }
        if here == from {
            step /= 2.0;
            continue;
        }
        // On the way that has just proved good.
        let further = [0, 1, 2].map(|side| (2.0 * here[side] - from[side]).clamp(0.0, 1.0));
        let value = function(further);
        if is_less(value, least) {
            (here, least) = (further, value);
        }
    }
    (here, least)
}
