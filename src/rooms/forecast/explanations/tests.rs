//! What explanations of the periods to come say, in English. Arithmetic that they write down is worked out and held
//! against the number beside it, and every part against what it is said to come to.

use funnelwright_core::calc::simulation::Simulation;
use funnelwright_core::plan::{
    Change, Count, Days, DealsEdit, Decimal, Edit, Factor, ForecastEdit, HistoryEdit, Inflow, Method, Money, OpenDeals,
    Override, PastPeriod, Payment, PerStage, Periods, Plan, Season, Share, Target, Text, Volumes,
};

use super::plan_over_time::MOST_PIECES;
use super::projection;
use super::*;
use crate::rooms::deals::explanations as deals;
use crate::rooms::explain::tests::{Reader, edited, figures, goal, is_right, line, lines, note, rate, titled, volume};
use crate::rooms::explain::working::Working;
use crate::rooms::forecast::topics;
use crate::rooms::levers::LEVERS;
use crate::testing::english;
use funnelwright::i18n::Phrase;
use funnelwright::templates::sample;

fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

fn decimal(hundredths: i128) -> Decimal {
    Decimal::new(hundredths, 2).unwrap()
}

fn days(count: u64) -> Option<Days> {
    Days::new(Decimal::from(count)).ok()
}

fn named(date: Date) -> AttrValue {
    [date.year().to_string(), date.month().to_string()].join("-").into()
}

fn count(count: u64) -> Count {
    Count::new(count).unwrap()
}

/// The sample with times between all stages, and sales that are paid in parts.
fn slow(plan: &Plan) -> Plan {
    let stages = plan.stages.iter().take(plan.stages.len() - 1);
    let times = stages.enumerate().flat_map(|(position, stage)| {
        let spread = days(4 * position as u64).filter(|_| position > 1);
        [
            Edit::SetDays(stage.id, days(9 + 3 * position as u64)),
            Edit::Forecast(ForecastEdit::SetDaysSpread(stage.id, spread)),
        ]
    });
    let times: Vec<Edit> = times.collect();
    let payment = |label: &str, share: i128, after: u64| Payment {
        label: Text::fitted(label),
        share: Share::new(decimal(share)).unwrap(),
        days: days(after).unwrap(),
    };
    let payments = vec![payment("Advance", 30, 0), payment("", 45, 40)];
    edited(&edited(plan, times), [Edit::Forecast(ForecastEdit::SetPayments(payments))])
}

/// Deals in two stages, one of them with a chance and a value of their own.
fn with_deals(plan: &Plan) -> Plan {
    let deal = |at: usize, open: OpenDeals| Edit::Deals(DealsEdit::SetOpen(plan.stages[at].id, Some(open)));
    let own =
        OpenDeals { count: count(12), value: Money::from_minor(333_333).ok(), chance: Share::new(decimal(35)).ok() };
    edited(plan, [deal(1, OpenDeals { count: count(40), value: None, chance: None }), deal(3, own)])
}

fn of(plan: &Plan, topic: Topic) -> Vec<Explanation> {
    let (figures, locale) = (figures(plan.clone()), english());
    let mut simulation = Simulation::new(plan, &plan.what_if, today()).unwrap();
    simulation.run(200);
    let bands = simulation.bands();
    explanations(&PlanOverTime::new(&figures, &locale, today(), bands.as_ref(), &named), topic)
}

fn explanations(over_time: &PlanOverTime, topic: Topic) -> Vec<Explanation> {
    match topic {
        topics::HORIZON => horizon::explanations(over_time),
        LEVERS => crate::rooms::levers::explanations::explanations(over_time),
        topic => period::explanations(over_time, topic.position),
    }
}

fn parts(explanation: &Explanation) -> Vec<String> {
    explanation.parts.iter().map(Phrase::text).collect()
}

