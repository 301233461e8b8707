//! Which way stages lie. Invariant: where nothing says that they lie across, they lie down.

use super::grid::Grid;
use super::number::Seen;
use super::options::ColumnRole;

/// Whether stages lie beside each other, with their counts below.
pub(super) fn lies_across(grid: &Grid, is_series: bool) -> bool {
    let words = &grid.options.words;
    let filled: Vec<usize> = (0..grid.lines()).filter(|line| !grid.is_blank(*line)).collect();
    let is_count = |line: usize, position: usize| {
        let seen = grid.seen(line, position);
        seen.is_count() || seen == Seen::Dash
    };
    let says = |line: usize, position: usize| words.role(grid.text(line, position)).map(|(role, _)| role);
    match filled.as_slice() {
        [] => false,
        [line] => {
            let texts = grid.filled(*line).filter(|at| grid.seen(*line, *at) == Seen::Text).count();
            let counts = grid.filled(*line).filter(|at| is_count(*line, *at)).count();
            let all = grid.filled(*line).count();
            let is_name = |at: usize| says(*line, at).is_none() || grid.stage(*line, at).is_some();
            let is_names = !is_series && all > 1 && texts == all && grid.filled(*line).all(is_name);
            is_names || (counts > 1 && counts + texts == all && texts <= usize::from(is_series))
        }
        [above, rest @ ..] => {
            let stages = grid.filled(*above).filter(|at| grid.stage(*above, *at).is_some()).count();
            let down = |position| filled.iter().filter(|line| grid.stage(**line, position).is_some()).count();
            let stages_down = (0..grid.length(*above).min(20)).map(down).max().unwrap_or(0);
            if stages > 1 || stages_down > 1 {
                return stages > stages_down;
            }
            let is_corner_named = words.role(grid.text(*above, 0)) == Some((ColumnRole::Names, true));
            let above_says = grid.filled(*above).skip(1).filter(|at| says(*above, *at).is_some()).count();
            // Each row below says what it holds, and one of them the counts.
            let below: Vec<_> = rest.iter().take(20).map(|line| says(*line, 0)).collect();
            let counted = below.iter().filter(|said| **said == Some(ColumnRole::Counts)).count();
            if is_corner_named && above_says == 0 && counted == 1 && below.iter().all(Option::is_some) {
                return grid.filled(*above).skip(1).any(|at| !grid.is_period(*above, at));
            }
            let [below] = rest else { return false };
            let counts = grid.filled(*below).filter(|at| is_count(*below, *at)).count();
            let has_label = grid.seen(*below, 0) == Seen::Text;
            let texts = grid.filled(*below).filter(|at| grid.seen(*below, *at) == Seen::Text).count();
            let (is_headed, _) = grid.guessed_heading(*above, *below + 1);
            // A heading above the only row of a table that lies as usual names what its columns are.
            let is_usual = has_label && is_corner_named && above_says > 0 && says(*below, 0).is_none();
            counts > 1 && is_headed && texts <= usize::from(has_label) && !is_usual
        }
    }
}
