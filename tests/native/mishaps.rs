//! What went wrong once: storage that fails half way, tabs that cross, and hours between.

use crate::store::now_or_never;
use darn::deck::CardRef;
use darn::journal::{self, Change, Command, Entry, EntryId, Instant, Note, Now, Stamp};
use darn::own;
use darn::store::memory::{MemoryMirror, MemoryRows};
use darn::store::{Outcome, Put, Row, Rows, Shelf, Store, Trouble};
use std::cell::Cell;
use std::rc::Rc;

const MS: i64 = 1_795_300_000_000;

fn at(ms: i64) -> Now {
    Now { at: Instant::new(ms, 0), turn_min: 240 }
}

/// Rows with room for so many, or that can be read so often.
#[derive(Clone, Default)]
struct Scarce {
    inner: MemoryRows,
    room: Rc<Cell<Option<usize>>>,
    readings: Rc<Cell<Option<usize>>>,
}

impl Rows for Scarce {
    async fn put(&self, shelf: Shelf, rows: &[&dyn Row], how: Put) -> Result<(), Trouble> {
        let there = self.inner.rows.borrow().len();
        if self.room.get().is_some_and(|room| there + rows.len() > room) {
            return Err(Trouble::Full);
        }
        self.inner.put(shelf, rows, how).await
    }

    async fn get(
        &self,
        shelf: Shelf,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, String)>, Trouble> {
        if shelf == Shelf::Entries
            && let Some(left) = self.readings.get()
        {
            self.readings.set(Some(left.checked_sub(1).ok_or(Trouble::Failed)?));
        }
        self.inner.get(shelf, after, limit).await
    }

    async fn set_aside(&self, shelf: Shelf, key: &str, row: &str) -> Result<(), Trouble> {
        self.inner.set_aside(shelf, key, row).await
    }

    async fn erase(&self, mark: Stamp) -> Result<(), Trouble> {
        self.inner.erase(mark).await
    }

    async fn erased(&self) -> Result<Option<Stamp>, Trouble> {
        self.inner.erased().await
    }

    fn made_anew(&self) -> bool {
        self.inner.made_anew()
    }
}

type House<R> = Store<R, MemoryMirror>;

fn act<R: Rows>(store: &House<R>, command: Command, ms: i64) -> (Change, Outcome) {
    let change = store.apply(command, at(ms)).unwrap();
    let outcome = now_or_never(store.commit(&change));
    if outcome == Outcome::Kept {
        store.mirror(&change);
    }
    (change, outcome)
}

fn keep<R: Rows>(store: &House<R>, id: u128, ms: i64) -> Outcome {
    let card = CardRef::parse("baby.loud").unwrap();
    act(store, Command::Keep { id: EntryId(id), card }, ms).1
}

fn tell(to: &House<MemoryRows>, change: &Change) {
    let rows: Vec<String> = change.versions().map(Entry::to_row).collect();
    to.receive(&rows);
}

/// Two tabs over the same storage, with one return.
fn two_tabs() -> (House<MemoryRows>, House<MemoryRows>) {
    let (rows, mirror) = (MemoryRows::default(), MemoryMirror::default());
    let (here, there) = (Store::new(rows.clone(), mirror.clone(), 1), Store::new(rows, mirror, 2));
    keep(&here, 1, MS);
    now_or_never(there.load()).unwrap();
    (here, there)
}

/// Returns of another phone, to be brought in here.
fn restore<R: Rows>(here: &House<R>, ids: std::ops::Range<u128>) -> Change {
    let other: House<_> = Store::new(MemoryRows::default(), MemoryMirror::default(), 2);
    ids.for_each(|id| assert_eq!(keep(&other, id, MS), Outcome::Kept));
    let mut change = Change::default();
    let entries: Vec<Entry> = other.journal().entries().cloned().collect();
    change.bring_in(&here.journal(), entries);
    here.take(&change);
    change
}

#[test]
fn undo_leaves_what_another_tab_wrote_since() {
    let (here, there) = two_tabs();
    let day = at(MS).day().plus(-1);
    let (set_day, _) = act(&here, Command::SetDay { id: EntryId(1), day }, MS + 1);
    tell(&there, &set_day);
    let note = Note::new("he laughed");
    let (wrote, _) = act(&there, Command::SetNote { id: EntryId(1), note: note.clone() }, MS + 2);
    tell(&here, &wrote);
    let undone = here.apply(Command::Undo(set_day), at(MS + 3));
    assert_eq!(undone, Err(journal::Refused::NotHere));
    assert_eq!(here.journal().get(EntryId(1)).unwrap().kept().unwrap().note, note);
}

