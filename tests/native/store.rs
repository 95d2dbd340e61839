//! The rules of storing, over rows in memory that fail on demand.

use darn::deck::CardRef;
use darn::journal::{Change, Command, Entry, EntryId, Instant, Journal, Now};
use darn::store::memory::{MemoryMirror, MemoryRows};
use darn::store::{Outcome, Store, Trouble};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Runs a future that never really waits: memory answers at once.
pub fn now_or_never<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("memory made us wait"),
    }
}

/// A store, and what it stands on.
pub struct House {
    pub rows: MemoryRows,
    pub mirror: MemoryMirror,
    pub store: Store<MemoryRows, MemoryMirror>,
}

impl House {
    pub fn new() -> House {
        House::over(MemoryRows::default(), MemoryMirror::default())
    }

    pub fn over(rows: MemoryRows, mirror: MemoryMirror) -> House {
        House { store: Store::new(rows.clone(), mirror.clone(), 1), rows, mirror }
    }

    /// Closed and opened again.
    pub fn reopened(&self) -> House {
        House::over(self.rows.clone(), self.mirror.clone())
    }

    pub fn press(&self, id: u128) -> Outcome {
        let card = CardRef::parse("baby.loud").unwrap();
        let now = Now { at: Instant::new(1_795_300_000_000, 0), turn_min: 240 };
        let change = self.store.apply(Command::Keep { id: EntryId(id), card }, now).unwrap();
        let outcome = now_or_never(self.store.commit(&change));
        if outcome == Outcome::Kept {
            self.store.mirror(&change);
        }
        outcome
    }

    fn with(self, id: u128) -> House {
        self.press(id);
        self
    }

    fn load(&self) -> darn::store::Loaded {
        now_or_never(self.store.load()).unwrap()
    }

    fn returns(&self) -> usize {
        self.store.journal().returns().count()
    }
}

fn entries(house: &House) -> Vec<Entry> {
    house.store.journal().entries().cloned().collect()
}

#[test]
fn a_press_costs_one_row_however_many_there_are() {
    let house = House::new();
    for id in 1..=1_000 {
        assert_eq!(house.press(id), Outcome::Kept);
    }
    assert_eq!(house.rows.written(), 1_000);
    let reopened = house.reopened();
    assert_eq!(reopened.press(2_000), Outcome::Kept);
    assert_eq!(house.rows.written(), 1_001);
}

#[test]
fn a_press_before_loading_overwrites_nothing() {
    let house = House::new();
    (1..=1_200).for_each(|id| {
        house.press(id);
    });
    let reopened = house.reopened();
    assert_eq!(reopened.press(5_000), Outcome::Kept);
    reopened.load();
    assert_eq!(reopened.returns(), 1_201);
    assert_eq!(house.rows.rows.borrow().len(), 1_201);
}

#[test]
fn what_could_not_be_written_is_held_and_tried_again() {
    let house = House::new();
    house.load();
    house.rows.trouble.set(Some(Trouble::Full));
    assert_eq!(house.press(1), Outcome::Held(Trouble::Full));
    assert_eq!(house.press(2), Outcome::Held(Trouble::Full));
    assert!(house.store.holds());
    assert_eq!(house.returns(), 2);
    assert_eq!(house.rows.rows.borrow().len(), 0);
    house.rows.trouble.set(None);
    assert_eq!(house.press(3), Outcome::Kept);
    assert!(house.store.holds());
    assert_eq!(now_or_never(house.store.retry()), Outcome::Kept);
    assert!(!house.store.holds());
    assert_eq!(house.rows.rows.borrow().len(), 3);
}

#[test]
fn a_retry_writes_what_is_held() {
    let house = House::new();
    house.rows.trouble.set(Some(Trouble::Failed));
    house.press(1);
    assert_eq!(now_or_never(house.store.retry()), Outcome::Held(Trouble::Failed));
    house.rows.trouble.set(None);
    assert_eq!(now_or_never(house.store.retry()), Outcome::Kept);
    assert_eq!(house.reopened().load().damaged, 0);
    assert_eq!(house.rows.rows.borrow().len(), 1);
}

#[test]
fn rows_lost_under_us_are_written_back() {
    let house = House::new();
    (1..=700).for_each(|id| {
        house.press(id);
    });
    house.rows.lose();
    // The press is kept at once; the rest is back with the next reading.
    assert_eq!(house.press(1_000), Outcome::Kept);
    assert!(house.store.lost());
    house.load();
    assert!(!house.store.lost());
    assert_eq!(house.rows.rows.borrow().len(), 701);
}

#[test]
fn rows_that_could_not_be_put_back_are_put_back_once_there_is_room() {
    let house = House::new();
    (1..=700).for_each(|id| {
        house.press(id);
    });
    house.load();
    // Nobody but this page knows them any more.
    house.rows.lose();
    house.mirror.copies.borrow_mut().clear();
    house.rows.full.set(true);
    assert_eq!(now_or_never(house.store.load()), Err(Trouble::Full));
    assert!(house.store.lost());
    house.rows.full.set(false);
    house.load();
    assert_eq!((house.returns(), house.rows.rows.borrow().len()), (700, 700));
}

#[test]
fn the_mirror_heals_the_rows_and_the_rows_the_mirror() {
    let house = House::new();
    (1..=50).for_each(|id| {
        house.press(id);
    });
    house.rows.rows.borrow_mut().clear();
    let reopened = house.reopened();
    assert_eq!(reopened.load().healed, 50);
    assert_eq!(house.rows.rows.borrow().len(), 50);

    house.mirror.copies.borrow_mut().clear();
    house.reopened().load();
    assert_eq!(house.mirror.copies.borrow().len(), 50);
}

