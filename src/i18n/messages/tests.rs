//! Messages from catalogs of the tests' own.

use super::{Messages, OtherMessages, read};
use crate::i18n::Part;
use crate::i18n::tests::each_platform_test;
use crate::platform::intl::PluralRules;
use crate::testing;
use std::cell::OnceCell;
use yew::virtual_dom::{VNode, VText};
use yew::{AttrValue, html};

const COUNT: usize = 3;

const ENGLISH: &str = r#"{ "goal": {
    "title": "Goal",
    "takes": "Takes {{top}}, {{day}} a day: {{top}}.",
    "people_one": "{{count}} person in {{place}}",
    "people_other": "{{count}} people in {{place}}"
} }"#;

fn messages(catalog: &str, tag: &str) -> Result<Messages, OtherMessages> {
    let entries = read(COUNT, &testing::catalog(catalog))?;
    Ok(Messages { entries, later_entries: OnceCell::new(), plural_rules: PluralRules::new(tag) })
}

fn english() -> Messages {
    messages(ENGLISH, "en").unwrap()
}

fn people(messages: &Messages, number: f64) -> String {
    messages.plural(0, number, &[number.to_string().into(), "Riga".into()]).text()
}

#[each_platform_test]
fn a_message_without_parameters_is_its_text() {
    assert_eq!(english().text(2), "Goal");
}

#[each_platform_test]
fn parameters_stand_wherever_they_are_named() {
    let phrase = english().phrase(1, &["2".into(), "14".into()]);
    assert_eq!(phrase.text(), "Takes 14, 2 a day: 14.");
}

#[each_platform_test]
fn the_number_chooses_the_plural_form() {
    let messages = english();
    assert_eq!(people(&messages, 1.0), "1 person in Riga");
    assert_eq!(people(&messages, 0.0), "0 people in Riga");
    assert_eq!(people(&messages, 41.4), "41.4 people in Riga");
}

#[each_platform_test]
fn only_what_is_printed_of_a_number_chooses_the_plural_form() {
    assert_eq!(english().plural(0, 1.04, &["1".into(), "Riga".into()]).text(), "1 person in Riga");
}

#[each_platform_test]
fn a_form_without_the_number_has_the_other_parameters_in_their_places() {
    let catalog = ENGLISH.replace("{{count}} person", "One person");
    assert_eq!(people(&messages(&catalog, "en").unwrap(), 1.0), "One person in Riga");
}

#[cfg(target_arch = "wasm32")]
#[each_platform_test]
fn each_language_has_its_own_plural_forms() {
    let russian = r#"{ "goal": {
        "title": "Цель",
        "takes": "{{day}} в день, всего {{top}}",
        "people_one": "{{count}} человек ({{place}})",
        "people_few": "{{count}} человека ({{place}})",
        "people_many": "{{count}} человек, {{place}}",
        "people_other": "{{count}} человека, {{place}}"
    } }"#;
    let messages = messages(russian, "ru").unwrap();
    let printed: Vec<String> = [21.0, 3.0, 5.0, 1.5].into_iter().map(|number| people(&messages, number)).collect();
    assert_eq!(printed, ["21 человек (Riga)", "3 человека (Riga)", "5 человек, Riga", "1.5 человека, Riga"]);
    assert_eq!(messages.phrase(1, &["2".into(), "14".into()]).text(), "2 в день, всего 14");
}

#[each_platform_test]
fn a_catalog_with_other_messages_is_refused() {
    let lacking = messages(r#"{ "goal": { "title": "Goal", "people_one": "{{count}}" } }"#, "en").err();
    assert_eq!(lacking, Some(OtherMessages));
    let no_texts = messages(r#"{ "goal": { "title": 1, "takes": ["Takes"], "people_other": null } }"#, "en").err();
    assert_eq!(no_texts, Some(OtherMessages));
}

#[each_platform_test]
fn a_later_message_is_empty_until_it_is_here() {
    let messages = english();
    assert_eq!(messages.text(COUNT + 2), "");
    assert_eq!(messages.phrase(COUNT + 1, &["2".into(), "14".into()]).text(), "");
    assert_eq!(messages.plural(COUNT, 1.0, &["1".into(), "Riga".into()]).text(), "");
    let later = ENGLISH.replace("Goal", "Aim").replace("Takes", "Needs").replace("person", "guest");
    messages.later_entries.get_or_init(|| read(COUNT, &testing::catalog(&later)).unwrap());
    assert_eq!(messages.text(COUNT + 2), "Aim");
    assert_eq!(messages.phrase(COUNT + 1, &["2".into(), "14".into()]).text(), "Needs 14, 2 a day: 14.");
    assert_eq!(messages.plural(COUNT, 1.0, &["1".into(), "Riga".into()]).text(), "1 guest in Riga");
    assert_eq!(messages.text(2), "Goal");
}

#[each_platform_test]
fn messages_are_complete_with_the_second_catalog_alone() {
    let messages = testing::incomplete_locale("en").messages;
    assert_eq!(messages.complete(&testing::catalog(ENGLISH)), Err(OtherMessages));
    assert!(!messages.is_complete());
    assert_eq!(messages.gallery_title(), "");
    let messages = testing::english().messages;
    assert!(messages.is_complete());
    assert_ne!(messages.gallery_title(), "");
}

#[each_platform_test]
fn a_parameter_that_no_one_gives_is_left_out() {
    let messages = messages(&ENGLISH.replace("{{day}}", "{{day}} {{night}}"), "en").unwrap();
    assert_eq!(messages.phrase(1, &["2".into(), "14".into()]).text(), "Takes , 2 14 a day: .");
}

#[each_platform_test]
fn what_was_typed_is_never_markup() {
    let typed = AttrValue::from("<b>{{day}}</b>");
    let VNode::VList(nodes) = english().phrase(1, &["2".into(), typed.clone().into()]).html() else {
        panic!("a list of nodes is expected")
    };
    assert_eq!(nodes.get(1), Some(&VNode::VText(VText::new(typed))));
}

#[each_platform_test]
fn elements_stay_elements_and_are_read_as_their_text() {
    let figure = html! { <data value="14"><b>{"14"}</b>{"!"}</data> };
    let phrase = english().phrase(1, &[html! { <bdi>{"אב"}</bdi> }.into(), figure.clone().into()]);
    assert_eq!(phrase.text(), "Takes 14!, אב a day: 14!.");
    let VNode::VList(nodes) = phrase.html() else { panic!("a list of nodes is expected") };
    assert_eq!(nodes.get(1), Some(&figure));
    assert_eq!(nodes.get(3), Some(&html! { <bdi>{"אב"}</bdi> }));
}

#[each_platform_test]
fn phrases_nest() {
    let messages = english();
    let inner = messages.plural(0, 2.0, &[html! { <b>{"2"}</b> }.into(), "Riga".into()]);
    let inner = Part::from(inner);
    assert_eq!(inner.text(), "2 people in Riga");
    let outer = messages.phrase(1, &["1".into(), inner.clone()]);
    assert_eq!(outer.text(), "Takes 2 people in Riga, 1 a day: 2 people in Riga.");
    let VNode::VList(nodes) = inner.html() else { panic!("a list of nodes is expected") };
    assert_eq!(nodes.first(), Some(&html! { <b>{"2"}</b> }));
}
