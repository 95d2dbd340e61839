//! The one owner of browser storage.
//!
//! What lies where:
//! - IndexedDB database `darn` ([`idb`]) is the truth: one row an entry, and one
//!   a record of what is a person's own, written with strict durability. "Kept" is
//!   said only after its commit.
//! - localStorage keys `darn.*` ([`mirror`]) hold the preferences and a copy of
//!   the newest entries and of everything of one's own: for a synchronous first
//!   render, and to heal IndexedDB should it be lost. The browser may flush it
//!   seconds later, so it never counts as kept. Beside them lie the card's screens
//!   for the next start, the day of the last backup, which offers were put away, and
//!   words of one's own that are still being written.
//!
//! The rules ([`keeper`]) are written against two small traits, so that they
//! are tested natively with a memory that fails on demand:
//! - nothing is written before it has been merged, and empty never overwrites
//!   full: rows are only ever merged in, one by one, inside one transaction;
//! - each copy heals the other;
//! - what could not be written is held, said, and tried again;
//! - a damaged row is set aside and counted, never a reason to drop the rest.

#[cfg(target_arch = "wasm32")]
pub mod idb;
mod keeper;
mod keeping;
mod loading;
pub mod memory;
#[cfg(target_arch = "wasm32")]
pub mod mirror;
mod owned;
mod prefs;
#[cfg(target_arch = "wasm32")]
mod request;
#[cfg(target_arch = "wasm32")]
mod shelf;
mod word;

pub use keeper::{Outcome, Store};
pub use keeping::Keeping;
pub use loading::Loaded;
pub use prefs::{Prefs, SETTLES, TEXTS, TURNS, Theme};
pub use word::Word;

use crate::journal::{Entry, Stamp, Version};
use crate::own::Record;

/// Why something could not be stored or read. A state to show, never a panic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser does not let this page store anything.
    Denied,
    /// There is no room left.
    Full,
    /// A newer version of Darn has the database; this one must not write.
    Newer,
    /// The database failed or went away; trying again may help.
    Failed,
}

/// The durable rows. `async` without `Send`: a page has one thread.
#[allow(async_fn_in_trait)]
pub trait Rows {
    /// Puts rows on a shelf, all or none, and returns after the durable commit.
    async fn put(&self, shelf: Shelf, rows: &[&dyn Row], how: Put) -> Result<(), Trouble>;

    /// Up to `limit` rows with keys above `after`, in order: key and row.
    async fn get(
        &self,
        shelf: Shelf,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, String)>, Trouble>;

    /// Moves a row that cannot be read out of the way, keeping its bytes.
    async fn set_aside(&self, shelf: Shelf, key: &str, row: &str) -> Result<(), Trouble>;

    /// Empties the rows and what was set aside, for a person who asked for it,
    /// and notes that everything up to `mark` is gone for good.
    async fn erase(&self, mark: Stamp) -> Result<(), Trouble>;

    /// Up to where everything was erased, if ever.
    async fn erased(&self) -> Result<Option<Stamp>, Trouble>;

    /// Whether the rows had to be made anew since last asked: whatever they
    /// held before is gone from them.
    fn made_anew(&self) -> bool;
}

/// The synchronous second copy. Never fails: where it cannot hold something, it
/// does not.
pub trait Mirror {
    /// All rows it holds.
    fn rows(&self) -> Vec<String>;
    /// Copies an entry in.
    fn put(&self, entry: &Entry);
    /// Drops an entry's copy.
    fn drop(&self, entry: &Entry);
    /// All rows of one's own it holds.
    fn own_rows(&self) -> Vec<String>;
    /// Copies a record of one's own in. Removed ones too: they are few.
    fn put_own(&self, record: &Record);
    /// Drops the copy of a record of one's own.
    fn drop_own(&self, record: &Record);
    /// Drops everything, preferences included.
    fn erase(&self);
}

/// Kinds of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// The journal's entries.
    Entries,
    /// What is a person's own: few, so that it is read whole.
    Own,
}

/// How rows are put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// Each unless a newer version is there.
    Merged,
    /// Without looking first: ids made just now, that nobody else can have.
    Fresh,
}

/// What can lie in a row.
pub trait Row {
    /// The key it lies under.
    fn key(&self) -> String;
    /// Its written form.
    fn text(&self) -> String;
    /// Whether it is newer than the row that is there; `None` if that one cannot
    /// be read.
    fn outranks(&self, there: &str) -> Option<bool>;
}

impl<V: Version> Row for V {
    fn key(&self) -> String {
        self.id().to_string()
    }

    fn text(&self) -> String {
        self.to_row()
    }

    fn outranks(&self, there: &str) -> Option<bool> {
        V::from_row(there).ok().map(|there| self.version(&there).is_gt())
    }
}
