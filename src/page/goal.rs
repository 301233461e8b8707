//! The goal, and what it takes.

use funnelwright_core::calc::{Report, Requirement, Solve};
use funnelwright_core::plan::{Confidence, Count, Currency, Edit, Goal, Measure, Money, Rate, Target};
use yew::prelude::*;

use super::funnel::fields;
use super::phrases::{count_of, measure_word, period_word, with_lacking_pace};
use crate::i18n::{Locale, Part};
use crate::state::Action;
use crate::widgets::context::{Panel, ScenarioRef, Topic, UiContext};
use crate::widgets::field::Field;
use crate::widgets::field_binding::{FieldBinding, Reader};
use crate::widgets::figure::Figure;
use crate::widgets::figures::Figures;
use crate::widgets::metrics::{self, Metric};
use crate::widgets::names::name_part;
use crate::widgets::select::select;

const MEASURES: [(Measure, &str); 3] =
    [(Measure::Customers, "customers"), (Measure::Revenue, "revenue"), (Measure::Profit, "profit")];

/// The number of what the goal measures.
fn amount_field() -> FieldBinding {
    FieldBinding::number("goal", (0, 0), |_, reader| {
        let goal = reader.plan.goal;
        let target = match goal.target {
            Target::Customers(_) => Target::Customers(reader.count()?),
            Target::Revenue(_) => Target::Revenue(reader.money()?),
            Target::Profit(_) => Target::Profit(reader.money()?),
        };
        Ok(Edit::SetGoal(Goal { target, ..goal }))
    })
}

fn confidence_field() -> FieldBinding {
    FieldBinding::number("confidence", (0, 0), |_, reader| {
        Ok(Edit::SetGoal(Goal { confidence: confidence(reader)?, ..reader.plan.goal }))
    })
}

fn confidence(reader: &Reader) -> Result<Confidence, AttrValue> {
    let (value, _) = reader.number()?;
    let rate = value.shifted(-2).and_then(|fraction| Rate::typed(fraction).ok());
    rate.and_then(|rate| Confidence::new(rate).ok()).ok_or_else(|| {
        let (low, high) = (reader.locale.percent_brief(0.01), reader.locale.percent_brief(0.999));
        reader.locale.messages.problem_between(low, high).text().into()
    })
}

/// The card: what is to be reached, and what the plan's numbers say to it.
pub fn goal_card(figures: &Figures, locale: &Locale, context: &UiContext) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let goal = plan.goal;
    let money = |amount: Money| locale.amount(amount, plan.currency);
    let amount = match goal.target {
        Target::Customers(count) => locale.count(count.get() as f64),
        Target::Revenue(amount) | Target::Profit(amount) => money(amount),
    };
    let choose_measure = {
        let (context, figures) = (context.clone(), figures.clone());
        move |chosen: String| {
            if let Some((measure, _)) = MEASURES.iter().find(|(_, name)| *name == chosen) {
                let target = equivalent(&figures, *measure);
                // A step of its own, before and after.
                context.act(Action::EndStep);
                context.act(Action::from(Edit::SetGoal(Goal { target, ..figures.plan.goal })));
                context.act(Action::EndStep);
            }
        }
    };
    let chosen = MEASURES.iter().find(|(measure, _)| *measure == goal.target.measure()).map_or("", |(_, name)| *name);
    let measures = MEASURES.iter().map(|(measure, name)| {
        let words = messages.goal_per(measure_word(*measure, locale), period_word(locale, plan.period));
        (AttrValue::from(*name), words.text().into())
    });
    let sale = plan.stages.get(plan.sale_position());
    html! {
        <section class="card goal" aria-labelledby="goal-title">
            <h2 id="goal-title">{messages.goal_title()}</h2>
            <div class="fields">
                <Field context={context.clone()} class="boxed amount" binding={amount_field()} label={messages.goal_amount()} value={amount} />
                {select("boxed", Some(messages.goal_measure()), measures, chosen, context.is_read_only(), choose_measure)}
                if let Some(sale) = sale {
                    <label class="pair">
                        <span aria-hidden="true">{messages.goal_deal_value_short()}</span>
                        <Field context={context.clone()} class="boxed" binding={fields::value(sale.id)} label={messages.goal_deal_value()} value={money(sale.value)} />
                    </label>
                }
                <label class="pair">
                    <span aria-hidden="true">{messages.goal_sure_to()}</span>
                    <Field context={context.clone()} class="boxed" binding={confidence_field()} label={messages.goal_confidence()}
                        value={goal.confidence.rate().to_decimal().map(|rate| locale.percent_exact(rate)).unwrap_or_default()}
                        list="confidences" />
                </label>
                <datalist id="confidences">
                    {for [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99].map(|share| html! { <option value={locale.percent_brief(share)} /> })}
                </datalist>
            </div>
            <p class="say">{verdict(figures, locale)}</p>
            if !is_nothing(goal.target) {
                {alone(figures, locale)}
            }
            <button type="button" class="quiet math" onclick={context.on_open(Panel::Math(Topic::PLAN, ScenarioRef::InForce))}>{messages.math_show()}</button>
        </section>
    }
}

