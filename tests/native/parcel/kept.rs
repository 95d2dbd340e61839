//! Threads among the records of one's own: what comes in, stays and goes.

use super::make::{day, stitches, yarn};
use darn::journal::{Clock, EntryId, Stamp};
use darn::own::{Change, Command, Own, Record};
use darn::parcel::{Colour, Stitches, ThreadId, Threads, Yarn, kept};
use proptest::prelude::*;

/// A person's own, and the clock it is changed by.
struct Phone {
    own: Own,
    clock: Clock,
    now: u64,
}

impl Phone {
    fn new(node: u64) -> Phone {
        Phone { own: Own::default(), clock: Clock::new(node), now: 1_000 }
    }

    fn act(&mut self, command: Command) -> Change {
        self.now += 1;
        let change = self.own.apply(command, self.now, &mut self.clock).unwrap();
        self.own.merge(change.versions().cloned());
        change
    }

    fn bring(&mut self, stitches: &Stitches) -> Change {
        self.now += 1;
        let command = kept::bring(&self.own, stitches.clone(), &mut self.clock, self.now).unwrap();
        self.act(command)
    }

    /// What is drawn of others.
    fn days(&self) -> Vec<(u64, Vec<(darn::journal::Day, u8)>)> {
        let threads = kept::threads(&self.own);
        threads.all().iter().map(|thread| (thread.id().0, thread.days())).collect()
    }
}

proptest! {
    /// What was brought in is what bringing it into threads alone gives; read back
    /// from its rows it is the same, and bringing it in again changes nothing seen.
    #[test]
    fn rows_hold_threads(sent in prop::collection::vec(stitches(), 1..8)) {
        let mut phone = Phone::new(1);
        let (mut threads, mut clock) = (Threads::default(), Clock::new(2));
        for (one, now) in sent.iter().zip(5..) {
            phone.bring(one);
            threads.bring(one.clone(), &mut clock, now).unwrap();
        }
        let seen: Vec<_> =
            threads.all().iter().map(|thread| (thread.id().0, thread.days())).collect();
        prop_assert_eq!(phone.days(), seen);

        let mut again = Own::default();
        again.merge(phone.own.records().map(|record| Record::from_row(&record.to_row()).unwrap()));
        prop_assert_eq!(kept::threads(&again), kept::threads(&phone.own));
        let before = phone.days();
        sent.iter().for_each(|one| drop(phone.bring(one)));
        prop_assert_eq!(phone.days(), before);
    }

    /// Taken out it is gone, with every word of it; undone it is back as it was.
    #[test]
    fn one_press_takes_a_thread_out(sent in stitches()) {
        let mut phone = Phone::new(1);
        phone.bring(&sent);
        let before = phone.days();
        let change = phone.act(kept::remove(sent.thread()));
        prop_assert!(phone.days().is_empty());
        let row = phone.own.get(kept::place(sent.thread())).unwrap().to_row();
        prop_assert!(!row.contains("sends"));
        phone.act(Command::Undo(change));
        prop_assert_eq!(phone.days(), before);
    }

    /// An old copy does not bring back what was taken out; a person who presses does.
    #[test]
    fn a_removed_thread_stays_removed_and_comes_back_when_asked_for(sent in stitches()) {
        let mut phone = Phone::new(1);
        phone.bring(&sent);
        let (stale, before) = (phone.own.clone(), phone.days());
        phone.act(kept::remove(sent.thread()));
        phone.own.merge(stale.records().cloned());
        prop_assert!(phone.days().is_empty());
        phone.bring(&sent);
        prop_assert_eq!(phone.days(), before);
    }

    /// Undoing a bringing in leaves what stood there.
    #[test]
    fn undone_it_is_as_before(first in stitches(), second in stitches()) {
        let mut phone = Phone::new(1);
        phone.bring(&first);
        let before = phone.days();
        let change = phone.bring(&second);
        phone.act(Command::Undo(change));
        prop_assert_eq!(phone.days(), before);
    }

    #[test]
    fn ones_own_thread_is_kept(yarn in yarn()) {
        let mut phone = Phone::new(1);
        phone.act(kept::keep_yarn(&yarn));
        prop_assert_eq!(kept::yarn(&phone.own), Some(yarn));
        prop_assert!(kept::threads(&phone.own).all().is_empty());
    }
}

