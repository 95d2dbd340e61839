//! An entry: one return, or one moment set aside.

use super::{Damaged, Day, EntryId, Extra, Instant, Journal, Stamp, Version};
use crate::deck::CardRef;

/// One row of the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which one.
    pub id: EntryId,
    /// Which version of it.
    pub stamp: Stamp,
    /// What it holds.
    pub state: State,
}

/// Still here, or removed. What was removed keeps nothing but its id and stamp,
/// so that it stays removed on every device.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Here.
    Here(Kept),
    /// Removed.
    Removed,
}

/// What is kept of a moment. No severity, no count, no field for a mistake.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Return or later.
    pub kind: Kind,
    /// When the press was made.
    pub at: Instant,
    /// The day it belongs to, fixed at the press.
    pub day: Day,
    /// The card whose words were offered.
    pub card: CardRef,
    /// A line of one's own.
    pub note: Option<Note>,
    /// Fields a newer version wrote; carried along untouched.
    pub extra: Extra,
}

/// Which of the two things a person can keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A repair offered. It counts when offered, not when accepted.
    Return,
    /// Set aside to return to. No due date.
    Later,
}

impl Entry {
    /// What it holds, unless it was removed.
    pub fn kept(&self) -> Option<&Kept> {
        match &self.state {
            State::Here(kept) => Some(kept),
            State::Removed => None,
        }
    }
}

impl Version for Entry {
    type All = Journal;
    type State = State;
    const REMOVED: State = State::Removed;

    fn new(id: EntryId, stamp: Stamp, state: State) -> Entry {
        Entry { id, stamp, state }
    }

    fn among(all: &Journal, id: EntryId) -> Option<&Entry> {
        all.get(id)
    }

    fn id(&self) -> EntryId {
        self.id
    }

    fn stamp(&self) -> Stamp {
        self.stamp
    }

    fn state(&self) -> &State {
        &self.state
    }

    fn to_row(&self) -> String {
        Entry::to_row(self)
    }

    fn from_row(row: &str) -> Result<Entry, Damaged> {
        Entry::from_row(row)
    }
}

/// A person's own line: plain text, one to [`Note::MAX`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note(Box<str>);

impl Note {
    /// Longest note, in characters.
    pub const MAX: usize = 500;

    /// Takes text as typed or as received: outer space trimmed, control and
    /// direction-override characters dropped, cut at [`Note::MAX`]. `None` when
    /// nothing is left.
    pub fn new(text: &str) -> Option<Note> {
        cleaned(text, Self::MAX, '\n').map(Note)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Text as it may be kept: outer space trimmed, control and direction-override
/// characters dropped, each line end made `line_end`, cut at `max` characters.
/// `None` when nothing is left.
pub(crate) fn cleaned(text: &str, max: usize, line_end: char) -> Option<Box<str>> {
    let unwelcome = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let letters = text.trim().chars().filter(|c| !unwelcome(*c)).take(max);
    let text: String = letters.map(|c| if c == '\n' { line_end } else { c }).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.into())
}
