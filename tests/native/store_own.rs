//! The rules of storing what is a person's own, over memory that fails on demand.

use crate::store::{House, now_or_never};
use darn::journal::EntryId;
use darn::own::{Change, Command, Draft, Words};
use darn::store::{Outcome, Trouble, Word};

const NOW: u64 = 1_795_300_000_000;

impl House {
    fn act(&self, command: Command) -> (Change, Outcome) {
        let change = self.store.apply_own(command, NOW).unwrap();
        (change, now_or_never(self.store.commit_own()))
    }

    fn write(&self, id: u128, words: &str) -> Outcome {
        let words = Words::new(words).unwrap();
        let draft = Draft { words, gesture: None, band: None, moment: None };
        self.act(Command::Write(EntryId(id), draft)).1
    }

    fn load_own(&self) -> darn::store::Loaded {
        now_or_never(self.store.load_own()).unwrap()
    }

    fn words(&self) -> Vec<String> {
        self.store.own().cards().iter().map(|(_, card)| card.words.as_str().to_owned()).collect()
    }
}

#[test]
fn own_words_are_there_again_and_no_entry_is_read_for_them() {
    let house = House::new();
    assert_eq!(house.write(1, "One"), Outcome::Kept);
    assert_eq!(house.write(2, "Two"), Outcome::Kept);
    (1..=1_200).for_each(|id| {
        house.press(id);
    });
    let before = house.rows.read_batches();
    let reopened = house.reopened();
    assert_eq!(reopened.load_own(), darn::store::Loaded::default());
    assert_eq!(reopened.words(), ["One", "Two"]);
    assert_eq!(house.rows.read_batches(), before);
    assert!(!reopened.store.is_loaded());
}

#[test]
fn loading_everything_loads_them_too() {
    let house = House::new();
    house.write(1, "One");
    let reopened = house.reopened();
    now_or_never(reopened.store.load()).unwrap();
    assert_eq!(reopened.words(), ["One"]);
}

#[test]
fn the_copies_are_shown_before_anything_is_read() {
    let house = House::new();
    house.write(1, "One");
    let reopened = house.reopened();
    reopened.store.lend_own();
    assert_eq!(reopened.words(), ["One"]);
}

#[test]
fn what_could_not_be_written_is_held_and_tried_again() {
    let house = House::new();
    house.rows.trouble.set(Some(Trouble::Full));
    assert_eq!(house.write(1, "One"), Outcome::Held(Trouble::Full));
    assert!(house.store.holds());
    assert_eq!(now_or_never(house.store.retry()), Outcome::Held(Trouble::Full));
    house.rows.trouble.set(None);
    assert_eq!(now_or_never(house.store.retry()), Outcome::Kept);
    assert!(!house.store.holds());
    assert_eq!(house.rows.own.borrow().len(), 1);
}

#[test]
fn what_was_held_when_the_page_went_comes_back_from_the_copy() {
    let house = House::new();
    house.rows.trouble.set(Some(Trouble::Failed));
    house.write(1, "One");
    house.rows.trouble.set(None);
    let reopened = house.reopened();
    assert_eq!(reopened.load_own().healed, 1);
    assert_eq!(house.rows.own.borrow().len(), 1);
    assert!(!reopened.store.holds());
}

#[test]
fn each_copy_heals_the_other() {
    let house = House::new();
    (1..=20).for_each(|id| {
        house.write(id, "x");
    });
    house.rows.own.borrow_mut().clear();
    assert_eq!(house.reopened().load_own().healed, 20);
    assert_eq!(house.rows.own.borrow().len(), 20);
    house.mirror.own.borrow_mut().clear();
    house.reopened().load_own();
    assert_eq!(house.mirror.own.borrow().len(), 20);
}

