//! The heart of the page: the table of stages, typed over like a spreadsheet.

pub mod bar;
mod details;
pub mod fields;
mod grid;
pub mod sentence;
mod stage;

use funnelwright_core::calc::Requirement;
use funnelwright_core::plan::{Edit, MAXIMUM_STAGES, MINIMUM_STAGES, StageId};
use yew::prelude::*;

use super::gate::rooms;
use crate::state::{Action, Scale, View};
use crate::widgets::context::UiContext;
use crate::widgets::figures::Figures;
use bar::{bars, readable_scale};
use details::plan_choices;
use sentence::sentence;
use stage::StageRows;

#[derive(Properties, PartialEq)]
pub struct FunnelProperties {
    pub context: UiContext,
    pub figures: Figures,
    pub view: View,
}

#[component]
pub fn Funnel(properties: &FunnelProperties) -> Html {
    let table = use_node_ref();
    let dragged = use_state(|| None::<StageId>);
    let copied = use_state(|| false);
    let context = &properties.context;
    let locale = context.locale();
    let on_key_down = {
        let (table, context) = (table.clone(), context.clone());
        Callback::from(move |event: KeyboardEvent| {
            grid::on_key_down(&event, &table, &context);
        })
    };
    // The same callbacks at every drawing, so that a row whose figures stay is not drawn anew.
    let on_drag = {
        let dragged = dragged.setter();
        use_callback((), move |stage: Option<StageId>, ()| dragged.set(stage))
    };
    let on_drop = {
        let (setter, context) = (dragged.setter(), context.clone());
        use_callback(*dragged, move |at: StageId, dragged| {
            if let Some(stage) = *dragged {
                context.act(Action::from(Edit::PlaceStage { stage, at }));
            }
            setter.set(None);
        })
    };
    let messages = &locale.messages;
    let FunnelProperties { figures, view, .. } = properties;
    let (plan, report) = (&figures.plan, &figures.now);
    let scale = view.scale.unwrap_or_else(|| readable_scale(&figures.baseline));
    let bars = bars(plan, report, &figures.baseline, scale);
    let count = plan.stages.len();
    let on_add = {
        let (context, table) = (context.clone(), table.clone());
        Callback::from(move |_: MouseEvent| {
            context.act(Action::from(Edit::AddStage { after: None }));
            grid::focus_later(&table, "name", count, None);
        })
    };
    let on_copy = {
        let (figures, locale, copied) = (figures.clone(), locale.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(later) = rooms() {
                let copied = copied.clone();
                crate::platform::clipboard::copy(later.table(&figures, &locale), move |done| copied.set(done));
            }
        })
    };
    let on_copy_left = {
        let copied = copied.clone();
        Callback::from(move |_: FocusEvent| copied.set(false))
    };
    let scale_button = |of: Scale, words: AttrValue| {
        let chosen = scale == of;
        html! {
            <button type="button" class="segment" aria-pressed={chosen.to_string()}
                onclick={context.on(Action::SetView(View { scale: Some(of), ..*view }))}>{words}</button>
        }
    };
    let rows = plan.stages.iter().zip(&report.stages).enumerate().map(|(position, (stage, figures_of_stage))| {
        html! {
            <StageRows
                context={context.clone()}
                key={stage.id.0}
                stage={stage.clone()}
                report={figures_of_stage.clone()}
                baseline={figures.is_what_if().then(|| figures.baseline.stages.get(position).cloned()).flatten()}
                bar={bars.get(position).copied().unwrap_or_default()}
                {position}
                step={position.checked_sub(1).map(|_| AttrValue::from(figures.step_name(locale, position).text()))}
                currency={plan.currency}
                is_sale={position == plan.sale_position()}
                is_last={position + 1 == count}
                is_leak={report.bottleneck.as_ref().is_some_and(|leak| leak.position == position)}
                removable={count > MINIMUM_STAGES}
                full={view.full}
                dragged={*dragged == Some(stage.id)}
                on_drag={on_drag.clone()}
                on_drop={on_drop.clone()}
            />
        }
    });
    html! {
        <section class="funnel" aria-labelledby="funnel-title">
            <div class="head">
                <h2 id="funnel-title">{messages.funnel_title()}</h2>
                <p class="sentence">{sentence(figures, locale)}</p>
            </div>
            <table aria-label={messages.funnel_table()} ref={table} onkeydown={on_key_down} class={if view.full { "full" } else { "" }}>
                <thead>
                    <tr>
                        <th scope="col" class="name">{messages.funnel_stage()}</th>
                        <th scope="col" class="count">{messages.funnel_count()}</th>
                        <th scope="col" class="bar">
                            <span class="segments" role="group" aria-label={messages.funnel_scale()}>
                                {scale_button(Scale::Top, messages.funnel_scale_top())}
                                {scale_button(Scale::Step, messages.funnel_scale_step())}
                            </span>
                        </th>
                        <th scope="col" class="share">{messages.funnel_of_top()}</th>
                        <th scope="col" class="needed">{messages.funnel_needed()}</th>
                    </tr>
                </thead>
                {for rows}
            </table>
            <p class="legend">
                if report.required_top != Requirement::NoData {
                    <span class="key needed" aria-hidden="true"></span>{messages.legend_needed()}
                }
                if scale == Scale::Step && plan.stages.iter().any(|stage| stage.benchmark.is_some()) {
                    <span class="key usual" aria-hidden="true"></span>{messages.legend_usual()}
                }
                if figures.is_what_if() {
                    <span class="key baseline" aria-hidden="true"></span>{messages.legend_baseline()}
                }
            </p>
            <div class="under">
                <button type="button" class="quiet add" onclick={on_add} disabled={count >= MAXIMUM_STAGES} data-column="add">
                    <span aria-hidden="true">{"+ "}</span>{messages.funnel_add_stage()}
                </button>
                if count >= MAXIMUM_STAGES {
                    <span class="hint">{messages.funnel_full_up(locale.count(MAXIMUM_STAGES as f64)).html()}</span>
                }
                <span class="space"></span>
                <button type="button" class="quiet" onclick={on_copy} onblur={on_copy_left}>
                    {if *copied { messages.funnel_copied() } else { messages.funnel_copy() }}
                </button>
                <label class="switch">
                    <input type="checkbox" checked={view.full} onchange={context.on(Action::SetView(View { full: !view.full, ..*view }))} />
                    {messages.funnel_full_view()}
                </label>
            </div>
            if view.full {
                {plan_choices(figures, locale, context)}
            }
        </section>
    }
}
