//! The sections of plans in links.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used)]

mod framed;
mod json;

use framed::{DIGITS, HEAD, framed};
use funnelwright_core::format::{LinkProblem, MAXIMUM_LINK, read_link, read_plan, write_link};
use funnelwright_core::plan::{Count, PastPeriod, Plan, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value as Json;

/// Plans with sections, and the links that were made of them when the first version was new; never edited.
fn golden() -> Vec<(Plan, String)> {
    let json: Json = serde_json::from_str(include_str!("fixtures/links/v1-sections.json")).unwrap();
    let pairs = json.as_array().unwrap().iter();
    pairs.map(|pair| (plan(&pair["plan"]), pair["link"].as_str().unwrap().to_owned())).collect()
}

fn plan(file: &Json) -> Plan {
    read_plan(&json::value(file)).unwrap()
}

/// A sales plan of 8 stages and 3 scenarios.
fn typical() -> Plan {
    let json: Json = serde_json::from_str(include_str!("fixtures/links/typical.json")).unwrap();
    plan(&json["en"])
}

#[test]
fn links_go_on_reading() {
    let golden = golden();
    assert_eq!(golden.len(), 3);
    for (plan, link) in golden {
        assert_eq!(read_link(&link).as_ref(), Ok(&plan), "{link}");
        assert_eq!(write_link(&plan), Some(link));
    }
}

#[test]
fn whatever_happened_to_a_link_is_known() {
    for (_, link) in golden() {
        for end in 1..link.len() {
            assert_eq!(read_link(&link[..end]), Err(LinkProblem::CutOff), "{end} of {link}");
        }
        for added in [".", "A", "_", "&utm_source=mail", &link] {
            assert_eq!(read_link(&format!("{link}{added}")), Err(LinkProblem::Lengthened), "{added}");
        }
        for place in "v1.".len()..link.len() {
            for changed in DIGITS.bytes().chain(*b".+/=% \0~") {
                let mut bytes = link.clone().into_bytes();
                if std::mem::replace(&mut bytes[place], changed) != changed {
                    let altered = String::from_utf8(bytes).unwrap();
                    assert_eq!(read_link(&altered), Err(LinkProblem::Altered), "{altered} at {place}");
                }
            }
        }
    }
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
        let plan = typical();
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

proptest! {
    #[test]
    fn a_body_of_anything_is_refused(body in "[-_A-Za-z0-9]{0,60}") {
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
}
