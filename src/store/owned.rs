//! The rules of storing what is a person's own. The same as the journal's, and
//! simpler, because the records are few: they are read and mirrored whole, and
//! without reading a single entry.

use super::keeper::Store;
use super::loading::is_erased;
use super::{Loaded, Mirror, Outcome, Put, Row, Rows, Shelf, Trouble};
use crate::journal::{Merged, Stamp};
use crate::own::{Change, Command, Own, Record, Refused};
use std::cell::Ref;

/// Far more records than anyone has, in rows.
const ALL: u32 = 100_000;

impl<R: Rows, M: Mirror> Store<R, M> {
    /// What is a person's own, as far as it is known. Do not hold on to it across
    /// an await.
    pub fn own(&self) -> Ref<'_, Own> {
        self.own.borrow()
    }

    /// Shows the mirror's copies: before the first render, and while the rows are
    /// out of reach.
    pub fn lend_own(&self) {
        let erased = self.own_let_go_by.get();
        let lasting = self.own_copies().into_iter().filter(|copy| !is_erased(copy.stamp, erased));
        self.own.borrow_mut().merge(lasting);
    }

    /// Applies a command in memory. The caller commits the change. `now_ms`: the
    /// clock, since 1970.
    pub fn apply_own(&self, command: Command, now_ms: u64) -> Result<Change, Refused> {
        let change = self.work_out_own(command, now_ms)?;
        self.take_own(&change);
        Ok(change)
    }

    /// Works out a change without taking it in.
    pub fn work_out_own(&self, command: Command, now_ms: u64) -> Result<Change, Refused> {
        self.own.borrow().apply(command, now_ms, &mut self.clock.borrow_mut())
    }

    /// Works out how records that were taken out here come back.
    pub fn bring_back_own(&self, out: Vec<Record>, now_ms: u64) -> Change {
        self.own.borrow().bring_back(out, now_ms, &mut self.clock.borrow_mut())
    }

    /// Takes a change into memory, to be committed.
    pub fn take_own(&self, change: &Change) {
        self.own.borrow_mut().merge(change.versions().cloned());
        let mut held = self.own_held.borrow_mut();
        for record in change.versions() {
            held.retain(|old| old.id != record.id);
            held.push(record.clone());
        }
    }

    /// Writes a change that was taken in, and whatever an earlier failure left
    /// held.
    pub async fn commit_own(&self) -> Outcome {
        self.retry_own().await
    }

    pub(super) async fn retry_own(&self) -> Outcome {
        let held = self.own_held.borrow().clone();
        if held.is_empty() {
            return Outcome::Kept;
        }
        let erasures = self.erasures();
        let written = self.write_own(&held).await;
        // Where it failed the copy may still bring it back, should this page go
        // away.
        if erasures == self.erasures() {
            held.iter().for_each(|record| self.mirror.put_own(record));
        }
        match written {
            Ok(()) => Outcome::Kept,
            Err(trouble) => Outcome::Held(trouble),
        }
    }

    /// Writes records and lets go of them, unless they have changed since.
    async fn write_own(&self, records: &[Record]) -> Result<(), Trouble> {
        let rows: Vec<&dyn Row> = records.iter().map(|record| record as &dyn Row).collect();
        self.put(Shelf::Own, &rows, Put::Merged).await?;
        self.mend().await?;
        self.own_held.borrow_mut().retain(|held| !is_among(held, records));
        Ok(())
    }

    /// Reads every row of one's own, merges it in, and lets each copy heal the
    /// other. Safe to call again.
    pub async fn load_own(&self) -> Result<Loaded, Trouble> {
        let loaded = self.load_own_rows().await;
        if loaded.is_err() {
            self.lend_own();
        }
        loaded
    }

    async fn load_own_rows(&self) -> Result<Loaded, Trouble> {
        let mut loaded = Loaded::default();
        let mut read = None;
        let (erased, mut there) = loop {
            let erased = self.rows.erased().await?;
            match read {
                Some((before, there)) if before == erased => break (erased, there),
                // Also where another window erased while this one read: it is not missing.
                _ => read = Some((erased, self.read_own(&mut loaded).await?)),
            }
        };
        let copies = self.own_copies();
        let missing = self.missing(&mut there, &copies, erased);
        self.own_let_go_by.set(erased);
        self.own.replace(there);
        if !missing.is_empty() {
            self.write_own(&missing).await?;
            loaded.healed = missing.len();
        }
        self.heal_own_mirror(&copies);
        Ok(loaded)
    }

    async fn read_own(&self, loaded: &mut Loaded) -> Result<Own, Trouble> {
        let mut there = Own::default();
        for (key, row) in self.rows.get(Shelf::Own, None, ALL).await? {
            match Record::from_row(&row) {
                Ok(record) if record.id.to_string() == key => {
                    there.take(record, &mut Merged::default());
                }
                _ => {
                    self.put_aside(Shelf::Own, key, &row).await?;
                    loaded.damaged += 1;
                }
            }
        }
        Ok(there)
    }

    /// Takes what memory and the mirror know into what was `there`; returns what
    /// was not. What was erased does not come back, neither from a mirror that
    /// lost its own erasing nor from what it lent to memory. What is held was
    /// made here since, or brought in by the person; and so was whatever memory has
    /// from before a mark by which it was let go already.
    fn missing(&self, there: &mut Own, copies: &[Record], erased: Option<Stamp>) -> Vec<Record> {
        let held = self.own_held.borrow();
        let own = self.own.borrow();
        let is_let_go = self.own_let_go_by.get() == erased;
        let known = own.records().filter(|record| {
            is_let_go || !is_erased(record.stamp, erased) || is_among(record, &held)
        });
        let copies = copies.iter().filter(|record| !is_erased(record.stamp, erased));
        let mut missing: Vec<Record> = Vec::new();
        for record in known.chain(copies) {
            if there.take(record.clone(), &mut Merged::default()) {
                missing.retain(|old| old.id != record.id);
                missing.push(record.clone());
            }
        }
        missing
    }

    /// What was erased goes from memory; what was made or brought in since stays.
    pub(super) fn let_go_of_own(&self, mark: Stamp) {
        self.own_let_go_by.set(Some(mark));
        let mut left = Own::default();
        let gone = self.own.take();
        let held = self.own_held.borrow();
        left.merge(gone.records().filter(|one| one.stamp > mark || is_among(one, &held)).cloned());
        self.own.replace(left);
    }

    pub(super) fn heal_own_mirror(&self, copies: &[Record]) {
        let own = self.own.borrow();
        for copy in copies.iter().filter(|copy| own.get(copy.id).is_none()) {
            self.mirror.drop_own(copy);
        }
        for record in own.records().filter(|record| !is_among(record, copies)) {
            self.mirror.put_own(record);
        }
    }

    fn own_copies(&self) -> Vec<Record> {
        let rows = self.mirror.own_rows();
        rows.iter().filter_map(|row| Record::from_row(row).ok()).collect()
    }
}

/// Whether this version of a record is among these.
fn is_among(record: &Record, records: &[Record]) -> bool {
    records.iter().any(|other| record.is(other))
}
