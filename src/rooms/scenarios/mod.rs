//! The kept what-ifs: switched, renamed, removed, and compared side by side.

mod bars;

use std::rc::Rc;

use funnelwright_core::calc::{Report, report_under};
use funnelwright_core::plan::{Currency, Edit, Measure, Overrides, Text};
use yew::prelude::*;

use super::room::{Place, Room};
use bars::{ScenarioBar, scenario_bars};
use funnelwright::i18n::{Locale, Messages};
use funnelwright::page::phrases::{count_of, measure_word};
use funnelwright::state::Action;
use funnelwright::widgets::context::{ScenarioRef, UiContext};
use funnelwright::widgets::field::Field;
use funnelwright::widgets::field_binding::FieldBinding;
use funnelwright::widgets::figure::{Figure, change, change_of_need};
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::icon::{Icon, icon};
use funnelwright::widgets::metrics::{self, Metric};
use funnelwright::widgets::names::name_part;

pub const ROOM: Room = Room {
    name: "scenarios",
    title: Messages::scenario_title,
    place: Place::Section("section.scenarios"),
    sheets: &[],
};

/// One column of the comparison.
struct Column {
    name: AttrValue,
    report: Rc<Report>,
    under: ScenarioRef,
    in_force: bool,
}

/// The comparison, in a table and a picture. There is a scenario at least.
pub fn scenarios(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let columns = columns(figures, locale);
    html! {
        <>
            <div class="scroller" tabindex="0" role="group" aria-label={locale.messages.scenario_table()}>
                {comparison(figures, &columns, locale, context)}
            </div>
            {picture(figures, &columns, locale)}
        </>
    }
}

fn columns(figures: &Figures, locale: &Locale) -> Vec<Column> {
    let plan = &figures.plan;
    if plan.scenarios.is_empty() {
        return Vec::new();
    }
    let active = plan.active_scenario();
    let mut columns = vec![Column {
        name: locale.messages.scenario_baseline(),
        report: Rc::clone(&figures.baseline),
        under: ScenarioRef::Baseline,
        in_force: !figures.is_what_if(),
    }];
    for (index, scenario) in plan.scenarios.iter().enumerate() {
        let blank = scenario.name.is_blank();
        let numbered = || locale.messages.scenario_numbered(locale.count(index as f64 + 1.0)).text();
        let name: AttrValue = if blank { numbered() } else { scenario.name.as_str().to_owned() }.into();
        let is_taken = columns.iter().any(|column: &Column| column.name == name);
        let repeated =
            || locale.messages.scenario_repeated(name.clone(), locale.count(index as f64 + 1.0)).text().into();
        columns.push(Column {
            name: if is_taken { repeated() } else { name.clone() },
            report: if active == Some(index) {
                Rc::clone(&figures.now)
            } else {
                Rc::new(report_under(plan, &scenario.overrides))
            },
            under: ScenarioRef::Kept(index),
            in_force: active == Some(index) && figures.is_what_if(),
        });
    }
    if figures.is_what_if() && active.is_none() {
        columns.push(Column {
            name: locale.messages.scenario_unsaved(),
            report: Rc::clone(&figures.now),
            under: ScenarioRef::InForce,
            in_force: true,
        });
    }
    columns
}

/// A line of the comparison: its metric and title, how a change of it is told, and the number.
type Line = (Metric, fn(&Messages) -> AttrValue, Changed, fn(&Report) -> Option<f64>);

/// [`change`], or [`change_of_need`] for what is better when it is less.
type Changed = fn(Metric, Option<f64>, Option<f64>, &Locale, Currency) -> Html;

const LINES: [Line; 8] = [
    (metrics::OVERALL_CONVERSION, Messages::headline_overall_conversion, change, |report| report.overall_conversion),
    (metrics::CUSTOMERS, Messages::scenario_customers, change, |report| report.customers),
    (metrics::REVENUE, Messages::scenario_revenue, change, |report| report.revenue),
    (metrics::COST, Messages::scenario_cost, change, |report| report.cost),
    (metrics::PROFIT, Messages::scenario_profit, change, |report| report.profit),
    (metrics::REQUIRED_TOP, Messages::scenario_needed, change_of_need, |report| count_of(report.required_top)),
    (metrics::REQUIRED_TOP_CONFIDENT, Messages::scenario_needed_confident, change_of_need, |report| {
        count_of(report.required_top_confident)
    }),
    (metrics::CHANCE_OF_GOAL, Messages::headline_chance, change, |report| report.chance_of_goal),
];

