//! Plans as links: nothing is lost, and nothing that happened to a link on its way goes unseen.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used)]

mod framed;
mod json;
mod support;

use std::collections::BTreeMap;

use framed::{DIGITS, HEAD, framed, framed_as};
use funnelwright_core::format::{LinkProblem, MAXIMUM_LINK, read_link, read_plan, write_link, write_plan};
use funnelwright_core::plan::{Count, Edit, HistoryEdit, Override, PastPeriod, Plan, Rate, StageId, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value as Json;

/// Plans, without sections and with them, and the links that were made of them when the first version was new; never
/// edited.
fn golden() -> Vec<(Plan, String)> {
    let files = [include_str!("fixtures/links/v1-funnel.json"), include_str!("fixtures/links/v1-sections.json")];
    let pairs = files.into_iter().flat_map(|file| serde_json::from_str::<Vec<Json>>(file).unwrap());
    pairs.map(|pair| (plan(&pair["plan"]), pair["link"].as_str().unwrap().to_owned())).collect()
}

/// One sales plan in each language of the page: 8 stages with definitions, 3 scenarios of 3 overrides, one in force.
fn typical() -> BTreeMap<String, Plan> {
    let json: Json = serde_json::from_str(include_str!("fixtures/links/typical.json")).unwrap();
    json.as_object().unwrap().iter().map(|(language, file)| (language.clone(), plan(file))).collect()
}

fn plan(file: &Json) -> Plan {
    read_plan(&json::value(file)).unwrap()
}

/// The plan as its file keeps it.
fn filed(plan: &Plan) -> Plan {
    read_plan(&write_plan(plan)).unwrap()
}

/// Any plan, without as much of its history, its scenarios and its last stages as keeps it from fitting in a link.
fn fitting() -> impl Strategy<Value = Plan> {
    support::plan().prop_filter_map("two stages with very long texts", |mut plan| {
        while write_link(&plan).is_none() {
            let shorter = if !plan.history.is_empty() {
                Edit::History(HistoryEdit::SetPeriods(plan.history[..plan.history.len() / 2].to_vec()))
            } else if !plan.scenarios.is_empty() {
                Edit::RemoveScenario(plan.scenarios.len() - 1)
            } else {
                Edit::RemoveStage(plan.stages.last()?.id)
            };
            plan = plan.apply(shorter).ok()?;
        }
        Some(plan)
    })
}

proptest! {
    #[test]
    fn a_link_keeps_what_a_file_keeps(plan in fitting()) {
        let link = write_link(&plan).unwrap();
        let back = read_link(&link);
        prop_assert_eq!(back.as_ref(), Ok(&filed(&plan)));
        prop_assert_eq!(write_link(&back.unwrap()), Some(link));
    }

    #[test]
    fn a_rate_from_counts_is_the_one_that_a_file_keeps(reached: u64, before in 1_u64..) {
        let second = StageId(1);
        let rate = Rate::of_counts(reached, before);
        let plan = typical()["en"].apply(Edit::SetOverride(Override::Rate(second, rate))).unwrap();
        prop_assert_eq!(read_link(&write_link(&plan).unwrap()), Ok(filed(&plan)));
    }

    #[test]
    fn a_body_of_anything_is_refused(body in "[-_A-Za-z0-9]{0,60}") {
        // One in thousands is a plan by chance, and then it has no other link.
        match read_link(&framed(&body)) {
            Ok(plan) => prop_assert_eq!(write_link(&plan), Some(framed(&body))),
            Err(problem) => prop_assert_eq!(problem, LinkProblem::Illegal),
        }
    }

    #[test]
    fn a_body_that_was_changed_by_one_who_knows_the_checksum_is_read_as_what_it_is(
        index in any::<prop::sample::Index>(),
        changes in vec((any::<prop::sample::Index>(), 0..64_usize), 1..4),
    ) {
        let golden = golden();
        let mut body = index.get(&golden).1.as_bytes()[HEAD..].to_vec();
        for (place, digit) in changes {
            *place.get_mut(&mut body) = DIGITS.as_bytes()[digit];
        }
        let link = framed(std::str::from_utf8(&body).unwrap());
        match read_link(&link) {
            Ok(plan) => prop_assert_eq!(write_link(&plan), Some(link)),
            Err(problem) => prop_assert_eq!(problem, LinkProblem::Illegal),
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), version in "(v1\\.|v|)") {
        let refused = read_link(&(version + &text));
        prop_assert!(refused.is_err());
    }
}

#[test]
fn links_of_the_first_version_go_on_reading() {
    let golden = golden();
    assert_eq!(golden.len(), 19 + 3);
    for (plan, link) in golden {
        assert_eq!(read_link(&link).as_ref(), Ok(&plan), "{link}");
        assert_eq!(write_link(&plan), Some(link));
    }
}

#[test]
fn a_typical_plan_is_a_short_link_in_every_language() {
    let typical = typical();
    assert_eq!(typical.len(), 5);
    for (language, plan) in typical {
        assert_eq!((plan.stages.len(), plan.scenarios.len()), (8, 3), "{language}");
        assert!(plan.active_scenario().is_some(), "{language}");
        let length = 1 + write_link(&plan).unwrap().len();
        assert!(length <= 600, "{language}: {length}");
    }
}

#[test]
fn every_template_is_a_short_link() {
    let templates: Json = serde_json::from_str(include_str!("../../static/templates/en.json")).unwrap();
    for template in templates.as_array().unwrap() {
        let plan = plan(&template["plan"]);
        let link = write_link(&plan).unwrap();
        assert!(link.len() < 400, "{}: {}", template["id"], link.len());
        assert_eq!(read_link(&link), Ok(plan));
    }
}

#[test]
fn there_is_a_link_just_where_it_is_short_enough() {
    let named = |plan: Plan, position: usize, name: &str| {
        let id = plan.stages[position].id;
        plan.apply(Edit::SetDefinition(id, Text::fitted(name))).unwrap()
    };
    let mut plan = typical()["en"].clone();
    while plan.stages.len() < 20 {
        plan = plan.apply(Edit::AddStage { after: None }).unwrap();
    }
    let mut longest = 0;
    for position in 0..20 {
        // Letters that no other letters foretell.
        let mut seed = position as u32;
        let mut letters = String::new();
        for _ in 0..200 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            letters.push(char::from(b'a' + (seed >> 24) as u8 % 26));
            plan = named(plan, position, &letters);
            let Some(link) = write_link(&plan) else {
                assert!((MAXIMUM_LINK - 3..=MAXIMUM_LINK).contains(&longest), "{longest}");
                return;
            };
            longest = 1 + link.len();
            assert!(longest <= MAXIMUM_LINK);
        }
        assert_eq!(read_link(&write_link(&plan).unwrap()), Ok(filed(&plan)));
    }
    unreachable!("20 stages with definitions of random letters fit in a link");
}