#[test]
fn the_mirror_does_not_bring_back_what_was_removed() {
    let house = House::new();
    house.press(1);
    let old = house.mirror.copies.borrow().clone();
    let now = Now { at: Instant::new(0, 0), turn_min: 240 };
    let change = house.store.apply(Command::Remove { id: EntryId(1) }, now).unwrap();
    now_or_never(house.store.commit(&change));
    *house.mirror.copies.borrow_mut() = old;
    let reopened = house.reopened();
    reopened.load();
    assert_eq!(reopened.returns(), 0);
}

#[test]
fn a_damaged_row_is_set_aside_and_the_rest_is_here() {
    let house = House::new();
    (1..=10).for_each(|id| {
        house.press(id);
    });
    house.mirror.copies.borrow_mut().clear();
    let key = EntryId(3).to_string();
    house.rows.rows.borrow_mut().insert(key.clone(), "{\"half".into());
    let reopened = house.reopened();
    assert_eq!(reopened.load().damaged, 1);
    assert_eq!(reopened.returns(), 9);
    assert_eq!(house.rows.aside.borrow().get(&key).map(String::as_str), Some("{\"half"));
    assert_eq!(house.reopened().load().damaged, 0);
}

#[test]
fn a_damaged_row_with_a_good_copy_is_healed() {
    let house = House::new();
    house.press(3);
    house.rows.rows.borrow_mut().insert(EntryId(3).to_string(), "?".into());
    let reopened = house.reopened();
    let loaded = reopened.load();
    assert_eq!((loaded.damaged, loaded.healed, reopened.returns()), (1, 1, 1));
    assert_eq!(house.rows.rows.borrow().len(), 1);
}

#[test]
fn another_tabs_rows_are_merged_and_not_written_again() {
    let (here, there) = (House::new(), House::new());
    there.press(1);
    let rows: Vec<String> = there.store.journal().entries().map(Entry::to_row).collect();
    here.store.receive(&rows);
    here.store.receive(&["nonsense".into()]);
    assert_eq!((here.returns(), here.rows.written()), (1, 0));
    assert!(!here.store.holds());
}

#[test]
fn loading_twice_changes_nothing() {
    let house = House::new();
    (1..=1_700).for_each(|id| {
        house.press(id);
    });
    let reopened = house.reopened();
    reopened.load();
    let once: Journal = reopened.store.journal().clone();
    reopened.load();
    assert_eq!(*reopened.store.journal(), once);
    assert_eq!(reopened.returns(), 1_700);
}

#[test]
fn the_mirror_keeps_to_the_newest() {
    let house = House::new();
    (1..=1_500).for_each(|id| {
        house.press(id);
    });
    house.load();
    assert_eq!(house.mirror.copies.borrow().len(), 1_000);
    assert!(house.mirror.copies.borrow().contains_key(&EntryId(1_500)));
}

#[test]
fn what_was_erased_does_not_come_back_from_a_mirror_that_lost_its_erasing() {
    let house = House::new();
    house.press(1);
    let stale = house.mirror.copies.borrow().clone();
    now_or_never(house.store.erase(1_795_300_000_000)).unwrap();
    assert!(house.mirror.copies.borrow().is_empty());
    *house.mirror.copies.borrow_mut() = stale;
    let reopened = house.reopened();
    assert_eq!(reopened.load().healed, 0);
    assert_eq!(reopened.returns(), 0);
    assert!(house.mirror.copies.borrow().is_empty());
    assert_eq!(reopened.press(2), Outcome::Kept);
    assert_eq!(house.reopened().load().healed, 0);
}

#[test]
fn erased_elsewhere_while_this_page_slept() {
    let house = House::new();
    house.press(1);
    let asleep = house.reopened();
    asleep.load();
    now_or_never(house.store.erase(1_795_300_000_000)).unwrap();
    // Older than the erasing, and brought in since by the person.
    let old = entries(&House::new().with(2));
    let change = Change::bringing_in(&house.store.journal(), old);
    house.store.take(&change);
    assert_eq!(now_or_never(house.store.retry()), Outcome::Kept);
    asleep.load();
    let ids: Vec<EntryId> = asleep.store.journal().returns().map(|(id, _)| id).collect();
    assert_eq!(ids, [EntryId(2)]);
    assert!(!house.mirror.copies.borrow().contains_key(&EntryId(1)));
    assert_eq!(house.rows.rows.borrow().len(), 1);
}

#[test]
fn erasing_that_fails_loses_nothing() {
    let house = House::new();
    house.press(1);
    house.rows.trouble.set(Some(Trouble::Failed));
    assert!(now_or_never(house.store.erase(1_795_300_000_000)).is_err());
    house.rows.trouble.set(None);
    let reopened = house.reopened();
    reopened.load();
    assert_eq!((house.returns(), reopened.returns()), (1, 1));
}

#[test]
fn rows_out_of_reach_the_copies_are_shown_and_nothing_is_lost() {
    let house = House::new();
    (1..=3).for_each(|id| {
        house.press(id);
    });
    // Only the mirror has the third.
    house.rows.rows.borrow_mut().remove(&EntryId(3).to_string());
    house.rows.trouble.set(Some(Trouble::Failed));
    let reopened = house.reopened();
    assert_eq!(now_or_never(reopened.store.load()), Err(Trouble::Failed));
    assert_eq!(reopened.returns(), 3);
    assert_eq!(reopened.press(4), Outcome::Held(Trouble::Failed));
    house.rows.trouble.set(None);
    assert_eq!(reopened.load().healed, 1);
    assert_eq!(now_or_never(reopened.store.retry()), Outcome::Kept);
    assert_eq!((reopened.returns(), house.rows.rows.borrow().len()), (4, 4));
}