fn comparison(figures: &Figures, columns: &[Column], locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let currency = figures.plan.currency;
    let Some(baseline) = columns.first().map(|column| &column.report) else { return Html::default() };
    let cell = |(metric, _, changed, value): &Line, column: &Column| {
        let (now, before) = (value(&column.report), value(baseline));
        html! {
            <td class={if column.in_force { "in-force" } else { "" }} data-under={column.under.to_text()}>
                {Figure::new(*metric, now).of_scenario(column.name.clone()).shown(locale, currency)}
                {" "}{changed(*metric, now, before, locale, currency)}
            </td>
        }
    };
    html! {
        <table aria-label={messages.scenario_table()}>
            <thead>
                <tr>
                    <td></td>
                    {for columns.iter().map(|column| heading(figures, column, locale, context))}
                </tr>
            </thead>
            <tbody>
                {for LINES.iter().map(|line| html! {
                    <tr key={line.0.name}>
                        <th scope="row">{line.1(messages)}</th>
                        {for columns.iter().map(|column| cell(line, column))}
                    </tr>
                })}
            </tbody>
        </table>
    }
}

/// The name of the kept scenario at a place, from 0.
fn name_field(index: usize) -> FieldBinding {
    let place = u32::try_from(index).unwrap_or(u32::MAX);
    FieldBinding::words("scenario", (place, 0), 80, |binding, reader| {
        Ok(Edit::RenameScenario(binding.place.0 as usize, Text::fitted(reader.text)))
    })
}

fn heading(figures: &Figures, column: &Column, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let chosen = match column.under {
        ScenarioRef::Kept(index) => {
            figures.plan.scenarios.get(index).map(|kept| kept.overrides.clone()).unwrap_or_default()
        }
        ScenarioRef::InForce => figures.plan.what_if.clone(),
        ScenarioRef::Baseline => Overrides::default(),
    };
    let name = column.name.to_string();
    html! {
        <th scope="col" key={column.under.to_text()} class={if column.in_force { "in-force" } else { "" }}>
            if let ScenarioRef::Kept(index) = column.under {
                <Field context={context.clone()} binding={name_field(index)} label={messages.scenario_name(locale.count(index as f64 + 1.0)).text()} value={figures.plan.scenarios.get(index).map(|kept| kept.name.as_str().to_owned()).unwrap_or_default()} />
            } else {
                <span class="column-name">{&column.name}</span>
            }
            <div class="column-actions">
                <button type="button" class="segment" aria-pressed={column.in_force.to_string()} aria-label={messages.scenario_use_named(name.clone()).text()}
                    onclick={context.on(Action::from(Edit::SetWhatIf(chosen)))}>
                    {if column.in_force { messages.scenario_in_use() } else { messages.scenario_use() }}
                </button>
                if let ScenarioRef::Kept(index) = column.under {
                    if figures.is_what_if() && figures.plan.active_scenario().is_none() {
                        <button type="button" class="segment" title={messages.scenario_update_title()} aria-label={messages.scenario_update_named(name.clone()).text()}
                            onclick={context.on(Action::from(Edit::UpdateScenario(index)))}>{messages.scenario_update()}</button>
                    }
                    <button type="button" class="segment" aria-label={messages.scenario_remove_named(name.clone()).text()} title={messages.scenario_remove_named(name).text()}
                        onclick={context.on(Action::from(Edit::RemoveScenario(index)))}>{icon(Icon::Remove)}</button>
                }
            </div>
        </th>
    }
}

/// The comparison as bars of what the goal measures.
fn picture(figures: &Figures, columns: &[Column], locale: &Locale) -> Html {
    let plan = &figures.plan;
    let measure = plan.goal.target.measure();
    let print = |amount: f64| match measure {
        Measure::Customers => locale.expected(amount),
        Measure::Revenue | Measure::Profit => locale.money(amount, plan.currency),
    };
    let bars: Vec<ScenarioBar> = columns
        .iter()
        .map(|column| {
            let value = column.report.of(measure);
            let shown = value.map_or_else(|| locale.messages.figure_none(), print);
            ScenarioBar { name: column.name.clone(), value: value.unwrap_or(0.0), shown, in_force: column.in_force }
        })
        .collect();
    let goal = match plan.goal.target {
        funnelwright_core::plan::Target::Customers(count) => count.get() as f64,
        funnelwright_core::plan::Target::Revenue(money) | funnelwright_core::plan::Target::Profit(money) => {
            money.major_units(plan.currency)
        }
    };
    let measure = measure_word(measure, locale);
    scenario_bars(&bars, goal, conclusion(&bars, &measure, locale), locale)
}

fn conclusion(bars: &[ScenarioBar], measure: &AttrValue, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let best = bars.iter().reduce(|best, next| if next.value > best.value { next } else { best });
    match (bars.first(), best) {
        (Some(baseline), Some(best)) if best.value > baseline.value => {
            let name = name_part(best.name.clone());
            let (amount, measure) = (best.shown.clone(), measure.clone());
            if baseline.value > 0.0 {
                let share = locale.percent_brief(best.value / baseline.value - 1.0);
                messages.scenario_best(name, amount, measure, share).html()
            } else {
                messages.scenario_best_from_none(name, amount, measure).html()
            }
        }
        _ => messages.scenario_none_better().into(),
    }
}
