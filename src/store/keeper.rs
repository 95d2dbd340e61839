//! The rules of storing, over any rows and mirror.

use super::{Mirror, Put, Row, Rows, Shelf, Trouble, word};
use crate::journal::{Change, Clock, Command, Entry, EntryId, Journal, Now, Refused, Stamp};
use crate::own::{Own, Record};
use std::cell::{Cell, Ref, RefCell};
use std::collections::BTreeMap;

/// Rows written in one go.
const BATCH: u32 = 500;

type Versions = BTreeMap<EntryId, Entry>;

/// The journal in memory and its copies.
pub struct Store<R, M> {
    pub(super) rows: R,
    pub(super) mirror: M,
    pub(super) journal: RefCell<Journal>,
    /// What is a person's own; its rules are in `owned`.
    pub(super) own: RefCell<Own>,
    /// Records of it not yet durable.
    pub(super) own_held: RefCell<Vec<Record>>,
    pub(super) clock: RefCell<Clock>,
    /// Versions merged in memory, not yet durable.
    pub(super) held: RefCell<Versions>,
    /// Versions being written at this moment, so that presses in quick
    /// succession do not write each other's rows again.
    flying: RefCell<Versions>,
    pub(super) loaded: Cell<bool>,
    /// The rows were made anew under us, and not everything is back in them.
    lost: Cell<bool>,
    /// How often everything was erased: what was begun before is not gone on with.
    erasures: Cell<u32>,
    /// Up to where this page has let go of what was erased. What it knows from before
    /// that mark and still has was brought in by the person since.
    pub(super) let_go_by: Cell<Option<Stamp>>,
    /// The same of what is a person's own, which is read apart.
    pub(super) own_let_go_by: Cell<Option<Stamp>>,
    /// The keys of rows that could not be read and were set aside.
    pub(super) aside: RefCell<Vec<String>>,
    /// The last reading failed: the mirror's copies stand in for the rows.
    pub(super) lent: Cell<bool>,
    /// A large change is being written, batch by batch.
    slow: Cell<bool>,
}

/// What became of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Durably committed.
    Kept,
    /// In memory only, to be tried again.
    Held(Trouble),
}

