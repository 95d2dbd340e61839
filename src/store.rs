//! The one owner of browser storage.
//!
//! What lies where:
//! - IndexedDB database `darn` ([`idb`]) is the truth: one row an entry,
//!   written with strict durability. "Kept" is said only after its commit.
//! - localStorage keys `darn.*` ([`mirror`]) hold the preferences and a copy of
//!   the newest entries: for a synchronous first render, and to heal IndexedDB
//!   should it be lost. The browser may flush it seconds later, so it never
//!   counts as kept.
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
mod loading;
pub mod memory;
#[cfg(target_arch = "wasm32")]
pub mod mirror;
mod prefs;
#[cfg(target_arch = "wasm32")]
mod request;

pub use keeper::{Outcome, Store};
pub use loading::Loaded;
pub use prefs::{Prefs, SETTLES, TEXTS, Theme};

use crate::journal::{Entry, Stamp};

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
    /// Merges entries into the rows, all or none, and returns after the durable
    /// commit.
    async fn write(&self, entries: &[Entry]) -> Result<(), Trouble>;

    /// Writes entries whose ids were made just now and that nobody else can have:
    /// the same commit, without looking first.
    async fn add(&self, entries: &[Entry]) -> Result<(), Trouble>;

    /// Up to `limit` rows with keys above `after`, in order: key and row.
    async fn read(&self, after: Option<&str>, limit: u32)
    -> Result<Vec<(String, String)>, Trouble>;

    /// Moves a row that cannot be read out of the way, keeping its bytes.
    async fn set_aside(&self, key: &str, row: &str) -> Result<(), Trouble>;

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
    /// Drops everything, preferences included.
    fn erase(&self);
}
