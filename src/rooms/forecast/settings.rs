//! The settings that the forecast over time rests on, to be typed. Invariant: an empty field says what holds without
//! it.

use std::rc::Rc;

use funnelwright_core::calc::timeline::Forecast;
use funnelwright_core::plan::{Days, Target};
use yew::prelude::*;

use super::fields;
use super::inflow::inflow;
use super::payments::payments;
use super::pictures::unit;
use super::start::Start;
use crate::rooms::labelled::labelled;
use funnelwright::i18n::Locale;
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::field::Field;
use funnelwright::widgets::field_binding::FieldBinding;
use funnelwright::widgets::figures::Figures;

#[derive(Properties, PartialEq)]
pub struct BasisProperties {
    pub context: UiContext,
    pub figures: Figures,
    pub forecast: Rc<Forecast>,
}

/// The fields. A component, so that what was simulated does not draw them again.
#[component]
pub fn BasisCard(properties: &BasisProperties) -> Html {
    let BasisProperties { context, figures, forecast } = properties;
    let locale = context.locale();
    let messages = &locale.messages;
    let settings = &figures.plan.forecast;
    let plain = |words: AttrValue, binding: FieldBinding, value: AttrValue, silent: AttrValue| {
        labelled(context, words.clone(), words, binding, value, silent)
    };
    let count = |count: u8| locale.count(count.into());
    let unit = unit(figures, forecast.measure);
    let target = settings.target.map(|target| match target {
        Target::Customers(count) => locale.count(count.get() as f64),
        Target::Revenue(amount) | Target::Profit(amount) => locale.amount(amount, figures.plan.currency),
    });
    let spread = settings.value_spread.map(|spread| locale.percent_exact(spread.get())).unwrap_or_default();
    html! {
        <section class="card settings-card" aria-labelledby="basis-title">
            <h3 id="basis-title">{messages.forecast_basis_title()}</h3>
            <div class="labelled-fields">
                {plain(messages.forecast_basis_horizon(), fields::horizon(), count(settings.horizon.get()), "".into())}
                <Start context={context.clone()} period={figures.plan.period} chosen={settings.start} first={forecast.periods.first().map(|first| first.begins)} />
                {plain(messages.forecast_basis_total(), fields::total(), target.unwrap_or_default(), unit.print(locale, forecast.target))}
                {plain(messages.forecast_basis_due(), fields::due(), settings.due.map(|due| count(due.get())).unwrap_or_default(), locale.count(forecast.due as f64))}
            </div>
            {inflow(figures, forecast, locale, context)}
            <details>
                <summary>{messages.forecast_basis_time()}</summary>
                {delays(figures, locale, context)}
            </details>
            <details>
                <summary>{messages.forecast_basis_money()}</summary>
                <div class="labelled-fields">
                    {plain(messages.forecast_basis_value_spread(), fields::value_spread(), spread, locale.percent_brief(0.0))}
                </div>
                {payments(figures, locale, context)}
            </details>
        </section>
    }
}

/// How long it takes from stage to stage.
fn delays(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let steps = plan.stages.len() - 1;
    html! {
        <>
            <p class="hint">{messages.forecast_basis_time_hint()}</p>
            <table class="delays">
                <thead>
                    <tr>
                        <th scope="col">{messages.forecast_basis_step()}</th>
                        <th scope="col">{messages.forecast_basis_days()}</th>
                        <th scope="col">{messages.forecast_basis_days_spread()}</th>
                    </tr>
                </thead>
                <tbody>
                    {for plan.stages.iter().take(steps).enumerate().map(|(position, stage)| {
                        let number = |days: Days| locale.number(days.get());
                        let days = plan.what_if.days.get(stage.id).or(stage.days);
                        html! {
                            <tr key={stage.id.0}>
                                <th scope="row">{figures.step_name(locale, position + 1).html()}</th>
                                <td>{days.map_or_else(|| messages.figure_none(), number)}</td>
                                <td><Field context={context.clone()} class="boxed" binding={fields::days_spread(stage.id)}
                                    label={AttrValue::from(messages.forecast_basis_days_spread_at(locale.count(position as f64 + 1.0)).text())}
                                    value={plan.forecast.days_spread.get(stage.id).map(number).unwrap_or_default()} placeholder={locale.count(0.0)} /></td>
                            </tr>
                        }
                    })}
                </tbody>
            </table>
        </>
    }
}
