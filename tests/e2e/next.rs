//! Another build of the release, without building: the same files under other names, with the page
//! and the worker that belong to them, as `bin/precache` makes them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use sha2::{Digest, Sha256};

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
        let new: String = hex(format!("{old} {tag}").as_bytes()).chars().take(16).collect();
        for name in
            [format!("darn-{old}.js"), format!("darn-{old}_bg.wasm"), format!("rest-{old}.wasm")]
        {
            fs::rename(folder.join(&name), folder.join(name.replace(&old, &new)))?;
        }
        let script = folder.join(format!("darn-{new}.js"));
        fs::write(&script, fs::read_to_string(&script)?.replace(&old, &new) + "\n// " + tag)?;
        let page = fs::read_to_string(folder.join("index.html"))?.replace(&old, &new);
        let was = between(&page, "data-build=\"", "\"").to_owned();
        let build: String = hex(format!("{was} {tag}").as_bytes()).chars().take(8).collect();
        let page = page.replace(&was, &build);
        fs::write(folder.join("index.html"), with_policy(&page))?;
        let worker = fs::read_to_string(folder.join("sw.js"))?.replace(&old, &new);
        fs::write(folder.join("sw.js"), with_list(&worker.replace(&was, &build), &folder)?)?;
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
    let inline = page.split("<script").skip(1).filter_map(|tail| tail.split_once('>'));
    let hashes: Vec<String> = inline
        .filter(|(attributes, _)| !attributes.contains(" src="))
        .filter_map(|(_, tail)| tail.split_once("</script>"))
        .map(|(body, _)| {
            let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(body));
            format!("'sha256-{hash}'")
        })
        .collect();
    let old = between(page, "script-src 'self' ", " 'wasm-unsafe-eval'");
    page.replacen(old, &hashes.join(" "), 1)
}

/// Gives the worker the list of the bytes there are now.
fn with_list(worker: &str, folder: &Path) -> Outcome<String> {
    let old = between(worker, "const FILES = ", ";");
    let files: BTreeMap<String, String> = serde_json::from_str(old)?;
    let mut now = BTreeMap::new();
    for name in files.into_keys() {
        let hash = hex(&fs::read(folder.join(&name))?);
        now.insert(name, hash);
    }
    let list = serde_json::to_string_pretty(&now)?;
    let version: String = hex(list.as_bytes()).chars().take(16).collect();
    let was = between(worker, "const VERSION = \"", "\"");
    Ok(worker.replace(old, &list).replace(was, &version))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let tail = text.split_once(before).map_or("", |(_, tail)| tail);
    tail.split_once(after).map_or("", |(middle, _)| middle)
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
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