#[test]
fn rows_lost_under_us_are_written_back_whoever_notices() {
    let house = House::new();
    house.write(1, "One");
    house.press(1);
    house.rows.lose();
    house.press(2);
    assert!(house.store.lost());
    now_or_never(house.store.load()).unwrap();
    assert_eq!((house.rows.own.borrow().len(), house.rows.rows.borrow().len()), (1, 2));
    house.rows.lose();
    house.write(2, "Two");
    assert_eq!((house.rows.own.borrow().len(), house.rows.rows.borrow().len()), (2, 2));
}

#[test]
fn a_damaged_row_is_set_aside_and_the_rest_is_here() {
    let house = House::new();
    (1..=3).for_each(|id| {
        house.write(id, "x");
    });
    house.mirror.own.borrow_mut().clear();
    let key = EntryId(2).to_string();
    house.rows.own.borrow_mut().insert(key.clone(), "{\"half".into());
    let reopened = house.reopened();
    assert_eq!((reopened.load_own().damaged, reopened.words().len()), (1, 2));
    assert_eq!(house.rows.aside.borrow().get(&key).map(String::as_str), Some("{\"half"));
    assert_eq!(house.reopened().load_own().damaged, 0);
}

#[test]
fn the_copies_do_not_bring_back_what_was_removed_or_erased() {
    let house = House::new();
    house.write(1, "One");
    let old = house.mirror.own.borrow().clone();
    house.act(Command::Remove(EntryId(1)));
    *house.mirror.own.borrow_mut() = old.clone();
    let reopened = house.reopened();
    reopened.load_own();
    assert_eq!(reopened.words().len(), 0);

    now_or_never(house.store.erase(NOW)).unwrap();
    assert!(house.store.own().is_empty() && house.mirror.own.borrow().is_empty());
    assert!(house.rows.own.borrow().is_empty());
    *house.mirror.own.borrow_mut() = old;
    let reopened = house.reopened();
    reopened.store.lend_own();
    assert_eq!(reopened.load_own().healed, 0);
    assert!(reopened.store.own().is_empty() && house.mirror.own.borrow().is_empty());
    assert_eq!(reopened.write(2, "Two"), Outcome::Kept);
    assert_eq!(house.reopened().load_own().healed, 0);
}

#[test]
fn another_tabs_words_are_merged_and_not_written_again() {
    let (here, there) = (House::new(), House::new());
    let words = Words::new("One").unwrap();
    let draft = Draft { words, gesture: None, band: None, moment: None };
    let (change, _) = there.act(Command::Write(EntryId(1), draft));
    here.store.receive(&Word::of_own(&change).into_texts());
    here.store.receive(&["own nonsense".into(), "own ".into()]);
    assert_eq!((here.words(), here.rows.written()), (vec!["One".to_owned()], 0));
    let (gone, _) = there.act(Command::Remove(EntryId(1)));
    here.store.receive(&Word::of_own(&gone).into_texts());
    assert!(here.words().is_empty() && here.store.journal().is_empty());
}

#[test]
fn every_word_between_pages_arrives() {
    let (there, words) = (House::new(), Words::new("One").unwrap());
    let draft = Draft { words, gesture: None, band: None, moment: None };
    let (change, _) = there.act(Command::Write(EntryId(1), draft));
    for word in [Word::of_own(&change), Word::Look, Word::Erased] {
        assert_eq!(Word::read(word.clone().into_texts()), word);
    }
}

#[test]
fn rows_out_of_reach_the_copies_are_shown_and_nothing_is_lost() {
    let house = House::new();
    house.write(1, "One");
    house.rows.trouble.set(Some(Trouble::Failed));
    let reopened = house.reopened();
    assert_eq!(now_or_never(reopened.store.load_own()), Err(Trouble::Failed));
    assert_eq!(reopened.words(), ["One"]);
    assert_eq!(reopened.write(2, "Two"), Outcome::Held(Trouble::Failed));
    house.rows.trouble.set(None);
    reopened.load_own();
    assert_eq!(now_or_never(reopened.store.retry()), Outcome::Kept);
    assert_eq!((reopened.words().len(), house.rows.own.borrow().len()), (2, 2));
}
