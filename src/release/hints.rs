//! Turns a language's hints (`hints.en.toml`) into the compact text that
//! [`crate::deck::hint`] reads; no parser of the source ships.

use super::files::Result;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A language's hints, as written by people.
#[derive(Deserialize)]
pub struct Source {
    /// Words written out: `im = "i am"`.
    pub words: BTreeMap<String, String>,
    /// Ends of words written out, tried in this order.
    pub ends: Vec<(String, String)>,
    /// Named groups of words for patterns; `@name` stands for one of them.
    pub group: BTreeMap<String, String>,
    /// Kinds of wording.
    pub kind: Vec<Kind>,
    /// The hints, most important first.
    pub hint: Vec<Hint>,
}

/// A kind of wording, and why it rules a repair out.
#[derive(Deserialize)]
pub struct Kind {
    /// The same in every language.
    pub id: String,
    /// One or two sentences.
    pub why: String,
}

/// One hint.
#[derive(Deserialize)]
pub struct Hint {
    /// The same in every language.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// The quiet sentence.
    pub say: String,
    /// A better shape.
    pub shape: String,
    /// Whom it is for: `all`, `child` or `under_six`.
    #[serde(default)]
    pub r#for: Audience,
    /// Whether the way to Help belongs beside it.
    #[serde(default)]
    pub help: bool,
    /// Whether it is about length, not wording.
    #[serde(default)]
    pub long: bool,
    /// Whether patterns run over all sentences at once.
    #[serde(default)]
    pub whole: bool,
    /// What it listens for.
    #[serde(default)]
    pub patterns: Vec<String>,
    /// What silences it, in the same sentence.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Sentences it must catch.
    pub hits: Vec<String>,
    /// Sentences it must let pass.
    pub misses: Vec<String>,
}

/// Whose words are listened to.
#[derive(Clone, Copy, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everyone's.
    #[default]
    All,
    /// Those for children, not for a partner.
    Child,
    /// Those for children below six years.
    UnderSix,
}

/// Longest sentence shown, in characters: it stands in one quiet line or two.
const SAY: usize = 90;
/// Longest reason, in characters.
const WHY: usize = 180;
/// Most gaps in a pattern: each multiplies how long matching may take.
const GAPS: usize = 3;

/// Reads the source.
pub fn read(toml: &str) -> Result<Source> {
    let source: Source = toml::from_str(toml).map_err(|error| error.to_string())?;
    for kind in &source.kind {
        shown(&kind.why, WHY).map_err(|what| format!("kind {}: {what}", kind.id))?;
    }
    for hint in &source.hint {
        check(&source, hint).map_err(|what| format!("hint {}: {what}", hint.id))?;
    }
    Ok(source)
}

/// The compact text: lines of fields between tabs. `w` words written out, `e`
/// ends of words, `k` kinds, `h` hints.
pub fn compact(source: &Source) -> Result<String> {
    let mut out = String::new();
    let mut line = |fields: Vec<String>| out.push_str(&(fields.join("\t") + "\n"));
    let words = source.words.iter().map(|(short, long)| format!("{short}={long}"));
    line(["w".to_owned()].into_iter().chain(words).collect());
    let ends = source.ends.iter().map(|(short, long)| format!("{short}={long}"));
    line(["e".to_owned()].into_iter().chain(ends).collect());
    for kind in &source.kind {
        line(vec!["k".into(), kind.id.clone(), kind.why.clone()]);
    }
    for hint in &source.hint {
        let mut fields = vec!["h".into(), hint.id.clone(), hint.kind.clone(), flags(hint)];
        fields.extend([hint.say.clone(), hint.shape.clone()]);
        for pattern in &hint.patterns {
            fields.push(spelled(source, pattern)?);
        }
        for pattern in &hint.unless {
            fields.push(format!("-{}", spelled(source, pattern)?));
        }
        line(fields);
    }
    Ok(out)
}

fn flags(hint: &Hint) -> String {
    let flags = [
        ('c', hint.r#for == Audience::Child),
        ('s', hint.r#for == Audience::UnderSix),
        ('h', hint.help),
        ('l', hint.long),
        ('w', hint.whole),
    ];
    flags.iter().filter(|(_, is_set)| *is_set).map(|(flag, _)| flag).collect()
}

fn check(source: &Source, hint: &Hint) -> Result<()> {
    shown(&hint.say, SAY)?;
    shown(&hint.shape, SAY)?;
    if !source.kind.iter().any(|kind| kind.id == hint.kind) {
        return Err(format!("there is no kind {}", hint.kind));
    }
    if hint.patterns.is_empty() != hint.long {
        return Err("listens for nothing".into());
    }
    for pattern in hint.patterns.iter().chain(&hint.unless) {
        let spelled = spelled(source, pattern)?;
        if spelled.split(' ').filter(|item| item.starts_with("..")).count() > GAPS {
            return Err(format!("'{pattern}' has more than {GAPS} gaps"));
        }
        let last = spelled.rsplit(' ').next().unwrap_or_default();
        if last.starts_with('[') || last.starts_with("..") {
            return Err(format!("'{pattern}' ends with what need not be there"));
        }
        let words = || spelled.split([' ', '|', '[', ']', '!']).filter(|word| !word.is_empty());
        if let Some(short) = words().find(|word| source.words.contains_key(*word)) {
            return Err(format!("'{pattern}' waits for '{short}', which is written out"));
        }
        let strange = |c: char| !(c.is_alphanumeric() || " |[]!.^?*".contains(c));
        if spelled.contains(strange) || spelled.split(' ').any(str::is_empty) {
            return Err(format!("'{pattern}' is not a pattern"));
        }
    }
    Ok(())
}

fn shown(text: &str, most: usize) -> Result<()> {
    match text.chars().count() {
        0 => Err("a sentence is missing".into()),
        count if count > most => Err(format!("'{text}' is longer than {most} characters")),
        _ if text.contains(['\t', '\n', '!']) => Err(format!("'{text}' has a sign it may not")),
        _ => Ok(()),
    }
}

/// A pattern with its groups spelled out.
fn spelled(source: &Source, pattern: &str) -> Result<String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('@') {
        let end = after.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(after.len());
        let (name, later) = after.split_at(end);
        let group = source.group.get(name).ok_or(format!("there is no group @{name}"))?;
        out.push_str(before);
        out.push_str(&group.split_whitespace().collect::<Vec<_>>().join("|"));
        rest = later;
    }
    Ok(out + rest)
}
