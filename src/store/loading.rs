//! Loading: every row merged in, and each copy healing the other.

use super::keeper::Store;
use super::{Mirror, Put, Rows, Shelf, Trouble};
use crate::journal::cloth::Stitch;
use crate::journal::{Change, Entry, EntryId, Journal, Stamp, Version};
use std::cmp::Ordering;

/// How many of the newest returns the mirror copies, beside all laters: some
/// years of most journals, and about 200 kB of localStorage.
const MIRRORED: usize = 1_000;

/// What loading found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Rows that could not be read and were set aside.
    pub damaged: usize,
    /// Entries the rows had lost and the mirror still had.
    pub healed: usize,
    /// Everything was erased elsewhere since this page loaded it before.
    pub erased: bool,
}

/// Rows read in one go: each is parsed between two frames, and a slow phone has
/// to answer meanwhile.
const READ: u32 = 150;

impl<R: Rows, M: Mirror> Store<R, M> {
    /// Reads every row, unless that was done.
    pub async fn load_once(&self) -> Result<(), Trouble> {
        if self.is_loaded() { Ok(()) } else { self.load().await.map(drop) }
    }

    /// Reads every row, merges it in, and lets each copy heal the other. Safe
    /// to call again, which is how a page that slept catches up.
    pub async fn load(&self) -> Result<Loaded, Trouble> {
        let (own, loaded) = loop {
            let own = self.load_own().await;
            let loaded = self.load_rows().await;
            // Else everything was erased between the two.
            if own.is_err() || loaded.is_err() || self.own_let_go_by == self.let_go_by {
                break (own, loaded);
            }
        };
        if loaded.is_err() {
            self.lend();
        }
        let (own, mut loaded) = (own?, loaded?);
        loaded.damaged += own.damaged;
        loaded.healed += own.healed;
        Ok(loaded)
    }

    async fn load_rows(&self) -> Result<Loaded, Trouble> {
        self.mend().await?;
        let mut loaded = Loaded::default();
        let mut read = None;
        let (erased, there, behind) = loop {
            let erased = self.rows.erased().await?;
            match read {
                Some((before, there, behind)) if before == erased => {
                    break (erased, there, behind);
                }
                // Also where another window erased while this one read: it is not lacking.
                _ => {
                    let (there, behind) = self.read(&mut loaded).await?;
                    read = Some((erased, there, behind));
                }
            }
        };
        if let Some(mark) = erased {
            self.clock.borrow_mut().pass(mark);
        }
        loaded.erased = self.loaded.get() && erased.is_some() && erased != self.let_go_by.get();
        self.let_go(erased, &there);
        loaded.healed = self.heal_rows(erased, &there, &behind).await?;
        self.heal_mirror(erased);
        self.loaded.set(true);
        self.lent.set(false);
        Ok(loaded)
    }

    /// Merges every row in. In order, as the rows are: what is there, and what is older
    /// there than here.
    async fn read(&self, loaded: &mut Loaded) -> Result<(Vec<EntryId>, Vec<EntryId>), Trouble> {
        let (mut there, mut behind) = (Vec::new(), Vec::new());
        let mut after: Option<String> = None;
        loop {
            let batch = self.rows.get(Shelf::Entries, after.as_deref(), READ).await?;
            let Some((last, _)) = batch.last() else { break };
            after = Some(last.clone());
            let full = batch.len() == READ as usize;
            there.extend(batch.iter().filter_map(|(key, _)| EntryId::parse(key)));
            loaded.damaged += self.merge_batch(batch, &mut behind).await?;
            if !full {
                break;
            }
        }
        Ok((there, behind))
    }

    /// Shows the mirror's copies while the rows are out of reach: what was kept is
    /// never shown as nothing, nor what was erased as if it were there.
    fn lend(&self) {
        let erased = self.let_go_by.get();
        let lasting = self.copies().into_iter().filter(|copy| !is_erased(copy.stamp, erased));
        self.journal.borrow_mut().merge(lasting);
        self.lent.set(true);
    }

    /// What was erased, mostly elsewhere while this page slept, goes here too. What is
    /// `there` or held was brought in by the person since, as old as it may be; and so
    /// was all that stayed when this was done for the same mark before.
    pub(super) fn let_go(&self, erased: Option<Stamp>, there: &[EntryId]) {
        let before = self.let_go_by.replace(erased);
        let Some(mark) = erased.filter(|_| before != erased) else { return };
        let held = self.held.borrow();
        let stays = |entry: &Entry| {
            entry.stamp > mark
                || there.binary_search(&entry.id).is_ok()
                || held.contains_key(&entry.id)
        };
        if !self.journal.borrow().entries().all(stays) {
            let mut left = Journal::default();
            left.merge(self.journal.take().entries().filter(|entry| stays(entry)).cloned());
            self.journal.replace(left);
        }
    }

