//! The rules of storing, over any rows and mirror.

use super::{Mirror, Rows, Trouble};
use crate::journal::{
    Change, Clock, Command, Entry, EntryId, Journal, Merged, Now, Refused, Stamp,
};
use std::cell::{Cell, Ref, RefCell};
use std::collections::BTreeSet;

/// Rows read or written in one go. Small enough that a slow phone draws a frame
/// in between.
const BATCH: u32 = 500;

/// How many of the newest entries the mirror copies: some years of most
/// journals, and about 200 kB of localStorage at most.
pub const MIRRORED: usize = 1_000;

/// The journal in memory and its copies.
pub struct Store<R, M> {
    rows: R,
    mirror: M,
    journal: RefCell<Journal>,
    clock: RefCell<Clock>,
    /// Merged in memory, not yet durable.
    held: RefCell<BTreeSet<EntryId>>,
    /// Versions being written at this moment, so that presses in quick
    /// succession do not write each other's rows again.
    flying: RefCell<BTreeSet<(EntryId, Stamp)>>,
    loaded: Cell<bool>,
}

/// What became of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Durably committed.
    Kept,
    /// In memory only, to be tried again.
    Held(Trouble),
}

/// What loading found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Rows that could not be read and were set aside.
    pub damaged: usize,
    /// Entries the rows had lost and the mirror still had.
    pub healed: usize,
}

impl<R: Rows, M: Mirror> Store<R, M> {
    /// A store that has loaded nothing yet. `node` tells this page's stamps from
    /// those of others.
    pub fn new(rows: R, mirror: M, node: u64) -> Self {
        Store {
            rows,
            mirror,
            journal: RefCell::default(),
            clock: RefCell::new(Clock::new(node)),
            held: RefCell::default(),
            flying: RefCell::default(),
            loaded: Cell::new(false),
        }
    }

