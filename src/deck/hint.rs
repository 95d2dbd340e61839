//! Hints: a quiet note while own words are written, where a phrase would undo a
//! repair. At most one, never blocking, never kept.
//!
//! What is listened for, and every sentence shown, stands in one text per
//! language (`hints.en.toml`, made compact by `release/hints.rs`), so nothing here
//! knows a language. Matching is over words, not letters: a regular expression
//! engine would cost more than the rest of the app.

mod heard;
mod pattern;

use super::Band;
use super::rules::UNDER_SIX_WORDS;
use heard::Heard;

/// The hints of one language.
#[derive(Clone, Copy, Debug)]
pub struct Hints<'a> {
    text: &'a str,
}

/// What to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint<'a> {
    /// Which one; the same in every language.
    pub id: &'a str,
    /// Its kind, such as `blame`; the same in every language.
    pub kind: &'a str,
    /// The quiet sentence.
    pub say: &'a str,
    /// A better shape.
    pub shape: &'a str,
    /// Why this kind of wording rules a repair out.
    pub why: &'a str,
    /// Whether the way to Help belongs beside it.
    pub help: bool,
}

/// Longest words listened to, in characters. Own words are shorter; a pasted
/// letter must not make typing slow.
pub const MAX: usize = 600;

/// Words beyond this are long for anyone (the deck's own limit), in characters.
const LONG: usize = 140;

impl<'a> Hints<'a> {
    /// Takes the compact text. Any text is taken: what is no line of it is
    /// passed over.
    pub fn read(text: &'a str) -> Hints<'a> {
        Hints { text }
    }

    /// The most important hint about these words, if any. `band`: whom they are
    /// for; `None` for every child.
    pub fn hint(&self, words: &str, band: Option<Band>) -> Option<Hint<'a>> {
        let heard = self.heard(words);
        let words: Vec<&str> = heard.words().collect();
        let is_said = |line: &&str| is_for(line, band) && catches(line, &heard, &words);
        let found = self.lines("h").find(is_said)?;
        self.shown(found)
    }

    /// Every kind with its reason, in the order of the language's text: for
    /// reading what the wording rules out.
    pub fn reasons(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.lines("k").filter_map(|line| Some((field(line, 0)?, field(line, 1)?)))
    }

    /// The words as they are listened to: lower case, short forms written out, a
    /// `.` or `?` after each sentence. For writing and testing patterns.
    pub fn listened(&self, words: &str) -> String {
        self.heard(words).words().collect::<Vec<_>>().join(" ")
    }

    fn heard(&self, words: &str) -> Heard {
        let pairs = |tag| -> Vec<_> {
            self.lines(tag).flat_map(fields).filter_map(|pair| pair.split_once('=')).collect()
        };
        Heard::new(words, &pairs("w"), &pairs("e"))
    }

    fn shown(&self, line: &'a str) -> Option<Hint<'a>> {
        let (id, kind, flags) = (field(line, 0)?, field(line, 1)?, field(line, 2)?);
        let why = self.reasons().find(|(name, _)| *name == kind).map_or("", |(_, why)| why);
        let (say, shape) = (field(line, 3)?, field(line, 4)?);
        Some(Hint { id, kind, say, shape, why, help: has(flags, b'h') })
    }

    /// What follows `tag` on each line that begins with it.
    fn lines(&self, tag: &'static str) -> impl Iterator<Item = &'a str> {
        self.text.split('\n').filter_map(move |line| line.strip_prefix(tag)?.strip_prefix('\t'))
    }
}

fn fields(line: &str) -> impl Iterator<Item = &str> {
    line.split('\t')
}

fn field(line: &str, place: usize) -> Option<&str> {
    fields(line).nth(place)
}

fn has(flags: &str, flag: u8) -> bool {
    flags.as_bytes().contains(&flag)
}

/// `c`: for children only; `s`: for bands below six years only.
fn is_for(line: &str, band: Option<Band>) -> bool {
    let flags = field(line, 2).unwrap_or_default();
    let under_six = || band.is_some_and(Band::is_under_six);
    (!has(flags, b'c') || band != Some(Band::Partner)) && (!has(flags, b's') || under_six())
}

/// `l`: about length, not wording; `w`: over all sentences at once.
fn catches(line: &str, heard: &Heard, words: &[&str]) -> bool {
    let flags = field(line, 2).unwrap_or_default();
    if has(flags, b'l') {
        return match has(flags, b's') {
            true => heard.spoken() > UNDER_SIX_WORDS,
            false => heard.length > LONG,
        };
    }
    let patterns = || fields(line).skip(5);
    let is_caught = |sentence: &[&str]| {
        let found = |pattern: &str| pattern::is_in(pattern, sentence);
        patterns().filter(|pattern| !pattern.starts_with('-')).any(found)
            && !patterns().filter_map(|pattern| pattern.strip_prefix('-')).any(found)
    };
    match has(flags, b'w') {
        true => is_caught(words),
        false => words.split_inclusive(|word| heard::is_end(word)).any(is_caught),
    }
}
