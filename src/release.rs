//! What becomes of the build, on its final bytes: the program is taken apart, the
//! styles joined, the language files and each language's pages put in place, the
//! security policy written into the page, the service worker's list made, and the
//! size budget held.
//!
//! Runs where the app is built, never in a browser; `bin/precache` calls it.

pub mod files;
pub mod help;
pub mod hints;
pub mod page;
pub mod said;
mod split;
pub mod weigh;
pub mod worker;

use crate::lang;
use crate::text::PEOPLE;
use files::{Result, text, write};
use page::once;
use std::fs;
use std::path::Path;
use worker::{BUILD, TEMPLATE, WORKER};

/// The page, which everything begins with.
pub const PAGE: &str = "index.html";
/// What loads the QR codes' wasm.
const SCAN: &str = "scan.js";
const HELP: &str = "src/deck/help.toml";

/// Finishes the release in Trunk's staging folder, or in `dist`. Prints what it weighs.
/// An error says what is wrong with it.
pub fn finish() -> Result<()> {
    let staging = std::env::var("TRUNK_STAGING_DIR").unwrap_or_else(|_| "dist".into());
    let root = Path::new(&staging);
    let page = split::take_apart(root, &text(&root.join(PAGE))?)?;
    let page = page::with_policy(&page::slim(&page::style(root, &page)?)?)?;
    // As it will be but for the build's name: that is made of this too.
    write(&root.join(PAGE), page.as_bytes())?;
    let template = text(&root.join(TEMPLATE))?;
    fs::remove_file(root.join(TEMPLATE)).map_err(|error| error.to_string())?;
    for (code, file) in lang::FILES {
        speak(root, code, file)?;
    }
    let scan = root.join(SCAN);
    write(&scan, page::plain_script(&text(&scan)?).as_bytes())?;
    let build = worker::build(&worker::list(root)?)?;
    let page = once(PAGE, &page, BUILD, &build)?;
    write(&root.join(PAGE), page.as_bytes())?;
    let files = worker::list(root)?;
    write(&root.join(WORKER), worker::made(&template, &build, &files)?.as_bytes())?;
    weigh::hold(&files)
}

/// Puts a language in place: its file, `lang/en.txt`, and its pages below
/// `lang/en/`. The names stay from build to build; the worker's list says
/// which bytes belong to which build.
fn speak(root: &Path, code: &str, file: &str) -> Result<()> {
    let source = |room: &str| text(Path::new(&format!("src/{room}/{code}.toml")));
    let list = format!("src/deck/help.{code}.toml");
    let list = if Path::new(&list).exists() { text(Path::new(&list))? } else { "".into() };
    let pages = said::read(&source("text")?, &source("deck")?, &list)
        .map_err(|broken| format!("pages in {code}: {broken}"))?;
    let folder = root.join("lang").join(code);
    write(&root.join("lang").join(format!("{code}.txt")), file.as_bytes())?;
    write(&folder.join("why.html"), said::why(&pages).as_bytes())?;
    // A language without hints gives none.
    let hints = format!("src/deck/hints.{code}.toml");
    if Path::new(&hints).exists() {
        let hints = hints::read(&text(Path::new(&hints))?)?;
        write(&folder.join("hints.txt"), hints::compact(&hints)?.as_bytes())?;
    }
    let people = help::pages(&text(Path::new(HELP))?, &pages)?;
    let people: String = people.iter().map(|(head, page)| format!("{head}{page}\n")).collect();
    write(&folder.join(PEOPLE), people.as_bytes())
}
