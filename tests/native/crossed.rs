//! An erasing, and what another window or the same one does at that very moment.

use crate::store::now_or_never;
use darn::deck::CardRef;
use darn::journal::{Change, Command, Entry, EntryId, Instant, Note, Now, Stamp};
use darn::own::{self, Words};
use darn::store::memory::{MemoryMirror, MemoryRows};
use darn::store::{Outcome, Put, Row, Rows, Shelf, Store, Trouble};
use std::cell::RefCell;
use std::rc::Rc;

const MS: i64 = 1_795_300_000_000;

/// When something else comes between: once what was asked of the rows is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Put,
    Get(Shelf),
    Erase,
}

type Meanwhile = Option<(When, Box<dyn FnOnce()>)>;

/// Rows at which something else comes between, once.
#[derive(Clone, Default)]
struct Crossed {
    inner: MemoryRows,
    meanwhile: Rc<RefCell<Meanwhile>>,
}

impl Crossed {
    fn then(&self, when: When, act: impl FnOnce() + 'static) {
        self.meanwhile.replace(Some((when, Box::new(act))));
    }

    fn done(&self, what: When) {
        let is_now = self.meanwhile.borrow().as_ref().is_some_and(|(when, _)| *when == what);
        if is_now && let Some((_, act)) = self.meanwhile.take() {
            act();
        }
    }

    fn count(&self) -> (usize, usize) {
        (self.inner.rows.borrow().len(), self.inner.own.borrow().len())
    }
}

impl Rows for Crossed {
    async fn put(&self, shelf: Shelf, rows: &[&dyn Row], how: Put) -> Result<(), Trouble> {
        let put = self.inner.put(shelf, rows, how).await;
        self.done(When::Put);
        put
    }

    async fn get(
        &self,
        shelf: Shelf,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, String)>, Trouble> {
        let got = self.inner.get(shelf, after, limit).await;
        self.done(When::Get(shelf));
        got
    }

    async fn set_aside(&self, shelf: Shelf, key: &str, row: &str) -> Result<(), Trouble> {
        self.inner.set_aside(shelf, key, row).await
    }

    async fn erase(&self, mark: Stamp) -> Result<(), Trouble> {
        let erased = self.inner.erase(mark).await;
        self.done(When::Erase);
        erased
    }

    async fn erased(&self) -> Result<Option<Stamp>, Trouble> {
        self.inner.erased().await
    }

    fn made_anew(&self) -> bool {
        self.inner.made_anew()
    }
}

type House = Rc<Store<Crossed, MemoryMirror>>;

fn window(rows: &Crossed, mirror: &MemoryMirror, node: u64) -> House {
    Rc::new(Store::new(rows.clone(), mirror.clone(), node))
}

fn at(ms: i64) -> Now {
    Now { at: Instant::new(ms, 0), turn_min: 240 }
}

fn act(store: &House, command: Command, ms: i64) -> Outcome {
    let change = store.apply(command, at(ms)).unwrap();
    let outcome = now_or_never(store.commit(&change));
    store.mirror(&change);
    outcome
}

fn keep(store: &House, id: u128, ms: i64) -> Outcome {
    let card = CardRef::parse("baby.loud").unwrap();
    act(store, Command::Keep { id: EntryId(id), card }, ms)
}

fn written(id: u128) -> own::Command {
    let words = Words::new("Mine").unwrap();
    own::Command::Write(EntryId(id), own::Draft { words, gesture: None, band: None, moment: None })
}

/// Returns, and words, of another phone, taken in here and not written yet.
fn taken_in(here: &House, ids: std::ops::Range<u128>) -> Change {
    let there = window(&Crossed::default(), &MemoryMirror::default(), 9);
    ids.for_each(|id| assert_eq!(keep(&there, id, MS), Outcome::Kept));
    let change = own::Change::bringing_in(
        &here.own(),
        there.apply_own(written(77), MS as u64).unwrap().versions().cloned(),
    );
    here.take_own(&change);
    let change = Change::bringing_in(&here.journal(), there.journal().entries().cloned());
    here.take(&change);
    change
}

