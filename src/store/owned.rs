//! The rules of storing what is a person's own. The same as the journal's, and
//! simpler, because the records are few: they are read and mirrored whole, and
//! without reading a single entry.

use super::keeper::Store;
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
        self.own.borrow_mut().merge(self.own_copies());
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
        let written = self.write_own(&held).await;
        // Where it failed the copy may still bring it back, should this page go
        // away.
        held.iter().for_each(|record| self.mirror.put_own(record));
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
        let erased = self.rows.erased().await?;
        let mut loaded = Loaded::default();
        let mut there = Own::default();
        for (key, row) in self.rows.get(Shelf::Own, None, ALL).await? {
            match Record::from_row(&row) {
                Ok(record) if record.id.to_string() == key => {
                    there.take(record, &mut Merged::default());
                }
                _ => {
                    self.rows.set_aside(Shelf::Own, &key, &row).await?;
                    loaded.damaged += 1;
                }
            }
        }
        let copies = self.own_copies();
        let missing = self.missing(&mut there, &copies, erased);
        self.own.replace(there);
        if !missing.is_empty() {
            self.write_own(&missing).await?;
            loaded.healed = missing.len();
        }
        self.heal_own_mirror(&copies);
        Ok(loaded)
    }

    /// Takes what memory and the mirror know into what was `there`; returns what
    /// was not. What was erased does not come back, neither from a mirror that
    /// lost its own erasing nor from what it lent to memory. What is held was
    /// made here since, or brought in by the person.
    fn missing(&self, there: &mut Own, copies: &[Record], erased: Option<Stamp>) -> Vec<Record> {
        let held = self.own_held.borrow();
        let own = self.own.borrow();
        let mut missing: Vec<Record> = Vec::new();
        for record in own.records().chain(copies) {
            let is_lasting = erased.is_none_or(|erased| record.stamp > erased);
            if (is_lasting || is_among(record, &held))
                && there.take(record.clone(), &mut Merged::default())
            {
                missing.retain(|old| old.id != record.id);
                missing.push(record.clone());
            }
        }
        missing
    }

    fn heal_own_mirror(&self, copies: &[Record]) {
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
