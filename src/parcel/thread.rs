//! One person's thread as it stands in one's own cloth. How the sendings in it
//! are merged is told in `threads`.

use super::{Colour, Name, Stitches, ThreadId};
use crate::journal::{Clock, Day, Stamp};

/// A sending that was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    /// When, by one's own clock.
    pub brought: Stamp,
    /// What.
    pub stitches: Stitches,
}

/// One person's thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    id: ThreadId,
    /// Newest edition last; none covered by another.
    sends: Vec<Sending>,
}

impl Sending {
    /// Whether another says all of this, and was brought in no earlier.
    fn is_covered_by(&self, other: &Sending) -> bool {
        self.brought <= other.brought && self.stitches.is_covered_by(&other.stitches)
    }
}

impl Thread {
    /// Whose.
    pub fn id(&self) -> ThreadId {
        self.id
    }

    /// The sendings it is made of.
    pub fn sends(&self) -> &[Sending] {
        &self.sends
    }

    /// What it is called, by its newest edition.
    pub fn name(&self) -> Option<&Name> {
        self.sends.last().and_then(|send| send.stitches.name())
    }

    /// Its colour, by its newest edition.
    pub fn colour(&self) -> Colour {
        self.sends.last().map(|send| send.stitches.colour()).unwrap_or_default()
    }

    /// The days that hold stitches, oldest first, and how many.
    pub fn days(&self) -> Vec<(Day, u8)> {
        let mut days: Vec<(Day, u8)> = Vec::new();
        for Sending { stitches, .. } in &self.sends {
            // Newer editions come later and reach at least as far.
            let (first, _) = stitches.window();
            days.retain(|(day, _)| *day < first);
            days.extend(stitches.days());
        }
        days
    }

    /// A thread of what is known of it; sendings of other threads are left out.
    pub(super) fn of(id: ThreadId, sends: impl IntoIterator<Item = Sending>) -> Thread {
        let mut thread = Thread { id, sends: Vec::new() };
        let own = sends.into_iter().filter(|send| send.stitches.thread() == id);
        own.for_each(|send| thread.take(send));
        thread
    }

    /// Takes in what another copy of this thread knows.
    pub(super) fn merge(&mut self, other: Thread) {
        other.sends.into_iter().for_each(|send| self.take(send));
    }

    fn take(&mut self, send: Sending) {
        let is_known = self.sends.iter().any(|here| send.is_covered_by(here));
        if !is_known {
            self.sends.retain(|here| !here.is_covered_by(&send));
            let place = self.sends.partition_point(|here| {
                (&here.stitches, here.brought) < (&send.stitches, send.brought)
            });
            self.sends.insert(place, send);
        }
    }

    /// A stamp after everything this thread knows.
    pub(super) fn tick(&self, clock: &mut Clock, now_ms: u64) -> Stamp {
        match self.sends.iter().map(|send| send.brought).max() {
            Some(known) => clock.tick_after(now_ms, known),
            None => clock.tick(now_ms),
        }
    }
}