    /// The journal as far as it is known. Do not hold on to it across an await.
    pub fn journal(&self) -> Ref<'_, Journal> {
        self.journal.borrow()
    }

    /// Whether every row has been read.
    pub fn is_loaded(&self) -> bool {
        self.loaded.get()
    }

    /// Whether something is in memory only.
    pub fn holds(&self) -> bool {
        !self.held.borrow().is_empty()
    }

    /// Applies a command in memory. The caller commits the change.
    pub fn apply(&self, command: Command, now: Now) -> Result<Change, Refused> {
        let change = self.journal.borrow().apply(command, now, &mut self.clock.borrow_mut())?;
        self.take(&change);
        Ok(change)
    }

    /// Takes a change into memory, to be committed.
    pub fn take(&self, change: &Change) {
        self.journal.borrow_mut().merge(change.entries().cloned());
        self.held.borrow_mut().extend(change.entries().map(|entry| entry.id));
    }

    /// Writes a change, and whatever an earlier failure left held. A press costs
    /// one row: nothing is serialised whole, and nothing needs to have been
    /// loaded.
    pub async fn commit(&self, change: &Change) -> Outcome {
        let mut ids: BTreeSet<EntryId> = change.entries().map(|entry| entry.id).collect();
        ids.extend(self.waiting());
        self.write_held(ids).await
    }

    /// Tries again to write what an earlier failure left held.
    pub async fn retry(&self) -> Outcome {
        let ids = self.waiting().into_iter().collect();
        self.write_held(ids).await
    }

    /// Held and not being written already.
    fn waiting(&self) -> Vec<EntryId> {
        let journal = self.journal.borrow();
        let flying = self.flying.borrow();
        let grounded = |id: &&EntryId| {
            journal.get(**id).is_some_and(|entry| !flying.contains(&(entry.id, entry.stamp)))
        };
        self.held.borrow().iter().filter(grounded).copied().collect()
    }

    async fn write_held(&self, ids: BTreeSet<EntryId>) -> Outcome {
        let entries: Vec<Entry> = {
            let journal = self.journal.borrow();
            ids.iter().filter_map(|id| journal.get(*id).cloned()).collect()
        };
        let versions = || entries.iter().map(|entry| (entry.id, entry.stamp));
        self.flying.borrow_mut().extend(versions());
        let written = self.write(&entries).await;
        for version in versions() {
            self.flying.borrow_mut().remove(&version);
        }
        match written {
            Ok(()) => {
                self.release(&entries);
                Outcome::Kept
            }
            Err(trouble) => Outcome::Held(trouble),
        }
    }

    /// Lets go of what was written, unless it has changed since.
    fn release(&self, written: &[Entry]) {
        let journal = self.journal.borrow();
        let mut held = self.held.borrow_mut();
        for entry in written {
            if journal.get(entry.id) == Some(entry) {
                held.remove(&entry.id);
            }
            self.mirror.put(entry);
        }
    }

    async fn write(&self, entries: &[Entry]) -> Result<(), Trouble> {
        for batch in entries.chunks(BATCH as usize) {
            self.rows.write(batch).await?;
        }
        if self.rows.made_anew() {
            self.write_all().await?;
        }
        Ok(())
    }

    /// Puts back everything known, after the rows were lost under us.
    async fn write_all(&self) -> Result<(), Trouble> {
        let all: Vec<Entry> = self.journal.borrow().entries().cloned().collect();
        for batch in all.chunks(BATCH as usize) {
            self.rows.write(batch).await?;
        }
        Ok(())
    }

    /// Merges rows from another tab, which has already committed them.
    pub fn receive<'a>(&self, rows: impl IntoIterator<Item = &'a str>) -> Merged {
        let entries = rows.into_iter().filter_map(|row| Entry::from_row(row).ok());
        self.journal.borrow_mut().merge(entries)
    }

    /// Reads every row, merges it in, and lets each copy heal the other. Safe
    /// to call again, which is how a page that slept catches up. `progress` is
    /// called after each batch.
    pub async fn load(&self, progress: impl Fn()) -> Result<Loaded, Trouble> {
        let mut loaded = Loaded::default();
        let mut after: Option<String> = None;
        loop {
            let batch = self.rows.read(after.as_deref(), BATCH).await?;
            let Some((last, _)) = batch.last() else { break };
            after = Some(last.clone());
            let full = batch.len() == BATCH as usize;
            loaded.damaged += self.merge_batch(batch).await?;
            progress();
            if !full {
                break;
            }
        }
        loaded.healed = self.heal_rows().await?;
        self.heal_mirror();
        self.loaded.set(true);
        Ok(loaded)
    }

    /// Merges what can be read; the rest is set aside. Returns how many rows
    /// that were.
    async fn merge_batch(&self, batch: Vec<(String, String)>) -> Result<usize, Trouble> {
        let mut damaged = 0;
        let mut good = Vec::with_capacity(batch.len());
        for (key, row) in batch {
            match Entry::from_row(&row) {
                Ok(entry) if entry.id.to_string() == key => good.push(entry),
                _ => {
                    self.rows.set_aside(&key, &row).await?;
                    damaged += 1;
                }
            }
        }
        self.journal.borrow_mut().merge(good);
        Ok(damaged)
    }

    /// Entries that only the mirror has, or has newer, go into the rows.
    async fn heal_rows(&self) -> Result<usize, Trouble> {
        let rows = self.mirror.rows();
        let copies = rows.iter().filter_map(|row| Entry::from_row(row).ok());
        let change = Change::bringing_in(&self.journal.borrow(), copies);
        if change.is_empty() {
            return Ok(0);
        }
        let entries: Vec<Entry> = change.entries().cloned().collect();
        self.take(&change);
        self.write(&entries).await?;
        self.release(&entries);
        Ok(entries.len())
    }

    /// The newest entries that the mirror lacks go into it; what is no longer
    /// among the newest leaves it.
    fn heal_mirror(&self) {
        let journal = self.journal.borrow();
        let mut newest: Vec<&Entry> = journal.entries().collect();
        newest.sort_unstable_by_key(|entry| std::cmp::Reverse(entry.stamp));
        newest.truncate(MIRRORED);
        let wanted: BTreeSet<EntryId> = newest.iter().map(|entry| entry.id).collect();
        let mut had = BTreeSet::new();
        for copy in self.mirror.rows().iter().filter_map(|row| Entry::from_row(row).ok()) {
            if !wanted.contains(&copy.id) {
                self.mirror.drop(&copy);
            } else if journal.get(copy.id) == Some(&copy) {
                had.insert(copy.id);
            }
        }
        for entry in newest.iter().filter(|entry| !had.contains(&entry.id)) {
            self.mirror.put(entry);
        }
    }
}
