//! Another build of the release, without building: the same files under other names, with the page
//! and the worker that belong to them, as the release makes them.

use std::fs;
use std::path::{Path, PathBuf};

use darn::release::files::{short, text, write};
use darn::release::worker::{self, TEMPLATE, WORKER};
use darn::release::{PAGE, page};

use crate::outcome::Outcome;

/// A release in a folder.
pub struct Release {
    /// Where it lies.
    pub folder: PathBuf,
    /// As its page calls it.
    pub build: String,
}

impl Release {
    /// Makes another of the release in `from`, told from others by `tag`.
    pub fn another(from: &Path, folder: PathBuf, tag: &str) -> Outcome<Self> {
        let _ = fs::remove_dir_all(&folder);
        copy(from, &folder)?;
        let old = program(from)?;
        let new = short(format!("{old} {tag}").as_bytes(), 16);
        for name in
            [format!("darn-{old}.js"), format!("darn-{old}_bg.wasm"), format!("rest-{old}.wasm")]
        {
            fs::rename(folder.join(&name), folder.join(name.replace(&old, &new)))?;
        }
        let script = folder.join(format!("darn-{new}.js"));
        let glue = text(&script)?.replace(&old, &new) + "\n// " + tag;
        write(&script, glue.as_bytes())?;
        let page = text(&folder.join(PAGE))?.replace(&old, &new);
        let was = between(&page, "data-build=\"", "\"").to_owned();
        let build = short(format!("{was} {tag}").as_bytes(), 8);
        let page = with_policy(&page.replace(&was, &build));
        write(&folder.join(PAGE), page.as_bytes())?;
        let template = text(&Path::new("public").join(TEMPLATE))?;
        let worker = worker::made(&template, &build, &worker::list(&folder)?)?;
        write(&folder.join(WORKER), worker.as_bytes())?;
        Ok(Self { folder, build })
    }
}

fn program(folder: &Path) -> Outcome<String> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(hash) = name.strip_prefix("rest-").and_then(|name| name.strip_suffix(".wasm")) {
            return Ok(hash.to_owned());
        }
    }
    Err("the release has no rest-….wasm".into())
}

/// Allows the inline scripts as they are now.
fn with_policy(page: &str) -> String {
    let old = between(page, "Content-Security-Policy\" content=\"", "\"");
    page.replacen(old, &page::policy(page), 1)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let tail = text.split_once(before).map_or("", |(_, tail)| tail);
    tail.split_once(after).map_or("", |(middle, _)| middle)
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
