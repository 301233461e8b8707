//! One stage: the step that leads to it, its row, and in the full view its details.

use funnelwright_core::calc::StageReport;
use funnelwright_core::plan::{Currency, Direction, Edit, Stage, StageId, StageKind};
use yew::prelude::*;

use super::bar::Bar;
use super::details::details;
use super::fields;
use super::grid;
use crate::i18n::Locale;
use crate::state::Action;
use crate::widgets::context::{Panel, ScenarioRef, Topic, UiContext};
use crate::widgets::field::Field;
use crate::widgets::figure::{Figure, change};
use crate::widgets::icon::{Icon, icon};
use crate::widgets::metrics::{self, Metric, Unit};

#[derive(Properties, PartialEq)]
pub struct StageProperties {
    pub context: UiContext,
    pub stage: Stage,
    pub report: StageReport,
    /// Without the what-if, where one is in force.
    pub baseline: Option<StageReport>,
    pub bar: Bar,
    /// From 0.
    pub position: usize,
    /// "Leads → Customers"; the first stage has none.
    pub step: Option<AttrValue>,
    pub currency: Currency,
    pub is_sale: bool,
    pub is_last: bool,
    pub is_leak: bool,
    pub removable: bool,
    pub full: bool,
    pub dragged: bool,
    pub on_drag: Callback<Option<StageId>>,
    pub on_drop: Callback<StageId>,
}

#[component]
pub fn StageRows(properties: &StageProperties) -> Html {
    let context = &properties.context;
    let locale = context.locale();
    let messages = &locale.messages;
    let StageProperties { stage, report, baseline, position, currency, .. } = properties;
    let number = locale.count(*position as f64 + 1.0);
    let on_drag_over = Callback::from(|event: DragEvent| event.prevent_default());
    let on_drop = {
        let (on_drop, id) = (properties.on_drop.clone(), stage.id);
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            on_drop.emit(id);
        })
    };
    let is_moved = baseline.as_ref().is_some_and(|baseline| baseline.expected_count != report.expected_count);
    let needed = report.required_count.map(|count| count as f64);
    html! {
        <tbody class={if properties.dragged { "stage dragged" } else { "stage" }} data-stage-row={position.to_string()} data-stage-id={stage.id.0.to_string()}
            ondragover={on_drag_over} ondrop={on_drop}>
            if let Some(step) = &properties.step {
                {step_row(properties, step, locale)}
            }
            <tr>
                <td class="name">
                    {handle(properties, locale)}
                    <div class="named">
                        <Field context={context.clone()} binding={fields::name(stage.id)} label={messages.row_name(number.clone()).text()}
                            value={stage.name.as_str().to_owned()}
                            placeholder={messages.row_unnamed(number.clone()).text()}
                            column="name" />
                        {badges(properties, locale)}
                        if !properties.full && !stage.definition.is_blank() {
                            <small class="definition" dir="auto">{stage.definition.as_str()}</small>
                        }
                    </div>
                </td>
                <td class="count">
                    <Field context={context.clone()} binding={fields::count(stage.id)} label={messages.row_count(number.clone()).text()}
                        value={locale.count(stage.count.get() as f64)} column="count" />
                    // Without a what-if it is the count above, and only the name for others is wanted.
                    <small class={if is_moved { "expected" } else { "only-named" }}>{
                        Figure::new(metrics::EXPECTED_COUNT, report.expected_count).of_stage(*position)
                            .printed(locale, &|count| messages.row_expected(locale.expected(count)).text().into())
                    }</small>
                </td>
                <td class="bar">
                    {properties.bar.picture(baseline.is_some())}
                    {actions(properties, context, locale, &number)}
                </td>
                <td class="share">
                    {Figure::new(metrics::CUMULATIVE_CONVERSION, report.cumulative_conversion).of_stage(*position).shown(locale, *currency)}
                </td>
                <td class="needed">
                    {Figure::new(metrics::REQUIRED_COUNT, needed).of_stage(*position).shown(locale, *currency)}
                    {gap(report, *position, locale)}
                </td>
            </tr>
            if properties.full {
                {details(stage, *position, properties.currency, locale, context)}
            }
        </tbody>
    }
}