/// A row never grows past what can be read back.
#[test]
fn many_sendings_stay_one_row() {
    let mut phone = Phone::new(1);
    let start = super::make::day("2020-01-01");
    let yarn = |last| darn::parcel::Yarn {
        thread: darn::parcel::ThreadId(7),
        name: None,
        colour: darn::parcel::Colour::new(1),
        last,
    };
    for sent in 0..46 {
        let today = start.plus(sent * 40);
        let days = (0..400).map(|n| today.plus(-n));
        let from = today.plus(-400);
        let stitches = Stitches::gather(&yarn(None), days, Some(from), today);
        phone.bring(&stitches);
        let row = phone.own.records().next().unwrap().to_row();
        assert!(row.len() < 16 * 1024, "{} bytes after {sent}", row.len());
        assert_eq!(Record::from_row(&row).unwrap().to_row(), row);
    }
    let stamp = Stamp::new(1, 0, 1);
    assert!(phone.own.records().all(|record| record.stamp > stamp));
}

fn mine(thread: u64) -> Yarn {
    Yarn { thread: ThreadId(thread), name: None, colour: Colour::new(0), last: None }
}

#[test]
fn a_thread_that_was_taken_out_stays_out_of_a_carried_journal() {
    let [mut old, mut new] = [Phone::new(1), Phone::new(2)];
    let sent = Stitches::gather(&mine(7), [day("2026-11-20")].into_iter(), None, day("2026-11-22"));
    old.bring(&sent);
    new.bring(&sent);
    new.act(kept::remove(sent.thread()));
    let carried = kept::carry(Default::default(), &old.own);
    let joined = kept::bring_threads(&new.own, &carried.threads, None);
    assert!(joined.keep.is_empty() && joined.merged.new == 0);
    // Asked for, it comes back.
    let back = new.own.bring_back(joined.out, 5_000, &mut new.clock);
    new.own.merge(back.versions().cloned());
    assert_eq!(new.days(), old.days());
}

#[test]
fn there_is_an_end_to_threads_that_are_carried() {
    let [mut old, mut new] = [Phone::new(1), Phone::new(2)];
    let of = |id: u64| {
        Stitches::gather(&mine(id), [day("2026-11-20")].into_iter(), None, day("2026-11-22"))
    };
    (1..=12).for_each(|id| drop(old.bring(&of(id))));
    (5..=16).for_each(|id| drop(new.bring(&of(id))));
    let carried = kept::carry(Default::default(), &old.own);
    let joined = kept::bring_threads(&new.own, &carried.threads, None);
    assert_eq!((joined.keep.len(), joined.left, joined.merged.same), (0, 4, 8));
}

/// A browser and the app it was installed from keep apart: what one sent came into the other as a
/// thread of someone else's, and then the journal with the yarn of it.
#[test]
fn ones_own_thread_is_not_another_persons() {
    let mut app = Phone::new(1);
    let sent = Stitches::gather(&mine(7), [day("2026-11-20")].into_iter(), None, day("2026-11-22"));
    app.bring(&sent);
    assert_eq!(app.days().len(), 1);
    app.act(kept::keep_yarn(&mine(7)));
    assert!(app.days().is_empty());
    let mut other = Phone::new(2);
    other.bring(&sent);
    let threads = kept::carry(Default::default(), &other.own).threads;
    let whose = Some(sent.thread());
    assert!(kept::bring_threads(&Own::default(), &threads, whose).keep.is_empty());
}

#[test]
fn a_yarn_in_another_place_is_nobodys() {
    let mut own = Own::default();
    let Command::Put(_, fields) = kept::keep_yarn(&mine(7)) else { panic!() };
    let change = own.apply(Command::Put(EntryId(3), fields), 1, &mut Clock::new(1)).unwrap();
    own.merge(change.versions().cloned());
    assert_eq!(kept::yarn(&own), None);
}

/// A row is bounded: where their oldest days make room, that is said before they do.
#[test]
fn the_oldest_days_make_room_and_are_counted() {
    let mut phone = Phone::new(1);
    let mut yarn = mine(7);
    let mut made_room = 0;
    for week in 0..260 {
        let today = day("2020-01-06").plus(7 * week);
        let sent = Stitches::gather(&yarn, [today].into_iter(), Some(today.plus(-6)), today);
        yarn.last = Some(sent.edition());
        made_room += kept::too_many(&phone.own, &sent);
        phone.bring(&sent);
        let there: usize = phone.days().iter().map(|(_, days)| days.len()).sum();
        assert_eq!(there + made_room, week as usize + 1);
    }
    assert!(made_room > 0);
}
