//! Scenarios as bars on a common baseline, with the goal as a line.

use yew::prelude::*;

use funnelwright::i18n::{Locale, plain};
use funnelwright::widgets::names::own_words;

/// One bar: what it is called, how long it is, and how its number is shown.
pub struct ScenarioBar {
    pub name: AttrValue,
    pub value: f64,
    pub shown: AttrValue,
    pub in_force: bool,
}

/// The figure, one bar under the other. A loss has no bar, only its number.
pub fn scenario_bars(bars: &[ScenarioBar], goal: f64, conclusion: Html, locale: &Locale) -> Html {
    let longest = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let whole = if goal <= 2.0 * longest { longest.max(goal) } else { longest };
    let share = |value: f64| if whole > 0.0 { (value / whole).clamp(0.0, 1.0) * 100.0 } else { 0.0 };
    let percent = |share: f64| [&plain(share), "%"].concat();
    html! {
        <figure class="scenario-bars">
            <figcaption><b>{conclusion}</b></figcaption>
            <div class="bars" aria-hidden="true">
                {for bars.iter().enumerate().map(|(index, bar)| html! {
                    <div key={index} class={if bar.in_force { "scenario-bar in-force" } else { "scenario-bar" }}>
                        {own_words(bar.name.clone())}
                        <svg class="track">
                            <rect class="rail" width="100%" height="100%" rx="4" />
                            <rect class="reached" width={percent(share(bar.value))} height="100%" rx="4" />
                            if goal > 0.0 && goal <= whole {
                                <line class="needed" x1={percent(share(goal))} x2={percent(share(goal))} y1="0" y2="100%" />
                            }
                        </svg>
                        <span>{&bar.shown}</span>
                    </div>
                })}
            </div>
            if goal > 0.0 && goal <= whole {
                <p class="legend"><span class="key needed" aria-hidden="true"></span>{locale.messages.scenario_goal_line()}</p>
            }
        </figure>
    }
}
