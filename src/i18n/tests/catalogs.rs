//! Every catalog in static/locales has the messages of the English one.

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

fn catalogs() -> BTreeMap<String, Sections> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/locales");
    fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let path = file.unwrap().path();
            let tag = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (tag, serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
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
    let english = &catalogs["en"];
    let without_forms = |summary: Summary| -> BTreeMap<_, _> {
        summary.into_iter().map(|(name, (_, parameters))| (name, parameters)).collect()
    };
    let expected = without_forms(summary(english, english));
    for (tag, sections) in &catalogs {
        let found = without_forms(summary(sections, english));
        for name in expected.keys().chain(found.keys()) {
            assert_eq!(found.get(name), expected.get(name), "{tag}.json: {name}");
        }
    }
}

#[test]
fn all_have_the_plural_forms_of_their_language() {
    let catalogs = catalogs();
    for (tag, sections) in &catalogs {
        let language = tag.split('-').next().unwrap();
        let (_, forms) =
            LANGUAGES.into_iter().find(|(known, _)| *known == language).expect("its plural forms in LANGUAGES");
        let forms: BTreeSet<String> = forms.iter().map(|form| (*form).to_owned()).collect();
        for (name, (found, _)) in summary(sections, &catalogs["en"]) {
            assert!(found.is_empty() || found == forms, "{tag}.json: {name} has the forms {found:?}");
        }
    }
}
