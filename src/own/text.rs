//! Plain text within bounds.

use crate::journal::cleaned;

/// One to `MAX` characters on one line: outer space trimmed, control and
/// direction-override characters dropped, line ends turned into spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<const MAX: usize>(Box<str>);

/// What to say aloud.
pub type Words = Text<280>;
/// What to do with body or hands.
pub type Gesture = Text<160>;
/// What a child is called here.
pub type Nickname = Text<24>;

impl<const MAX: usize> Text<MAX> {
    /// Longest text, in characters.
    pub const MAX: usize = MAX;

    /// Takes text as typed or as received, cut at `MAX`; `None` when nothing is
    /// left.
    pub fn new(text: &str) -> Option<Self> {
        cleaned(text, MAX, ' ').map(Text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
