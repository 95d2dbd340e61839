//! Patterns of words.
//!
//! Items between spaces: `word`, `one|other`, `begin*`, `[maybe|this]`, `..4` for
//! up to four words of any kind, `!word|other` where the next word is none of
//! these, `^` for the start of a sentence, `.` for its end and `?` for the end of
//! a question.

use super::heard::is_end;

/// Whether a pattern lies anywhere in these words.
pub fn is_in(pattern: &str, words: &[&str]) -> bool {
    let (first, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
    if first == "^" {
        return fits(rest, words);
    }
    let from = |place: usize| words.get(place..).unwrap_or_default();
    if first.starts_with(['[', '!']) || first.starts_with("..") {
        return (0..words.len()).any(|place| fits(pattern, from(place)));
    }
    // Most patterns fail at their first word: take that apart once, not at
    // every word.
    first.split('|').any(|one| {
        let begins = |(place, word): (usize, &&str)| is(one, word) && fits(rest, from(place + 1));
        words.iter().enumerate().any(begins)
    })
}

/// Whether a pattern fits the beginning of these words. Every step down takes an
/// item off, so it ends; the language's source bounds how many gaps there are.
fn fits(pattern: &str, words: &[&str]) -> bool {
    if pattern.is_empty() {
        return true;
    }
    let (item, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
    let after = |count: usize| words.get(count..).is_some_and(|words| fits(rest, words));
    let next = words.first().copied().unwrap_or_default();
    if let Some(most) = item.strip_prefix("..") {
        return (0..=most.parse().unwrap_or(0).min(words.len())).any(after);
    }
    if let Some(none) = item.strip_prefix('!') {
        return !is_one(none, next) && after(0);
    }
    if let Some(maybe) = item.strip_prefix('[') {
        let maybe = maybe.strip_suffix(']').unwrap_or(maybe);
        return (is_one(maybe, next) && after(1)) || after(0);
    }
    is_one(item, next) && after(1)
}

fn is_one(any: &str, word: &str) -> bool {
    any.split('|').any(|one| is(one, word))
}

fn is(one: &str, word: &str) -> bool {
    one == word
        || (one == "." && is_end(word))
        || one.strip_suffix('*').is_some_and(|begin| word.starts_with(begin))
}
