//! The service worker and its list: which files it keeps, and the names that are
//! made of their bytes.

use super::files::{self, Result, read, short};
use super::page::{once, plain_script};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The worker without its list; Trunk puts it beside the page.
pub const TEMPLATE: &str = "sw.template.js";
/// Left out of the list: a worker must not serve itself from its cache.
pub const WORKER: &str = "sw.js";
/// Where the build's name belongs, in the page and in the worker.
pub const BUILD: &str = "__BUILD__";
/// Ends of pictures that only the phone asks for, when it installs the app,
/// and that needs the network anyway.
const INSTALLED: &str = "-512.png";
/// Asked for by a browser that installs Darn, never by a page: not kept.
const NOT_KEPT: [&str; 2] = ["shots/", "shortcuts/"];

/// Files by their path, with `/`, and their bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Every file of a release that the worker keeps.
pub fn list(root: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut folders: Vec<PathBuf> = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let said = |error: std::io::Error| format!("{}: {error}", folder.display());
        for entry in fs::read_dir(&folder).map_err(said)? {
            let path = entry.map_err(said)?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(root).map_err(|error| error.to_string())?;
            let name = below.to_string_lossy().replace('\\', "/");
            let kept = !NOT_KEPT.iter().any(|folder| name.starts_with(folder))
                && !name.ends_with(INSTALLED);
            if kept && name != WORKER {
                files.insert(name, read(&path)?);
            }
        }
    }
    Ok(files)
}

/// The build's name: a few digits of the hash of every file, the page's own
/// before it is named. The page trusts a card it kept only from the same
/// build, and a person can read it in the settings.
pub fn build(files: &Files) -> Result<String> {
    Ok(short(hashes(files)?.as_bytes(), 8))
}

/// The worker of the template, with the build's name and its list; its version is the
/// hash of that list.
pub fn made(template: &str, build: &str, files: &Files) -> Result<String> {
    let list = hashes(files)?;
    let worker = once(TEMPLATE, template, BUILD, build)?;
    let worker = once(TEMPLATE, &worker, "__VERSION__", &short(list.as_bytes(), 16))?;
    Ok(plain_script(&once(TEMPLATE, &worker, "__FILES__", &list)?))
}

/// Every file and its sha256, as JSON.
fn hashes(files: &Files) -> Result<String> {
    let list: BTreeMap<&str, String> =
        files.iter().map(|(name, bytes)| (name.as_str(), files::hash(bytes))).collect();
    serde_json::to_string_pretty(&list).map_err(|error| error.to_string())
}
