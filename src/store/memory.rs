//! Rows and a mirror in memory, that fail on demand. For tests.

use super::{Mirror, Put, Row, Rows, Shelf, Trouble};
use crate::journal::{Entry, EntryId, Stamp};
use crate::own::Record;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Rows that last as long as the clones of this.
#[derive(Clone, Default)]
pub struct MemoryRows {
    /// What is stored.
    pub rows: Rc<RefCell<BTreeMap<String, String>>>,
    /// What is stored of one's own.
    pub own: Rc<RefCell<BTreeMap<String, String>>>,
    /// What was set aside.
    pub aside: Rc<RefCell<BTreeMap<String, String>>>,
    /// Set to make every call fail.
    pub trouble: Rc<Cell<Option<Trouble>>>,
    /// Set to have no room left: what is there can be read.
    pub full: Rc<Cell<bool>>,
    mark: Rc<Cell<Option<Stamp>>>,
    anew: Rc<Cell<bool>>,
    writes: Rc<Cell<usize>>,
    reads: Rc<Cell<usize>>,
}

impl MemoryRows {
    /// Loses everything, as when the browser deletes the database.
    pub fn lose(&self) {
        self.rows.borrow_mut().clear();
        self.own.borrow_mut().clear();
        self.anew.set(true);
    }

    /// How many times entries have been read.
    pub fn read_batches(&self) -> usize {
        self.reads.get()
    }

    /// How many rows have been written.
    pub fn written(&self) -> usize {
        self.writes.get()
    }

    fn fail(&self) -> Result<(), Trouble> {
        self.trouble.get().map_or(Ok(()), Err)
    }

    fn shelf(&self, shelf: Shelf) -> &RefCell<BTreeMap<String, String>> {
        match shelf {
            Shelf::Entries => &self.rows,
            Shelf::Own => &self.own,
        }
    }
}

impl Rows for MemoryRows {
    async fn put(&self, shelf: Shelf, rows: &[&dyn Row], how: Put) -> Result<(), Trouble> {
        self.fail()?;
        if self.full.get() {
            return Err(Trouble::Full);
        }
        let mut stored = self.shelf(shelf).borrow_mut();
        for row in rows {
            // As in the browser, it does not look for what it overwrites.
            let there = match how {
                Put::Fresh => None,
                Put::Merged => stored.get(&row.key()).map(|there| row.outranks(there)),
            };
            if there == Some(None) {
                let damaged = stored.get(&row.key()).cloned().unwrap_or_default();
                self.aside.borrow_mut().insert(row.key(), damaged);
            }
            if there.flatten() != Some(false) {
                stored.insert(row.key(), row.text());
                self.writes.set(self.writes.get() + 1);
            }
        }
        Ok(())
    }

    async fn get(
        &self,
        shelf: Shelf,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, String)>, Trouble> {
        self.fail()?;
        self.reads.set(self.reads.get() + usize::from(shelf == Shelf::Entries));
        let rows = self.shelf(shelf).borrow();
        let above = rows.iter().filter(|(key, _)| after.is_none_or(|after| key.as_str() > after));
        Ok(above.take(limit as usize).map(|(key, row)| (key.clone(), row.clone())).collect())
    }

    async fn set_aside(&self, shelf: Shelf, key: &str, row: &str) -> Result<(), Trouble> {
        self.fail()?;
        if self.full.get() {
            return Err(Trouble::Full);
        }
        self.shelf(shelf).borrow_mut().remove(key);
        self.aside.borrow_mut().insert(key.into(), row.into());
        Ok(())
    }

    async fn erased(&self) -> Result<Option<Stamp>, Trouble> {
        self.fail()?;
        Ok(self.mark.get())
    }

    async fn erase(&self, mark: Stamp) -> Result<(), Trouble> {
        self.fail()?;
        self.mark.set(Some(mark));
        self.rows.borrow_mut().clear();
        self.own.borrow_mut().clear();
        self.aside.borrow_mut().clear();
        Ok(())
    }

    fn made_anew(&self) -> bool {
        self.anew.take()
    }
}

/// A mirror that lasts as long as the clones of this.
#[derive(Clone, Default)]
pub struct MemoryMirror {
    /// What it holds.
    pub copies: Rc<RefCell<BTreeMap<EntryId, String>>>,
    /// What it holds of one's own.
    pub own: Rc<RefCell<BTreeMap<EntryId, String>>>,
}

impl Mirror for MemoryMirror {
    fn rows(&self) -> Vec<String> {
        self.copies.borrow().values().cloned().collect()
    }

    fn put(&self, entry: &Entry) {
        self.copies.borrow_mut().insert(entry.id, entry.to_row());
    }

    fn drop(&self, entry: &Entry) {
        self.copies.borrow_mut().remove(&entry.id);
    }

    fn own_rows(&self) -> Vec<String> {
        self.own.borrow().values().cloned().collect()
    }

    fn put_own(&self, record: &Record) {
        self.own.borrow_mut().insert(record.id, record.to_row());
    }

    fn drop_own(&self, record: &Record) {
        self.own.borrow_mut().remove(&record.id);
    }

    fn erase(&self) {
        self.copies.borrow_mut().clear();
        self.own.borrow_mut().clear();
    }
}
