//! Instants and the days they belong to.
//!
//! A day is fixed once, at the press, from the wall clock the person saw and
//! the hour their day turns. It is never worked out again: travel, summer time
//! and a changed setting leave old entries where they were.

use chrono::{Datelike, NaiveDate};
use std::fmt;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// 1970-01-01 in chrono's count of days since the first of January of year 1.
const EPOCH: i32 = 719_163;

/// A moment on the clock, with the offset of the wall clock it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant {
    /// Milliseconds since 1970-01-01T00:00Z.
    pub ms: i64,
    /// Minutes the wall clock was ahead of UTC.
    pub offset_min: i16,
}

impl Instant {
    /// Largest distance of `ms` from 1970 accepted: the range of the browser's
    /// own dates (ECMAScript, "Time Values and Time Range").
    pub const MAX_MS: i64 = 8_640_000_000_000_000;
    /// Largest offset accepted: no zone is a day away from UTC.
    pub const MAX_OFFSET: i16 = 24 * 60;

    /// An instant within bounds; what lies outside is brought to the edge.
    pub fn new(ms: i64, offset_min: i16) -> Instant {
        Instant {
            ms: ms.clamp(-Self::MAX_MS, Self::MAX_MS),
            offset_min: offset_min.clamp(-Self::MAX_OFFSET, Self::MAX_OFFSET),
        }
    }

    /// The day this belongs to, when a day turns `turn_min` minutes after
    /// midnight on the wall clock.
    pub fn day(self, turn_min: u16) -> Day {
        let wall = self.ms + i64::from(self.offset_min) * MINUTE;
        Day::clamped((wall - i64::from(turn_min) * MINUTE).div_euclid(DAY))
    }

    /// Minutes after midnight on the wall clock, 0 to 1439.
    pub fn minute_of_day(self) -> u16 {
        let wall = self.ms + i64::from(self.offset_min) * MINUTE;
        u16::try_from(wall.rem_euclid(DAY) / MINUTE).unwrap_or(0)
    }

    /// Whether it is night by the wall clock: nine in the evening to seven in the
    /// morning. The page knows the same hours (page/first.js).
    pub fn is_night(self) -> bool {
        !(7 * 60..21 * 60).contains(&self.minute_of_day())
    }
}

/// A calendar day, years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    const FIRST: i32 = 1 - EPOCH;
    const LAST: i32 = 3_652_059 - EPOCH;

    fn clamped(days: i64) -> Day {
        let days = i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX });
        Day(days.clamp(Self::FIRST, Self::LAST))
    }

    fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0 + EPOCH).unwrap_or_default()
    }

    /// A day of the calendar; `None` if there is no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        let days = date.num_days_from_ce() - EPOCH;
        (Self::FIRST..=Self::LAST).contains(&days).then_some(Day(days))
    }

    /// Reads `2026-11-22`; anything else is `None`.
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            parts
                .next()
                .filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))?
                .parse::<u32>()
                .ok()
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let day = Day::from_ymd(i32::try_from(year).ok()?, month, day);
        day.filter(|_| parts.next().is_none())
    }

    /// Year, month 1 to 12, day 1 to 31.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day so many days on, or back. Calendar days: summer time has none
    /// of its own.
    pub fn plus(self, days: i32) -> Day {
        Day::clamped(i64::from(self.0) + i64::from(days))
    }

    /// The week it lies in.
    pub fn week(self) -> Week {
        // 1970-01-01 was a Thursday, three days after its Monday.
        Week((self.0 + 3).div_euclid(7))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// A week, Monday to Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(i32);

impl Week {
    /// Its Monday.
    pub fn monday(self) -> Day {
        Day::clamped(i64::from(self.0) * 7 - 3)
    }

    /// How many whole weeks lie between this week and a later one, both left
    /// out.
    pub fn between(self, later: Week) -> u32 {
        u32::try_from(later.0.saturating_sub(self.0).saturating_sub(1)).unwrap_or(0)
    }
}
