//! What every text of the deck must hold to. Used by `build.rs`, which refuses
//! to build a deck that breaks one, and by the tests.

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

/// Most words a child under six is asked to follow (DOMAIN.md, section 2).
pub const UNDER_SIX_WORDS: usize = 25;

/// Checks words to say. `under_six`: they are for a band below six years.
pub fn words(text: &str, limits: Limits, under_six: bool) -> Result<(), String> {
    plain(text, limits.words)?;
    let spoken = || text.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'');
    let count = |word: &str| spoken().filter(|said| said.eq_ignore_ascii_case(word)).count();
    if count("but") > 0 {
        return Err("says 'but'; use a full stop".into());
    }
    if count("sorry") > limits.sorry {
        return Err("says sorry more than once".into());
    }
    if under_six && spoken().filter(|word| !word.is_empty()).count() > UNDER_SIX_WORDS {
        return Err(format!("has more than {UNDER_SIX_WORDS} words"));
    }
    if under_six && text.matches('?').count() > 1 {
        return Err("asks more than one question".into());
    }
    Ok(())
}

/// Checks any line: there, short enough, plain ASCII, nothing shouted.
pub fn plain(text: &str, max: usize) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err("is empty".into());
    }
    if text.trim() != text {
        return Err("begins or ends with a space".into());
    }
    if text.chars().count() > max {
        return Err(format!("is longer than {max} characters"));
    }
    if !text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Err("is not plain ASCII".into());
    }
    if text.contains('!') {
        return Err("has an exclamation mark".into());
    }
    Ok(())
}
