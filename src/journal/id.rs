//! What tells one entry from another.

use std::fmt;

/// A random 128-bit id, written as 32 lower-case hexadecimal digits. Random,
/// so that it says nothing about when or where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u128);

impl EntryId {
    /// Reads the 32 digits; anything else is `None`.
    pub fn parse(text: &str) -> Option<EntryId> {
        hex(text, 32).map(EntryId)
    }
}

/// So many lower-case hexadecimal digits, at most 32; anything else is `None`.
pub(crate) fn hex(text: &str, digits: usize) -> Option<u128> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let fits = text.len() == digits && text.bytes().all(is_digit);
    fits.then(|| u128::from_str_radix(text, 16).ok()).flatten()
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}
