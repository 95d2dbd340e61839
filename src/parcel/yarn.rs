//! A person's thread: which one, its name and colour, and how its sendings are
//! told apart.

use super::Name;
use crate::journal::{Day, Instant, hex};
use std::fmt;

/// Which person's thread: a random number, made once and kept by that person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThreadId(pub u64);

/// Sixteen lower-case hexadecimal digits.
impl fmt::Display for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl ThreadId {
    /// Reads the sixteen digits; anything else is `None`.
    pub fn parse(text: &str) -> Option<ThreadId> {
        // Sixteen of them are what it holds, so nothing is cut off.
        hex(text, 16).map(|number| ThreadId(number as u64))
    }
}

/// A thread's colour: its place in the palette, 0 to 7. There are four so far
/// ([`crate::picture`]), which go round: a place may come from a phone with more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(u8);

impl Colour {
    /// How many places there can be.
    pub const COUNT: u8 = 8;

    /// The colour at a place, going round.
    pub fn new(place: u8) -> Colour {
        Colour(place % Self::COUNT)
    }

    /// Its place.
    pub fn place(self) -> u8 {
        self.0
    }
}

/// Which sending of a thread: the day it was sent and how many went before on
/// that day. Whole days, so that it tells no time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edition(u32);

impl Edition {
    /// Days another phone's clock may be ahead of ours: zones make one, and one
    /// to spare.
    pub const AHEAD: i32 = 2;

    /// The edition after `last`. A `last` from a clock that once ran ahead is
    /// forgotten: nobody will have taken it in.
    pub fn next(last: Option<Edition>, today: Day) -> Edition {
        let first = Edition(u32::from(count(today)) << 8);
        match last.filter(|last| !last.is_ahead(today)) {
            Some(Edition(last)) => first.max(Edition(last + 1)),
            None => first,
        }
    }

    /// Reads what [`Edition::number`] gave; `None` after the year 2099.
    pub fn read(number: u32) -> Option<Edition> {
        (number >> 8 <= u32::from(LAST)).then_some(Edition(number))
    }

    /// As a number.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The day it was sent, by the sender's clock.
    pub fn day(self) -> Day {
        day(u16::try_from(self.0 >> 8).unwrap_or(LAST))
    }

    /// Whether it comes from a clock too far ahead to be true.
    pub fn is_ahead(self, today: Day) -> bool {
        self.day() > today.plus(Self::AHEAD)
    }
}

/// One's own thread as others see it, and the last edition sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yarn {
    /// Which thread.
    pub thread: ThreadId,
    /// What it is called.
    pub name: Option<Name>,
    /// Its colour.
    pub colour: Colour,
    /// The last edition sent from this device.
    pub last: Option<Edition>,
}

/// 2000-01-01 in days since 1970-01-01.
const FIRST: i32 = 10_957;
/// 2099-12-31 in days since 2000-01-01.
const LAST: u16 = 36_524;

/// A day as days since 2000-01-01, brought within this century.
pub(super) fn count(day: Day) -> u16 {
    u16::try_from((day.number() - FIRST).clamp(0, LAST.into())).unwrap_or(0)
}

/// The day so many days after 2000-01-01.
pub(super) fn day(count: u16) -> Day {
    Instant::new(i64::from(FIRST + i32::from(count)) * 24 * 60 * 60_000, 0).day(0)
}
