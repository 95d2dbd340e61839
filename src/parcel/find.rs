//! Finding a parcel in whatever was pasted: a bare link, a message round it, a
//! quoted mail, a link broken over lines or percent-encoded.
//!
//! The payload says its own length, so its end needs no guessing: between its
//! letters, what mail and messengers put there is stepped over.

use super::frame::{self, MAX_BYTES, Refused};
use super::letters::{Alphabet, MARK};
use super::open::{Found, open};
use crate::journal::Day;
use std::str::Chars;

/// Longest text looked at, in bytes. Anything longer is refused unread.
pub const MAX_TEXT: usize = 4 * 1024 * 1024 + 64 * 1024;

/// Places in one text that are read in full before giving up. Hostile text must
/// not make us read megabytes again and again.
const MAX_TRIES: usize = 8;

/// Finds the first parcel in a text. `today`: a parcel from a clock days ahead
/// is refused. Where there is none, the most telling reason.
pub fn find_in(text: &str, today: Day) -> Result<Found, Refused> {
    if text.len() > MAX_TEXT {
        return Err(Refused::TooLarge);
    }
    // The way in is there but nothing behind it: cut within the mark.
    let is_cut = after_way_in(text).is_some();
    let mut worst = if is_cut { Refused::CutShort } else { Refused::NotAParcel };
    let (mut rest, mut tries) = (text, 0);
    while let Some((before, after)) = split_at_mark(rest)
        && tries < MAX_TRIES
    {
        rest = after;
        // Otherwise it is the name of the app, in a sentence round the link.
        if before.trim_end_matches(is_between).ends_with(['/', 'F', 'f']) || begins_like_one(after)
        {
            tries += 1;
            match read(after, today) {
                Ok(found) => return Ok(found),
                Err(Refused::NotAParcel) => worst = worst.max(Refused::Damaged),
                Err(refused) => worst = worst.max(refused),
            }
        }
    }
    Err(worst)
}

/// What stands before the next mark, and after it. The mark may be broken like
/// everything else.
fn split_at_mark(text: &str) -> Option<(&str, &str)> {
    let mut letters = MARK.chars();
    let first = letters.next()?;
    text.match_indices(first).find_map(|(at, _)| {
        let mut signs = Signs(text.get(at + 1..)?.chars());
        let is_mark = letters.clone().all(|letter| signs.next() == Some(letter));
        is_mark.then(|| Some((text.get(..at)?, signs.0.as_str())))?
    })
}

/// Whether what follows the mark looks like a version of ours: letters of the
/// first versions begin with an A.
fn begins_like_one(after: &str) -> bool {
    Signs(after.chars()).next().is_some_and(|first| first == 'A' || first.is_ascii_digit())
}

/// What follows the way in to the Together screen, `together/`, in a link. The
/// slash may have been encoded on the way.
pub fn after_way_in(text: &str) -> Option<&str> {
    let (_, after) = text.split_once("/together").or_else(|| text.split_once("%2Ftogether"))?;
    let slash = after.strip_prefix('/').or_else(|| after.strip_prefix("%2F"));
    slash.or_else(|| after.strip_prefix("%2f"))
}

/// Reads what follows the mark.
fn read(after: &str, today: Day) -> Result<Found, Refused> {
    let is_digits = Signs(after.chars()).next().is_some_and(|first| first.is_ascii_digit());
    let alphabet = if is_digits { Alphabet::Digits } else { Alphabet::Letters };
    let enough = alphabet.head();
    let start = take(Signs(after.chars()), enough);
    if start.len() < enough {
        return Err(Refused::CutShort);
    }
    let head = alphabet.read(&start).unwrap_or_default();
    let wanted = match frame::length(&head) {
        // It says it is long and is not.
        Err(Refused::TooLarge) if after.len() < MAX_BYTES => return Err(Refused::Damaged),
        length => alphabet.length(length?),
    };
    let letters = take(Signs(after.chars()), wanted);
    if letters.len() < wanted {
        return Err(Refused::CutShort);
    }
    let bytes = alphabet.read(&letters).ok_or(Refused::Damaged);
    match bytes.and_then(|frame| open(&frame, today)) {
        // Cut, and then other words came that look like letters.
        Err(Refused::Damaged) if take(after.chars(), wanted).len() < wanted => {
            Err(Refused::CutShort)
        }
        opened => opened,
    }
}

/// Up to `wanted` letters of a payload.
fn take(signs: impl Iterator<Item = char>, wanted: usize) -> Vec<u8> {
    let is_letter = |sign: &char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
    signs.take_while(is_letter).take(wanted).map(|sign| sign as u8).collect()
}

/// The signs of a text without what may stand between two letters; bytes that
/// were percent-encoded are read as what they were.
struct Signs<'a>(Chars<'a>);

impl Iterator for Signs<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        loop {
            let sign = self.0.next()?;
            let sign = if sign == '%' { encoded(&mut self.0) } else { sign };
            if !is_between(sign) {
                return Some(sign);
            }
        }
    }
}

/// The byte behind a percent sign, as a character.
fn encoded(signs: &mut Chars<'_>) -> char {
    let mut ahead = signs.clone();
    let mut digit = || ahead.next().and_then(|sign| sign.to_digit(16));
    let (Some(high), Some(low)) = (digit(), digit()) else {
        return '%';
    };
    *signs = ahead;
    char::from_u32(high * 16 + low).unwrap_or('%')
}

/// What may stand between two letters: breaks, quoting (`>`, `|`), soft line
/// ends of mail (`=`), escapes (`\`), whatever cannot be seen, and the first
/// bytes of those where they were percent-encoded.
fn is_between(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(sign,
            '>' | '|' | '=' | '\\' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{c2}' | '\u{e2}')
}
