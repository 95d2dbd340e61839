//! Threads of others in one's own cloth.
//!
//! A thread keeps the sendings one has brought in, each under a stamp of one's
//! own clock. What shows on a day is what the newest edition whose window holds
//! that day says. Merging keeps every sending that no newer one covers, so it is
//! commutative, associative and idempotent whatever order tabs, copies and links
//! come in. A thread is taken out where it is kept (`kept`).

use super::{Sending, Stitches, Thread, ThreadId};
use crate::journal::{Clock, Day, Stamp};

/// How bringing stitches in would change the cloth, in stitches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Not here yet.
    pub new: usize,
    /// Here, and taken out by the sender since.
    pub gone: usize,
    /// Here already.
    pub same: usize,
}

/// There are as many threads, or sendings of one, as can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// Every thread of others. Nothing in here can reach a person's own entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Threads(Vec<Thread>);

impl Threads {
    /// Most threads.
    pub const MAX: usize = 12;
    /// Most sendings of one thread that do not cover each other. Windows that all begin
    /// on one day cover each other; and of sending the week, a row holds two to three
    /// years, the newest (`kept`).
    pub const MAX_SENDS: usize = 520;

    /// Every thread, in order of id.
    pub fn all(&self) -> &[Thread] {
        &self.0
    }

    /// The thread with this id.
    pub fn get(&self, id: ThreadId) -> Option<&Thread> {
        self.0.iter().find(|thread| thread.id() == id)
    }

    /// Takes in a thread from another tab, the mirror or a copy. Whether that
    /// changed anything.
    pub fn merge(&mut self, thread: Thread) -> bool {
        match self.0.iter_mut().find(|here| here.id() == thread.id()) {
            Some(here) => {
                let before = here.clone();
                here.merge(thread);
                *here != before
            }
            None => {
                let place = self.0.partition_point(|here| here.id() < thread.id());
                self.0.insert(place, thread);
                true
            }
        }
    }

    /// What bringing these in would change.
    pub fn difference(&self, stitches: &Stitches) -> Difference {
        let before = self.get(stitches.thread()).map(Thread::days).unwrap_or_default();
        let after = self.with(stitches).as_ref().map(Thread::days).unwrap_or_default();
        compare(&before, &after)
    }

    /// Their thread as it would be with these brought in.
    pub(super) fn with(&self, stitches: &Stitches) -> Option<Thread> {
        let mut after = self.clone();
        let brought = Stamp::new(Stamp::MAX_MS, u16::MAX, u64::MAX);
        after.merge(single(stitches.clone(), brought));
        after.get(stitches.thread()).cloned()
    }

    /// Brings in what a person has seen and pressed for.
    pub fn bring(
        &mut self,
        stitches: Stitches,
        clock: &mut Clock,
        now_ms: u64,
    ) -> Result<(), Full> {
        let here = self.get(stitches.thread());
        let sends = here.map_or(&[][..], Thread::sends);
        if sends.iter().any(|send| stitches.is_covered_by(&send.stitches)) {
            return Ok(());
        }
        let is_one_more = !sends.iter().any(|send| send.stitches.is_covered_by(&stitches));
        let is_full = is_one_more && sends.len() >= Self::MAX_SENDS;
        if is_full || (sends.is_empty() && self.0.len() >= Self::MAX) {
            return Err(Full);
        }
        let brought = match here {
            Some(thread) => thread.tick(clock, now_ms),
            None => clock.tick(now_ms),
        };
        self.merge(single(stitches, brought));
        Ok(())
    }
}

fn single(stitches: Stitches, brought: Stamp) -> Thread {
    let (id, send) = (stitches.thread(), Sending { brought, stitches });
    Thread::of(id, [send])
}

fn compare(before: &[(Day, u8)], after: &[(Day, u8)]) -> Difference {
    let sum = |days: &[(Day, u8)]| days.iter().map(|(_, count)| usize::from(*count)).sum::<usize>();
    let on = |wanted: Day| {
        let place = before.binary_search_by_key(&wanted, |(day, _)| *day).ok();
        place.and_then(|place| before.get(place)).map_or(0, |(_, count)| *count)
    };
    let same = after.iter().map(|(day, count)| usize::from(on(*day).min(*count))).sum();
    Difference { new: sum(after) - same, gone: sum(before) - same, same }
}
