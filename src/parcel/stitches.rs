//! Stitches: what someone else may see of returns, if one chooses so. Days, a
//! thread colour and a name. The type has no place for a moment, for words, for
//! a time of day, for a note, nor for anything that leads back to an entry.
//!
//! They travel as a *window* of days, each with how many stitches it holds, and
//! the *edition* of the sending. There are no ids of single stitches: they would
//! be 500 random numbers in a year (2,000 bytes and more), would tie a stitch to
//! an entry for ever, and could not say that one was taken out. A newer edition
//! simply holds for its whole window, so the same sending twice, overlapping
//! ones, and ones in the wrong order all end in the same cloth.

use super::bytes::{Reader, put_number, put_text};
use super::yarn::{count, day};
use super::{Colour, Edition, Name, ThreadId, Yarn};
use crate::journal::Day;

/// A window of someone's days, up to the day of sending. Ordered by edition
/// first, so that the greater of two is the newer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stitches {
    edition: Edition,
    thread: ThreadId,
    name: Option<Name>,
    colour: Colour,
    /// Where the window begins. It is not where the stitches begin: that the
    /// oldest one was taken out must be seen too.
    from: u16,
    /// The day of the first count.
    first: u16,
    /// Stitches a day; neither the first nor the last is none.
    counts: Vec<u8>,
}

impl Stitches {
    /// Most days from the first stitch to the last: twenty years.
    pub const MAX_DAYS: u16 = 7_305;
    /// Most stitches of one day.
    pub const MAX_A_DAY: u8 = 20;

    /// Takes the days of one's returns, in any order, from `from` up to today;
    /// without `from`, all of this century, the newest [`Stitches::MAX_DAYS`].
    /// Keep its edition in `yarn.last` once it is sent.
    pub fn gather(
        yarn: &Yarn,
        returns: impl Iterator<Item = Day>,
        from: Option<Day>,
        today: Day,
    ) -> Stitches {
        let until = count(today);
        let mut from = from.map_or(0, count).min(until);
        let within = |date: &Day| *date >= day(from) && *date <= day(until);
        let mut all = vec![0_u8; usize::from(until) + 1];
        let (mut first, mut last) = (u16::MAX, 0);
        for day in returns.filter(within).map(count) {
            if let Some(count) = all.get_mut(usize::from(day)) {
                *count = (*count + 1).min(Self::MAX_A_DAY);
                (first, last) = (first.min(day), last.max(day));
            }
        }
        if first <= last && last - first >= Self::MAX_DAYS {
            from = last - (Self::MAX_DAYS - 1);
            let kept = all.iter().skip(from.into()).position(|count| *count > 0);
            first = from + kept.and_then(|kept| u16::try_from(kept).ok()).unwrap_or(0);
        }
        let counts = all.get(first.into()..=last.into()).unwrap_or_default().to_vec();
        let first = if counts.is_empty() { 0 } else { first };
        let edition = Edition::next(yarn.last, today);
        let (thread, name, colour) = (yarn.thread, yarn.name.clone(), yarn.colour);
        Stitches { edition, thread, name, colour, from, first, counts }
    }

    /// Whose.
    pub fn thread(&self) -> ThreadId {
        self.thread
    }

    /// What the thread is called.
    pub fn name(&self) -> Option<&Name> {
        self.name.as_ref()
    }

    /// Its colour.
    pub fn colour(&self) -> Colour {
        self.colour
    }

    /// Which sending.
    pub fn edition(&self) -> Edition {
        self.edition
    }

    /// First and last day of the window.
    pub fn window(&self) -> (Day, Day) {
        (day(self.from), self.edition.day())
    }

    /// How many stitches there are.
    pub fn total(&self) -> usize {
        self.counts.iter().map(|count| usize::from(*count)).sum()
    }

    /// The days that hold stitches, oldest first, and how many.
    pub fn days(&self) -> impl Iterator<Item = (Day, u8)> {
        let held = (self.first..).zip(&self.counts).filter(|(_, count)| **count > 0);
        held.map(|(number, count)| (day(number), *count))
    }

    /// Whether a newer sending says all that this one does.
    pub fn is_covered_by(&self, newer: &Stitches) -> bool {
        self.thread == newer.thread && self <= newer && newer.from <= self.from
    }

    /// Writes the days as bits: for each, as many ones as stitches, then a zero.
    /// 500 stitches in a year are 109 bytes.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.thread.0.to_le_bytes());
        put_number(out, self.edition.number());
        put_text(out, self.name.as_ref().map_or("", Name::as_str));
        out.push(self.colour.place());
        put_number(out, self.from.into());
        put_number(out, self.first.into());
        put_number(out, u32::try_from(self.counts.len()).unwrap_or(0));
        let (mut byte, mut free) = (0_u8, 8_u32);
        let mut put = |bit: bool| {
            free -= 1;
            byte |= u8::from(bit) << free;
            if free == 0 {
                out.push(byte);
                (byte, free) = (0, 8);
            }
        };
        for count in &self.counts {
            (0..*count).for_each(|_| put(true));
            put(false);
        }
        if free < 8 {
            out.push(byte);
        }
    }

    /// Reads to the end. `None` for anything [`Stitches::write`] cannot have
    /// written, whatever text the name holds.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Stitches> {
        let thread = ThreadId(reader.eight()?);
        let edition = Edition::read(reader.number()?)?;
        let name = Name::new(reader.text()?);
        let colour = Colour::new(reader.byte()?);
        let mut number = || u16::try_from(reader.number()?).ok();
        let (from, first, days) = (number()?, number()?, number()?);
        // Nobody has been back on a day yet to come.
        let end = u32::from(first) + u32::from(days);
        let is_past = end <= u32::from(count(edition.day())) + 1 && from <= count(edition.day());
        let is_within = if days == 0 { first == 0 } else { first >= from };
        if days > Self::MAX_DAYS || !is_past || !is_within {
            return None;
        }
        let counts = read_counts(reader, days.into())?;
        let is_tight = counts.first() != Some(&0) && counts.last() != Some(&0);
        is_tight.then_some(Stitches { edition, thread, name, colour, from, first, counts })
    }
}

fn read_counts(reader: &mut Reader<'_>, days: usize) -> Option<Vec<u8>> {
    let mut counts = Vec::new();
    let mut count = 0_u8;
    while let Some(byte) = reader.byte() {
        for place in (0..8).rev() {
            let bit = byte >> place & 1;
            // What follows the last day is filling.
            if counts.len() == days {
                if bit == 1 || !reader.0.is_empty() {
                    return None;
                }
            } else if bit == 1 {
                count += 1;
                if count > Stitches::MAX_A_DAY {
                    return None;
                }
            } else {
                counts.push(count);
                count = 0;
            }
        }
    }
    (counts.len() == days && count == 0).then_some(counts)
}
