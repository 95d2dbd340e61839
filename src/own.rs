//! A person's own: words of their own, built-in cards they hid, their children, and
//! what other rooms keep here: the threads of `parcel::kept`.
//!
//! Records stand beside the journal's entries and follow the same laws: each id
//! is a last-writer-wins register over the whole record, a removal is an ordinary
//! version, and fields of a newer version survive. They are few, so they are held
//! in one sorted list and read without the journal.

mod birth;
mod command;
mod pick;
mod place;
mod record;
mod row;
mod text;

pub use birth::YearMonth;
pub use command::{Command, Draft, Refused, Spot};
pub use pick::Saying;
pub use place::Place;
pub use record::{Child, OwnCard, Record, State, Thing};
pub use text::{Gesture, Nickname, Text, Words};

use crate::deck::CardRef;
use crate::journal::{EntryId, Merged, Version, change};
use serde_json::{Map, Value};

/// What a command changes in what is a person's own.
pub type Change = change::Change<Record>;

/// All records this device knows of, removed ones included.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Own {
    /// In order of id, each once. [`Own::merge`] is the only way anything comes
    /// in.
    records: Vec<Record>,
}

impl Own {
    /// Most words of one's own that can be written. Merging never drops any.
    pub const MAX_CARDS: usize = 300;
    /// Most children that can be added.
    pub const MAX_CHILDREN: usize = 20;

    /// The record with this id, removed or not.
    pub fn get(&self, id: EntryId) -> Option<&Record> {
        let at = self.records.binary_search_by_key(&id, |record| record.id).ok()?;
        self.records.get(at)
    }

    /// Every record, removed ones included, in order of id.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.iter()
    }

    /// Whether there is none, not even a removed one.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Takes in records from anywhere.
    pub fn merge(&mut self, incoming: impl IntoIterator<Item = Record>) -> Merged {
        let mut merged = Merged::default();
        for record in incoming {
            self.take(record, &mut merged);
        }
        merged
    }

    /// Takes in one record from anywhere, and counts it. Whether it changed anything.
    pub fn take(&mut self, record: Record, merged: &mut Merged) -> bool {
        let place = self.records.binary_search_by_key(&record.id, |there| there.id);
        let there = place.ok().and_then(|at| self.records.get_mut(at));
        let is_news = merged.count(there.as_ref().map(|there| record.version(there)));
        match (there, place) {
            (Some(there), _) if is_news => *there = record,
            (None, Err(at)) => self.records.insert(at, record),
            _ => {}
        }
        is_news
    }

    /// Words of one's own: the pinned first, then in the order chosen.
    pub fn cards(&self) -> Vec<(EntryId, &OwnCard)> {
        let cards = self.in_order().into_iter();
        let (mut cards, others): (Vec<_>, Vec<_>) = cards.partition(|(_, card)| card.pinned);
        cards.extend(others);
        cards
    }

    /// Words of one's own in the order chosen, pinned or not.
    fn in_order(&self) -> Vec<(EntryId, &OwnCard)> {
        let mut cards: Vec<(EntryId, &OwnCard)> = Vec::new();
        for record in &self.records {
            if let Some(Thing::Card(card)) = record.here() {
                // Into its place one by one: few as they are, the standard sort
                // would cost more to load than it saves.
                let at = cards.partition_point(|(_, other)| other.place <= card.place);
                cards.insert(at, (record.id, card));
            }
        }
        cards
    }

    /// The children, in order of id: the order they have on every device.
    pub fn children(&self) -> impl Iterator<Item = (EntryId, &Child)> {
        self.records.iter().filter_map(|record| match record.here()? {
            Thing::Child(child) => Some((record.id, child)),
            _ => None,
        })
    }

    /// What other rooms keep here, in order of id, each with its version.
    pub fn others(&self) -> impl Iterator<Item = (&Record, &Map<String, Value>)> {
        self.records.iter().filter_map(|record| match record.here()? {
            Thing::Other(fields) => Some((record, fields)),
            _ => None,
        })
    }

    /// Whether a built-in card is hidden.
    pub fn hides(&self, card: &str) -> bool {
        self.hidden().any(|hidden| hidden.as_str() == card)
    }

    /// The built-in cards that are hidden.
    pub fn hidden(&self) -> impl Iterator<Item = &CardRef> {
        self.records.iter().filter_map(|record| match record.here()? {
            Thing::Hidden(card) => Some(card),
            _ => None,
        })
    }
}