#[test]
fn undo_does_not_bring_back_what_another_tab_took_out() {
    let (here, there) = two_tabs();
    let set = Command::SetNote { id: EntryId(1), note: Note::new("x") };
    let (wrote, _) = act(&here, set, MS + 1);
    tell(&there, &wrote);
    let (gone, _) = act(&there, Command::Remove { id: EntryId(1) }, MS + 2);
    tell(&here, &gone);
    assert!(here.apply(Command::Undo(wrote), at(MS + 3)).is_err());
    assert_eq!(here.journal().returns().count(), 0);
}

/// A preview stands; meanwhile one of its records is changed here, to which what comes in loses;
/// taking back what came in leaves that.
#[test]
fn taking_back_what_came_in_leaves_what_was_written_after_its_preview() {
    let here: House<_> = Store::new(MemoryRows::default(), MemoryMirror::default(), 1);
    let there: House<_> = Store::new(MemoryRows::default(), MemoryMirror::default(), 2);
    let child = |name: &str| own::Child {
        nickname: own::Nickname::new(name),
        birth: own::YearMonth::new(2024, 2),
        band: None,
    };
    let put = |store: &House<_>, command, after: u64| {
        store.apply_own(command, MS as u64 + after).unwrap();
        assert_eq!(now_or_never(store.commit_own()), Outcome::Kept);
    };
    let name = || here.own().children().next().unwrap().1.nickname.clone();
    put(&here, own::Command::AddChild(EntryId(7), child("old")), 0);
    let rows: Vec<_> = here.own().records().map(|one| format!("own {}", one.to_row())).collect();
    there.receive(&rows);
    put(&there, own::Command::EditChild(EntryId(7), child("file")), 10);
    let file: Vec<_> = there.own().records().cloned().collect();
    let mut preview = own::Change::default();
    preview.bring_in(&here.own(), file);
    put(&here, own::Command::EditChild(EntryId(7), child("mine")), 20);
    here.take_own(&preview);
    now_or_never(here.commit_own());
    assert_eq!(name(), own::Nickname::new("mine"));
    assert!(here.work_out_own(own::Command::Undo(preview), MS as u64 + 30).is_err());
    assert_eq!(name(), own::Nickname::new("mine"));
}

#[test]
fn a_second_failed_reading_shows_no_fewer() {
    let rows = Scarce::default();
    let here: House<_> = Store::new(rows.clone(), MemoryMirror::default(), 1);
    (1..=3_000).for_each(|id| assert_eq!(keep(&here, id, MS + id as i64), Outcome::Kept));
    now_or_never(here.load()).unwrap();
    for readings in [0, 1] {
        rows.readings.set(Some(readings));
        assert!(now_or_never(here.load()).is_err());
        assert_eq!(here.journal().cloth().total(), 3_000);
        assert!(here.is_lent());
    }
    rows.readings.set(None);
    now_or_never(here.load()).unwrap();
    assert!(!here.is_lent());
}

#[test]
fn what_is_held_does_not_drag_a_press_down() {
    let rows = Scarce::default();
    let here: House<_> = Store::new(rows.clone(), MemoryMirror::default(), 1);
    now_or_never(here.load()).unwrap();
    keep(&here, 1, MS);
    rows.room.set(Some(20));
    let change = restore(&here, 100..200);
    let outcome = now_or_never(here.commit_slowly(&change, &|_| ()));
    assert_eq!(outcome, Outcome::Held(Trouble::Full));
    // There is room for nineteen more.
    assert_eq!(keep(&here, 2, MS + 1), Outcome::Kept);
}

