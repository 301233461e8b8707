//! What is done to the page before and after Trunk builds it. Before, words and styles are joined from the folders of what
//! they belong to. After, a release is made small and gets no inline script; while serving, the page keeps what Trunk put
//! into it to reload it on change.

use crate::join::{self, Part};
use crate::process::{self, Result};
use crate::project;
use std::fs;
use std::process::Command;

/// Has what `index.html` names of `target/page`: the catalogs of every language, and the styles.
pub fn join_page() -> Result<()> {
    let (source, kept) = (project::root().join("src"), project::root().join("static/locales"));
    let (page, locales) = (project::root().join("target/page"), project::root().join("target/page/locales"));
    // What was joined from folders that are gone must not stay.
    let _ = fs::remove_dir_all(&locales);
    fs::create_dir_all(&locales).map_err(|error| format!("{}: {error}", locales.display()))?;
    for (part, styles, ending) in [(Part::Page, "app.css", "json"), (Part::Rooms, "rooms.css", "rooms.json")] {
        project::write(&page.join(styles), &join::styles(&source, part)?)?;
        for language in languages()? {
            let words = serde_json::to_string(&join::words(&source, part, &language)?);
            let words = words.map_err(|error| error.to_string())?;
            project::write(&locales.join(format!("{language}.{ending}")), &words)?;
        }
    }
    for file in fs::read_dir(&kept).map_err(|error| format!("{}: {error}", kept.display()))? {
        let path = file.map_err(|error| format!("{}: {error}", kept.display()))?.path();
        if let Some(name) = path.file_name() {
            project::write(&locales.join(name), &project::read(&path)?)?;
        }
    }
    Ok(())
}

/// The languages that the page can be read in.
fn languages() -> Result<Vec<String>> {
    let folder = project::root().join("src/page");
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut languages = Vec::new();
    for file in fs::read_dir(&folder).map_err(told)? {
        let name = file.map_err(told)?.file_name();
        let language = name.to_str().and_then(|name| name.strip_prefix("words.")?.strip_suffix(".json"));
        languages.extend(language.map(str::to_owned));
    }
    Ok(languages)
}

/// Finishes the page in Trunk's staging folder.
pub fn finish_page() -> Result<()> {
    match std::env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => process::run(Command::new("node").arg(project::root().join("xtask/page/finish-page.mjs"))),
        Ok(_) => Ok(()),
        Err(_) => Err("TRUNK_PROFILE is not set: Trunk calls this command".to_owned()),
    }
}
