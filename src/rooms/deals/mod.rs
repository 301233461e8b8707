//! The deals that are open now, as a table to type into.

pub mod explanations;
mod fields;

use funnelwright_core::plan::{Count, Money, Share};
use yew::prelude::*;

use super::explain::opening::opener;
use crate::rooms::explain::sheet;
use crate::rooms::explain::working::Working;
use crate::rooms::room::{Place, Room, Sheet};
use funnelwright::i18n::{Locale, Messages};
use funnelwright::widgets::context::{Subject, Topic, UiContext};
use funnelwright::widgets::field::Field;
use funnelwright::widgets::field_binding::FieldBinding;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::names::own_words;

/// What is explained.
const PIPELINE: Topic = Topic::new(Subject::Pipeline, 0);

pub const ROOM: Room = Room {
    name: "deals",
    title: Messages::room_deals,
    place: Place::Tab(|figures, context| deals(figures, context.locale(), context)),
    sheets: &[Sheet {
        subject: PIPELINE.subject,
        title: |_, _, locale| locale.messages.deals_math().into(),
        draw: |figures, _, context| {
            let locale = context.locale();
            sheet(figures, Vec::new(), explanations::explanations(&Working::new(figures, locale, None)), locale)
        },
    }],
};

fn deals(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let sale = plan.sale_position();
    let usual = plan.stages.get(sale).map(|stage| locale.amount(stage.value, plan.currency)).unwrap_or_default();
    let count = |count: Count| if count == Count::default() { "".into() } else { locale.count(count.get() as f64) };
    let money = |amount: Money| locale.amount(amount, plan.currency);
    let share = |share: Share| locale.percent_exact(share.get());
    let field = |binding: FieldBinding, label: String, value: AttrValue, silent: AttrValue| {
        html! { <td><Field context={context.clone()} class="boxed" {binding} {label} {value} placeholder={silent} /></td> }
    };
    let columns: [Html; 4] = [
        messages.deals_stage().into(),
        messages.deals_count().into(),
        messages.deals_value().into(),
        opener(messages.deals_chance(), PIPELINE, context),
    ];
    html! {
        <>
            <p class="hint">{messages.deals_hint()}</p>
            <div class="scroller" tabindex="0" role="group" aria-label={messages.deals_table()}>
                <table class="over-time" aria-label={messages.deals_table()}>
                    <thead>
                        <tr>{for columns.into_iter().enumerate().map(|(index, words)| html! { <th key={index} scope="col">{words}</th> })}</tr>
                    </thead>
                    <tbody>
                        {for plan.stages.iter().enumerate().map(|(position, stage)| {
                            let number = locale.count(position as f64 + 1.0);
                            let open = plan.deals.get(stage.id);
                            // Behind the sale nothing is left to win.
                            let is_before_sale = position < sale;
                            html! {
                                <tr key={stage.id.0}>
                                    <th scope="row">{own_words(figures.stage_name(locale, position))}</th>
                                    {field(fields::open_count(stage.id), messages.deals_count_at(number.clone()).text(), open.map(|open| count(open.count)).unwrap_or_default(), locale.count(0.0))}
                                    if is_before_sale {
                                        {field(fields::open_value(stage.id), messages.deals_value_at(number.clone()).text(), open.and_then(|open| open.value).map(money).unwrap_or_default(), usual.clone())}
                                        {field(fields::open_chance(stage.id), messages.deals_chance_at(number).text(), open.and_then(|open| open.chance).map(share).unwrap_or_default(), chance(figures, position, locale))}
                                    } else {
                                        <td></td><td></td>
                                    }
                                </tr>
                            }
                        })}
                    </tbody>
                </table>
            </div>
        </>
    }
}

/// What the rates in force say of the way from a stage to the sale.
fn chance(figures: &Figures, position: usize, locale: &Locale) -> AttrValue {
    let reach = figures.now.reach(position, figures.plan.sale_position());
    reach.map_or_else(|| locale.messages.figure_none(), |chance| locale.percent(chance))
}
