//! Instants, days and weeks.

use crate::generate::instant;
use darn::journal::{Day, Instant};
use proptest::prelude::*;

const FOUR: u16 = 4 * 60;

fn at(text: &str, offset_min: i16) -> Instant {
    let utc = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap().and_utc();
    Instant::new(utc.timestamp_millis() - i64::from(offset_min) * 60_000, offset_min)
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn a_night_feed_belongs_to_the_night_it_was_part_of() {
    assert_eq!(at("2026-11-22 02:30", 0).day(FOUR), day("2026-11-21"));
    assert_eq!(at("2026-11-22 03:59", 0).day(FOUR), day("2026-11-21"));
    assert_eq!(at("2026-11-22 04:00", 0).day(FOUR), day("2026-11-22"));
    assert_eq!(at("2026-11-22 02:30", 0).day(0), day("2026-11-22"));
}

#[test]
fn an_evening_press_is_today_in_every_zone() {
    for offset in [-720, -480, 0, 330, 345, 765, 840] {
        assert_eq!(at("2026-12-31 22:10", offset).day(FOUR), day("2026-12-31"), "{offset}");
    }
}

#[test]
fn summer_time_days_are_days() {
    // 29 March 2026, Europe: 02:00 becomes 03:00. 25 October: 03:00 becomes 02:00.
    assert_eq!(at("2026-03-29 01:59", 60).day(0), day("2026-03-29"));
    assert_eq!(at("2026-03-29 03:00", 120).day(0), day("2026-03-29"));
    assert_eq!(day("2026-03-29").plus(1), day("2026-03-30"));
    assert_eq!(day("2026-10-25").plus(1), day("2026-10-26"));
}

#[test]
fn leap_days_and_year_ends() {
    assert_eq!(day("2028-02-28").plus(1), day("2028-02-29"));
    assert_eq!(day("2028-02-29").plus(365), day("2029-02-28"));
    assert_eq!(day("2026-12-31").plus(1), day("2027-01-01"));
    assert_eq!(Day::parse("2027-02-29"), None);
    // Friday 1 January 2027 is in the week of Monday 28 December.
    assert_eq!(day("2027-01-01").week().monday(), day("2026-12-28"));
    assert_eq!(day("2027-01-01").week(), day("2026-12-29").week());
}

#[test]
fn what_is_not_a_day_is_not_read() {
    for text in [
        "",
        "2026",
        "2026-1-1",
        "2026-13-01",
        "2026-00-10",
        "26-01-01",
        "2026-01-01-",
        "+026-01-01",
        "0000-01-01",
    ] {
        assert_eq!(Day::parse(text), None, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn every_instant_has_a_day_that_can_be_written(at in instant(), turn in 0..1440_u16) {
        let day = at.day(turn);
        prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
        prop_assert!(day.week().monday() <= day);
    }

    #[test]
    fn a_day_is_the_walls_day_or_the_one_before(
        ms in -2_208_988_800_000..7_258_118_400_000_i64, // 1900 to 2200
        offset in -1440..1440_i16,
        turn in 0..1440_u16,
    ) {
        let at = Instant::new(ms, offset);
        let wall = at.day(0);
        let expected = if at.minute_of_day() < turn { wall.plus(-1) } else { wall };
        prop_assert_eq!(at.day(turn), expected);
    }

    #[test]
    fn a_week_holds_seven_days(days in -700_000..2_900_000_i32) {
        let monday = day("1970-01-05").plus(days / 7 * 7);
        for within in 0..7 {
            prop_assert_eq!(monday.plus(within).week().monday(), monday);
        }
    }
}
