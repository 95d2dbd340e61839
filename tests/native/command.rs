//! Commands and their way back.

use crate::generate::entries;
use darn::deck::CardRef;
use darn::journal::{
    Change, Clock, Command, Day, Entry, EntryId, Instant, Journal, Kind, Merged, Note, Now, Refused,
};
use proptest::prelude::*;

const ONE: EntryId = EntryId(1);

fn now() -> Now {
    let ms = 1_795_300_000_000; // 22 November 2026
    Now { at: Instant::new(ms, 0), turn_min: 240 }
}

fn card(text: &str) -> CardRef {
    CardRef::parse(text).unwrap()
}

struct House {
    journal: Journal,
    clock: Clock,
}

impl House {
    fn new() -> House {
        House { journal: Journal::default(), clock: Clock::new(1) }
    }

    fn act(&mut self, command: Command) -> Result<Change, Refused> {
        let change = self.journal.apply(command, now(), &mut self.clock)?;
        self.journal.merge(change.versions().cloned());
        Ok(change)
    }
}

#[test]
fn a_press_is_one_return_today() {
    let mut house = House::new();
    let change = house.act(Command::Keep { id: ONE, card: card("baby.loud") }).unwrap();
    assert_eq!(change.versions().count(), 1);
    let (_, kept) = house.journal.returns().next().unwrap();
    assert_eq!((kept.kind, kept.day), (Kind::Return, now().at.day(240)));
}

#[test]
fn undo_takes_a_press_back_and_stays_taken_back() {
    let mut house = House::new();
    let change = house.act(Command::Keep { id: ONE, card: card("baby.loud") }).unwrap();
    house.act(Command::Undo(change.clone())).unwrap();
    assert_eq!(house.journal.returns().count(), 0);
    // The kept version coming back from a copy must not win.
    house.journal.merge(change.versions().cloned());
    assert_eq!(house.journal.returns().count(), 0);
}

#[test]
fn a_later_becomes_a_return_of_the_day_it_was_said() {
    let mut house = House::new();
    house.act(Command::SetAside { id: ONE, card: card("baby.loud") }).unwrap();
    assert_eq!((house.journal.laters().count(), house.journal.returns().count()), (1, 0));
    let back = house.act(Command::ComeBack { id: ONE, card: card("baby.later") }).unwrap();
    assert_eq!((house.journal.laters().count(), house.journal.returns().count()), (0, 1));
    house.act(Command::Undo(back)).unwrap();
    let (_, waiting) = house.journal.laters().next().unwrap();
    assert_eq!(waiting.card, card("baby.loud"));
}

#[test]
fn what_is_gone_cannot_be_edited() {
    let mut house = House::new();
    assert_eq!(house.act(Command::Remove { id: ONE }), Err(Refused::NotHere));
    house.act(Command::Keep { id: ONE, card: card("baby.loud") }).unwrap();
    house.act(Command::Remove { id: ONE }).unwrap();
    let note = Command::SetNote { id: ONE, note: Note::new("late") };
    assert_eq!(house.act(note), Err(Refused::NotHere));
}

#[test]
fn a_day_can_be_set_back_and_never_ahead() {
    let mut house = House::new();
    house.act(Command::Keep { id: ONE, card: card("baby.loud") }).unwrap();
    let today = now().at.day(240);
    house.act(Command::SetDay { id: ONE, day: today.plus(-400) }).unwrap();
    assert_eq!(house.journal.returns().next().unwrap().1.day, today.plus(-400));
    let ahead = Command::SetDay { id: ONE, day: today.plus(1) };
    assert_eq!(house.act(ahead), Err(Refused::DayAhead));
    let far = Command::SetDay { id: ONE, day: Day::parse("9999-12-31").unwrap() };
    assert_eq!(house.act(far), Err(Refused::DayAhead));
}

#[test]
fn a_note_is_plain_text() {
    let note = Note::new("  fine\u{202e}\u{7}\u{2066} \n ").unwrap();
    assert_eq!(note.as_str(), "fine");
    assert_eq!(Note::new(" \u{202a}\u{0} "), None);
    assert_eq!(Note::new(&"x".repeat(9_000)).unwrap().as_str().len(), Note::MAX);
}

/// They were counted as newer than here, and 120 returns could go unannounced.
#[test]
fn what_was_taken_out_there_is_not_called_newer() {
    let mut house = House::new();
    house.act(Command::Keep { id: ONE, card: card("baby.loud") }).unwrap();
    let mut there = House::new();
    there.journal.merge(house.journal.entries().cloned());
    there.act(Command::Remove { id: ONE }).unwrap();
    let mut change = Change::default();
    let (merged, _) = change.bring_in(&house.journal, there.journal.entries().cloned());
    assert_eq!(merged, Merged { gone: 1, ..Merged::default() });
    assert_eq!((merged.moved(), change.is_empty()), (1, false));
}

/// An undone restore made the same file useless: "0 new, 12 already here", and none was.
#[test]
fn what_was_taken_out_here_can_come_back_from_a_file() {
    let mut there = House::new();
    there.act(Command::Keep { id: ONE, card: card("baby.loud") }).unwrap();
    there.act(Command::Keep { id: EntryId(2), card: card("baby.night") }).unwrap();
    there.act(Command::Remove { id: EntryId(2) }).unwrap();
    let file: Vec<Entry> = there.journal.entries().cloned().collect();

    let mut house = House::new();
    let mut change = Change::default();
    let (merged, out) = change.bring_in(&house.journal, file.clone());
    // What was taken out there is no news to a person, but comes along.
    assert_eq!((merged.new, change.versions().count(), out.len()), (1, 2, 0));
    house.journal.merge(change.versions().cloned());
    house.act(Command::Undo(change)).unwrap();

    let mut again = Change::default();
    let (merged, out) = again.bring_in(&house.journal, file.clone());
    assert_eq!((merged, again.is_empty()), (Merged::default(), true));
    assert_eq!(out, file[..1]);
    let back = house.journal.bring_back(out, now(), &mut house.clock);
    house.journal.merge(back.versions().cloned());
    assert_eq!(house.journal.returns().count(), 1);
    assert_eq!(house.journal.get(ONE).unwrap().kept(), there.journal.get(ONE).unwrap().kept());
    house.act(Command::Undo(back)).unwrap();
    assert_eq!(house.journal.returns().count(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Whatever came in: undo puts back what every entry held, and its new
    /// version outranks the one undone.
    #[test]
    fn undoing_a_merge_puts_everything_back(own in entries(), others in entries()) {
        let mut house = House::new();
        house.journal.merge(own);
        let before = house.journal.clone();
        let incoming: Vec<_> = {
            let mut theirs = Journal::default();
            theirs.merge(others);
            theirs.entries().cloned().collect()
        };
        let change = Change::bringing_in(&house.journal, incoming);
        house.journal.merge(change.versions().cloned());
        house.act(Command::Undo(change)).unwrap();
        let held = |journal: &Journal| {
            journal.kept().map(|(id, kept)| (id, kept.clone())).collect::<Vec<_>>()
        };
        prop_assert_eq!(held(&house.journal), held(&before));
    }
}
