//! Both catalogs of every language in static/locales have the messages of the English ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

type Sections = BTreeMap<String, BTreeMap<String, String>>;

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

/// What the files of a language are called after its tag.
const ENDINGS: [&str; 4] = [".json", ".more.json", ".recovery.json", ".workbook.json"];

/// By the tag of their language, in the order of [`ENDINGS`].
fn catalogs() -> BTreeMap<String, [Sections; ENDINGS.len()]> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/locales");
    let read = |name: String| fs::read_to_string(folder.join(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    fs::read_dir(&folder)
        .unwrap()
        .map(|file| {
            let name = file.unwrap().file_name().into_string().unwrap();
            let (tag, ending) = name.split_at(name.find('.').unwrap());
            assert!(ENDINGS.contains(&ending), "{name}");
            let catalogs = ENDINGS.map(|ending| serde_json::from_str(&read(format!("{tag}{ending}"))).unwrap());
            (tag.to_owned(), catalogs)
        })
        .collect()
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
