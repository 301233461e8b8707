//! Words and styles lie with what they belong to, in the folders of `src`; a page loads few files. Invariant: what comes
//! with the first load is of the library's folders, and what comes after it of the program's, as `src/lib.rs` and
//! `src/main.rs` name them.
//!
//! The build script includes this file too.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Of a catalog: sections, each of keys with their messages.
pub type Sections = BTreeMap<String, BTreeMap<String, String>>;

/// A part of the program, which is loaded as one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What the page is drawn with.
    Page,
    Rooms,
}

/// What others stand on, so that their styles may say otherwise.
const BELOW_OTHERS: [&str; 3] = ["widgets", "chart", "saving"];

/// The words of a part in a language, of its files `words.<language>.json`.
pub fn words(source: &Path, part: Part, language: &str) -> Result<Sections, String> {
    let mut joined = Sections::new();
    for path in words_files(source, part, language)? {
        let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let sections: Sections = serde_json::from_str(&read(&path)?).map_err(|error| told(&error))?;
        for (section, messages) in sections {
            for (key, message) in messages {
                if joined.entry(section.clone()).or_default().insert(key.clone(), message).is_some() {
                    return Err(told(&format!("{section}.{key} is in another file too")));
                }
            }
        }
    }
    Ok(joined)
}

/// Where they are.
pub fn words_files(source: &Path, part: Part, language: &str) -> Result<Vec<PathBuf>, String> {
    let name = format!("words.{language}.json");
    let files = files(source, part)?.into_iter();
    Ok(files.filter(|path| path.file_name().is_some_and(|file| *file == *name)).collect())
}

/// The styles of a part: those of a folder before those of the folders in it.
pub fn styles(source: &Path, part: Part) -> Result<String, String> {
    let files = files(source, part)?.into_iter();
    let styles = files.filter(|path| path.extension().is_some_and(|ending| ending == "css"));
    let styles: Result<Vec<String>, String> = styles.map(|path| read(&path)).collect();
    Ok(styles?.join("\n"))
}

/// All files of a part, in one order on every system.
pub fn files(source: &Path, part: Part) -> Result<Vec<PathBuf>, String> {
    let root = source.join(if part == Part::Page { "lib.rs" } else { "main.rs" });
    let root = read(&root)?;
    let named = root.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    let mut folders: Vec<&str> = named.filter(|name| source.join(name).is_dir()).collect();
    folders.sort_by_key(|name| (!BELOW_OTHERS.contains(name), *name));
    let mut found = Vec::new();
    for folder in folders {
        collect(&source.join(folder), &mut found)?;
    }
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        entries.push(entry.map_err(told)?.path());
    }
    // What is said of the whole folder comes first.
    entries.sort_by_key(|path| (path.is_dir(), !path.ends_with("styles.css"), path.clone()));
    for path in entries {
        if path.is_dir() {
            collect(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A source of two parts in a folder of its own.
    fn source(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let source = std::env::temp_dir().join(format!("funnelwright-join-{}-{name}", std::process::id()));
        for (path, text) in files {
            let path = source.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        source
    }

    #[test]
    fn styles_of_what_others_stand_on_come_first_and_those_of_a_folder_before_what_is_in_it() {
        let files = [
            ("lib.rs", "pub mod page;\npub mod widgets;\n"),
            ("main.rs", "mod rooms;\n"),
            ("page/styles.css", "page"),
            ("page/goal.css", "goal"),
            ("page/funnel/bar.css", "bar"),
            ("widgets/field.css", "field"),
            ("rooms/styles.css", "rooms"),
        ];
        let source = source("styles", &files);
        assert_eq!(styles(&source, Part::Page).unwrap(), "field\npage\ngoal\nbar");
        assert_eq!(styles(&source, Part::Rooms).unwrap(), "rooms");
        fs::remove_dir_all(source).unwrap();
    }

    #[test]
    fn a_section_may_lie_in_several_files_and_a_message_in_one() {
        let room = |key: &str| format!(r#"{{ "room": {{ "{key}": "Word" }} }}"#);
        let (one, other) = (room("one"), room("other"));
        let files = [
            ("main.rs", "mod rooms;\n"),
            ("rooms/one/words.en.json", one.as_str()),
            ("rooms/other/words.en.json", other.as_str()),
            ("rooms/other/words.ru.json", "{}"),
        ];
        let apart = source("words", &files);
        let joined = words(&apart, Part::Rooms, "en").unwrap();
        assert_eq!(joined["room"].keys().collect::<Vec<_>>(), ["one", "other"]);
        let twice = source("words-twice", &[files[0], files[1], ("rooms/other/words.en.json", one.as_str())]);
        assert!(words(&twice, Part::Rooms, "en").unwrap_err().contains("room.one is in another file too"));
        fs::remove_dir_all(apart).unwrap();
        fs::remove_dir_all(twice).unwrap();
    }
}