/// Works out the parts that are written down, and tells how many there are.
fn check_parts(explanation: &Explanation) -> usize {
    let mut checked = 0;
    for part in parts(explanation) {
        let Some((expression, amount)) = part.rsplit_once(": ").and_then(|(_, said)| said.split_once(" = ")) else {
            continue;
        };
        let [found, said] = [expression, amount].map(|text| Reader::new(text).result().unwrap());
        assert!((found - said).abs() <= 1e-6 * said.abs().max(1e-3), "{}: {part}", explanation.title);
        checked += 1;
    }
    checked
}

#[test]
fn without_delays_a_period_is_explained_by_its_own_entries() {
    let sample = sample(&english().messages);
    let plan = edited(&sample, sample.stages.iter().take(5).map(|stage| Edit::SetDays(stage.id, None)));
    let explained = lines(of(&plan, topics::period(3)));
    assert_eq!(explained[..2], ["Entries: Visitors: 12,000", "Entries: Leads: 12,000 × 850/12,000 = 850"]);
    assert_eq!(
        explained[6..10],
        [
            "Customers: 38",
            "Revenue: 38 × €2,400 = €91,200",
            "Cash: €91,200",
            "Running total: customers: 114 + 38 = 152",
        ]
    );
    assert!(explained[10].starts_with("Chance by the end of this period: "), "{explained:?}");
    assert!(explained[10].contains(" ÷ 200 = "), "{explained:?}");
    assert!(
        explained[11].starts_with("P10, P50 and P90 of the revenue: Percentiles of 200 trials = €"),
        "{explained:?}"
    );
}

#[test]
fn with_delays_each_part_says_where_it_is_from() {
    let plan = with_deals(&slow(&sample(&english().messages)));
    let sales = titled(of(&plan, topics::period(2)), "Entries: Customers");
    let said = parts(&sales);
    assert!(said[0].starts_with("Entered in 2026-11: 12,000 × ") && said[0].contains("% × 38/12,000 = "), "{said:?}");
    assert!(said.iter().any(|part| part.starts_with("Open deals: Leads: 40 × ")), "{said:?}");
    assert!(
        said.iter().any(|part| part.starts_with("Open deals: SQL: 12 × ") && part.contains("× 35% = ")),
        "{said:?}"
    );
    assert!(note(sales).ends_with("Open deals go on after what is left of a time that has long been running."));
    let revenue = line(titled(of(&plan, topics::period(2)), "Revenue"));
    assert!(revenue.contains(" × €2,400 + ") && revenue.contains(" × €3,333.33 = "), "{revenue}");
    let cash = parts(&titled(of(&plan, topics::period(2)), "Cash"));
    for beginning in ["Advance, sales of 2027-1: €", "Payment 2, sales of 2026-12: €", "Paid with the sale: €"] {
        assert!(cash.iter().any(|part| part.starts_with(beginning)), "{beginning}: {cash:?}");
    }
}

#[test]
fn of_many_parts_the_smallest_are_told_together() {
    let sample = sample(&english().messages);
    let slowly = sample.stages.iter().take(5).map(|stage| Edit::SetDays(stage.id, days(60)));
    let spread =
        sample.stages.iter().take(5).map(|stage| Edit::Forecast(ForecastEdit::SetDaysSpread(stage.id, days(60))));
    let plan = edited(&edited(&sample, slowly), spread);
    let sales = titled(of(&plan, topics::period(11)), "Entries: Customers");
    let said = parts(&sales);
    assert_eq!(said.len(), MOST_PIECES + 1, "{said:?}");
    assert!(said[MOST_PIECES].contains(" more together: "), "{said:?}");
    assert!(is_right(sales));
}

