//! Everything a person can do to the journal, and its way back.

use super::{
    Clock, Day, Entry, EntryId, Extra, Incoming, Instant, Journal, Kept, Kind, Merged, Note, State,
};
use crate::deck::CardRef;

/// The world at the press: handed in, never read.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// The clock, with its offset.
    pub at: Instant,
    /// Minutes after midnight at which a day turns.
    pub turn_min: u16,
}

impl Now {
    /// The clock, in ms since 1970, for stamps.
    pub fn ms(&self) -> u64 {
        u64::try_from(self.at.ms).unwrap_or(0)
    }

    /// The day it is.
    pub fn day(&self) -> Day {
        self.at.day(self.turn_min)
    }
}

/// What a person asks for.
#[derive(Clone, Debug)]
pub enum Command {
    /// Keep a return made now.
    Keep {
        /// A fresh random id.
        id: EntryId,
        /// The words offered.
        card: CardRef,
    },
    /// Set the moment aside for later.
    SetAside {
        /// A fresh random id.
        id: EntryId,
        /// The card in front of the person.
        card: CardRef,
    },
    /// Return to what was set aside: it becomes a return made now.
    ComeBack {
        /// What was set aside.
        id: EntryId,
        /// The words offered.
        card: CardRef,
    },
    /// Take an entry out: a return removed, or a later let go.
    Remove {
        /// Which one.
        id: EntryId,
    },
    /// Write, change or clear a note.
    SetNote {
        /// Which one.
        id: EntryId,
        /// The note; `None` clears it.
        note: Option<Note>,
    },
    /// Say on which day it was.
    SetDay {
        /// Which one.
        id: EntryId,
        /// The day, not after today.
        day: Day,
    },
    /// Take back a change.
    Undo(Change),
}

/// Versions to write, and what stood there before. Applying the inverse puts
/// everything back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq)]
struct Step {
    before: Option<Entry>,
    after: Entry,
}

/// Why a command could not be applied. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no such entry, or it was removed.
    NotHere,
    /// A day after today.
    DayAhead,
}

impl Change {
    /// The versions to write.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.steps.iter().map(|step| &step.after)
    }

    /// A change made by merging entries in, so that it can be undone.
    pub fn bringing_in(journal: &Journal, incoming: impl IntoIterator<Item = Entry>) -> Change {
        let mut change = Change::default();
        change.bring_in(journal, incoming);
        change
    }

    /// Adds entries to be merged in: only what `journal` does not already have
    /// or outrank. Counts them, and returns those that were taken out here since,
    /// which stay out. No id may come twice.
    pub fn bring_in(
        &mut self,
        journal: &Journal,
        incoming: impl IntoIterator<Item = Entry>,
    ) -> (Merged, Vec<Entry>) {
        let (mut merged, mut out) = (Merged::default(), Vec::new());
        for after in incoming {
            let before = journal.get(after.id).cloned();
            let order = before.as_ref().map(|before| after.version(before));
            let here = before.as_ref().is_some_and(|before| before.kept().is_some());
            match merged.weigh(order, here, after.kept().is_some()) {
                Incoming::In => self.steps.push(Step { before, after }),
                Incoming::Out => out.push(after),
                Incoming::Here => {}
            }
        }
        (merged, out)
    }

    /// Adds what else is to be written. No entry may be in both.
    pub fn add(&mut self, more: Change) {
        self.steps.extend(more.steps);
    }

    /// Whether it is one entry that did not exist before: a press.
    pub fn is_fresh(&self) -> bool {
        matches!(self.steps.as_slice(), [Step { before: None, .. }])
    }

    /// Whether it changes anything.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

impl Journal {
    /// Works out what a command changes. Changes nothing itself: the caller
    /// commits the change, then merges it.
    pub fn apply(&self, command: Command, now: Now, clock: &mut Clock) -> Result<Change, Refused> {
        match command {
            Command::Keep { id, card } => Ok(self.fresh(id, Kind::Return, card, now, clock)),
            Command::SetAside { id, card } => Ok(self.fresh(id, Kind::Later, card, now, clock)),
            Command::ComeBack { id, card } => self.edit(id, now, clock, |kept| {
                kept.kind = Kind::Return;
                kept.at = now.at;
                kept.day = now.day();
                kept.card = card;
            }),
            Command::Remove { id } => {
                let (before, _) = self.here(id)?;
                Ok(self.step(before.id, State::Removed, now, clock))
            }
            Command::SetNote { id, note } => self.edit(id, now, clock, |kept| kept.note = note),
            Command::SetDay { id, day } if day <= now.day() => {
                self.edit(id, now, clock, |kept| kept.day = day)
            }
            Command::SetDay { .. } => Err(Refused::DayAhead),
            Command::Undo(change) => {
                let was_empty = change.is_empty();
                let back = self.undo(change, now, clock);
                if back.is_empty() && !was_empty { Err(Refused::NotHere) } else { Ok(back) }
            }
        }
    }

    /// Works out how entries that were taken out here come back as they are given.
    pub fn bring_back(&self, out: Vec<Entry>, now: Now, clock: &mut Clock) -> Change {
        let steps = out.into_iter().flat_map(|entry| {
            let Change { steps } = self.step(entry.id, entry.state, now, clock);
            steps
        });
        Change { steps: steps.collect() }
    }

    fn fresh(&self, id: EntryId, kind: Kind, card: CardRef, now: Now, clock: &mut Clock) -> Change {
        let day = now.day();
        let kept = Kept { kind, at: now.at, day, card, note: None, extra: Extra::default() };
        self.step(id, State::Here(kept), now, clock)
    }

    fn edit(
        &self,
        id: EntryId,
        now: Now,
        clock: &mut Clock,
        edit: impl FnOnce(&mut Kept),
    ) -> Result<Change, Refused> {
        let (_, kept) = self.here(id)?;
        let mut kept = kept.clone();
        edit(&mut kept);
        Ok(self.step(id, State::Here(kept), now, clock))
    }

    fn undo(&self, change: Change, now: Now, clock: &mut Clock) -> Change {
        // What was changed since, by a press in between or in another tab, stands.
        let is_as_left = |step: &Step| {
            self.get(step.after.id).is_some_and(|here| here.state == step.after.state)
        };
        let steps = change.steps.into_iter().rev().filter(is_as_left).flat_map(|step| {
            let state = step.before.map_or(State::Removed, |before| before.state);
            self.step(step.after.id, state, now, clock).steps
        });
        Change { steps: steps.collect() }
    }

    fn step(&self, id: EntryId, state: State, now: Now, clock: &mut Clock) -> Change {
        let before = self.get(id).cloned();
        let stamp = match &before {
            Some(before) => clock.tick_after(now.ms(), before.stamp),
            None => clock.tick(now.ms()),
        };
        let after = Entry { id, stamp, state };
        Change { steps: vec![Step { before, after }] }
    }

    fn here(&self, id: EntryId) -> Result<(&Entry, &Kept), Refused> {
        let entry = self.get(id).ok_or(Refused::NotHere)?;
        let kept = entry.kept().ok_or(Refused::NotHere)?;
        Ok((entry, kept))
    }
}
