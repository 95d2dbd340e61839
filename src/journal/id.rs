//! What tells one entry from another.

use std::fmt;

/// A random 128-bit id, written as 32 lower-case hexadecimal digits. Random,
/// so that it says nothing about when or where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u128);

impl EntryId {
    /// Reads the 32 digits; anything else is `None`.
    pub fn parse(text: &str) -> Option<EntryId> {
        let digits = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 32 && text.bytes().all(digits))
            .then(|| u128::from_str_radix(text, 16).ok())
            .flatten()
            .map(EntryId)
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}
