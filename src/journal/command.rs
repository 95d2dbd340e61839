//! Everything a person can do to the journal, and its way back.

use super::change::{Pen, Step};
use super::{Change, Clock, Day, Entry, EntryId, Extra, Instant, Journal, Kept, Kind, Note, State};
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

/// Why a command could not be applied. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no such entry, or it was removed.
    NotHere,
    /// A day after today.
    DayAhead,
}

impl Journal {
    /// Works out what a command changes. Changes nothing itself: the caller
    /// commits the change, then merges it.
    pub fn apply(&self, command: Command, now: Now, clock: &mut Clock) -> Result<Change, Refused> {
        let pen = &mut Pen { now_ms: now.ms(), clock };
        let step = match command {
            Command::Keep { id, card } => self.fresh(id, Kind::Return, card, now, pen),
            Command::SetAside { id, card } => self.fresh(id, Kind::Later, card, now, pen),
            Command::ComeBack { id, card } => self.edit(id, pen, |kept| {
                kept.kind = Kind::Return;
                kept.at = now.at;
                kept.day = now.day();
                kept.card = card;
            })?,
            Command::Remove { id } => {
                self.here(id)?;
                Step::to(self, id, State::Removed, pen)
            }
            Command::SetNote { id, note } => self.edit(id, pen, |kept| kept.note = note)?,
            Command::SetDay { id, day } if day <= now.day() => {
                self.edit(id, pen, |kept| kept.day = day)?
            }
            Command::SetDay { .. } => return Err(Refused::DayAhead),
            Command::Undo(change) => return change.back(self, pen).ok_or(Refused::NotHere),
        };
        Ok(step.into())
    }

    /// Works out how entries that were taken out here come back as they are given.
    pub fn bring_back(&self, out: Vec<Entry>, now: Now, clock: &mut Clock) -> Change {
        Change::bringing_back(self, out, &mut Pen { now_ms: now.ms(), clock })
    }

    fn fresh(
        &self,
        id: EntryId,
        kind: Kind,
        card: CardRef,
        now: Now,
        pen: &mut Pen<'_>,
    ) -> Step<Entry> {
        let day = now.day();
        let kept = Kept { kind, at: now.at, day, card, note: None, extra: Extra::default() };
        Step::to(self, id, State::Here(kept), pen)
    }

    fn edit(
        &self,
        id: EntryId,
        pen: &mut Pen<'_>,
        edit: impl FnOnce(&mut Kept),
    ) -> Result<Step<Entry>, Refused> {
        let mut kept = self.here(id)?.clone();
        edit(&mut kept);
        Ok(Step::to(self, id, State::Here(kept), pen))
    }

    fn here(&self, id: EntryId) -> Result<&Kept, Refused> {
        self.get(id).and_then(Entry::kept).ok_or(Refused::NotHere)
    }
}
