//! What becomes of returns when they are sent as stitches.

use super::make::{day, today};
use darn::journal::Day;
use darn::parcel::{Colour, Edition, Stitches, ThreadId, Yarn};
use proptest::prelude::*;

fn yarn(last: Option<Edition>) -> Yarn {
    Yarn { thread: ThreadId(7), name: None, colour: Colour::new(1), last }
}

fn days(stitches: &Stitches) -> Vec<(String, u8)> {
    stitches.days().map(|(day, count)| (day.to_string(), count)).collect()
}

#[test]
fn days_are_counted_within_the_window() {
    let returns =
        ["2026-11-20", "2026-11-22", "2026-11-20", "2026-12-01", "2026-11-01", "1998-01-01"];
    let returns = || returns.iter().map(|text| day(text));
    let all = Stitches::gather(&yarn(None), returns(), None, today());
    let told = [("2026-11-01".to_owned(), 1), ("2026-11-20".into(), 2), ("2026-11-22".into(), 1)];
    assert_eq!(days(&all), told);
    assert_eq!(all.window(), (day("2000-01-01"), today()));
    let some = Stitches::gather(&yarn(None), returns(), Some(day("2026-11-15")), today());
    assert_eq!(days(&some), told[1..]);
    assert_eq!(some.window(), (day("2026-11-15"), today()));
    let none = Stitches::gather(&yarn(None), std::iter::empty(), None, today());
    assert_eq!((none.total(), none.days().count()), (0, 0));
}

#[test]
fn more_than_twenty_years_keep_the_newest() {
    let returns = [day("2001-05-05"), day("2007-01-01"), today()];
    let stitches = Stitches::gather(&yarn(None), returns.into_iter(), None, today());
    assert_eq!(days(&stitches), [("2007-01-01".to_owned(), 1), ("2026-11-22".into(), 1)]);
    assert!(stitches.window().0 > day("2001-05-05"));
    assert!(stitches.window().0 <= day("2007-01-01"));
}

#[test]
fn editions_only_go_up() {
    let first = Edition::next(None, today());
    let second = Edition::next(Some(first), today());
    let third = Edition::next(Some(second), today().plus(1));
    assert!(first < second && second < third);
    assert_eq!((first.day(), second.day(), third.day()), (today(), today(), today().plus(1)));
    // The clock went back by a day: still up.
    assert!(Edition::next(Some(third), today()) > third);
    // It once was in 2099: forgotten.
    let lost = Edition::next(None, day("2099-01-01"));
    assert_eq!(Edition::next(Some(lost), today()), first);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn whatever_the_clocks_say(returns in prop::collection::vec(any_day(), 0..40), from in prop::option::of(any_day()), now in any_day()) {
        let stitches = Stitches::gather(&yarn(None), returns.iter().copied(), from, now);
        let (first, last) = stitches.window();
        for (day, count) in stitches.days() {
            prop_assert!(day >= first && day <= last && day <= now.max(first));
            let kept = returns.iter().filter(|kept| **kept == day).count();
            prop_assert_eq!(usize::from(count), kept.min(Stitches::MAX_A_DAY.into()));
        }
    }
}

fn any_day() -> impl Strategy<Value = Day> {
    prop_oneof![
        (-900_000..3_000_000_i32).prop_map(|number| day("1970-01-01").plus(number)),
        (0..400_i32).prop_map(|back| today().plus(-back)),
    ]
}
