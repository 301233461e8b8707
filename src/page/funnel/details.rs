//! The full view: what else is known of a stage, and which stages are the sale and the lead.

use funnelwright_core::plan::{Benchmark, Currency, Days, Edit, Money, Rate, Stage, StageId, StageKind};
use yew::prelude::*;

use super::fields;
use crate::i18n::{Locale, Phrase};
use crate::state::Action;
use crate::widgets::context::UiContext;
use crate::widgets::field::Field;
use crate::widgets::field_binding::FieldBinding;
use crate::widgets::figures::Figures;
use crate::widgets::select::select;

/// The row of further fields under a stage.
pub fn details(stage: &Stage, position: usize, currency: Currency, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let number = locale.count(position as f64 + 1.0);
    let money = |amount: Money| locale.amount(amount, currency);
    let days = |days: Option<Days>| days.map(|days| locale.number(days.get())).unwrap_or_default();
    let share = |rate: Option<Rate>, silent: Rate| {
        let rate = rate.and_then(Rate::to_decimal).filter(|rate| Some(*rate) != silent.to_decimal());
        rate.map(|rate| locale.percent_exact(rate)).unwrap_or_default()
    };
    let range = stage.benchmark.as_ref();
    let field = |words: AttrValue, label: Phrase, binding: FieldBinding, value: AttrValue, column: &'static str| {
        html! {
            <label class={["detail ", column].concat()}>
                <span aria-hidden="true">{words}</span>
                <Field context={context.clone()} {binding} label={label.text()} {value} {column} />
            </label>
        }
    };
    let id = stage.id;
    let choose_kind = {
        let context = context.clone();
        move |kind: String| {
            let kind = if kind == "key" { StageKind::Key } else { StageKind::Formal };
            context.act(Action::from(Edit::SetKind(id, kind)));
        }
    };
    let kinds = [("formal", messages.detail_formal()), ("key", messages.detail_key())];
    let kinds = kinds.into_iter().map(|(kind, words)| (kind.into(), words));
    let kind = if stage.kind == StageKind::Key { "key" } else { "formal" };
    html! {
        <tr class="details">
            <td colspan="5">
                <div class="detail-fields">
                    {field(messages.detail_value(), messages.detail_value_at(number.clone()), fields::value(id), money(stage.value), "value")}
                    {field(messages.detail_cost(), messages.detail_cost_at(number.clone()), fields::cost(id), money(stage.cost), "cost")}
                    {field(messages.detail_days(), messages.detail_days_at(number.clone()), fields::days(id), days(stage.days), "days")}
                    {field(messages.detail_limit(), messages.detail_limit_at(number.clone()), fields::limit(id), days(stage.limit), "limit")}
                    <label class="detail kind">
                        <span aria-hidden="true">{messages.detail_kind()}</span>
                        {select("", Some(messages.detail_kind_at(number.clone()).text().into()), kinds, kind, context.is_read_only(), choose_kind)}
                    </label>
                    if position > 0 {
                        {field(messages.detail_low(), messages.detail_low_at(number.clone()), fields::range_low(id), share(range.map(Benchmark::low), Rate::ZERO), "range-low")}
                        {field(messages.detail_high(), messages.detail_high_at(number.clone()), fields::range_high(id), share(range.map(Benchmark::high), Rate::ONE), "range-high")}
                        {field(messages.detail_source(), messages.detail_source_at(number.clone()), fields::range_source(id), range.map(|range| range.source().as_str().to_owned()).unwrap_or_default().into(), "range-source")}
                    }
                    {field(messages.detail_definition(), messages.detail_definition_at(number), fields::definition(id), stage.definition.as_str().to_owned().into(), "definition")}
                </div>
            </td>
        </tr>
    }
}

/// Where customers and leads are counted.
pub fn plan_choices(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let choice = |label: AttrValue, chosen: usize, edit: fn(StageId) -> Edit| {
        let stages = plan.stages.iter().enumerate();
        let options =
            stages.map(|(position, stage)| (stage.id.0.to_string().into(), figures.stage_name(locale, position)));
        let chosen = plan.stages.get(chosen).map(|stage| stage.id.0.to_string()).unwrap_or_default();
        let choose = {
            let context = context.clone();
            move |id: String| {
                if let Ok(id) = id.parse() {
                    context.act(Action::from(edit(StageId(id))));
                }
            }
        };
        html! { <label class="choice"><span>{label}</span>{select("", None, options, &chosen, context.is_read_only(), choose)}</label> }
    };
    html! {
        <div class="choices">
            {choice(messages.funnel_sale_stage(), plan.sale_position(), Edit::SetSaleStage)}
            {choice(messages.funnel_lead_stage(), plan.lead_position(), Edit::SetLeadStage)}
        </div>
    }
}
