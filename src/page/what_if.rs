//! What-if: a slider and a field for the volume, each rate and each value, and the way to keep what was found.

use std::rc::Rc;

use funnelwright_core::plan::{
    Count, Decimal, Edit, MAXIMUM_SCENARIOS, Money, Override, Overrides, Rate, StageId, Text,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::i18n::{Locale, Part, plain};
use crate::state::Action;
use crate::widgets::context::UiContext;
use crate::widgets::field::Field;
use crate::widgets::field_binding::{FieldBinding, Reader};
use crate::widgets::figures::Figures;
use crate::widgets::icon::{Icon, icon};
use crate::widgets::names::name_part;

/// The card of levers.
pub fn what_if_card(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let full_up = plan.scenarios.len() >= MAXIMUM_SCENARIOS;
    let kept = plan.active_scenario().is_some();
    let on_keep = {
        let (context, name, count) = (context.clone(), unused_name(figures, locale), plan.scenarios.len());
        Callback::from(move |_: MouseEvent| {
            context.act(Action::from(Edit::KeepScenario(name.clone())));
            crate::page::scenarios::focus_newest(count + 1);
        })
    };
    html! {
        <section class="card what-if" aria-labelledby="what-if-title">
            <h2 id="what-if-title">{messages.what_if_title()}</h2>
            {top_lever(figures, locale, context)}
            {for (1..plan.stages.len()).map(|position| rate_lever(figures, position, locale, context))}
            {for value_levers(figures, locale, context)}
            <div class="row apart">
                <button type="button" class="quiet" disabled={!figures.is_what_if()}
                    onclick={context.on(Action::from(Edit::SetWhatIf(Overrides::default())))}>{messages.what_if_reset()}</button>
                <button type="button" class="boxed" disabled={!figures.is_what_if() || kept || full_up} onclick={on_keep}>
                    {messages.what_if_keep()}
                </button>
            </div>
            if full_up {
                <p class="hint">{messages.what_if_full_up(locale.count(MAXIMUM_SCENARIOS as f64)).html()}</p>
            }
        </section>
    }
}

fn top_field() -> FieldBinding {
    FieldBinding::whole("what-if-volume", (0, 0), |_, reader| {
        Ok(Edit::SetOverride(Override::Top(reader.unless_blank(Reader::count)?)))
    })
}

fn rate_field(stage: StageId) -> FieldBinding {
    FieldBinding::number("what-if-rate", (stage.0, 0), |binding, reader| {
        let stage = StageId(binding.place.0);
        // Where counts rise, a rate is above all, too.
        let rises = reader.plan.stages.windows(2).any(|two| two[1].id == stage && two[1].count > two[0].count);
        let most = if rises { Rate::MAXIMUM_TYPED as f64 } else { 1.0 };
        Ok(Edit::SetOverride(Override::Rate(stage, reader.unless_blank(|reader| reader.rate_up_to(most))?)))
    })
}

fn value_field(stage: StageId) -> FieldBinding {
    FieldBinding::number("what-if-value", (stage.0, 0), |binding, reader| {
        Ok(Edit::SetOverride(Override::Value(StageId(binding.place.0), reader.unless_blank(Reader::money)?)))
    })
}

/// "Scenario 3", the first such name that is free.
fn unused_name(figures: &Figures, locale: &Locale) -> Text<80> {
    let named = |number: usize| locale.messages.scenario_numbered(locale.count(number as f64)).text();
    let taken = |name: &str| figures.plan.scenarios.iter().any(|kept| kept.name.as_str() == name);
    let name = (1..=MAXIMUM_SCENARIOS + 1).map(named).find(|name| !taken(name)).unwrap_or_default();
    Text::fitted(&name)
}

/// One thing to move.
struct Lever {
    key: String,
    name: Part,
    label: String,
    binding: FieldBinding,
    shown: AttrValue,
    /// Whole steps of the slider: where it stands and how far it goes. The end is the baseline's alone, since an end
    /// that moved with the value would run away from the pointer; what is typed beyond it stands at the end.
    position: f64,
    most: f64,
    step: f64,
    /// What a position of the slider means.
    edit: Box<dyn Fn(f64) -> Option<Override>>,
    /// What takes the override back, where there is one.
    reset: Option<Override>,
}

fn top_lever(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let plan = &figures.plan;
    let baseline = plan.stages.first().map_or(0, |stage| stage.count.get());
    let now = plan.what_if.top.map_or(baseline, Count::get);
    let most = round_up(baseline as f64 * 2.0).max(10.0);
    lever(
        locale,
        context,
        Lever {
            key: "top".to_owned(),
            name: name_part(figures.stage_name(locale, 0)),
            label: locale.messages.what_if_volume().to_string(),
            binding: top_field(),
            shown: locale.count(now as f64),
            position: now as f64,
            most,
            step: round_step(most),
            edit: Box::new(|position| Some(Override::Top(Some(Count::new(position as u64).ok()?)))),
            reset: plan.what_if.top.map(|_| Override::Top(None)),
        },
    )
}

fn rate_lever(figures: &Figures, position: usize, locale: &Locale, context: &UiContext) -> Html {
    let plan = &figures.plan;
    let Some(stage) = plan.stages.get(position) else { return Html::default() };
    let id = stage.id;
    let typed = plan.what_if.rates.get(id);
    let baseline = figures.baseline.stages.get(position).and_then(|stage| stage.step_conversion);
    let now = typed.map(Rate::to_f64).or(baseline);
    let shown = match typed.and_then(Rate::to_decimal) {
        Some(rate) => locale.percent_exact(rate),
        None => now.map(|rate| locale.percent(rate)).unwrap_or_default(),
    };
    // The slider counts in hundredths of a percent, and finer where the rate is small.
    let (most, scale) = rate_range(baseline.unwrap_or(0.5));
    let unit = if scale == 4 { 1e4 } else { 1e6 };
    let number = locale.count(position as f64 + 1.0);
    lever(
        locale,
        context,
        Lever {
            key: id.0.to_string(),
            name: figures.step_name(locale, position),
            label: locale.messages.what_if_rate(number).text(),
            binding: rate_field(id),
            shown,
            position: (now.unwrap_or(0.0) * unit).round(),
            most: (most * unit).round(),
            step: (most * unit / 500.0).round().max(1.0),
            edit: Box::new(move |position| {
                let rate = Rate::typed(Decimal::new(i128::from(position as u64), scale)?).ok()?;
                Some(Override::Rate(id, Some(rate)))
            }),
            reset: typed.map(|_| Override::Rate(id, None)),
        },
    )
}

/// The deal value, and the value of each other stage that earns.
fn value_levers(figures: &Figures, locale: &Locale, context: &UiContext) -> Vec<Html> {
    let plan = &figures.plan;
    let sale = plan.sale_position();
    let earns = |position: &usize| {
        *position == sale || plan.stages.get(*position).is_some_and(|stage| stage.value > Money::ZERO)
    };
    (0..plan.stages.len())
        .filter(earns)
        .map(|position| value_lever(figures, position, position == sale, locale, context))
        .collect()
}

fn value_lever(figures: &Figures, position: usize, is_sale: bool, locale: &Locale, context: &UiContext) -> Html {
    let plan = &figures.plan;
    let Some(stage) = plan.stages.get(position) else { return Html::default() };
    let (id, digits) = (stage.id, plan.currency.minor_digits());
    let typed = plan.what_if.values.get(id);
    let now = typed.unwrap_or(stage.value);
    let unit = 10_u64.pow(u32::from(digits));
    // The slider counts in whole units of the currency, or in its cents for small amounts.
    let grain = if stage.value.minor() >= 100 * unit { unit } else { 1 };
    let whole = |money: Money| money.minor() as f64 / grain as f64;
    let most = round_up(whole(stage.value) * 2.5).max(100.0);
    let (name, label) = if is_sale {
        (Part::from(locale.messages.what_if_deal_value_short()), locale.messages.what_if_deal_value().to_string())
    } else {
        let value_of = locale.messages.what_if_value_of(name_part(figures.stage_name(locale, position)));
        (Part::from(value_of), locale.messages.what_if_value(locale.count(position as f64 + 1.0)).text())
    };
    lever(
        locale,
        context,
        Lever {
            key: ["value-", &id.0.to_string()].concat(),
            name,
            label,
            binding: value_field(id),
            shown: locale.amount(now, plan.currency),
            position: whole(now).round(),
            most,
            step: round_step(most),
            edit: Box::new(move |position| {
                Some(Override::Value(id, Some(Money::from_minor(position as u64 * grain).ok()?)))
            }),
            reset: typed.map(|_| Override::Value(id, None)),
        },
    )
}

fn lever(locale: &Locale, context: &UiContext, lever: Lever) -> Html {
    let messages = &locale.messages;
    let Lever { key, name, label, binding, shown, position, most, step, edit, reset } = lever;
    // Where a touch turns out to scroll the page, what it has moved was not meant.
    let on_cancel = edit(0.0).map(|change| context.on(Action::TakeBack(Rc::new(Edit::SetOverride(change)))));
    let on_slide = {
        let context = context.clone();
        Callback::from(move |event: InputEvent| {
            let position = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            if position.is_finite()
                && let Some(change) = edit(position.max(0.0))
            {
                context.act(Action::from(Edit::SetOverride(change)));
            }
        })
    };
    html! {
        <div class={if reset.is_some() { "lever moved" } else { "lever" }} {key}>
            <span class="lever-name">{name.html()}</span>
            if let Some(reset) = reset {
                <button type="button" class="reset" aria-label={messages.what_if_reset_lever(label.clone()).text()}
                    title={messages.what_if_reset_lever(label.clone()).text()}
                    onclick={context.on(Action::from(Edit::SetOverride(reset)))}>{icon(Icon::Reset)}</button>
            }
            <Field context={context.clone()} {binding} label={label.clone()} value={shown.clone()} />
            <input type="range" disabled={context.is_read_only()} min="0" max={plain(most)} step={plain(step)} value={plain(position)}
                aria-label={messages.what_if_slider(label).text()} aria-valuetext={shown} oninput={on_slide}
                onpointerdown={context.on(Action::EndStep)} onpointercancel={on_cancel} onblur={context.on(Action::EndStep)} />
        </div>
    }
}

/// The next round number: its first digits are one of these.
fn round_up(number: f64) -> f64 {
    const FIRST: [f64; 8] = [1.0, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0];
    let mut power = 1.0;
    while number > 10.0 * power {
        power *= 10.0;
    }
    FIRST.into_iter().map(|first| first * power).find(|rounded| *rounded >= number).unwrap_or(10.0 * power)
}

/// A step of the form 1, 2 or 5 times a power of ten that makes 250 or more of the way.
fn round_step(most: f64) -> f64 {
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if most / (step * factor) < 250.0 {
            break;
        }
        step *= factor;
    }
    step
}

/// How far the slider of a rate goes, and how many decimal places it counts in.
fn rate_range(rate: f64) -> (f64, u8) {
    const ENDS: [f64; 9] = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1.0];
    let end = if rate > 1.0 { round_up(rate * 2.0) } else { 1.0 };
    let most = ENDS.into_iter().find(|end| *end >= rate * 3.5).unwrap_or(end);
    if most < 0.02 { (most, 6) } else { (most, 4) }
}

#[cfg(test)]
mod tests {
    use super::{rate_range, round_step, round_up};

    #[test]
    fn a_slider_reaches_beyond_what_it_shows_and_ends_on_a_round_number() {
        assert_eq!(round_up(24_000.0), 25_000.0);
        assert_eq!(round_up(10.0), 10.0);
        assert_eq!([25_000.0, 6_000.0, 10.0].map(round_step), [100.0, 20.0, 1.0]);
        assert_eq!(rate_range(0.0708), (0.3, 4));
        assert_eq!(rate_range(0.45), (1.0, 4));
        assert_eq!(rate_range(1.0), (1.0, 4));
        assert_eq!(rate_range(2.0), (4.0, 4), "counts may rise");
        assert_eq!(rate_range(0.0004), (0.002, 6));
    }
}