/// Whether no goal is set yet.
pub fn is_nothing(target: Target) -> bool {
    match target {
        Target::Customers(count) => count.get() == 0,
        Target::Revenue(amount) | Target::Profit(amount) => amount == Money::ZERO,
    }
}

/// What the present goal means in another measure, so that a change of measure does not change the plan: as many times
/// the baseline's customers, revenue or profit as the goal is now.
fn equivalent(figures: &Figures, measure: Measure) -> Target {
    let (plan, report) = (&figures.plan, &figures.baseline);
    let target = plan.goal.target;
    let goal = match target {
        Target::Customers(count) => count.get() as f64,
        Target::Revenue(amount) | Target::Profit(amount) => amount.major_units(plan.currency),
    };
    let now = report.of(target.measure());
    let scale = now.filter(|now| *now > 0.0).map_or(1.0, |now| goal / now);
    let scaled = |amount: Option<f64>, unit: f64| (amount.unwrap_or(0.0) * scale * unit).round().max(0.0) as u64;
    let money = |amount| Money::from_minor(scaled(amount, plan.currency.minor_units())).unwrap_or_default();
    match measure {
        Measure::Customers => Target::Customers(Count::new(scaled(report.customers, 1.0)).unwrap_or_default()),
        Measure::Revenue => Target::Revenue(money(report.revenue)),
        Measure::Profit => Target::Profit(money(report.profit)),
    }
}

/// The sentences under the goal: the volume it takes, the pace, the chance.
pub fn verdict(figures: &Figures, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let (plan, report) = (&figures.plan, &figures.now);
    if is_nothing(plan.goal.target) {
        return messages.goal_nothing().into();
    }
    let strong = |metric, value| strong(metric, value, locale, plan.currency);
    let chance =
        report.chance_of_goal.map(|chance| messages.goal_chance_now(strong(metrics::CHANCE_OF_GOAL, chance)).html());
    let needed = match report.required_top {
        Requirement::NoData => messages.goal_no_data().into(),
        Requirement::Never => messages.goal_never().into(),
        Requirement::Beyond => messages.goal_beyond().into(),
        Requirement::Top(needed) => takes(figures, needed as f64, locale),
    };
    let confident = match report.required_top_confident {
        Requirement::Top(count) => Some(messages.goal_takes_confident(
            locale.percent_brief(plan.goal.confidence.rate().to_f64()),
            strong(metrics::REQUIRED_TOP_CONFIDENT, count as f64),
        )),
        Requirement::NoData | Requirement::Never | Requirement::Beyond => None,
    };
    html! {
        <>
            {needed}{" "}
            {confident.map(|phrase| phrase.html()).unwrap_or_default()}{" "}
            {chance.unwrap_or_default()}
        </>
    }
}

