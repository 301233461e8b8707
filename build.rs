//! Turns the English catalogs into one method per message, and has the linker keep its relocations. Invariant: what is
//! wrong with a catalog stops the build.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

#[path = "xtask/src/join.rs"]
#[allow(dead_code)]
mod join;

use join::{Part, Sections};

/// In the order in which they are loaded, with what tests call them.
const CATALOGS: [(Part, &str); 2] = [(Part::Page, "en.json"), (Part::Rooms, "en.rooms.json")];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    // A new folder is named in one of these.
    for list in ["xtask/src/join.rs", "src/lib.rs", "src/main.rs", "src/page/mod.rs", "src/rooms/mod.rs"] {
        println!("cargo::rerun-if-changed={list}");
    }
    let (source, output) = (Path::new("src"), env::var("OUT_DIR")?);
    let mut messages = Vec::new();
    let mut counts = Vec::new();
    for (part, name) in CATALOGS {
        for file in join::words_files(source, part, "en")? {
            println!("cargo::rerun-if-changed={}", file.display());
        }
        let sections = join::words(source, part, "en")?;
        fs::write(Path::new(&output).join(name), serde_json::to_string(&sections)?)?;
        let found = read_catalog(&sections)?;
        counts.push(found.len());
        messages.extend(found);
    }
    fs::write(Path::new(&output).join("messages.rs"), generate(&counts, &messages)?)?;
    if env::var("TARGET")?.starts_with("wasm32") && env::var("PROFILE")? == "release" {
        // The tool that parts the program tells by the relocations what needs what.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    Ok(())
}

struct Message {
    section: String,
    name: String,
    is_plural: bool,
    /// In the order of their first appearance.
    parameters: Vec<String>,
    english: String,
}

fn read_catalog(sections: &Sections) -> Result<Vec<Message>, String> {
    let mut messages = Vec::new();
    for (section, entries) in sections {
        messages.extend(read_section(section, entries)?);
    }
    messages.sort_by(|one, other| (&one.section, &one.name).cmp(&(&other.section, &other.name)));
    Ok(messages)
}

fn read_section(section: &str, entries: &BTreeMap<String, String>) -> Result<Vec<Message>, String> {
    check_name(section)?;
    let mut messages = Vec::new();
    for (key, english) in entries {
        check_name(key)?;
        let place = format!("{section}.{key}");
        if let Some(name) = key.strip_suffix("_one") {
            // Its parameters are those of the other form, which is checked to have them all.
            let other = entries.get(&format!("{name}_other")).ok_or(format!("{place}: there is no {name}_other"))?;
            let parameters = parameters(other).map_err(|problem| format!("{place}: {problem}"))?;
            let one = self::parameters(english).map_err(|problem| format!("{place}: {problem}"))?;
            if !parameters.iter().any(|parameter| parameter == "count") {
                return Err(format!("{section}.{name}_other: {{{{count}}}} is missing"));
            }
            if let Some(surplus) = one.iter().find(|parameter| !parameters.contains(parameter)) {
                return Err(format!("{place}: {surplus} is not in {name}_other"));
            }
            messages.push(Message {
                section: section.to_owned(),
                name: name.to_owned(),
                is_plural: true,
                parameters,
                english: other.clone(),
            });
        } else if let Some(name) = key.strip_suffix("_other") {
            if !entries.contains_key(&format!("{name}_one")) {
                return Err(format!("{place}: there is no {name}_one"));
            }
        } else if ["_zero", "_two", "_few", "_many"].iter().any(|suffix| key.ends_with(suffix)) {
            return Err(format!("{place}: English has no such plural form"));
        } else {
            messages.push(Message {
                section: section.to_owned(),
                name: key.clone(),
                is_plural: false,
                parameters: parameters(english).map_err(|problem| format!("{place}: {problem}"))?,
                english: english.clone(),
            });
        }
    }
    Ok(messages)
}

fn check_name(name: &str) -> Result<(), String> {
    let is_plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if is_plain && name.starts_with(|first: char| first.is_ascii_lowercase()) {
        Ok(())
    } else {
        Err(format!("{name:?} is not a name in snake_case"))
    }
}

fn parameters(text: &str) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for piece in text.split("{{").skip(1) {
        let (name, _) = piece.split_once("}}").ok_or("a {{ is not closed")?;
        check_name(name)?;
        if name == "number" {
            return Err("the parameter cannot be named number, which chooses the plural form".to_owned());
        }
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

/// The methods, which know a message by its place in the order of sections and names, after those of the catalogs
/// before, and its parameters by their place in the order of the alphabet: catalogs in any language give the same
/// places, so no list of keys is shipped.
fn generate(counts: &[usize], messages: &[Message]) -> Result<String, std::fmt::Error> {
    let mut methods = String::new();
    for (index, Message { section, name, is_plural, parameters, english }) in messages.iter().enumerate() {
        let arguments: String = parameters.iter().map(|name| format!(", {name}: impl Into<Part>")).collect();
        let mut sorted = parameters.clone();
        sorted.sort_unstable();
        let parts: Vec<String> = sorted.iter().map(|name| format!("{name}.into()")).collect();
        let parts = parts.join(", ");
        writeln!(methods, "    #[doc = {english:?}]")?;
        write!(methods, "    pub fn {section}_{name}(&self")?;
        if *is_plural {
            writeln!(
                methods,
                ", number: f64{arguments}) -> Phrase {{\n        self.plural({index}, number, &[{parts}])"
            )?;
        } else if parameters.is_empty() {
            writeln!(methods, ") -> AttrValue {{\n        self.text({index})")?;
        } else {
            writeln!(methods, "{arguments}) -> Phrase {{\n        self.phrase({index}, &[{parts}])")?;
        }
        writeln!(methods, "    }}\n")?;
    }
    let catalogs = counts.len();
    Ok(format!("const COUNTS: [usize; {catalogs}] = {counts:?};\n\nimpl Messages {{\n{methods}}}\n"))
}
