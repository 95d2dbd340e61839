//! The one written form of an entry: a JSON object, used in IndexedDB, in the
//! mirror and in backups. Reading is total and bounded, and fields this version
//! does not know survive.

use super::{Day, Entry, EntryId, Instant, Kept, Kind, Note, Stamp, State};
use crate::deck::CardRef;
use serde_json::{Map, Value};

/// Longest row read, in bytes. Ours stay below 3 kB.
pub(crate) const MAX_ROW: usize = 16 * 1024;

/// Why a row could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// Longer than any row of ours.
    TooLong,
    /// Not a JSON object.
    NotAnObject,
    /// This field is missing or holds something that cannot be.
    Field(&'static str),
}

/// Fields of a newer version, carried along untouched. A fraction may change in its last
/// digit: the parser that reads it exactly is too large to ship, and no version of Darn
/// writes fractions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra(Option<Box<Map<String, Value>>>);

impl Extra {
    /// What is left of an object once the known fields are out.
    pub(crate) fn of(map: Map<String, Value>) -> Extra {
        Extra((!map.is_empty()).then(|| Box::new(map)))
    }

    /// Puts them back.
    pub(crate) fn add_to(&self, map: &mut Map<String, Value>) {
        if let Extra(Some(extra)) = self {
            map.extend(extra.iter().map(|(name, value)| (name.clone(), value.clone())));
        }
    }
}

impl Entry {
    /// Writes the entry. The same entry always gives the same text: the names
    /// stand in alphabetical order.
    pub fn to_row(&self) -> String {
        Value::Object(self.to_map()).to_string()
    }

    /// The entry as the fields of an object.
    pub fn to_map(&self) -> Map<String, Value> {
        let mut map = Map::new();
        if let State::Here(kept) = &self.state {
            kept.extra.add_to(&mut map);
            let kind = match kept.kind {
                Kind::Return => "return",
                Kind::Later => "later",
            };
            map.insert("kind".into(), kind.into());
            map.insert("at".into(), kept.at.ms.into());
            map.insert("offset".into(), kept.at.offset_min.into());
            map.insert("day".into(), kept.day.to_string().into());
            map.insert("card".into(), kept.card.as_str().into());
            if let Some(note) = &kept.note {
                map.insert("note".into(), note.as_str().into());
            }
        } else {
            map.insert("removed".into(), true.into());
        }
        map.insert("id".into(), self.id.to_string().into());
        map.insert("stamp".into(), self.stamp.to_string().into());
        map
    }

    /// Reads a row.
    pub fn from_row(row: &str) -> Result<Entry, Damaged> {
        if row.len() > MAX_ROW {
            return Err(Damaged::TooLong);
        }
        match serde_json::from_str(row) {
            Ok(Value::Object(map)) => Entry::from_map(map),
            _ => Err(Damaged::NotAnObject),
        }
    }

    /// Reads the fields of an object.
    pub fn from_map(mut map: Map<String, Value>) -> Result<Entry, Damaged> {
        let id = text(&mut map, "id", EntryId::parse)?;
        let stamp = text(&mut map, "stamp", Stamp::parse)?;
        if let Some(removed) = map.remove("removed") {
            return match removed {
                Value::Bool(true) => Ok(Entry { id, stamp, state: State::Removed }),
                _ => Err(Damaged::Field("removed")),
            };
        }
        let kind = text(&mut map, "kind", |kind| match kind {
            "return" => Some(Kind::Return),
            "later" => Some(Kind::Later),
            _ => None,
        })?;
        let ms = integer(&mut map, "at", Instant::MAX_MS)?;
        let offset = integer(&mut map, "offset", i64::from(Instant::MAX_OFFSET))?;
        let at = Instant::new(ms, i16::try_from(offset).map_err(|_| Damaged::Field("offset"))?);
        let day = text(&mut map, "day", Day::parse)?;
        let card = text(&mut map, "card", CardRef::parse)?;
        let note = match map.remove("note") {
            None => None,
            Some(Value::String(note)) => Note::new(&note),
            Some(_) => return Err(Damaged::Field("note")),
        };
        let extra = Extra::of(map);
        let kept = Kept { kind, at, day, card, note, extra };
        Ok(Entry { id, stamp, state: State::Here(kept) })
    }
}

/// Takes a field out of an object and reads it.
pub(crate) fn text<T>(
    map: &mut Map<String, Value>,
    name: &'static str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<T, Damaged> {
    map.remove(name).as_ref().and_then(Value::as_str).and_then(read).ok_or(Damaged::Field(name))
}

fn integer(map: &mut Map<String, Value>, name: &'static str, max: i64) -> Result<i64, Damaged> {
    map.remove(name)
        .as_ref()
        .and_then(Value::as_i64)
        .filter(|number| (-max..=max).contains(number))
        .ok_or(Damaged::Field(name))
}