/// A figure that its sentence is about.
fn strong(metric: Metric, value: f64, locale: &Locale, currency: Currency) -> Part {
    html! { <b>{Figure::new(metric, Some(value)).shown(locale, currency)}</b> }.into()
}

/// The volume at the top, and its pace.
fn takes(figures: &Figures, needed: f64, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let strong = |metric, value| strong(metric, value, locale, figures.plan.currency);
    let top = name_part(figures.stage_name(locale, 0));
    let Some(pace) = &figures.now.pace else { return Html::default() };
    let all = messages.goal_takes(
        strong(metrics::REQUIRED_TOP, needed),
        top,
        strong(metrics::REQUIRED_PER_WORKING_DAY, pace.required_per_working_day),
        strong(metrics::REQUIRED_PER_WEEK, pace.required_per_week),
    );
    with_lacking_pace(all, figures, locale).html()
}

/// The goal met by moving one thing alone.
pub fn alone(figures: &Figures, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let (plan, report) = (&figures.plan, &figures.now);
    let solved = |metric: Metric, stage: Option<usize>, solve: Solve| {
        let print = |value: f64| metric.unit.print(value, locale, plan.currency);
        let (value, words) = match solve {
            Solve::At(value) => (Some(value), print(value)),
            Solve::Impossible { needs: Some(needs) } => {
                (None, messages.solve_impossible_needs(print(needs)).text().into())
            }
            Solve::Impossible { needs: None } => (None, messages.solve_impossible()),
            Solve::NoData => (None, messages.figure_none()),
            Solve::Irrelevant => return None,
        };
        let figure = Figure::new(metric, value);
        let figure = match stage {
            Some(position) => figure.of_stage(position),
            None => figure,
        };
        Some(figure.worded(words))
    };
    let row = |key: String, name: Html, now: AttrValue, then: Html| {
        html! { <tr {key}><th scope="row"><span>{name}</span></th><td>{now}</td><td>{then}</td></tr> }
    };
    let top = report.stages.first().and_then(|stage| stage.expected_count);
    let rates = report.stages.iter().enumerate().skip(1).filter_map(|(position, stage)| {
        let then = solved(metrics::SOLVE_RATE, Some(position), stage.solve_rate)?;
        let now = stage.step_conversion.map_or_else(|| messages.figure_none(), |rate| locale.percent(rate));
        Some(row(stage.id.0.to_string(), figures.step_name(locale, position).html(), now, then))
    });
    let value = solved(metrics::SOLVE_VALUE, None, report.solve_value);
    let sale = plan.stages.get(plan.sale_position());
    let value_now = sale.map(|sale| plan.what_if.values.get(sale.id).unwrap_or(sale.value));
    html! {
        <details class="alone" open={true}>
            <summary>{messages.solve_title()}</summary>
            <table>
                <thead class="only-read">
                    <tr>
                        <th scope="col">{messages.solve_what()}</th>
                        <th scope="col">{messages.solve_now()}</th>
                        <th scope="col">{messages.solve_then()}</th>
                    </tr>
                </thead>
                <tbody>
                    {row("volume".to_owned(), name_part(figures.stage_name(locale, 0)).html(),
                        top.map_or_else(|| messages.figure_none(), |count| locale.expected(count)),
                        solve_volume(report, locale, plan.currency))}
                    {for rates}
                    if let (Some(value), Some(now)) = (value, value_now) {
                        {row("value".to_owned(), messages.goal_deal_value().into(),
                            locale.amount(now, plan.currency), value)}
                    }
                </tbody>
            </table>
        </details>
    }
}

fn solve_volume(report: &Report, locale: &Locale, currency: Currency) -> Html {
    let figure = Figure::new(metrics::REQUIRED_TOP, count_of(report.required_top));
    match report.required_top {
        Requirement::Top(_) | Requirement::NoData => figure.shown(locale, currency),
        Requirement::Never | Requirement::Beyond => figure.worded(locale.messages.solve_impossible()),
    }
}
