//! Words in every language have the messages of the English ones, and every message is said somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

#[path = "../../../xtask/src/join.rs"]
#[allow(dead_code)]
mod join;

use join::{Part, Sections};

/// For each message, by `section.name`: its plural forms (none where it has only one) and its parameters.
type Summary = BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)>;

const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The plural forms of each language for numbers with at most one decimal. Source: CLDR 44, plural rules, cardinals.
const LANGUAGES: [(&str, &[&str]); 5] = [
    ("ar", &FORMS),
    ("en", &["one", "other"]),
    ("hu", &["one", "other"]),
    ("ru", &["one", "few", "many", "other"]),
    ("zh", &["other"]),
];

/// What the words of the two parts are called after the tag, and those that are no part of the program.
const ENDINGS: [&str; 4] = [".json", ".rooms.json", ".recovery.json", ".workbook.json"];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn tags() -> BTreeSet<String> {
    let file_names =
        |folder: PathBuf| fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string());
    let tag = |name: String| Some(name.strip_prefix("words.")?.strip_suffix(".json")?.to_owned());
    file_names(source().join("page")).filter_map(|name| tag(name.unwrap())).collect()
}

/// By the tag of their language, in the order of [`ENDINGS`].
fn catalogs() -> BTreeMap<String, [Sections; ENDINGS.len()]> {
    let read = |name: String| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/locales").join(&name);
        serde_json::from_str(&fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"))).unwrap()
    };
    let of_language = |tag: String| {
        let joined = |part| join::words(&source(), part, &tag).unwrap();
        let [.., recovery, workbook] = ENDINGS;
        let kept = [recovery, workbook].map(|ending| read(format!("{tag}{ending}")));
        let [recovery, workbook] = kept;
        (tag.clone(), [joined(Part::Page), joined(Part::Rooms), recovery, workbook])
    };
    tags().into_iter().map(of_language).collect()
}

fn summary(sections: &Sections, english: &Sections) -> Summary {
    let mut summary = Summary::new();
    for (section, entries) in sections {
        for (key, message) in entries {
            let is_plural =
                |name: &str| english.get(section).is_some_and(|entries| entries.contains_key(&format!("{name}_other")));
            let form = key.rsplit_once('_').filter(|(name, form)| FORMS.contains(form) && is_plural(name));
            let (name, form) = form.map_or((key.as_str(), None), |(name, form)| (name, Some(form.to_owned())));
            let (forms, parameters) = summary.entry(format!("{section}.{name}")).or_default();
            forms.extend(form);
            parameters.extend(message.split("{{").skip(1).filter_map(|rest| Some(rest.split_once("}}")?.0.to_owned())));
        }
    }
    summary
}

#[test]
fn all_have_the_same_messages_with_the_same_parameters() {
    let catalogs = catalogs();
    let without_forms = |summary: Summary| -> BTreeMap<_, _> {
        summary.into_iter().map(|(name, (_, parameters))| (name, parameters)).collect()
    };
    for (place, ending) in ENDINGS.into_iter().enumerate() {
        let english = &catalogs["en"][place];
        let expected = without_forms(summary(english, english));
        for (tag, catalogs) in &catalogs {
            let found = without_forms(summary(&catalogs[place], english));
            for name in expected.keys().chain(found.keys()) {
                assert_eq!(found.get(name), expected.get(name), "{tag}{ending}: {name}");
            }
        }
    }
}

#[test]
fn all_have_the_plural_forms_of_their_language() {
    let catalogs = catalogs();
    for (tag, of_language) in &catalogs {
        let language = tag.split('-').next().unwrap();
        let (_, forms) =
            LANGUAGES.into_iter().find(|(known, _)| *known == language).expect("its plural forms in LANGUAGES");
        let forms: BTreeSet<String> = forms.iter().map(|form| (*form).to_owned()).collect();
        for ((sections, english), ending) in of_language.iter().zip(&catalogs["en"]).zip(ENDINGS) {
            for (name, (found, _)) in summary(sections, english) {
                assert!(found.is_empty() || found == forms, "{tag}{ending}: {name} has the forms {found:?}");
            }
        }
    }
}

#[test]
fn every_message_is_said_and_the_page_says_only_those_that_come_with_it() {
    let [page, rooms, ..] = &catalogs()["en"];
    let names = |sections: &Sections| -> Vec<String> {
        summary(sections, sections).into_keys().map(|name| name.replace('.', "_")).collect()
    };
    let [of_page, of_rooms] = [Part::Page, Part::Rooms].map(names_in_code);
    for name in names(page) {
        assert!(of_page.contains(&name) || of_rooms.contains(&name), "nothing says {name}");
    }
    for name in names(rooms) {
        assert!(of_rooms.contains(&name), "nothing says {name}");
        assert!(!of_page.contains(&name), "the page says {name} before it is loaded");
    }
}

/// All names in the code of a part, without those in its tests.
fn names_in_code(part: Part) -> BTreeSet<String> {
    let is_of_tests = |path: &Path| path.iter().any(|folder| folder == "tests") || path.ends_with("tests.rs");
    let is_of_name = |character: char| character.is_alphanumeric() || character == '_';
    let mut names = BTreeSet::new();
    for path in join::files(&source(), part).unwrap() {
        if path.extension().is_some_and(|ending| ending == "rs") && !is_of_tests(&path) {
            let code = fs::read_to_string(&path).unwrap();
            let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
            names.extend(code.split(|character| !is_of_name(character)).map(str::to_owned));
        }
    }
    names
}