#[test]
fn a_link_that_was_cut_is_known_as_cut() {
    for (_, link) in golden() {
        for end in 1..link.len() {
            assert_eq!(read_link(&link[..end]), Err(LinkProblem::CutOff), "{end} of {link}");
        }
        for shortened in [format!("{}…", &link[..40]), format!("{}...", &link[..link.len() - 4])] {
            assert_eq!(read_link(&shortened), Err(LinkProblem::CutOff), "{shortened}");
        }
        let without_middle = format!("{}{}", &link[..30], &link[31..]);
        assert_eq!(read_link(&without_middle), Err(LinkProblem::CutOff));
    }
}

#[test]
fn a_link_that_was_added_to_is_known_as_lengthened() {
    for (_, link) in golden() {
        for added in [".", ")", "%20", ",", "!", "\"", "\n", "…", "A", "_", "=", "&utm_source=mail", "。", &link] {
            assert_eq!(read_link(&format!("{link}{added}")), Err(LinkProblem::Lengthened), "{added}");
        }
    }
}

#[test]
fn a_changed_character_is_known_as_changed() {
    let golden = golden();
    let shortest = golden.iter().map(|(_, link)| link).min_by_key(|link| link.len()).unwrap();
    let longest = golden.iter().map(|(_, link)| link).max_by_key(|link| link.len()).unwrap();
    let languages = typical().into_values().map(|plan| write_link(&plan).unwrap());
    for link in languages.chain([shortest.clone(), longest.clone()]) {
        for place in "v1.".len()..link.len() {
            for changed in DIGITS.bytes().chain(*b".+/=% \0~") {
                let mut bytes = link.clone().into_bytes();
                let before = std::mem::replace(&mut bytes[place], changed);
                if before != changed {
                    let altered = String::from_utf8(bytes).unwrap();
                    assert_eq!(read_link(&altered), Err(LinkProblem::Altered), "{altered} at {place}");
                }
            }
        }
        for place in "v1.".len() + 1..link.len() {
            let lengthened = format!("{}A{}", &link[..place], &link[place..]);
            let expected = if link[place..].bytes().all(|byte| byte == b'A') {
                LinkProblem::Lengthened
            } else {
                LinkProblem::Altered
            };
            assert_eq!(read_link(&lengthened), Err(expected), "{lengthened} at {place}");
        }
        assert!(read_link(&link.to_ascii_lowercase()).is_err());
    }
}

