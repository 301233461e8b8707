//! The report's own part, which only paper shows: the date, and what the numbers on it rest on. The rest of the report
//! is the page itself.

use funnelwright_core::plan::{Benchmark, Money, Rate};
use yew::prelude::*;

use super::explain::typed;
use crate::rooms::room::{Place, Room};
use funnelwright::i18n::{Locale, Messages};
use funnelwright::page::phrases::{goal_words, period_word};
use funnelwright::platform::clock;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::names::{name_part, own_words};

pub const ROOM: Room = Room {
    name: "report",
    title: Messages::report_assumptions,
    place: Place::Beside(|opened| report(&opened.page.figures, opened.page.context.locale())),
    sheets: &[],
};

/// As many characters of a stage's name as its field surely shows on paper.
const NAME_IN_FULL: usize = 30;

/// Not to be seen on a screen.
fn report(figures: &Figures, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let named = |position| name_part(figures.stage_name(locale, position));
    let goal = messages.report_goal(
        goal_words(figures, locale),
        period_word(locale, plan.period),
        locale.percent_brief(plan.goal.confidence.rate().to_f64()),
    );
    let currency = messages.plan_currency_named(plan.currency.code().to_owned(), locale.currency_name(plan.currency));
    html! {
        <>
            <p class="report-only report-date">{clock::date_in_words(&locale.tag())}</p>
            <section class="report-only assumptions" aria-labelledby="assumptions-title">
                <h2 id="assumptions-title">{messages.report_assumptions()}</h2>
                <ul>
                    <li>{messages.report_counts(period_word(locale, plan.period), currency, named(plan.sale_position()), named(plan.lead_position())).html()}</li>
                    <li>{goal.html()}</li>
                    <li>{what_if(figures, locale)}</li>
                    <li>{messages.report_method()}</li>
                </ul>
                {stages(figures, locale)}
            </section>
        </>
    }
}

fn what_if(figures: &Figures, locale: &Locale) -> Html {
    let messages = &locale.messages;
    if !figures.is_what_if() {
        return messages.report_no_what_if().into();
    }
    let typed: Vec<String> = typed(figures, locale).iter().map(|words| words.text()).collect();
    let typed = name_part(typed.join("; ").into());
    match figures.plan.active_scenario().and_then(|index| figures.plan.scenarios.get(index)) {
        Some(kept) if !kept.name.is_blank() => {
            messages.report_scenario(name_part(kept.name.as_str().to_owned().into()), typed).html()
        }
        _ => messages.report_what_if(typed).html(),
    }
}

/// What the fields on paper have no room for: of the stages of which anything is said.
fn stages(figures: &Figures, locale: &Locale) -> Html {
    let messages = &locale.messages;
    let plan = &figures.plan;
    let earns = plan.stages.iter().any(|stage| stage.value != Money::ZERO);
    let costs = plan.stages.iter().any(|stage| stage.cost != Money::ZERO);
    let amount = |amount: Money| if amount == Money::ZERO { "".into() } else { locale.amount(amount, plan.currency) };
    let rows = plan.stages.iter().enumerate().filter_map(|(position, stage)| {
        let has_more = stage.name.as_str().chars().count() > NAME_IN_FULL
            || !stage.definition.is_blank()
            || stage.benchmark.is_some()
            || stage.value != Money::ZERO
            || stage.cost != Money::ZERO;
        has_more.then(|| {
            html! {
                <tr key={position}>
                    <th scope="row">{own_words(figures.stage_name(locale, position))}</th>
                    <td>{own_words(stage.definition.as_str().to_owned().into())}</td>
                    <td>{stage.benchmark.as_ref().map(|usual| usual_range(usual, locale))}</td>
                    if earns {
                        <td>{amount(stage.value)}</td>
                    }
                    if costs {
                        <td>{amount(stage.cost)}</td>
                    }
                </tr>
            }
        })
    });
    let rows: Vec<Html> = rows.collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{messages.funnel_stage()}</th>
                    <th scope="col">{messages.report_definition()}</th>
                    <th scope="col">{messages.report_usual_range()}</th>
                    if earns {
                        <th scope="col">{messages.report_value()}</th>
                    }
                    if costs {
                        <th scope="col">{messages.report_cost()}</th>
                    }
                </tr>
            </thead>
            <tbody>{for rows}</tbody>
        </table>
    }
}

/// With who says so.
fn usual_range(usual: &Benchmark, locale: &Locale) -> Html {
    let percent = |rate: Rate| locale.percent_brief(rate.to_f64());
    let range = locale.range(percent(usual.low()), percent(usual.high()));
    if usual.source().is_blank() {
        return range.into();
    }
    locale.messages.report_usual(range, name_part(usual.source().as_str().to_owned().into())).html()
}
