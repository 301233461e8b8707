//! The finished page holds no inline script, so that its content security policy can forbid them:
//! the loader that Trunk writes into the page is moved to a file beside it.

use crate::process::Result;
use crate::project;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

/// Finishes the page in Trunk's staging folder.
pub fn finish_page() -> Result<()> {
    let from_trunk =
        |name: &str| std::env::var(name).map_err(|_| format!("{name} is not set: Trunk calls this command"));
    let folder = PathBuf::from(from_trunk("TRUNK_STAGING_DIR")?);
    let page = folder.join("index.html");
    let moved = move_scripts(&project::read(&page)?, &from_trunk("TRUNK_PUBLIC_URL")?)?;
    for script in &moved.scripts {
        project::write(&folder.join(&script.name), &script.text)?;
    }
    project::write(&page, &moved.html)
}

struct Moved {
    html: String,
    scripts: Vec<Script>,
}

struct Script {
    name: String,
    text: String,
}

fn move_scripts(html: &str, public_url: &str) -> Result<Moved> {
    let mut moved = Moved { html: String::with_capacity(html.len()), scripts: Vec::new() };
    let mut rest = html;
    while let Some(found) = next_script(rest)? {
        moved.html.push_str(found.before);
        if found.is_inline_code() {
            let name = file_name(found.text);
            let Found { attributes, .. } = found;
            let tag = format!("<script{attributes} src=\"{public_url}{name}\"></script>");
            moved.html.push_str(&tag);
            moved.scripts.push(Script { name, text: found.text.trim().to_owned() + "\n" });
        } else {
            moved.html.push_str(found.element);
        }
        rest = found.after;
    }
    moved.html.push_str(rest);
    Ok(moved)
}

/// A script element and what stands around it.
struct Found<'a> {
    before: &'a str,
    element: &'a str,
    attributes: &'a str,
    text: &'a str,
    after: &'a str,
}

impl Found<'_> {
    /// Data blocks, such as JSON, are no code: a policy lets them be.
    fn is_inline_code(&self) -> bool {
        let is_data = self.attributes.contains("json") || self.attributes.contains("importmap");
        !is_data && !self.attributes.contains("src=")
    }
}

fn next_script(html: &str) -> Result<Option<Found<'_>>> {
    const CLOSING: &str = "</script>";
    let Some((before, from_attributes)) = html.split_once("<script") else {
        return Ok(None);
    };
    let unclosed = || "index.html has a script element that is not closed".to_owned();
    let (attributes, from_text) = from_attributes.split_once('>').ok_or_else(unclosed)?;
    let (text, after) = from_text.split_once(CLOSING).ok_or_else(unclosed)?;
    let element = &html[before.len()..html.len() - after.len()];
    Ok(Some(Found { before, element, attributes, text, after }))
}

/// The name changes with the text, so that a cached file is never stale.
fn file_name(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("script-{:016x}.js", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_code_moves_and_the_rest_stays() {
        let html = "<head><link rel=\"modulepreload\" integrity=\"sha384-x\">\
                    <script src=\"./a.js\"></script>\
                    <script type=\"application/ld+json\">{}</script></head>\
                    <body><script type=\"module\">\nrun();\n</script></body>";
        let moved = move_scripts(html, "./").unwrap();
        let [script] = moved.scripts.as_slice() else {
            panic!("{} scripts", moved.scripts.len());
        };
        assert_eq!(script.text, "run();\n");
        let tag = format!("<script type=\"module\" src=\"./{}\"></script>", script.name);
        let expected = html.replace("<script type=\"module\">\nrun();\n</script>", &tag);
        assert_eq!(moved.html, expected);
    }

    #[test]
    fn other_text_has_another_name() {
        assert_eq!(file_name("run();"), file_name("run();"));
        assert_ne!(file_name("run();"), file_name("stop();"));
    }

    #[test]
    fn unclosed_script_is_an_error() {
        assert!(move_scripts("<script>run();", "./").is_err());
    }
}
