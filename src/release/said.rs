//! What only the pages made after the build say: `[pages]` of
//! `src/text/<code>.toml`, which the build has checked, a line of the deck, and
//! what the list of numbers is called.

use super::files::Result;
use super::page::escaped;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The pages of one language.
#[derive(Deserialize)]
pub struct Pages {
    /// Whom to call.
    pub help: Help,
    /// Why going back matters, part by part.
    pub why: Vec<Part>,
    /// The deck's line for when someone may be hurt.
    #[serde(skip)]
    pub handling: String,
    /// What the list of numbers is called in this language.
    #[serde(skip)]
    pub list: List,
}

/// How a language shows the list of numbers (`src/deck/help.<code>.toml`). What
/// it doesn't name stays as the list has it.
#[derive(Deserialize)]
pub struct List {
    /// What stands between a word to send and the number it goes to.
    pub to: String,
    /// As the list has it, and as it is shown.
    pub phrases: BTreeMap<String, String>,
    /// Lines that answer speakers of the language in a way of their own.
    pub instead: Vec<Instead>,
}

/// As the list itself is written.
impl Default for List {
    fn default() -> Self {
        Self { to: " to ".into(), phrases: BTreeMap::new(), instead: Vec::new() }
    }
}

/// What is shown of a line instead of what the list has.
#[derive(Deserialize)]
#[allow(missing_docs)] // As in the list.
pub struct Instead {
    /// Of the country.
    pub iso: String,
    /// In the list.
    pub name: String,
    /// Its name here.
    pub shown: String,
    pub hours: String,
    pub text: String,
}

/// A heading and its text.
#[derive(Deserialize)]
pub struct Part {
    /// The heading.
    pub title: String,
    /// The text.
    pub text: String,
}

/// The sentences round the numbers.
#[derive(Deserialize)]
#[allow(missing_docs)] // The keys say what each is.
pub struct Help {
    pub emergency: String,
    pub call: String,
    pub text: String,
    pub more: String,
    pub at_night: String,
    pub signs_title: String,
    pub signs: Vec<String>,
    pub directory: String,
    pub unchecked: String,
    pub checked: String,
    pub report: String,
    pub private: String,
    pub purpose: BTreeMap<String, String>,
}

impl Help {
    /// What a line is for.
    pub fn purpose(&self, id: &str) -> &str {
        self.purpose.get(id).or_else(|| self.purpose.get("other")).map_or("", String::as_str)
    }
}

/// Reads them from a language's sources. `list`: its names for the list of
/// numbers, empty for the list's own language.
pub fn read(text: &str, deck: &str, list: &str) -> Result<Pages> {
    #[derive(Deserialize)]
    struct Text {
        pages: Pages,
    }
    #[derive(Deserialize)]
    struct Deck {
        safety: Safety,
    }
    #[derive(Deserialize)]
    struct Safety {
        handling: String,
    }
    let text: Text = toml::from_str(text).map_err(|error| error.to_string())?;
    let deck: Deck = toml::from_str(deck).map_err(|error| error.to_string())?;
    let list = match list {
        "" => List::default(),
        list => toml::from_str(list).map_err(|error| error.to_string())?,
    };
    Ok(Pages { handling: deck.safety.handling, list, ..text.pages })
}

/// The page of the Why screen.
pub fn why(pages: &Pages) -> String {
    let part = |part: &Part| {
        format!("<h2>{}</h2><p class=\"lead\">{}</p>", escaped(&part.title), escaped(&part.text))
    };
    pages.why.iter().map(part).collect()
}
