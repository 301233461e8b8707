//! The bar of a stage: its count on a common baseline, those lost since the stage before, and the marks to hold it against.

use funnelwright_core::calc::{Report, Requirement};
use funnelwright_core::plan::Plan;
use yew::prelude::*;

use crate::i18n::plain;
use crate::state::Scale;

/// Lengths as shares of the track, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bar {
    /// Those who reached the stage.
    pub reached: f64,
    /// Those who reached the stage before.
    pub before: f64,
    /// Where the bar ends without the what-if.
    pub baseline: Option<f64>,
    /// Where the bar must end to meet the goal.
    pub needed: Option<f64>,
    /// The usual range of the rate into the stage.
    pub usual: Option<(f64, f64)>,
}

/// The smallest share of the top that is still a readable bar.
const READABLE: f64 = 0.01;

/// The scale on which every bar can be read: the top's, unless the funnel is so deep that its end is a hairline.
pub fn readable_scale(report: &Report) -> Scale {
    let counts = || report.stages.iter().filter_map(|stage| stage.expected_count).filter(|count| *count > 0.0);
    let longest = counts().fold(0.0, f64::max);
    if counts().all(|count| count >= READABLE * longest) { Scale::Top } else { Scale::Step }
}

/// The bars of all stages.
pub fn bars(plan: &Plan, now: &Report, baseline: &Report, scale: Scale) -> Vec<Bar> {
    let expected =
        |report: &Report, position: usize| report.stages.get(position).and_then(|stage| stage.expected_count);
    let needed =
        |position: usize| now.stages.get(position).and_then(|stage| stage.required_count).map(|count| count as f64);
    // Room for the mark at the top, as long as it does not make the bars themselves small.
    let longest = (0..plan.stages.len()).filter_map(|position| expected(now, position)).fold(0.0, f64::max);
    let top = match now.required_top {
        Requirement::Top(count) if (count as f64) <= 2.0 * longest => longest.max(count as f64),
        _ => longest,
    };
    let share =
        |count: Option<f64>, whole: f64| count.filter(|_| whole > 0.0).map(|count| (count / whole).clamp(0.0, 1.0));
    let mark = |count: Option<f64>, whole: f64| {
        count.filter(|count| whole > 0.0 && *count <= whole * 1.000_001).map(|count| count / whole)
    };
    (0..plan.stages.len())
        .map(|position| {
            let before = position.checked_sub(1).and_then(|before| expected(now, before));
            let whole = match (scale, position) {
                (Scale::Step, 1..) => before.unwrap_or(0.0),
                _ => top,
            };
            let baseline_whole = match (scale, position) {
                (Scale::Step, 1..) => expected(baseline, position - 1).unwrap_or(0.0),
                _ => top,
            };
            let usual = plan.stages.get(position).and_then(|stage| stage.benchmark.as_ref()).filter(|_| position > 0);
            Bar {
                reached: share(expected(now, position), whole).unwrap_or(0.0),
                before: share(before, whole).unwrap_or(0.0),
                baseline: mark(expected(baseline, position), baseline_whole),
                needed: mark(needed(position), whole),
                usual: usual
                    .filter(|_| scale == Scale::Step)
                    .map(|usual| (usual.low().to_f64(), usual.high().to_f64())),
            }
        })
        .collect()
}

impl Bar {
    /// The picture; what it says is in the figures beside it.
    pub fn picture(&self, what_if: bool) -> Html {
        let percent = |share: f64| [&plain(share * 100.0), "%"].concat();
        let line = |class: &'static str, share: f64| {
            html! { <line {class} x1={percent(share)} x2={percent(share)} y1="0" y2="100%" /> }
        };
        html! {
            <svg class="track" aria-hidden="true">
                <rect class="rail" width="100%" height="100%" rx="4" />
                <rect class="lost" width={percent(self.before)} height="100%" rx="4" />
                <rect class="reached" width={percent(self.reached)} height="100%" rx="4" />
                if let Some((low, high)) = self.usual {
                    <rect class="usual" x={percent(low)} width={percent(high - low)} y="84%" height="16%" />
                }
                if let Some(share) = self.baseline.filter(|_| what_if) {
                    {line("baseline", share)}
                }
                if let Some(share) = self.needed {
                    {line("needed", share)}
                }
            </svg>
        }
    }
}
