//! Forecasts over time against two independent ones, tests/oracle/timeline.py: one that goes day by day, and drawn events.
#![allow(clippy::unwrap_used)]

mod funnel;

use funnel::{cents, funnel, id, people, plan};
use funnelwright_core::calc::timeline::{Outcome, forecast};
use funnelwright_core::plan::{
    Change, Date, Days, Decimal, Factor, Horizon, Inflow, Money, Month, OpenDeals, Overrides, Payment, Period, Plan,
    PlanDraft, Season, Share, Text, Volumes,
};
use serde_json::Value as Json;

fn decimal(json: &Json) -> Decimal {
    json.to_string().trim_end_matches(".0").parse().unwrap()
}

fn whole(json: &Json) -> u64 {
    json.as_u64().unwrap()
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

fn money(json: &Json) -> Money {
    cents((json.as_f64().unwrap() * 100.0).round() as u64)
}

fn days(json: &Json) -> Days {
    Days::new(decimal(json)).unwrap()
}

fn share(json: &Json) -> Share {
    Share::new(decimal(json)).unwrap()
}

fn described_plan(json: &Json) -> Plan {
    let stages = list(&json["stages"]);
    let counts: Vec<u64> = stages.iter().map(|stage| whole(&stage["count"])).collect();
    let mut draft: PlanDraft = funnel(&counts);
    for ((stage, described), deals) in draft.stages.iter_mut().zip(stages).zip(list(&json["open"])) {
        stage.value = money(&described["value"]);
        stage.cost = money(&described["cost"]);
        stage.days = Some(days(&described["days"]));
        draft.forecast.days_spread.set(stage.id, Some(days(&described["spread"])));
        let open = deals.get("count").map(|count| OpenDeals {
            count: people(whole(count)),
            value: deals.get("value").map(money),
            chance: deals.get("chance").map(share),
        });
        draft.deals.set(stage.id, open);
    }
    draft.sale_stage = Some(id(whole(&json["sale"]) as usize));
    draft.period = match json["period"].as_str().unwrap() {
        "week" => Period::Week,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        _ => Period::Year,
    };
    draft.forecast.horizon = Horizon::new(whole(&json["horizon"]) as u8).unwrap();
    draft.forecast.start = Some(Month::new(whole(&json["start"][0]) as u16, whole(&json["start"][1]) as u8).unwrap());
    draft.forecast.inflow = if json["volumes"].is_null() {
        let season = list(&json["season"]).iter().map(|factor| Factor::new(decimal(factor)).unwrap()).collect();
        let change = json.get("change").map_or(Change::NONE, |change| Change::new(decimal(change)).unwrap());
        Inflow::Growing { change, season: Season::new(season).unwrap() }
    } else {
        let volumes = list(&json["volumes"]).iter().map(|count| people(whole(count))).collect();
        Inflow::Typed(Volumes::new(volumes).unwrap())
    };
    draft.forecast.payments = list(&json["payments"])
        .iter()
        .map(|payment| Payment {
            label: Text::default(),
            share: share(&payment["share"]),
            days: days(&payment["days"]),
        })
        .collect();
    plan(draft)
}

/// The rows of an answer, named, in the order of an outcome's figures.
fn answer(json: &Json) -> Vec<(String, Vec<f64>)> {
    let row = |json: &Json| list(json).iter().map(|number| number.as_f64().unwrap()).collect();
    let entries = list(&json["entries"]).iter().enumerate();
    let entries = entries.map(|(stage, counts)| (format!("entries {stage}"), row(counts)));
    entries.chain(["revenue", "cost", "cash"].map(|name| (name.into(), row(&json[name])))).collect()
}

fn figures(outcome: &Outcome) -> Vec<f64> {
    let money = [outcome.revenue, outcome.cost, outcome.cash];
    outcome.entries.iter().copied().chain(money).map(Option::unwrap).collect()
}

#[test]
fn forecasts_match_independent_ones() {
    let plans: Json = serde_json::from_str(include_str!("oracle/timeline.json")).unwrap();
    for json in list(&plans) {
        let plan = described_plan(json);
        let forecast = forecast(&plan, &Overrides::default(), Date::new(1999, 1, 1).unwrap());
        let begins = list(&json["beginnings"]).iter().map(|text| text.as_str().unwrap().to_owned());
        let written = |date: Date| format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
        assert!(begins.eq(forecast.periods.iter().map(|period| written(period.begins))), "{}", json["name"]);
        // Rounding; and the noise of draws, with cells that are not points of time.
        for (way, allowed) in [("days", 1e-12), ("events", 5e-4)] {
            if json[way].is_null() {
                continue;
            }
            let outcomes = || forecast.periods.iter().map(|period| &period.outcome).chain([&forecast.after]);
            let wanted = answer(&json[way]);
            assert_eq!(wanted.len(), figures(&forecast.after).len());
            for (row, (name, wanted)) in wanted.into_iter().enumerate() {
                let found: Vec<f64> = outcomes().map(|outcome| figures(outcome)[row]).collect();
                assert_eq!(found.len(), wanted.len());
                let allowed = allowed * wanted.iter().sum::<f64>();
                let is_near = found.iter().zip(&wanted).all(|(found, wanted)| (found - wanted).abs() <= allowed);
                assert!(is_near, "{}, {name} by {way}: {found:?}, not {wanted:?}", json["name"]);
            }
        }
    }
}
