//! The texts, as the review shows them.

use darn::release::hints::Source;
use darn::release::said::{List, Pages};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;

/// What one language says.
pub struct Language {
    /// Two letters.
    pub code: String,
    pub deck: Deck,
    pub text: Text,
    /// Where the language has hints.
    pub hints: Option<Source>,
    /// What it calls the lines to call, where they are not in its words.
    pub list: Option<List>,
}

#[derive(Deserialize)]
pub struct Deck {
    pub limits: Limits,
    pub start: Start,
    pub band: Vec<Band>,
    pub moment: Vec<Moment>,
    pub card: Vec<Card>,
    pub lines: Lines,
    pub safety: Safety,
}

#[derive(Deserialize)]
pub struct Limits {
    pub words_max: usize,
    pub sorry_max_per_card: usize,
}

#[derive(Deserialize)]
pub struct Start {
    pub phrase: String,
}

#[derive(Deserialize)]
pub struct Band {
    pub id: String,
    pub label: String,
    pub range: String,
    pub how: String,
}

#[derive(Deserialize)]
pub struct Moment {
    pub id: String,
    pub label: String,
}

#[derive(Deserialize)]
pub struct Card {
    pub id: String,
    pub band: String,
    pub moment: String,
    pub words: String,
    pub words_no_limit: Option<String>,
    #[serde(default)]
    pub another: Vec<String>,
    pub gesture: String,
    pub why: String,
}

#[derive(Deserialize)]
pub struct Lines {
    pub settle: Vec<String>,
    pub acknowledgement: Vec<String>,
    pub acknowledgement_late: Vec<String>,
    pub quiet_week: Vec<String>,
}

#[derive(Deserialize)]
pub struct Safety {
    pub too_much: String,
    pub handling: String,
    pub sleepy: String,
    pub fear: String,
}

/// Of the interface, what a clinician should see.
#[derive(Deserialize)]
pub struct Text {
    pub name: String,
    pub help: HelpScreen,
    pub pages: Pages,
}

#[derive(Deserialize)]
pub struct HelpScreen {
    pub shake: String,
}

/// The numbers, the same in every language.
#[derive(Deserialize)]
pub struct Help {
    pub compiled: String,
    pub checked: String,
    pub country: Vec<Country>,
}

#[derive(Deserialize)]
pub struct Country {
    pub name: String,
    pub emergency: String,
    #[serde(default)]
    pub emergency_note: String,
    pub line: Vec<Line>,
}

#[derive(Deserialize)]
pub struct Line {
    pub name: String,
    pub r#for: String,
    pub call: String,
    pub text: String,
    pub hours: String,
    pub night: String,
    pub as_of: String,
    pub confidence: String,
    pub note: String,
}

impl Card {
    /// Tag and words of each way, the first without a tag.
    pub fn ways(&self) -> impl Iterator<Item = (String, &str)> {
        let first = std::iter::once((String::new(), self.words.as_str()));
        let bare = self.words_no_limit.iter().map(|words| ("n".to_owned(), words.as_str()));
        let rest = (2..).zip(&self.another).map(|(tag, words)| (format!("{tag}"), words.as_str()));
        let rest = rest.collect::<Vec<(String, &str)>>();
        first.chain(bare).chain(rest)
    }
}

/// The codes of the languages, the first one first.
pub fn codes() -> Result<Vec<String>, String> {
    let mut codes = Vec::new();
    for entry in std::fs::read_dir("src/text").map_err(|error| error.to_string())? {
        let name = entry.map_err(|error| error.to_string())?.file_name();
        codes.extend(name.to_str().and_then(|name| name.strip_suffix(".toml")).map(str::to_owned));
    }
    codes.sort_by_key(|code| (code != super::FIRST, code.clone()));
    Ok(codes)
}

/// All of one language.
pub fn read(code: &str) -> Result<Language, String> {
    let own = |of: &str| format!("src/deck/{of}.{code}.toml");
    Ok(Language {
        code: code.to_owned(),
        deck: toml(&format!("src/deck/{code}.toml"))?,
        text: toml(&format!("src/text/{code}.toml"))?,
        hints: if_there(&own("hints"))?,
        list: if_there(&own("help"))?,
    })
}

/// The list of numbers.
pub fn help() -> Result<Help, String> {
    toml("src/deck/help.toml")
}

fn if_there<T: DeserializeOwned>(path: &str) -> Result<Option<T>, String> {
    if Path::new(path).exists() { toml(path).map(Some) } else { Ok(None) }
}

fn toml<T: DeserializeOwned>(path: &str) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    toml::from_str(&text).map_err(|error| format!("{path}: {error}"))
}
