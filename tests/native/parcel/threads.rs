//! Threads of others: the laws, and what a person sees.

use super::make::{day, stitches, today};
use darn::journal::{Clock, Day};
use darn::parcel::{Colour, Edition, Full, Name, Stitches, Thread, ThreadId, Threads, Yarn};
use proptest::prelude::*;
use serde_json::Value;

/// Threads after sendings came in, by the clock of one device.
fn lived(node: u64, sends: &[Stitches]) -> Threads {
    let (mut threads, mut clock) = (Threads::default(), Clock::new(node));
    for (now, send) in (0..).map(|n| n / 2).zip(sends) {
        threads.bring(send.clone(), &mut clock, now).unwrap();
    }
    threads
}

fn joined(a: &Threads, b: &Threads) -> Threads {
    let mut joined = a.clone();
    for thread in b.all() {
        joined.merge(thread.clone());
    }
    joined
}

fn shown(threads: &Threads) -> Vec<(ThreadId, Vec<(Day, u8)>)> {
    threads.all().iter().map(|thread| (thread.id(), thread.days())).collect()
}

prop_compose! {
    fn device(node: u64)(sends in prop::collection::vec(stitches(), 0..8)) -> Threads {
        lived(node, &sends)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn the_order_of_two_does_not_matter(a in device(1), b in device(2)) {
        prop_assert_eq!(joined(&a, &b), joined(&b, &a));
    }

    #[test]
    fn the_grouping_of_three_does_not_matter(a in device(1), b in device(2), c in device(3)) {
        prop_assert_eq!(joined(&joined(&a, &b), &c), joined(&a, &joined(&b, &c)));
    }

    #[test]
    fn the_same_again_changes_nothing(a in device(1), b in device(2)) {
        let both = joined(&a, &b);
        prop_assert_eq!(joined(&both, &b), both.clone());
        let mut again = both.clone();
        prop_assert!(b.all().iter().all(|thread| !again.merge(thread.clone())));
    }

    /// Sendings in any order, twice, with overlaps: one cloth.
    #[test]
    fn sendings_in_any_order_show_the_same(
        sends in prop::collection::vec(stitches(), 0..6).prop_flat_map(|sends| {
            let twice: Vec<_> = sends.iter().chain(&sends).cloned().collect();
            (Just(sends), Just(twice).prop_shuffle())
        }),
    ) {
        let (in_order, shuffled) = (lived(1, &sends.0), lived(1, &sends.1));
        prop_assert_eq!(shown(&in_order), shown(&shuffled));
        // And what shows is what the newest edition of each day says.
        for thread in in_order.all() {
            for n in -60..60 {
                let day = today().plus(n);
                let says = |s: &&Stitches| s.thread() == thread.id() && s.window().0 <= day && day <= s.window().1;
                let newest = sends.0.iter().filter(says).max();
                let wanted = newest.map_or(0, |s| s.days().find(|(on, _)| *on == day).map_or(0, |(_, n)| n));
                let here = thread.days().iter().find(|(on, _)| *on == day).map_or(0, |(_, n)| *n);
                prop_assert_eq!(here, wanted);
            }
        }
    }

    #[test]
    fn a_row_is_read_back(threads in device(1)) {
        for thread in threads.all() {
            let Value::Object(map) = serde_json::from_str(&thread.to_row()).unwrap() else {
                panic!("no object")
            };
            prop_assert_eq!(&Thread::from_map(map).unwrap(), thread);
        }
    }

    #[test]
    fn the_preview_tells_what_happens(threads in device(1), send in stitches()) {
        let told = threads.difference(&send);
        let total = |threads: &Threads| -> usize {
            let thread = threads.get(send.thread());
            thread.map_or(0, |thread| thread.days().iter().map(|(_, n)| usize::from(*n)).sum())
        };
        let (before, mut after) = (total(&threads), threads.clone());
        after.bring(send.clone(), &mut Clock::new(1), 99).unwrap();
        prop_assert_eq!(told.same + told.new, total(&after));
        prop_assert_eq!(told.same + told.gone, before);
        let again = after.difference(&send);
        prop_assert_eq!((again.new, again.gone), (0, 0));
    }
}

fn sending(last: Option<Edition>, name: &str, days: &[&str], now: &str) -> Stitches {
    let yarn = Yarn { thread: ThreadId(5), name: Name::new(name), colour: Colour::new(3), last };
    Stitches::gather(&yarn, days.iter().map(|text| day(text)), None, day(now))
}

#[test]
fn what_the_sender_took_out_goes_and_names_follow() {
    let mut clock = Clock::new(1);
    let mut threads = Threads::default();
    let first = sending(None, "S", &["2026-10-01", "2026-11-01"], "2026-11-04");
    let second = sending(Some(first.edition()), "Sam", &["2026-11-01"], "2026-11-04");
    let told = threads.difference(&first);
    assert_eq!((told.new, told.gone, told.same), (2, 0, 0));
    threads.bring(first.clone(), &mut clock, 1).unwrap();
    let told = threads.difference(&second);
    assert_eq!((told.new, told.gone, told.same), (0, 1, 1));
    threads.bring(second, &mut clock, 2).unwrap();
    let after = threads.clone();
    // The first link again says nothing new.
    threads.bring(first, &mut clock, 3).unwrap();
    assert_eq!(threads, after);
    let thread = threads.all().first().unwrap();
    assert_eq!((thread.days().len(), thread.name().unwrap().as_str()), (1, "Sam"));
    assert_eq!(thread.sends().len(), 1);
}

#[test]
fn weeks_sent_for_years_add_up() {
    let mut clock = Clock::new(1);
    let mut threads = Threads::default();
    let mut yarn = Yarn { thread: ThreadId(5), name: None, colour: Colour::new(3), last: None };
    let week = |yarn: &Yarn, n: i32, from| {
        let now = day("2026-11-22").plus(7 * n);
        Stitches::gather(yarn, [now].into_iter(), from, now)
    };
    for n in 0..Threads::MAX_SENDS as i32 {
        let send = week(&yarn, n, Some(day("2026-11-16").plus(7 * n)));
        yarn.last = Some(send.edition());
        threads.bring(send, &mut clock, 1).unwrap();
    }
    let thread = threads.get(ThreadId(5)).unwrap();
    assert_eq!((thread.days().len(), thread.sends().len()), (520, Threads::MAX_SENDS));
    let Value::Object(map) = serde_json::from_str(&thread.to_row()).unwrap() else { panic!() };
    assert_eq!(Thread::from_map(map).as_ref(), Some(thread));
    let last = Threads::MAX_SENDS as i32;
    let one_more = week(&yarn, last, Some(day("2026-11-16").plus(7 * last)));
    assert_eq!(threads.bring(one_more, &mut clock, 1), Err(Full));
    // One that says it all makes room.
    threads.bring(week(&yarn, last, None), &mut clock, 1).unwrap();
    let thread = threads.get(ThreadId(5)).unwrap();
    assert_eq!((thread.days().len(), thread.sends().len()), (1, 1));
}

#[test]
fn there_is_an_end_to_threads() {
    let mut clock = Clock::new(1);
    let mut threads = Threads::default();
    let send = |id| {
        let yarn = Yarn { thread: ThreadId(id), name: None, colour: Colour::new(0), last: None };
        Stitches::gather(&yarn, [today()].into_iter(), None, today())
    };
    for id in 0..Threads::MAX as u64 {
        threads.bring(send(id), &mut clock, 1).unwrap();
    }
    let full = threads.clone();
    assert_eq!(threads.bring(send(99), &mut clock, 1), Err(Full));
    threads.bring(send(0), &mut clock, 1).unwrap();
    assert_eq!(threads, full);
}

/// Two sendings that do not cover each other, as every version so far wrote them.
pub const ROW: &str = concat!(
    r#"{"sends":[["01a1ee565e00-0000-00000000000000a1","#,
    r#""DarnAQQaAO_Nq4lnRSMBgKCZAQRTw6FtA8lMykwHwIBAVklsz"],"#,
    r#"["01a229f12800-0000-00000000000000a1","#,
    r#""DarnAQQZAO_Nq4lnRSMBgLyZAQRTw6FtA9hM3EwBgMo5Fy4z"]],"thread":"0123456789abcdef"}"#,
);

fn written() -> Thread {
    let sam = |last| Yarn {
        thread: ThreadId(0x0123_4567_89ab_cdef),
        name: Name::new("Sám"),
        colour: Colour::new(3),
        last,
    };
    let send = |last, days: &[&str], from, now| {
        Stitches::gather(&sam(last), days.iter().map(|text| day(text)), Some(day(from)), day(now))
    };
    let (mut threads, mut clock) = (Threads::default(), Clock::new(0xa1));
    let first = send(None, &["2026-11-02", "2026-11-02", "2026-11-08"], "2026-11-01", "2026-11-08");
    let second = send(Some(first.edition()), &["2026-11-20"], "2026-11-16", "2026-11-22");
    threads.bring(first, &mut clock, 1_795_000_000_000).unwrap();
    threads.bring(second, &mut clock, 1_796_000_000_000).unwrap();
    threads.all()[0].clone()
}

#[test]
fn a_row_stays_as_it_is_written() {
    assert_eq!(written().to_row(), ROW);
    let Value::Object(map) = serde_json::from_str(ROW).unwrap() else { panic!("no object") };
    assert_eq!(Thread::from_map(map), Some(written()));
}
