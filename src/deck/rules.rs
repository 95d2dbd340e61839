//! What every text of the deck must hold to. Used by the build, which refuses
//! a deck that breaks one, and by the tests.

/// Lengths in characters, from the deck's own `[limits]`.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Longest words to say.
    pub words: usize,
    /// Longest gesture.
    pub gesture: usize,
    /// Longest reason.
    pub why: usize,
    /// How often one way may say sorry.
    pub sorry: usize,
}

/// What the rules have to know of a language, from the deck's own `[rules]`.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Tongue {
    /// Words that take back what was just said, in lower case.
    pub but: Vec<String>,
    /// Words that say sorry, in lower case.
    pub sorry: Vec<String>,
    /// Its letters besides ASCII.
    pub letters: String,
    /// Its other signs besides ASCII.
    pub signs: String,
}

/// Six years, in months: below that age fewer words are followed.
pub const SIX_YEARS: u32 = 72;

/// Most words a child under six is asked to follow (docs/evidence.md).
pub const UNDER_SIX_WORDS: usize = 25;

/// Checks words to say. `under_six`: they are for a band below six years.
pub fn words(text: &str, limits: Limits, tongue: &Tongue, under_six: bool) -> Result<(), String> {
    plain(text, limits.words, tongue)?;
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '\'' || tongue.letters.contains(c);
    let spoken = || text.split(|c: char| !letter(c)).filter(|word| !word.is_empty());
    let count = |words: &[String]| {
        spoken().filter(|said| words.iter().any(|word| said.eq_ignore_ascii_case(word))).count()
    };
    if count(&tongue.but) > 0 {
        return Err("takes back what it says with 'but'; use a full stop".into());
    }
    if count(&tongue.sorry) > limits.sorry {
        return Err("says sorry more than once".into());
    }
    if under_six && spoken().count() > UNDER_SIX_WORDS {
        return Err(format!("has more than {UNDER_SIX_WORDS} words"));
    }
    if under_six && text.matches('?').count() > 1 {
        return Err("asks more than one question".into());
    }
    Ok(())
}

/// Checks any line: there, short enough, in its language's letters, nothing
/// shouted.
pub fn plain(text: &str, max: usize, tongue: &Tongue) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err("is empty".into());
    }
    if text.trim() != text {
        return Err("begins or ends with a space".into());
    }
    if text.chars().count() > max {
        return Err(format!("is longer than {max} characters"));
    }
    let own = |c: char| tongue.letters.contains(c) || tongue.signs.contains(c);
    if let Some(other) = text.chars().find(|c| !(' '..='~').contains(c) && !own(*c)) {
        return Err(format!("holds {other:?}, which its language does not list"));
    }
    if text.contains(['!', '\u{a1}']) {
        return Err("has an exclamation mark".into());
    }
    Ok(())
}