/// The step into the stage: its rate and what is to be said of it.
fn step_row(properties: &StageProperties, step: &AttrValue, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let StageProperties { report, baseline, position, currency, .. } = properties;
    let figure = |metric: Metric, value: Option<f64>| Figure::new(metric, value).of_stage(*position);
    let low = report.rate_range.map(|(low, _)| low);
    let high = report.rate_range.map(|(_, high)| high);
    let rising = report.drop_off.is_some_and(|lost| lost < 0.0);
    html! {
        <tr class={if properties.is_leak { "step leak" } else { "step" }}>
            <td class="name"><span class="only-read">{step}</span></td>
            <td class="count">
                <span class="rate">{figure(metrics::STEP_CONVERSION, report.step_conversion).shown(locale, *currency)}</span>
                if let Some(baseline) = baseline {
                    {" "}{change(metrics::STEP_CONVERSION, report.step_conversion, baseline.step_conversion, locale, *currency)}
                }
            </td>
            <td class="bar" colspan="3">
                <ul class="facts">
                    if low.is_some() {
                        <li title={messages.step_range_title()}>{
                            messages.number_range(
                                figure(metrics::RATE_LOW, low).shown(locale, *currency),
                                figure(metrics::RATE_HIGH, high).shown(locale, *currency),
                            ).html()
                        }</li>
                    }
                    if report.rate.as_ref().is_some_and(|rate| rate.is_typed) {
                        <li>{messages.step_typed()}</li>
                    }
                    <li class={if rising { "rises" } else { "lost" }} title={if rising { messages.step_rises_title() } else { messages.step_lost_title() }}>
                        {figure(metrics::DROP_OFF, report.drop_off).printed(locale, &|lost| locale.change_count(-lost))}
                        {" "}<span class="aside">{figure(metrics::DROP_OFF_RATE, report.drop_off_rate).printed(locale, &|rate| {
                            messages.step_drop_off_rate(locale.percent_brief(rate)).text().into()
                        })}</span>
                        if rising {
                            {" "}<span class="mark">{messages.step_rises()}</span>
                        }
                    </li>
                    if report.point_value.is_some() {
                        <li title={messages.step_point_title()}>{messages.step_point(
                            figure(metrics::POINT_VALUE, report.point_value).shown_in(Unit::MoneyInBrief, locale, *currency),
                        ).html()}</li>
                    }
                    if report.leak_value.is_some() {
                        <li class="worth" title={messages.step_leak_title()}>{messages.step_leak(
                            figure(metrics::LEAK_VALUE, report.leak_value).shown_in(Unit::MoneyInBrief, locale, *currency),
                        ).html()}</li>
                    }
                </ul>
            </td>
        </tr>
    }
}

fn badges(properties: &StageProperties, locale: &Locale) -> Html {
    let messages = &locale.messages;
    html! {
        <>
            if properties.stage.kind == StageKind::Key {
                <span class="badge key" title={messages.row_key_title()}>{messages.row_key()}</span>
            }
            if properties.is_sale && !properties.is_last {
                <span class="badge sale" title={messages.row_sale_title()}>{messages.row_sale()}</span>
            }
        </>
    }
}

fn gap(report: &StageReport, position: usize, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let Some(gap) = report.required_gap else { return Html::default() };
    let rounded = gap.ceil();
    let (class, words) = if rounded > 0.0 {
        ("gap short", messages.row_short(locale.count(rounded)))
    } else if rounded < 0.0 {
        ("gap", messages.row_spare(locale.count(-rounded)))
    } else {
        ("gap", messages.row_met(locale.count(0.0)))
    };
    html! { <small {class}>{Figure::new(metrics::REQUIRED_GAP, Some(gap)).of_stage(position).worded(words.text().into())}</small> }
}

/// What the row is dragged by. The keyboard's way is Alt with the arrows, and the buttons.
fn handle(properties: &StageProperties, locale: &Locale) -> Html {
    let on_start = {
        let (on_drag, id) = (properties.on_drag.clone(), properties.stage.id);
        Callback::from(move |event: DragEvent| {
            if let Some(transfer) = event.data_transfer() {
                // Some browsers start no drag without data.
                let _ = transfer.set_data("text/plain", "");
            }
            on_drag.emit(Some(id));
        })
    };
    let on_end = properties.on_drag.reform(|_: DragEvent| None);
    html! {
        <span class="handle" draggable="true" title={locale.messages.row_drag()} aria-hidden="true" ondragstart={on_start} ondragend={on_end}>
            {icon(Icon::Grip)}
        </span>
    }
}

fn actions(properties: &StageProperties, context: &UiContext, locale: &Locale, number: &AttrValue) -> Html {
    let messages = &locale.messages;
    let StageProperties { stage, position, is_sale, is_last, removable, .. } = properties;
    let is_key = stage.kind == StageKind::Key;
    let button = |shown: Icon, label: String, pressed: Option<bool>, disabled: bool, on_click: Callback<MouseEvent>| {
        html! {
            <button type="button" aria-label={label.clone()} title={label} {disabled}
                aria-pressed={pressed.map(|pressed| pressed.to_string())} onclick={on_click}>{icon(shown)}</button>
        }
    };
    let moved = |direction: Direction| {
        let (context, id) = (context.clone(), stage.id);
        Callback::from(move |_: MouseEvent| context.act(Action::from(Edit::MoveStage(id, direction))))
    };
    let on_remove = {
        let (context, id, position) = (context.clone(), stage.id, *position);
        Callback::from(move |event: MouseEvent| {
            context.act(Action::from(Edit::RemoveStage(id)));
            grid::focus_beside_later(&event, id, position);
        })
    };
    let kind = if is_key { StageKind::Formal } else { StageKind::Key };
    html! {
        <div class="actions" role="group" aria-label={messages.row_actions(number.clone()).text()}>
            {button(Icon::Math, messages.row_math(number.clone()).text(), None, false, context.on_open(Panel::Math(Topic::stage(*position), ScenarioRef::InForce)))}
            {button(Icon::Key, messages.row_mark_key(number.clone()).text(), Some(is_key), false, context.on(Action::from(Edit::SetKind(stage.id, kind))))}
            {button(Icon::Sale, messages.row_mark_sale(number.clone()).text(), Some(*is_sale), false, context.on(Action::from(Edit::SetSaleStage(stage.id))))}
            {button(Icon::Up, messages.row_up(number.clone()).text(), None, *position == 0, moved(Direction::Up))}
            {button(Icon::Down, messages.row_down(number.clone()).text(), None, *is_last, moved(Direction::Down))}
            {button(Icon::Remove, messages.row_remove(number.clone()).text(), None, !removable, on_remove)}
        </div>
    }
}