/// A press that one page could not write was in that page and in the mirror alone; another page's
/// restore took it for a leftover there.
#[test]
fn a_restore_leaves_what_another_page_holds() {
    let (rows, mirror) = (Scarce::default(), MemoryMirror::default());
    let here: House<_> = Store::new(rows.clone(), mirror.clone(), 1);
    let there: House<_> = Store::new(rows.inner.clone(), mirror.clone(), 2);
    keep(&there, 1, MS);
    now_or_never(here.load()).unwrap();
    rows.room.set(Some(0));
    assert_eq!(keep(&here, 2, MS + 1), Outcome::Held(Trouble::Full));
    let note = Note::new("he laughed");
    let (_, outcome) = act(&here, Command::SetNote { id: EntryId(1), note: note.clone() }, MS + 2);
    assert_eq!(outcome, Outcome::Held(Trouble::Full));
    let change = restore(&there, 100..200);
    assert_eq!(now_or_never(there.commit_slowly(&change, &|_| ())), Outcome::Kept);
    let later: House<_> = Store::new(rows.inner.clone(), mirror, 3);
    now_or_never(later.load()).unwrap();
    assert!(later.journal().get(EntryId(2)).is_some());
    assert_eq!(later.journal().get(EntryId(1)).unwrap().kept().unwrap().note, note);
}

#[test]
fn a_press_during_a_restore_costs_one_row() {
    let rows = MemoryRows::default();
    let here: House<_> = Store::new(rows.clone(), MemoryMirror::default(), 1);
    now_or_never(here.load()).unwrap();
    restore(&here, 100..5_100);
    keep(&here, 2, MS + 1);
    assert_eq!(rows.written(), 1);
}

/// The rest of a restore followed an erasing into the empty rows.
#[test]
fn erased_in_the_midst_of_a_restore_nothing_follows() {
    let rows = MemoryRows::default();
    let here: House<_> = Store::new(rows.clone(), MemoryMirror::default(), 1);
    now_or_never(here.load()).unwrap();
    let change = restore(&here, 100..1_700);
    let erase_once = Cell::new(true);
    let progress = |_: usize| {
        if erase_once.take() {
            now_or_never(here.erase(MS as u64 + 1)).unwrap();
        }
    };
    now_or_never(here.commit_slowly(&change, &progress));
    assert!(!erase_once.get());
    assert_eq!(rows.rows.borrow().len(), 0);
    assert_eq!((here.journal().len(), here.holds()), (0, false));
}

/// Storage full, a removal held; the page looks again, and then goes away.
#[test]
fn a_held_removal_survives_a_reading() {
    let (rows, mirror) = (MemoryRows::default(), MemoryMirror::default());
    let here: House<_> = Store::new(rows.clone(), mirror.clone(), 1);
    keep(&here, 1, MS);
    now_or_never(here.load()).unwrap();
    rows.full.set(true);
    let (_, outcome) = act(&here, Command::Remove { id: EntryId(1) }, MS + 1);
    assert_eq!(outcome, Outcome::Held(Trouble::Full));
    now_or_never(here.load()).unwrap();
    rows.full.set(false);
    let again: House<_> = Store::new(rows, mirror, 4);
    now_or_never(again.load()).unwrap();
    assert_eq!(again.journal().returns().count(), 0);
}

/// As above, for a note on a return that is too old for the mirror.
#[test]
fn a_held_note_on_an_old_return_survives_a_reading() {
    let (rows, mirror) = (MemoryRows::default(), MemoryMirror::default());
    let here: House<_> = Store::new(rows.clone(), mirror.clone(), 1);
    (1..=1_200).for_each(|id| assert_eq!(keep(&here, id, MS + 60_000 * id as i64), Outcome::Kept));
    now_or_never(here.load()).unwrap();
    rows.full.set(true);
    let set = Command::SetNote { id: EntryId(1), note: Note::new("n") };
    let (_, outcome) = act(&here, set, MS + 99_999_999);
    assert_eq!(outcome, Outcome::Held(Trouble::Full));
    now_or_never(here.load()).unwrap();
    rows.full.set(false);
    let again: House<_> = Store::new(rows, mirror, 4);
    now_or_never(again.load()).unwrap();
    assert!(again.journal().get(EntryId(1)).unwrap().kept().unwrap().note.is_some());
}

/// The database is lost, and made anew by a tab that knows less.
#[test]
fn a_page_that_knows_more_puts_it_back() {
    let (rows, mirror) = (MemoryRows::default(), MemoryMirror::default());
    let here: House<_> = Store::new(rows.clone(), mirror.clone(), 1);
    (1..=1_500).for_each(|id| assert_eq!(keep(&here, id, MS + 60_000 * id as i64), Outcome::Kept));
    now_or_never(here.load()).unwrap();
    rows.lose();
    let there: House<_> = Store::new(rows.clone(), mirror, 2);
    now_or_never(there.load()).unwrap();
    now_or_never(here.load()).unwrap();
    assert_eq!(rows.rows.borrow().len(), 1_500);
}