#[test]
fn what_enters_is_explained_by_how_it_is_said() {
    let sample = sample(&english().messages);
    let entering = |inflow: Inflow, edits: Vec<Edit>| {
        let plan = edited(&edited(&sample, edits), [Edit::Forecast(ForecastEdit::SetInflow(inflow))]);
        line(titled(of(&plan, topics::period(2)), "Entries: Visitors"))
    };
    let season = || Season::new([150; 12].map(|factor| Factor::new(decimal(factor)).unwrap()).into()).unwrap();
    let growing = |percent: i128| Inflow::Growing { change: Change::new(decimal(percent)).unwrap(), season: season() };
    assert_eq!(entering(growing(10), vec![]), "Entries: Visitors: 12,000 × (1 + 10%)^2 × 1.5 = 21,780");
    assert_eq!(entering(growing(-50), vec![]), "Entries: Visitors: 12,000 × (1 − 50%)^2 × 1.5 = 4,500");
    let typed = || Inflow::Typed(Volumes::new([10, 20, 30].map(count).into()).unwrap());
    assert_eq!(entering(typed(), vec![]), "Entries: Visitors: 30");
    assert_eq!(entering(typed(), vec![volume(24_000)]), "Entries: Visitors: 30 × 24,000 ÷ 12,000 = 60");
    let average = Inflow::Projected(Method::MovingAverage(Periods::new(3).unwrap()));
    assert_eq!(entering(average.clone(), vec![]), "Entries: Visitors: 12,000");
    let history = history(&sample, &[70, 80, 90, 130]);
    assert_eq!(entering(average, vec![history.clone()]), "Entries: Visitors: (80 + 90 + 130) ÷ 3 = 100");
    let trend = entering(Inflow::Projected(Method::LinearTrend), vec![history]);
    assert_eq!(trend, "Entries: Visitors: Linear trend of the past, 3 periods on = 178");
}

fn history(plan: &Plan, entered: &[u64]) -> Edit {
    let past = |entered: &u64| {
        let mut counts = PerStage::default();
        counts.set(plan.stages[0].id, Some(count(*entered)));
        PastPeriod { label: Text::default(), counts }
    };
    Edit::History(HistoryEdit::SetPeriods(entered.iter().map(past).collect()))
}

#[test]
fn all_periods_are_explained_by_each() {
    let plan = slow(&sample(&english().messages));
    let all = || of(&plan, topics::HORIZON);
    let total = line(titled(all(), "Customers in all"));
    assert_eq!(total.matches(" + ").count(), 11, "{total}");
    let after = line(titled(all(), "Revenue after the last period"));
    assert!(after.starts_with("Revenue after the last period: 144,000 × 38/12,000 × €2,400 − €"), "{after}");
    let reached = titled(all(), "When the total is reached");
    assert_eq!(parts(&reached).last().unwrap(), "To reach: 540");
    assert_eq!(line(reached), "When the total is reached: Not within the forecast");
    let easy = edited(&plan, [Edit::Forecast(ForecastEdit::SetTarget(Some(Target::Customers(count(100)))))]);
    let reached = titled(of(&easy, topics::HORIZON), "When the total is reached");
    assert_eq!(parts(&reached).len(), 3);
    assert_eq!(line(reached), "When the total is reached: 2027-4");
}

#[test]
fn levers_are_explained_by_both_forecasts() {
    let plan = sample(&english().messages);
    let more = titled(of(&plan, LEVERS), "Visitors, 12,000 to 13,200: a tenth more");
    assert_eq!(more.formula, "Revenue in all with this one thing moved − revenue in all as it is");
    assert_eq!(line(more).split_once(": a tenth more: ").unwrap().1, "€1,100,176 − €1,000,160 = +€100,016");
    let unpaid = edited(&plan, [Edit::SetValue(plan.stages[5].id, Money::default())]);
    let more = titled(of(&unpaid, LEVERS), "Visitors, 12,000 to 13,200: a tenth more");
    assert!(more.formula.starts_with("Customers in all"));
    assert_eq!(line(more).split_once(": a tenth more: ").unwrap().1, "458.4066667 − 416.7333333 = +41.7");
}