#[test]
fn erased_while_a_backup_comes_in_nothing_of_it_stays() {
    let (rows, mirror) = (Crossed::default(), MemoryMirror::default());
    let here = window(&rows, &mirror, 1);
    let change = taken_in(&here, 0..1_200);
    let (erasing, writing) = (here.clone(), here.clone());
    let again = rows.clone();
    rows.then(When::Put, move || {
        again.then(When::Erase, move || {
            assert_eq!(now_or_never(writing.commit_own()), Outcome::Kept);
            assert_eq!(now_or_never(writing.retry()), Outcome::Kept);
        });
        now_or_never(erasing.erase(MS as u64 + 1)).unwrap();
    });
    now_or_never(here.commit_slowly(&change, &|_| ()));
    assert_eq!(rows.count(), (0, 0));
    assert!(mirror.copies.borrow().is_empty() && mirror.own.borrow().is_empty());
    let next = window(&rows, &mirror, 2);
    now_or_never(next.load()).unwrap();
    assert_eq!((next.journal().returns().count(), next.own().cards().len()), (0, 0));
}

#[test]
fn pressed_while_all_is_erased_it_is_kept_and_seen() {
    let (rows, mirror) = (Crossed::default(), MemoryMirror::default());
    let here = window(&rows, &mirror, 1);
    keep(&here, 1, MS);
    let pressing = here.clone();
    rows.then(When::Erase, move || assert_eq!(keep(&pressing, 2, MS + 2), Outcome::Kept));
    now_or_never(here.erase(MS as u64 + 1)).unwrap();
    assert_eq!(here.journal().returns().count(), 1);
    assert_eq!((rows.count().0, mirror.copies.borrow().len()), (1, 1));
}

#[test]
fn what_is_held_stays_held_where_erasing_fails() {
    let (rows, mirror) = (Crossed::default(), MemoryMirror::default());
    let here = window(&rows, &mirror, 1);
    rows.inner.trouble.set(Some(Trouble::Failed));
    assert_eq!(keep(&here, 1, MS), Outcome::Held(Trouble::Failed));
    here.apply_own(written(2), MS as u64).unwrap();
    assert!(now_or_never(here.erase(MS as u64 + 1)).is_err());
    rows.inner.trouble.set(None);
    assert_eq!(now_or_never(here.retry()), Outcome::Kept);
    assert_eq!(rows.count(), (1, 1));
}

#[test]
fn erased_in_another_window_while_this_one_reads_nothing_comes_back() {
    for shelf in [Shelf::Entries, Shelf::Own] {
        let (rows, mirror) = (Crossed::default(), MemoryMirror::default());
        let (here, there) = (window(&rows, &mirror, 1), window(&rows, &mirror, 2));
        (1..=3).for_each(|id| assert_eq!(keep(&here, id, MS), Outcome::Kept));
        here.apply_own(written(4), MS as u64).unwrap();
        now_or_never(here.commit_own());
        now_or_never(there.load()).unwrap();
        let erasing = there.clone();
        rows.then(When::Get(shelf), move || now_or_never(erasing.erase(MS as u64 + 1)).unwrap());
        now_or_never(here.load()).unwrap();
        assert_eq!((here.journal().returns().count(), here.own().cards().len()), (0, 0));
        assert_eq!(rows.count(), (0, 0));
    }
}

/// The rows were read before it was written, and it is older than the erasing.
#[test]
fn what_came_in_while_the_rows_were_read_is_not_taken_for_erased() {
    let (rows, mirror) = (Crossed::default(), MemoryMirror::default());
    let here = window(&rows, &mirror, 1);
    now_or_never(here.erase(MS as u64 + 1)).unwrap();
    let change = taken_in(&here, 0..3);
    let writing = here.clone();
    rows.then(When::Get(Shelf::Own), move || {
        now_or_never(writing.commit_slowly(&change, &|_| ()));
        now_or_never(writing.commit_own());
    });
    now_or_never(here.load()).unwrap();
    assert_eq!((here.journal().returns().count(), here.own().cards().len()), (3, 1));
    now_or_never(here.load()).unwrap();
    assert_eq!((here.journal().returns().count(), here.own().cards().len()), (3, 1));
}