    fn copies(&self) -> Vec<Entry> {
        let rows = self.mirror.rows();
        rows.iter().filter_map(|row| Entry::from_row(row).ok()).collect()
    }

    /// Merges what can be read; the rest is set aside. Returns how many rows
    /// that were. `behind`: told which are newer here.
    async fn merge_batch(
        &self,
        batch: Vec<(String, String)>,
        behind: &mut Vec<EntryId>,
    ) -> Result<usize, Trouble> {
        let mut damaged = 0;
        let mut good = Vec::with_capacity(batch.len());
        for (key, row) in batch {
            match Entry::from_row(&row) {
                Ok(entry) if entry.id.to_string() == key => good.push(entry),
                _ => {
                    self.put_aside(Shelf::Entries, key, &row).await?;
                    damaged += 1;
                }
            }
        }
        let mut journal = self.journal.borrow_mut();
        let is_newer_here =
            |entry: &&Entry| journal.get(entry.id).is_some_and(|here| here.version(entry).is_gt());
        behind.extend(good.iter().filter(is_newer_here).map(|entry| entry.id));
        journal.merge(good);
        Ok(damaged)
    }

    /// Entries that only the mirror or this page has, or has newer, go into the rows:
    /// whoever made those anew may have known less. What was erased does not come back,
    /// though the browser may have lost the mirror's own erasing (it flushes localStorage
    /// seconds later). What is held is tried again by itself.
    async fn heal_rows(
        &self,
        erased: Option<Stamp>,
        there: &[EntryId],
        behind: &[EntryId],
    ) -> Result<usize, Trouble> {
        let copies = self.copies().into_iter().filter(|copy| !is_erased(copy.stamp, erased));
        let change = Change::bringing_in(&self.journal.borrow(), copies);
        let mut entries: Vec<Entry> = change.versions().cloned().collect();
        entries.extend({
            let held = self.held.borrow();
            let is_lacking = |entry: &&Entry| {
                (there.binary_search(&entry.id).is_err() || behind.binary_search(&entry.id).is_ok())
                    && !held.contains_key(&entry.id)
            };
            self.journal.borrow().entries().filter(is_lacking).cloned().collect::<Vec<_>>()
        });
        if entries.is_empty() {
            return Ok(0);
        }
        self.take(&change);
        self.write(&entries, Put::Merged).await?;
        self.release(&entries);
        Ok(entries.len())
    }

    /// The newest returns, and all laters, go into the mirror where it lacks
    /// them; everything else leaves it, and what was erased. A copy that is newer than
    /// what is known here stays, unless that one was erased: another page may hold what
    /// it could not write.
    pub(super) fn heal_mirror(&self, erased: Option<Stamp>) {
        let journal = self.journal.borrow();
        let oldest = journal.cloth().newest(MIRRORED);
        let is_wanted = |entry: &Entry| match Stitch::of(entry) {
            Some(stitch) => oldest.is_none_or(|oldest| stitch >= oldest),
            None => entry.kept().is_some(),
        };
        let mut copies = Journal::default();
        copies.merge(self.copies());
        for copy in copies.entries() {
            // Of what is held it is the only copy.
            let is_held = self.held.borrow().contains_key(&copy.id);
            let goes = match journal.get(copy.id) {
                Some(here) if copy.version(here).is_le() => !is_wanted(here),
                _ => is_erased(copy.stamp, erased),
            };
            if goes && !is_held {
                self.mirror.drop(copy);
            }
        }
        for entry in journal.entries().filter(|entry| is_wanted(entry)) {
            let is_old = |copy: &Entry| match copy.version(entry) {
                Ordering::Less => true,
                Ordering::Equal => false,
                Ordering::Greater => is_erased(copy.stamp, erased),
            };
            if copies.get(entry.id).is_none_or(is_old) {
                self.mirror.put(entry);
            }
        }
    }
}

/// Whether something of this stamp was erased, as far as the stamp tells.
pub(super) fn is_erased(stamp: Stamp, erased: Option<Stamp>) -> bool {
    erased.is_some_and(|erased| stamp <= erased)
}
