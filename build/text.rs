//! `src/text/<code>.toml`: the sentences of the interface.

use crate::deck;
use crate::entry::{self, Entry, Said};
use crate::rules::{self, Tongue};
use toml::{Table, Value};

/// Longest sentence, in characters: what fits a screen with room to spare.
const LONGEST: usize = 400;

/// The plural categories there are (CLDR).
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What only the pages made after the build say.
const PAGES: &str = "pages";

/// The sentences of a language.
pub struct Text {
    /// As its speakers call it.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// For the language file.
    pub entries: Vec<Entry>,
    /// Where something stands in `[pages]`, and its arguments.
    pub pages: Vec<String>,
}

/// Whether a room's sentences are the interface's.
pub fn room(room: &str) -> bool {
    !deck::room(room) && room != deck::LABELS
}

/// Reads the sentences and holds them to the rules.
pub fn read(source: &str, tongue: &Tongue) -> Result<Text, String> {
    let mut table: Table = toml::from_str(source).map_err(|error| error.to_string())?;
    let mut head = |key: &str| match table.remove(key) {
        Some(Value::String(text)) => Ok(text),
        _ => Err(format!("no {key} at its head")),
    };
    let (name, dir) = (head("name")?, head("dir")?);
    if dir != "ltr" && dir != "rtl" {
        return Err("dir is neither ltr nor rtl".into());
    }
    let mut pages = Vec::new();
    if let Some(value) = table.remove(PAGES) {
        flatten(PAGES, &value, tongue, &mut pages)?;
    }
    let mut entries = Vec::new();
    for (room, value) in table {
        let Value::Table(keys) = value else {
            return Err(format!("{room} is not a table"));
        };
        for (key, value) in keys {
            let at = format!("{room}.{key}");
            let said = said(&at, value, tongue)?;
            entries.push(Entry { room: room.clone(), key, said });
        }
    }
    Ok(Text { name, dir, entries, pages })
}

fn said(at: &str, value: Value, tongue: &Tongue) -> Result<Said, String> {
    match value {
        Value::String(text) => Ok(Said::Line(plain(at, text, tongue)?)),
        Value::Array(list) => {
            let line = |value| match value {
                Value::String(text) => plain(at, text, tongue),
                _ => Err(format!("{at} holds something that is no text")),
            };
            Ok(Said::List(list.into_iter().map(line).collect::<Result<_, _>>()?))
        }
        Value::Table(forms) => {
            if !forms.contains_key("other") {
                return Err(format!("{at} has no form for other"));
            }
            let form = |(name, value): (String, Value)| match value {
                Value::String(text) if FORMS.contains(&name.as_str()) => {
                    Ok((name, plain(at, text, tongue)?))
                }
                _ => Err(format!("{at}: {name} is no plural form")),
            };
            Ok(Said::Plural(forms.into_iter().map(form).collect::<Result<_, _>>()?))
        }
        _ => Err(format!("{at} is no text")),
    }
}

fn plain(at: &str, text: String, tongue: &Tongue) -> Result<String, String> {
    rules::plain(&text, LONGEST, tongue).map_err(|rule| format!("{at} {rule}"))?;
    Ok(text)
}

/// Every text below a value: where it stands, and its arguments.
fn flatten(at: &str, value: &Value, tongue: &Tongue, out: &mut Vec<String>) -> Result<(), String> {
    match value {
        Value::String(text) => {
            rules::plain(text, LONGEST, tongue).map_err(|rule| format!("{at} {rule}"))?;
            let arguments: Vec<String> = entry::arguments(text).collect();
            out.push(format!("{at} (a line; {})", arguments.join(", ")));
            Ok(())
        }
        Value::Array(list) => (0..).zip(list).try_for_each(|(place, value)| {
            let place: u32 = place;
            flatten(&format!("{at}.{place}"), value, tongue, out)
        }),
        Value::Table(table) => table
            .iter()
            .try_for_each(|(key, value)| flatten(&format!("{at}.{key}"), value, tongue, out)),
        _ => Err(format!("{at} is no text")),
    }
}