/// The browser lost the copies' erasing; a backup from before the note was brought in since.
#[test]
fn an_erased_note_does_not_come_back_by_its_copy() {
    let (rows, mirror) = (Crossed::default(), MemoryMirror::default());
    let here = window(&rows, &mirror, 1);
    keep(&here, 1, MS);
    let backup: Vec<Entry> = here.journal().entries().cloned().collect();
    act(&here, Command::SetNote { id: EntryId(1), note: Note::new("gone") }, MS + 1);
    let noted = mirror.copies.borrow().clone();
    now_or_never(here.erase(MS as u64 + 2)).unwrap();
    let change = Change::bringing_in(&here.journal(), backup);
    here.take(&change);
    assert_eq!(now_or_never(here.commit(&change)), Outcome::Kept);
    mirror.copies.replace(noted);

    let next = window(&rows, &mirror, 2);
    now_or_never(next.load()).unwrap();
    let has_note =
        |store: &House| store.journal().get(EntryId(1)).unwrap().kept().unwrap().note.is_some();
    assert!(!has_note(&next));
    assert!(!mirror.copies.borrow().values().any(|copy| copy.contains("gone")));
}

#[test]
fn a_row_that_cannot_be_read_is_counted_once_whoever_finds_it() {
    let (rows, mirror) = (Crossed::default(), MemoryMirror::default());
    let here = window(&rows, &mirror, 1);
    rows.inner.rows.borrow_mut().insert(EntryId(5).to_string(), "{half".into());
    now_or_never(here.load_once()).unwrap();
    now_or_never(here.load()).unwrap();
    assert_eq!(here.damaged(), 1);
}

#[test]
fn a_page_that_missed_the_erasing_elsewhere_is_told_once() {
    let (rows, mirror) = (Crossed::default(), MemoryMirror::default());
    let (here, there) = (window(&rows, &mirror, 1), window(&rows, &mirror, 2));
    keep(&here, 1, MS);
    assert!(!now_or_never(there.load()).unwrap().erased);
    now_or_never(here.erase(MS as u64 + 1)).unwrap();
    assert!(!now_or_never(here.load()).unwrap().erased);
    assert!(now_or_never(there.load()).unwrap().erased);
    assert!(!now_or_never(there.load()).unwrap().erased);
}

/// By a clock that was a month ahead; the next press could not be written, and its page was closed.
#[test]
fn a_press_after_an_erasing_by_a_fast_clock_is_not_taken_for_erased() {
    let (rows, mirror) = (Crossed::default(), MemoryMirror::default());
    let here = window(&rows, &mirror, 1);
    now_or_never(here.erase(MS as u64 + 30 * 86_400_000)).unwrap();
    let next = window(&rows, &mirror, 2);
    now_or_never(next.load()).unwrap();
    rows.inner.trouble.set(Some(Trouble::Failed));
    assert_eq!(keep(&next, 1, MS), Outcome::Held(Trouble::Failed));
    rows.inner.trouble.set(None);
    let last = window(&rows, &mirror, 3);
    now_or_never(last.load()).unwrap();
    assert_eq!((last.journal().returns().count(), rows.count().0), (1, 1));
}

#[test]
fn a_row_that_cannot_be_read_keeps_no_other_from_being_read_on_a_full_phone() {
    let (rows, mirror) = (Crossed::default(), MemoryMirror::default());
    let here = window(&rows, &mirror, 1);
    (1..=3).for_each(|id| assert_eq!(keep(&here, id, MS), Outcome::Kept));
    rows.inner.rows.borrow_mut().insert(EntryId(0).to_string(), "{half".into());
    rows.inner.full.set(true);
    let next = window(&rows, &MemoryMirror::default(), 2);
    now_or_never(next.load()).unwrap();
    assert_eq!((next.journal().returns().count(), next.damaged()), (3, 1));
}
