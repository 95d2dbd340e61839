//! A record: words of one's own, a hidden card, or a child.

use super::{Gesture, Nickname, Own, Place, Words, YearMonth};
use crate::deck::{Band, CardRef, Moment};
use crate::journal::{Damaged, Day, EntryId, Extra, Stamp, Version};
use serde_json::{Map, Value};

/// One row of a person's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Which one.
    pub id: EntryId,
    /// Which version of it.
    pub stamp: Stamp,
    /// What it holds.
    pub state: State,
}

/// Still here, or removed. What was removed keeps nothing but its id and stamp.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Here, with fields a newer version wrote.
    Here(Thing, Extra),
    /// Removed.
    Removed,
}

/// What a record holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// Words of one's own.
    Card(OwnCard),
    /// A built-in card that is not to be offered.
    Hidden(CardRef),
    /// A child.
    Child(Child),
    /// What another room keeps here (threads: `parcel::kept`), or what only a newer
    /// version understands; carried along untouched.
    Other(Map<String, Value>),
}

/// Words of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCard {
    /// What to say aloud.
    pub words: Words,
    /// What to do with body or hands.
    pub gesture: Option<Gesture>,
    /// Whom they are for; `None` for everyone.
    pub band: Option<Band>,
    /// After what; `None` for any moment.
    pub moment: Option<Moment>,
    /// Offered before all others.
    pub pinned: bool,
    /// Where they stand among one's own.
    pub place: Place,
}

/// A child: nothing but what moves the band on. No name by law, no day of birth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Child {
    /// What they are called here.
    pub nickname: Option<Nickname>,
    /// The month they were born in.
    pub birth: Option<YearMonth>,
    /// The band the parent chose instead of the one by age.
    pub band: Option<Band>,
}

impl Child {
    /// Their band today: the one chosen, else by age.
    pub fn band(&self, today: Day) -> Option<Band> {
        self.band.or_else(|| Some(Band::of_months(self.birth?.months_at(today))))
    }
}

impl OwnCard {
    /// Whether they fit what was chosen. Where nothing was chosen, only words for
    /// everyone, or for any moment, do.
    pub fn fits(&self, band: Option<Band>, moment: Option<Moment>) -> bool {
        (self.band.is_none() || self.band == band)
            && (self.moment.is_none() || self.moment == moment)
    }
}

impl Record {
    /// What it holds, unless it was removed.
    pub fn here(&self) -> Option<&Thing> {
        match &self.state {
            State::Here(thing, _) => Some(thing),
            State::Removed => None,
        }
    }

    /// Whether both are the same version of the same record.
    pub fn is(&self, other: &Record) -> bool {
        self.id == other.id && self.version(other).is_eq()
    }
}

impl Version for Record {
    type All = Own;
    type State = State;
    const REMOVED: State = State::Removed;

    fn new(id: EntryId, stamp: Stamp, state: State) -> Record {
        Record { id, stamp, state }
    }

    fn among(all: &Own, id: EntryId) -> Option<&Record> {
        all.get(id)
    }

    fn id(&self) -> EntryId {
        self.id
    }

    fn stamp(&self) -> Stamp {
        self.stamp
    }

    fn state(&self) -> &State {
        &self.state
    }

    fn to_row(&self) -> String {
        Record::to_row(self)
    }

    fn from_row(row: &str) -> Result<Record, Damaged> {
        Record::from_row(row)
    }
}
