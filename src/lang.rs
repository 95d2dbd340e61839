//! The language spoken: where every sentence and every card is found.
//!
//! None of them is in the program. A language is one file, `lang/<code>.txt`,
//! which the build makes and checks (`build/main.rs`). The page fetches it at
//! start (`page/start.js`), it is [`install`]ed once, and changing it starts the
//! page anew. `text::*` and
//! `deck::lines` are the functions that find a sentence in it; before there is
//! one they say nothing.
//!
//! Outside a browser English is there on first use.

mod fill;

pub use fill::fill;

use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/lang.rs"));

/// Longest file read, in bytes: several times the longest there is.
const MAX_BYTES: usize = 512 * 1024;

/// Lines before the first sentence.
const HEAD: usize = 1;

/// Gives the plural category of a number by the rules of the language, in
/// CLDR's names (`one`, `few`, `other` …).
pub type Plural = fn(usize) -> String;

/// Why a file cannot be spoken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is larger than any language file.
    TooLarge,
    /// It is something else.
    NotALanguage,
    /// It belongs to another build of Darn.
    OtherBuild,
    /// It is cut short, or holds too much.
    NotWhole,
    /// A language is spoken already.
    Spoken,
}

/// A language file, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Language<'a> {
    code: &'a str,
    dir: &'a str,
    /// The head, sentences, cards.
    lines: Vec<&'a str>,
}

impl<'a> Language<'a> {
    /// Reads a language file. Total and bounded.
    pub fn read(file: &'a str) -> Result<Language<'a>, Refused> {
        if file.len() > MAX_BYTES {
            return Err(Refused::TooLarge);
        }
        let mut lines: Vec<&str> = file.split('\n').collect();
        let mut head = lines.first().copied().unwrap_or_default().split('\t');
        if head.next() != Some("darn") {
            return Err(Refused::NotALanguage);
        }
        if head.next() != Some(SHAPE) {
            return Err(Refused::OtherBuild);
        }
        let (code, dir) = (head.next().unwrap_or_default(), head.next().unwrap_or_default());
        // The last line ends, too: a file cut short within it is not whole.
        if lines.pop() != Some("") || lines.len() != HEAD + LINES + CARDS {
            return Err(Refused::NotWhole);
        }
        Ok(Language { code, dir, lines })
    }

    /// Its two letters.
    pub fn code(&self) -> &'a str {
        self.code
    }

    /// The cards, a line each, for the deck to read.
    pub fn cards(&self) -> &[&'a str] {
        self.lines.get(HEAD + LINES..).unwrap_or_default()
    }

    /// A sentence. Empty where there is none.
    pub fn line(&self, at: usize) -> &'a str {
        self.lines.get(HEAD + at).copied().unwrap_or_default()
    }

    /// The form for a plural category, else the one for all others. Forms stand
    /// behind their category, between tabs.
    pub fn form(&self, at: usize, category: &str) -> &'a str {
        let mut other = "";
        let mut fields = self.line(at).split('\t');
        while let (Some(name), Some(form)) = (fields.next(), fields.next()) {
            if name == category {
                return form;
            }
            if name == "other" {
                other = form;
            }
        }
        other
    }
}

struct Spoken {
    language: Language<'static>,
    plural: Plural,
}

static SPOKEN: OnceLock<Spoken> = OnceLock::new();

/// Speaks this language from now on. What is refused changes nothing. The file
/// stays in memory as long as the page; a page reads two at most.
pub fn install(file: String, plural: Plural) -> Result<(), Refused> {
    let language = Language::read(Box::leak(file.into_boxed_str()))?;
    SPOKEN.set(Spoken { language, plural }).map_err(|_| Refused::Spoken)
}

#[cfg(target_arch = "wasm32")]
fn spoken() -> Option<&'static Spoken> {
    SPOKEN.get()
}

#[cfg(not(target_arch = "wasm32"))]
fn spoken() -> Option<&'static Spoken> {
    Some(SPOKEN.get_or_init(|| {
        let file = FILES.first().map_or("", |(_, file)| file);
        Spoken { language: Language::read(file).unwrap_or_default(), plural: english }
    }))
}

/// English has two forms.
#[cfg(not(target_arch = "wasm32"))]
fn english(n: usize) -> String {
    if n == 1 { "one".into() } else { "other".into() }
}

/// The language spoken, if one is.
pub fn language() -> Option<&'static Language<'static>> {
    spoken().map(|spoken| &spoken.language)
}

/// Two letters of the language spoken, for addresses and the page. Empty before
/// there is one.
pub fn code() -> &'static str {
    language().map_or("", |language| language.code)
}

/// Which way it is written: `ltr` or `rtl`.
pub fn dir() -> &'static str {
    language().map_or("ltr", |language| language.dir)
}

/// The sentence in this line.
pub(crate) fn line(at: usize) -> &'static str {
    language().map_or("", |language| language.line(at))
}

/// So many sentences from this line on.
pub(crate) fn list(at: usize, many: usize) -> &'static [&'static str] {
    language()
        .and_then(|language| language.lines.get(HEAD + at..HEAD + at + many))
        .unwrap_or_default()
}

/// The sentence in this line in the plural form for `n`.
pub(crate) fn form(at: usize, n: usize) -> &'static str {
    spoken().map_or("", |spoken| spoken.language.form(at, &(spoken.plural)(n)))
}