#[test]
fn errors_are_explained_by_what_was_held_out() {
    let sample = sample(&english().messages);
    let projected = Edit::Forecast(ForecastEdit::SetInflow(Inflow::Projected(Method::Best)));
    let past = history(&sample, &[100, 200, 300, 400, 500, 600, 800, 400]);
    let plan = edited(&sample, [projected.clone(), past]);
    let (all, locale) = (figures(plan), english());
    let explained = lines(projection::explanations(&Working::new(&all, &locale, None)));
    assert_eq!(
        explained[..2],
        [
            "Average of the last 3: mean absolute error: (800 − 500 + (500 − 400)) ÷ 2 = 200",
            "Average of the last 3: mean absolute percentage error: \
             ((800 − 500) ÷ 800 + (500 − 400) ÷ 400) ÷ 2 = 31.25%",
        ]
    );
    let short = figures(edited(&sample, [projected, history(&sample, &[5])]));
    let explained = projection::explanations(&Working::new(&short, &locale, None));
    assert!(explained.into_iter().all(|error| note(error).starts_with("No data: ")));
}

#[test]
fn chances_of_open_deals_are_explained_by_the_rates() {
    let plan = with_deals(&sample(&english().messages));
    let (all, locale) = (figures(plan), english());
    let explained = || deals::explanations(&Working::new(&all, &locale, None));
    assert_eq!(lines(explained())[1], "Chance to win from Leads: 38/850 = 4.47%");
    assert_eq!(explained().len(), 5);
    let own = note(titled(explained(), "Chance to win from SQL"));
    assert_eq!(own, "The deals there have a chance of their own, 35%, which counts instead.");
}

#[test]
fn without_data_nothing_is_written_down() {
    let locale = english();
    let all = figures(funnelwright::templates::blank(&locale.messages));
    let over_time = PlanOverTime::new(&all, &locale, today(), None, &named);
    for topic in [topics::period(0), topics::HORIZON, LEVERS] {
        for explanation in explanations(&over_time, topic) {
            is_right(explanation);
        }
    }
    let chance = titled(explanations(&over_time, topics::period(0)), "P10, P50 and P90 of the revenue");
    assert!(note(chance).starts_with("No data: "));
    let all = figures(sample(&locale.messages));
    let over_time = PlanOverTime::new(&all, &locale, today(), None, &named);
    let chance = titled(explanations(&over_time, topics::period(0)), "Chance by the end of this period");
    assert_eq!(note(chance), "Nothing is drawn yet.");
}

#[test]
fn what_is_written_down_gives_the_number_beside_it() {
    let sample = sample(&english().messages);
    let (mut checked, mut parts) = (0, 0);
    let growing = Inflow::Growing { change: Change::new(decimal(3)).unwrap(), season: Season::default() };
    let earning = [
        Edit::SetValue(sample.stages[1].id, Money::from_minor(1_234).unwrap()),
        Edit::SetCost(sample.stages[0].id, Money::from_minor(99).unwrap()),
    ];
    let what_if =
        [volume(23_456), rate(&sample, 2, 4_321), Edit::SetOverride(Override::Days(sample.stages[1].id, days(3)))];
    for base in [sample.clone(), slow(&sample), with_deals(&sample), with_deals(&slow(&sample))] {
        for edits in
            [vec![], vec![Edit::Forecast(ForecastEdit::SetInflow(growing.clone()))], what_if.to_vec(), earning.to_vec()]
        {
            for target in [Target::Customers(count(45)), Target::Profit(Money::from_minor(5_000_000).unwrap())] {
                let plan = edited(&edited(&base, edits.clone()), [goal(&base, target)]);
                for topic in [0, 1, 6, 11].map(topics::period).into_iter().chain([topics::HORIZON, LEVERS]) {
                    for explanation in of(&plan, topic) {
                        parts += check_parts(&explanation);
                        checked += usize::from(is_right(explanation));
                    }
                }
            }
        }
    }
    assert!(checked > 1_500 && parts > 1_000, "{checked} {parts}");
}
