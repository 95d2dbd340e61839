//! Threads among the records of one's own: what comes in, stays and goes.

use super::make::{stitches, yarn};
use darn::journal::{Clock, Stamp};
use darn::own::{Change, Command, Own, Record};
use darn::parcel::{Stitches, Threads, kept};
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
        self.own.merge(change.records().cloned());
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