impl<R: Rows, M: Mirror> Store<R, M> {
    /// A store that has loaded nothing yet. `node` tells this page's stamps from
    /// those of others.
    pub fn new(rows: R, mirror: M, node: u64) -> Self {
        Store {
            rows,
            mirror,
            journal: RefCell::default(),
            own: RefCell::default(),
            own_held: RefCell::default(),
            clock: RefCell::new(Clock::new(node)),
            held: RefCell::default(),
            flying: RefCell::default(),
            loaded: Cell::new(false),
            lost: Cell::new(false),
            erasures: Cell::new(0),
            let_go_by: Cell::new(None),
            own_let_go_by: Cell::new(None),
            aside: RefCell::default(),
            lent: Cell::new(false),
            slow: Cell::new(false),
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

    /// Whether the last reading failed, so that there may be more than is known.
    pub fn is_lent(&self) -> bool {
        self.lent.get()
    }

    /// How often everything was erased since the page began.
    pub fn erasures(&self) -> u32 {
        self.erasures.get()
    }

    /// How many rows could not be read since the page began, each counted once.
    pub fn damaged(&self) -> usize {
        self.aside.borrow().len()
    }

    /// Sets a row aside that cannot be read, and counts it. Where there is no room for
    /// that it stays where it is, and the others are read all the same.
    pub(super) async fn put_aside(
        &self,
        shelf: Shelf,
        key: String,
        row: &str,
    ) -> Result<(), Trouble> {
        match self.rows.set_aside(shelf, &key, row).await {
            Ok(()) | Err(Trouble::Full) => {}
            Err(trouble) => return Err(trouble),
        }
        let mut aside = self.aside.borrow_mut();
        if !aside.contains(&key) {
            aside.push(key);
        }
        Ok(())
    }

    /// Whether something is in memory only.
    pub fn holds(&self) -> bool {
        !self.held.borrow().is_empty() || !self.own_held.borrow().is_empty()
    }

    /// Applies a command in memory. The caller commits the change.
    pub fn apply(&self, command: Command, now: Now) -> Result<Change, Refused> {
        let change = self.work_out(command, now)?;
        self.take(&change);
        Ok(change)
    }

    /// Works out a change without taking it in, such as the undoing of a merge.
    pub fn work_out(&self, command: Command, now: Now) -> Result<Change, Refused> {
        self.journal.borrow().apply(command, now, &mut self.clock.borrow_mut())
    }

    /// Works out how entries that were taken out here come back.
    pub fn bring_back(&self, out: Vec<Entry>, now: Now) -> Change {
        self.journal.borrow().bring_back(out, now, &mut self.clock.borrow_mut())
    }

    /// Takes a change into memory, to be committed.
    pub fn take(&self, change: &Change) {
        self.journal.borrow_mut().merge(change.versions().cloned());
        let mut held = self.held.borrow_mut();
        for entry in change.versions() {
            held.insert(entry.id, entry.clone());
        }
    }

    /// Writes a change. A press costs one row: nothing is serialised whole, nothing
    /// needs to have been loaded, and what an earlier failure left held, which may fail
    /// again, is tried apart from it.
    pub async fn commit(&self, change: &Change) -> Outcome {
        self.write_held(change.versions().cloned().collect(), change.is_fresh()).await
    }

    /// Copies what was committed into the mirror. Apart from the commit, so that
    /// "kept" need not wait for it.
    pub fn mirror(&self, change: &Change) {
        change.versions().for_each(|entry| self.mirror.put(entry));
    }

    /// Tries again to write what an earlier failure left held.
    pub async fn retry(&self) -> Outcome {
        match self.write_held(self.waiting(), false).await {
            Outcome::Kept => self.retry_own().await,
            held => held,
        }
    }

    /// Held, and not being written already.
    fn waiting(&self) -> Vec<Entry> {
        if self.slow.get() {
            return Vec::new();
        }
        let (held, flying) = (self.held.borrow(), self.flying.borrow());
        held.values().filter(|entry| flying.get(&entry.id) != Some(*entry)).cloned().collect()
    }

    /// `fresh`: nobody else can have these ids.
    async fn write_held(&self, entries: Vec<Entry>, fresh: bool) -> Outcome {
        for entry in &entries {
            self.flying.borrow_mut().insert(entry.id, entry.clone());
        }
        let how = if fresh { Put::Fresh } else { Put::Merged };
        let erasures = self.erasures.get();
        let written = self.write(&entries, how).await;
        for entry in &entries {
            remove_version(&mut self.flying.borrow_mut(), entry);
        }
        match written {
            Ok(()) => {
                self.release(&entries);
                Outcome::Kept
            }
            Err(trouble) => {
                // Not kept, and not said to be; the copy may still bring it back
                // should this page go away.
                // Of a large change the file or the link is a copy already.
                if erasures == self.erasures.get() {
                    entries.iter().take(BATCH as usize).for_each(|entry| self.mirror.put(entry));
                }
                Outcome::Held(trouble)
            }
        }
    }

    /// Lets go of what was written, unless it has changed since.
    pub(super) fn release(&self, written: &[Entry]) {
        for entry in written {
            remove_version(&mut self.held.borrow_mut(), entry);
        }
    }

    /// Writes a large change batch by batch; `progress` is told how many entries
    /// are through. What fails stays held. Where everything is erased meanwhile it
    /// stops: nothing of it is left to keep.
    pub async fn commit_slowly(&self, change: &Change, progress: &dyn Fn(usize)) -> Outcome {
        self.slow.set(true);
        let outcome = self.write_slowly(change, progress).await;
        self.slow.set(false);
        outcome
    }

    async fn write_slowly(&self, change: &Change, progress: &dyn Fn(usize)) -> Outcome {
        let entries: Vec<Entry> = change.versions().cloned().collect();
        let (erasures, mut done) = (self.erasures.get(), 0);
        for batch in entries.chunks(BATCH as usize) {
            if self.erasures.get() != erasures {
                return Outcome::Kept;
            }
            if let Err(trouble) = self.write(batch, Put::Merged).await {
                return Outcome::Held(trouble);
            }
            self.release(batch);
            done += batch.len();
            progress(done);
        }
        if let Err(trouble) = self.mend().await {
            return Outcome::Held(trouble);
        }
        if self.erasures.get() == erasures {
            self.heal_mirror(None);
        }
        Outcome::Kept
    }

    /// Forgets everything there is now, here and in both copies. What is made meanwhile
    /// stays. `now_ms`: the clock.
    pub async fn erase(&self, now_ms: u64) -> Result<(), Trouble> {
        // Before the rows go: what is being written must not follow them, nor what is held.
        self.erasures.set(self.erasures.get().wrapping_add(1));
        let (held, own_held) = (self.held.take(), self.own_held.take());
        let mark = self.mark(now_ms);
        self.clock.borrow_mut().pass(mark);
        if let Err(trouble) = self.rows.erase(mark).await {
            self.hold_again(held, own_held);
            return Err(trouble);
        }
        self.mirror.erase();
        self.aside.take();
        self.let_go(Some(mark), &[]);
        self.let_go_of_own(mark);
        self.heal_mirror(Some(mark));
        self.heal_own_mirror(&[]);
        Ok(())
    }

    /// Nothing was erased: what was held is, unless something newer is.
    fn hold_again(&self, held: Versions, own_held: Vec<Record>) {
        let mut now = self.held.borrow_mut();
        for (id, entry) in held {
            now.entry(id).or_insert(entry);
        }
        let mut own_now = self.own_held.borrow_mut();
        for record in own_held {
            if own_now.iter().all(|newer| newer.id != record.id) {
                own_now.push(record);
            }
        }
    }

    /// A stamp above every one here.
    fn mark(&self, now_ms: u64) -> Stamp {
        let newest = self.journal.borrow().entries().map(|entry| entry.stamp).max();
        let newest = newest.max(self.own.borrow().records().map(|record| record.stamp).max());
        let mut clock = self.clock.borrow_mut();
        match newest {
            Some(newest) => clock.tick_after(now_ms, newest),
            None => clock.tick(now_ms),
        }
    }

    pub(super) async fn write(&self, entries: &[Entry], how: Put) -> Result<(), Trouble> {
        let rows: Vec<&dyn Row> = entries.iter().map(|entry| entry as &dyn Row).collect();
        self.put(Shelf::Entries, &rows, how).await?;
        self.look_for_loss();
        Ok(())
    }

    /// Puts rows in, batch by batch; none after everything was erased meanwhile.
    pub(super) async fn put(
        &self,
        shelf: Shelf,
        rows: &[&dyn Row],
        how: Put,
    ) -> Result<(), Trouble> {
        let erasures = self.erasures.get();
        for batch in rows.chunks(BATCH as usize) {
            if self.erasures.get() == erasures {
                self.rows.put(shelf, batch, how).await?;
            }
        }
        Ok(())
    }

    /// Whether the rows were found to be lost since they were last read; reading
    /// them again puts back everything known.
    pub fn lost(&self) -> bool {
        self.lost.get()
    }

    /// Notes whether the rows were lost under us.
    fn look_for_loss(&self) {
        if self.rows.made_anew() {
            self.lost.set(true);
        }
    }

    /// Puts back everything known, if the rows were lost under us. Apart from
    /// writing, so that a press need not wait for it.
    pub(super) async fn mend(&self) -> Result<(), Trouble> {
        self.look_for_loss();
        if !self.lost.replace(false) {
            return Ok(());
        }
        let back = self.put_back().await;
        if back.is_err() {
            self.lost.set(true);
        }
        back
    }

    async fn put_back(&self) -> Result<(), Trouble> {
        let all: Vec<Entry> = self.journal.borrow().entries().cloned().collect();
        let rows: Vec<&dyn Row> = all.iter().map(|entry| entry as &dyn Row).collect();
        self.put(Shelf::Entries, &rows, Put::Merged).await?;
        let own: Vec<Record> = self.own.borrow().records().cloned().collect();
        let rows: Vec<&dyn Row> = own.iter().map(|record| record as &dyn Row).collect();
        self.put(Shelf::Own, &rows, Put::Merged).await
    }

    /// Merges rows from another page, which has already committed them
    /// ([`word::Word::Rows`]).
    pub fn receive(&self, rows: &[String]) {
        let (mut own, mut journal) = (self.own.borrow_mut(), self.journal.borrow_mut());
        for row in word::rows(rows) {
            match row {
                word::Row::Entry(entry) => journal.merge([entry]),
                word::Row::Own(record) => own.merge([record]),
            };
        }
    }
}

fn remove_version(versions: &mut Versions, entry: &Entry) {
    if versions.get(&entry.id) == Some(entry) {
        versions.remove(&entry.id);
    }
}
