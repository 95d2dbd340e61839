//! Which of two versions of an entry is the newer: a hybrid logical clock.
//!
//! Stamps order by wall time where clocks agree and stay in cause-and-effect
//! order where they do not (Kulkarni et al. 2014, "Logical Physical Clocks").
//! A received stamp is never altered, which would break the laws of merging;
//! only how far the local clock follows it is bounded.

use super::id::hex;
use std::fmt;

/// Order of versions: milliseconds, then a counter, then the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    ms: u64,
    counter: u16,
    node: u64,
}

impl Stamp {
    /// Latest time taken from a clock or from another device, in ms: the end of
    /// the year 9999. The written form reaches to 10889, so an edit always has
    /// room to exceed what came in.
    pub const MAX_MS: u64 = 253_402_300_799_999;

    /// A stamp, brought within bounds.
    pub fn new(ms: u64, counter: u16, node: u64) -> Stamp {
        let ms = ms.min(Self::MAX_MS);
        Stamp { ms, counter, node }
    }

    /// Whether a stamp from elsewhere may come in.
    pub fn is_welcome(self) -> bool {
        self.ms <= Self::MAX_MS
    }

    /// Reads the written form; anything else is `None`.
    pub fn parse(text: &str) -> Option<Stamp> {
        let mut parts = text.split('-');
        // As many digits as the field holds, so nothing is cut off below.
        let mut field = |digits: usize| hex(parts.next()?, digits);
        let (ms, counter, node) = (field(12)? as u64, field(4)? as u16, field(16)? as u64);
        parts.next().is_none().then_some(Stamp { ms, counter, node })
    }

    /// Milliseconds since 1970 by the clock that made it.
    pub fn ms(self) -> u64 {
        self.ms
    }

    /// The least stamp of `node` above this one.
    fn exceeded_by(self, node: u64) -> Stamp {
        match self.counter.checked_add(1) {
            Some(counter) => Stamp { counter, node, ..self },
            None => Stamp { ms: self.ms + 1, counter: 0, node },
        }
    }
}

/// Twelve digits of milliseconds, four of counter, sixteen of device, all
/// hexadecimal: text order is stamp order.
impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}-{:04x}-{:016x}", self.ms, self.counter, self.node)
    }
}

/// This device's source of stamps.
#[derive(Clone, Debug)]
pub struct Clock {
    last: Stamp,
}

impl Clock {
    /// How far ahead of our own clock another's may pull us, in ms.
    pub const DRIFT: u64 = 5 * 60_000;

    /// A clock for the device `node`.
    pub fn new(node: u64) -> Clock {
        Clock { last: Stamp { ms: 0, counter: 0, node } }
    }

    /// The next stamp, above every one this clock has given.
    pub fn tick(&mut self, now_ms: u64) -> Stamp {
        let now = Stamp::new(now_ms, 0, self.last.node);
        self.last = if now.ms > self.last.ms { now } else { self.last.exceeded_by(self.last.node) };
        self.last
    }

    /// The next stamp, and above `replaced`, whatever clock made that one. Our
    /// own clock follows only by [`Clock::observe`]'s bound.
    pub fn tick_after(&mut self, now_ms: u64, replaced: Stamp) -> Stamp {
        self.observe(replaced, now_ms);
        let next = self.tick(now_ms);
        if next > replaced { next } else { replaced.exceeded_by(self.last.node) }
    }

    /// Goes on after a mark of our own, however far ahead the clock was that made it: what
    /// is made from now on is not from before the mark.
    pub fn pass(&mut self, mark: Stamp) {
        if (mark.ms, mark.counter) > (self.last.ms, self.last.counter) {
            self.last = Stamp { node: self.last.node, ..mark };
        }
    }

    /// Learns that a stamp exists.
    pub fn observe(&mut self, seen: Stamp, now_ms: u64) {
        let bound = now_ms.min(Stamp::MAX_MS) + Self::DRIFT;
        if seen.ms <= bound && (seen.ms, seen.counter) > (self.last.ms, self.last.counter) {
            self.last = Stamp { node: self.last.node, ..seen };
        }
    }
}
