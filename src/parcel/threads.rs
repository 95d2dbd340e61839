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

use super::{Colour, Name, Stitches, ThreadId};
use crate::journal::{Clock, Day, Stamp};

/// A sending that was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Send {
    /// When, by one's own clock.
    pub brought: Stamp,
    /// What.
    pub stitches: Stitches,
}

/// One person's thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    id: ThreadId,
    removed: Option<Stamp>,
    /// Newest edition last; none covered by another, none before the removal.
    sends: Vec<Send>,
}

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

impl Send {
    /// Whether another says all of this, and would go whenever this goes.
    fn is_covered_by(&self, other: &Send) -> bool {
        self.brought <= other.brought && self.stitches.is_covered_by(&other.stitches)
    }
}

impl Thread {
    /// Whose.
    pub fn id(&self) -> ThreadId {
        self.id
    }

    /// The latest removal.
    pub fn removed(&self) -> Option<Stamp> {
        self.removed
    }

    /// The sendings it is made of.
    pub fn sends(&self) -> &[Send] {
        &self.sends
    }

    /// Whether there is anything of it in the cloth.
    pub fn is_here(&self) -> bool {
        !self.sends.is_empty()
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
        for Send { stitches, .. } in &self.sends {
            // Newer editions come later and reach at least as far.
            let (first, _) = stitches.window();
            days.retain(|(day, _)| *day < first);
            days.extend(stitches.days());
        }
        days
    }

    /// A thread of what is known of it; sendings of other threads are left out.
    pub(super) fn of(
        id: ThreadId,
        removed: Option<Stamp>,
        sends: impl IntoIterator<Item = Send>,
    ) -> Thread {
        let mut thread = Thread { id, removed, sends: Vec::new() };
        for send in sends {
            if send.stitches.thread() == id && Some(send.brought) > removed {
                thread.take(send);
            }
        }
        thread
    }

    /// Takes in what another copy of this thread knows.
    fn merge(&mut self, other: Thread) {
        self.removed = self.removed.max(other.removed);
        other.sends.into_iter().for_each(|send| self.take(send));
        self.sends.retain(|send| Some(send.brought) > self.removed);
    }

    fn take(&mut self, send: Send) {
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
    fn tick(&self, clock: &mut Clock, now_ms: u64) -> Stamp {
        let known = self.sends.iter().map(|send| send.brought).chain(self.removed).max();
        match known {
            Some(known) => clock.tick_after(now_ms, known),
            None => clock.tick(now_ms),
        }
    }
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
    /// Most sendings of one thread that do not cover each other.
    pub const MAX_SENDS: usize = 48;

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
        self.0.iter().find(|thread| thread.id == id)
    }

    /// Takes in a thread from another tab, the mirror or a copy. Whether that
    /// changed anything.
    pub fn merge(&mut self, thread: Thread) -> bool {
        match self.0.iter_mut().find(|here| here.id == thread.id) {
            Some(here) => {
                let before = here.clone();
                here.merge(thread);
                *here != before
            }
            None => {
                let place = self.0.partition_point(|here| here.id < thread.id);
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
        let is_here = before.as_ref().is_some_and(Thread::is_here);
        let sends = before.as_ref().map_or(0, |thread| thread.sends.len());
        if (!is_here && self.here().count() >= Self::MAX) || sends >= Self::MAX_SENDS {
            return Err(Full);
        }
        let is_known = before.as_ref().is_some_and(|thread| {
            thread.sends.iter().any(|send| stitches.is_covered_by(&send.stitches))
        });
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
        for send in before.thread.map(|thread| thread.sends).unwrap_or_default() {
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
