//! Threads of others in one's own cloth.
//!
//! A thread keeps the sendings one has brought in, each under a stamp of one's
//! own clock, and at most one removal. What shows on a day is what the newest
//! edition whose window holds that day says. Merging keeps every sending that no
//! newer one covers and no later removal hides, so it is commutative,
//! associative and idempotent whatever order tabs, copies and links come in.
//!
//! A removal hides what was brought in *before* it: a stale tab, the mirror or
//! an old copy cannot bring a thread back, and nothing of it is kept but its id.
//! It does not hide what a person brings in afterwards, an older link included:
//! they saw the preview and pressed, and a press that does nothing would be a
//! riddle.

use super::{Send, Stitches, Thread, ThreadId};
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
    /// Most threads, removed ones left out.
    pub const MAX: usize = 12;
    /// Most sendings of one thread that do not cover each other: ten years of
    /// sending the week. Windows that all begin on one day cover each other.
    pub const MAX_SENDS: usize = 520;

    /// Every thread, removed ones included, in order of id.
    pub fn all(&self) -> &[Thread] {
        &self.0
    }

    /// The threads in the cloth.
    pub fn here(&self) -> impl Iterator<Item = &Thread> {
        self.0.iter().filter(|thread| thread.is_here())
    }

    /// The thread with this id, removed or not.
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
        let mut after = self.clone();
        let brought = Stamp::new(Stamp::MAX_MS, u16::MAX, u64::MAX);
        after.merge(single(stitches.clone(), brought));
        let after = after.get(stitches.thread()).map(Thread::days).unwrap_or_default();
        compare(&before, &after)
    }

    /// Brings in what a person has seen and pressed for. What was there of the
    /// thread before, for [`Threads::put_back`].
    pub fn bring(
        &mut self,
        stitches: Stitches,
        clock: &mut Clock,
        now_ms: u64,
    ) -> Result<Before, Full> {
        let id = stitches.thread();
        let before = self.get(id).cloned();
        let sends = before.as_ref().map_or(&[][..], Thread::sends);
        let is_known = sends.iter().any(|send| stitches.is_covered_by(&send.stitches));
        let is_one_more = !sends.iter().any(|send| send.stitches.is_covered_by(&stitches));
        let is_full = sends.len() >= Self::MAX_SENDS && is_one_more && !is_known;
        if is_full || (sends.is_empty() && self.here().count() >= Self::MAX) {
            return Err(Full);
        }
        if !is_known {
            let brought = match &before {
                Some(thread) => thread.tick(clock, now_ms),
                None => clock.tick(now_ms),
            };
            self.merge(single(stitches, brought));
        }
        Ok(Before { id, thread: before })
    }

    /// Takes a thread out. Also for [`Threads::put_back`].
    pub fn remove(&mut self, id: ThreadId, clock: &mut Clock, now_ms: u64) -> Before {
        let before = self.get(id).cloned();
        if let Some(thread) = &before {
            let removed = Some(thread.tick(clock, now_ms));
            self.merge(Thread::of(id, removed, []));
        }
        Before { id, thread: before }
    }

    /// Undoes a bringing in or a removal: takes the thread out and brings in
    /// again what was there, under new stamps, so that every tab and copy follows.
    pub fn put_back(&mut self, before: Before, clock: &mut Clock, now_ms: u64) {
        self.remove(before.id, clock, now_ms);
        for send in before.thread.map(|thread| thread.sends().to_vec()).unwrap_or_default() {
            let brought = match self.get(before.id) {
                Some(thread) => thread.tick(clock, now_ms),
                None => clock.tick(now_ms),
            };
            self.merge(single(send.stitches, brought));
        }
    }
}

/// What there was of a thread before something was done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    id: ThreadId,
    thread: Option<Thread>,
}

impl Before {
    /// Which thread.
    pub fn id(&self) -> ThreadId {
        self.id
    }
}

fn single(stitches: Stitches, brought: Stamp) -> Thread {
    let (id, send) = (stitches.thread(), Send { brought, stitches });
    Thread::of(id, None, [send])
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
