//! What was kept: a person's returns and laters.
//!
//! A press becomes a [`Command`]; [`Journal::apply`] turns it into a
//! [`Change`] with its inverse; the store commits the change and only then
//! says "kept". Everything that comes in (another tab, a backup, the mirror)
//! goes through the same [`Journal::merge`]. What the screens show is derived
//! ([`cloth`]), never stored. No clock and no chance in here: both are handed
//! in, so every rule can be tested.

pub mod change;
pub mod cloth;
mod command;
mod day;
mod entry;
mod id;
mod merge;
mod row;
mod stamp;
mod version;

pub use command::{Command, Now, Refused};
pub use day::{Day, Instant, Week};
pub(crate) use entry::cleaned;
pub use entry::{Entry, Kept, Kind, Note, State};
pub use id::EntryId;
pub(crate) use id::hex;
pub use merge::{Incoming, Merged};
pub use row::{Damaged, Extra};
pub(crate) use row::{MAX_ROW, text};
pub use stamp::{Clock, Stamp};
pub use version::Version;

use std::collections::BTreeMap;

/// What a command changes in the journal.
pub type Change = change::Change<Entry>;

/// All entries this device knows of, removed ones included.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    entries: BTreeMap<EntryId, Entry>,
    /// Kept in step by [`Journal::merge`], the only way anything comes in.
    cloth: cloth::Cloth,
}

impl Journal {
    /// The entry with this id, removed or not.
    pub fn get(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(&id)
    }

    /// The cloth woven of its returns.
    pub fn cloth(&self) -> &cloth::Cloth {
        &self.cloth
    }

    /// How many entries there are, removed ones included.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none, not even a removed one.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every entry, removed ones included, in order of id.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// Everything still here, with its id.
    pub fn kept(&self) -> impl Iterator<Item = (EntryId, &Kept)> {
        self.entries.values().filter_map(|entry| entry.kept().map(|kept| (entry.id, kept)))
    }

    /// The returns.
    pub fn returns(&self) -> impl Iterator<Item = (EntryId, &Kept)> {
        self.kept().filter(|(_, kept)| kept.kind == Kind::Return)
    }

    /// What was set aside and not yet returned to or let go.
    pub fn laters(&self) -> impl Iterator<Item = (EntryId, &Kept)> {
        self.kept().filter(|(_, kept)| kept.kind == Kind::Later)
    }
}