#[test]
fn what_is_no_link_of_this_version_is_told_apart() {
    let link = write_link(&typical()["en"]).unwrap();
    let rest = &link[3..];
    for (text, problem) in [
        (String::new(), LinkProblem::NoLink),
        ("stages".into(), LinkProblem::NoLink),
        ("vision".into(), LinkProblem::NoLink),
        ("v.".into(), LinkProblem::NoLink),
        ("é".into(), LinkProblem::NoLink),
        ("vé.".into(), LinkProblem::NoLink),
        (rest.into(), LinkProblem::NoLink),
        (format!("V1.{rest}"), LinkProblem::NoLink),
        (format!("#v1.{rest}"), LinkProblem::NoLink),
        ("v2.".into(), LinkProblem::NewerVersion),
        ("v999.anything".into(), LinkProblem::NewerVersion),
        (format!("v2.{}", "A".repeat(100_000)), LinkProblem::NewerVersion),
        (format!("v10.{rest}"), LinkProblem::NewerVersion),
        ("v2".into(), LinkProblem::CutOff),
        (format!("v0.{rest}"), LinkProblem::Altered),
        (format!("v01.{rest}"), LinkProblem::Altered),
        (format!("v1000.{rest}"), LinkProblem::Altered),
        (format!("v1{rest}"), LinkProblem::Altered),
        (format!("v1%2E{rest}"), LinkProblem::Altered),
        (format!("v1.{}", "A".repeat(2 * MAXIMUM_LINK + 1)), LinkProblem::TooLong),
        (format!("v1.{}", "…".repeat(1_000_000)), LinkProblem::TooLong),
    ] {
        assert_eq!(read_link(&text), Err(problem), "{}", text.chars().take(40).collect::<String>());
    }
}

#[test]
fn a_length_that_is_wrong_is_no_reason_to_believe_it() {
    let body = &write_link(&typical()["en"]).unwrap()[HEAD..];
    for length in [0, 1, body.len() - 1, body.len() + 1, 0xfff] {
        assert_eq!(read_link(&framed_as(length, body)), Err(LinkProblem::Altered), "{length}");
    }
    assert!(read_link(&framed(body)).is_ok());
}

#[test]
fn a_body_with_the_right_checksum_is_still_not_trusted() {
    let link = write_link(&typical()["en"]).unwrap();
    let body = &link[HEAD..];
    for body in [
        String::new(),
        "A".repeat(MAXIMUM_LINK),
        "_".repeat(2 * MAXIMUM_LINK - 8),
        "9".repeat(MAXIMUM_LINK),
        "%".repeat(MAXIMUM_LINK),
        "é".repeat(900),
        format!("{body}A"),
        format!("{body}."),
        body[..body.len() - 1].into(),
        body.to_ascii_uppercase(),
        format!("%{}", &body[1..]),
    ] {
        assert_eq!(read_link(&framed(&body)), Err(LinkProblem::Illegal), "{body}");
    }
    assert_eq!(framed(body), link);
}

#[test]
fn five_years_of_history_fit_in_a_link() {
    let counts = |share: u64, plan: &Plan| {
        let mut past = PastPeriod {
            label: Text::fitted(&format!("{}-{:02}", 2020 + share / 12, share % 12 + 1)),
            ..PastPeriod::default()
        };
        for (stage, place) in plan.stages.iter().zip(0..) {
            // Four fifths to six fifths of what there is now, in no order.
            let count = stage.count.get() * (800 + (share * 7919 + place * 104_729) % 400) / 1000;
            past.counts.set(stage.id, Some(Count::new(count).unwrap()));
        }
        past
    };
    let with_history = |periods: u64| {
        let plan = typical().remove("en").unwrap();
        let mut draft = plan.to_draft();
        draft.history = (0..periods).map(|period| counts(period, &plan)).collect::<Vec<_>>().into();
        let plan = Plan::new(draft).unwrap();
        let link = write_link(&plan).unwrap();
        assert_eq!(read_link(&link), Ok(plan));
        1 + link.len()
    };
    let (year, most) = (with_history(12), with_history(60));
    assert!(year <= 800, "{year}");
    assert!(most <= MAXIMUM_LINK, "{most}");
}

#[test]
fn a_link_ends_in_a_letter_or_digit() {
    for (_, link) in golden() {
        assert!(link.ends_with(|last: char| last.is_ascii_alphanumeric()), "{link}");
    }
}
