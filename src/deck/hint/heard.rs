//! Words as they are listened to.

use super::MAX;

/// What was written, in the form patterns are written in.
pub struct Heard {
    text: String,
    /// Length as written, in characters.
    pub length: usize,
}

/// Stands after a sentence.
pub fn is_end(word: &str) -> bool {
    matches!(word, "." | "?")
}

impl Heard {
    /// `whole` says how some words are written out, `ends` the ends of others:
    /// `im=i am`, `'re= are`.
    pub fn new(words: &str, whole: &[(&str, &str)], ends: &[(&str, &str)]) -> Heard {
        let mut heard = Heard { text: String::new(), length: words.chars().count() };
        let mut word = String::new();
        for letter in words.chars().take(MAX) {
            match letter {
                // Phones write typographic apostrophes.
                '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\'' => word.push('\''),
                '.' | '!' | '\n' | ';' | '\u{2026}' => heard.end(&mut word, ".", whole, ends),
                '?' => heard.end(&mut word, "?", whole, ends),
                _ if letter.is_ascii_alphanumeric() || is_foreign_letter(letter) => {
                    word.push(small(letter));
                }
                _ => heard.word(&mut word, whole, ends),
            }
        }
        heard.end(&mut word, ".", whole, ends);
        heard
    }

    /// Its words, with `.` and `?` as words of their own.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split(' ').filter(|word| !word.is_empty())
    }

    /// How many words were said, short forms written out.
    pub fn spoken(&self) -> usize {
        self.words().filter(|word| !is_end(word)).count()
    }

    fn word(&mut self, word: &mut String, whole: &[(&str, &str)], ends: &[(&str, &str)]) {
        let said = word.trim_matches('\'');
        let out = whole.iter().find(|(short, _)| *short == said);
        let cut = || ends.iter().find_map(|(end, long)| Some((said.strip_suffix(end)?, *long)));
        self.text.push(' ');
        match out {
            Some((_, long)) => self.text.push_str(long),
            None => {
                let (stem, long) = cut().unwrap_or((said, ""));
                self.text.push_str(stem);
                self.text.push_str(long);
            }
        }
        word.clear();
    }

    /// Ends a sentence, if one has begun.
    fn end(
        &mut self,
        word: &mut String,
        mark: &str,
        whole: &[(&str, &str)],
        ends: &[(&str, &str)],
    ) {
        self.word(word, whole, ends);
        if self.words().last().is_some_and(|last| !is_end(last)) {
            self.text.push(' ');
            self.text.push_str(mark);
        }
    }
}

/// Letters beyond ASCII, without a table of them: whatever is not a sign. The
/// blocks of typographic signs, of what chooses between their shapes, and of pictures
/// are left out by their bounds.
fn is_foreign_letter(letter: char) -> bool {
    letter > '\u{bf}'
        && letter < '\u{1f000}'
        && !('\u{2000}'..='\u{2bff}').contains(&letter)
        && !('\u{fe00}'..='\u{fe0f}').contains(&letter)
}

/// Lower case, as far as the languages here need it, without a table: in Latin-1 it
/// stands 32 places on.
fn small(letter: char) -> char {
    match letter {
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{de}' => {
            char::from_u32(u32::from(letter) + 32).unwrap_or(letter)
        }
        _ => letter.to_ascii_lowercase(),
    }
}
