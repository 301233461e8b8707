//! The levers: what each thing that can be moved would add, the most first. Invariant: pressing a bar sets just the
//! what-if of which it tells.

pub mod explanations;

use std::rc::Rc;

use funnelwright_core::calc::levers::{Lever, LeverKind, levers};
use funnelwright_core::plan::Edit;
use yew::prelude::*;

use crate::chart::tornado::Bar;
use crate::chart::{Chart, Data};
use crate::rooms::forecast::explanations::over_time;
use crate::rooms::periods;
use crate::rooms::room::{Place, Room, Sheet};
use funnelwright::i18n::{Locale, Messages};
use funnelwright::page::goal::{alone, is_nothing};
use funnelwright::state::Action;
use funnelwright::widgets::context::{Panel, ScenarioRef, Subject, Topic, UiContext};
use funnelwright::widgets::figure::Figure;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::metrics;
use funnelwright::widgets::names::{name_part, plan_name};

/// What they explain.
pub const LEVERS: Topic = Topic::new(Subject::Levers, 0);

pub const ROOM: Room = Room {
    name: "levers",
    title: Messages::room_levers,
    place: Place::Tab(|figures, context| html! { <Levers context={context.clone()} figures={figures.clone()} /> }),
    sheets: &[Sheet {
        subject: LEVERS.subject,
        title: |_, _, locale| locale.messages.lever_name().into(),
        draw: |figures, topic, context| {
            over_time(figures, topic, context, |over_time, _| explanations::explanations(over_time))
        },
    }],
};

#[derive(Properties, PartialEq)]
pub struct LeversProperties {
    pub context: UiContext,
    pub figures: Figures,
}

/// The most bars: below them little is to be gained.
pub const MOST: usize = 16;

#[component]
pub fn Levers(properties: &LeversProperties) -> Html {
    let LeversProperties { context, figures } = properties;
    let locale = context.locale();
    let messages = &locale.messages;
    let today = periods::today();
    let levers = use_memo((figures.clone(), today), |(figures, today)| {
        today.map(|today| levers(&figures.plan, today)).unwrap_or_default()
    });
    let gains_money = gains_money(&levers);
    let bars: Rc<[Bar]> =
        levers.iter().take(MOST).map(|lever| bar(lever, gains_money, figures, locale, context)).collect();
    if bars.is_empty() {
        return html! { <p class="hint">{messages.lever_none()}</p> };
    }
    let name = messages.lever_name();
    let file = [plan_name(locale, &figures.plan).as_str(), &name].join(" ");
    html! {
        <>
            <Chart context={context.clone()} {name} {file} caption={conclusion(&bars, figures, locale)} data={Data::Tornado(Rc::clone(&bars))} />
            <p class="hint">{messages.lever_ties()}</p>
            if !is_nothing(figures.plan.goal.target) {
                {alone(figures, locale)}
            }
            <button type="button" class="quiet math" onclick={context.on_open(Panel::Math(LEVERS, ScenarioRef::InForce))}>{messages.math_show()}</button>
        </>
    }
}

/// Whether levers are told by the revenue that they bring; where none brings any, by the customers.
pub fn gains_money(levers: &[Lever]) -> bool {
    levers.iter().any(|lever| lever.revenue != 0.0)
}

/// What a lever brings.
pub fn gain_figure(lever: &Lever, gains_money: bool, figures: &Figures, locale: &Locale) -> Html {
    let words = if gains_money {
        locale.change_money(lever.revenue, figures.plan.currency)
    } else {
        locale.change_count(lever.customers)
    };
    Figure::new(metrics::LEVER_GAIN, Some(lever.revenue)).of_lever(id(lever).into()).worded(words)
}

fn bar(lever: &Lever, gains_money: bool, figures: &Figures, locale: &Locale, context: &UiContext) -> Bar {
    let gain = if gains_money { lever.revenue } else { lever.customers };
    let set = context.on::<()>(Action::from(Edit::SetWhatIf(lever.what_if.clone())));
    Bar {
        name: name(lever, figures, locale),
        move_word: moved(lever, figures, locale),
        gain,
        shown: gain_figure(lever, gains_money, figures, locale),
        is_set: false,
        on_press: Callback::from(move |event: MouseEvent| {
            // The figure within would open its mathematics, which the button below does.
            event.stop_propagation();
            set.emit(());
        }),
    }
}

/// For those who ask the page: which of them it is, whatever the language.
fn id(lever: &Lever) -> String {
    let kind = match lever.kind {
        LeverKind::Point => "rate-point",
        LeverKind::Range => "rate-benchmark",
        LeverKind::BestPast => "rate-best-past",
        LeverKind::Volume => "volume",
        LeverKind::Value => "value",
        LeverKind::Days => "days",
    };
    match lever.stage {
        Some(stage) => [kind, "-", &(stage + 1).to_string()].concat(),
        None => kind.to_owned(),
    }
}

pub fn name(lever: &Lever, figures: &Figures, locale: &Locale) -> AttrValue {
    let messages = &locale.messages;
    let stage = lever.stage.unwrap_or(0);
    match lever.kind {
        LeverKind::Point | LeverKind::Range | LeverKind::BestPast => figures.step_name(locale, stage).text().into(),
        LeverKind::Volume => figures.stage_name(locale, 0),
        LeverKind::Value => messages.what_if_deal_value_short(),
        LeverKind::Days => messages.lever_days(figures.step_name(locale, stage + 1)).text().into(),
    }
}

pub fn moved(lever: &Lever, figures: &Figures, locale: &Locale) -> AttrValue {
    let messages = &locale.messages;
    let (from, to) = lever.change;
    let percent = |rate: f64| locale.percent(rate);
    let phrase = match lever.kind {
        LeverKind::Point => messages.lever_point(percent(from), percent(to)),
        LeverKind::Range => messages.lever_range(percent(from), percent(to)),
        LeverKind::BestPast => messages.lever_best_past(percent(from), percent(to)),
        LeverKind::Volume => messages.lever_tenth_more(locale.count(from), locale.count(to)),
        LeverKind::Value => {
            let money = |amount: f64| locale.money(amount, figures.plan.currency);
            messages.lever_tenth_more(money(from), money(to))
        }
        LeverKind::Days => messages.lever_tenth_less(locale.expected(from), locale.expected(to)),
    };
    phrase.text().into()
}

fn conclusion(bars: &[Bar], figures: &Figures, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let horizon = f64::from(figures.plan.forecast.horizon.get());
    match bars.first().filter(|best| best.gain > 0.0) {
        Some(best) => {
            let (name, moved) = (name_part(best.name.clone()), best.move_word.clone());
            messages.lever_best(horizon, name, moved, best.shown.clone(), locale.count(horizon)).html()
        }
        None => messages.lever_nothing_gained().into(),
    }
}
