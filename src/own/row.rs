//! The one written form of a record: a JSON object, as an entry's is, used in
//! IndexedDB, in the mirror and in backups.

use super::{Child, Gesture, Nickname, OwnCard, Place, Record, State, Thing, Words, YearMonth};
use crate::deck::{Band, CardRef, Moment};
use crate::journal::{Damaged, EntryId, Extra, MAX_ROW, Stamp, text};
use serde_json::{Map, Value};

impl Record {
    /// Writes the record. The same record always gives the same text.
    pub fn to_row(&self) -> String {
        Value::Object(self.to_map()).to_string()
    }

    /// The record as the fields of an object.
    pub fn to_map(&self) -> Map<String, Value> {
        let mut map = Map::new();
        match &self.state {
            State::Here(thing, extra) => {
                extra.add_to(&mut map);
                write(thing, &mut map);
            }
            State::Removed => {
                map.insert("removed".into(), true.into());
            }
        }
        map.insert("id".into(), self.id.to_string().into());
        map.insert("stamp".into(), self.stamp.to_string().into());
        map
    }

    /// Reads a row.
    pub fn from_row(row: &str) -> Result<Record, Damaged> {
        if row.len() > MAX_ROW {
            return Err(Damaged::TooLong);
        }
        match serde_json::from_str(row) {
            Ok(Value::Object(map)) => Record::from_map(map),
            _ => Err(Damaged::NotAnObject),
        }
    }

    /// Reads the fields of an object.
    pub fn from_map(mut map: Map<String, Value>) -> Result<Record, Damaged> {
        let id = text(&mut map, "id", EntryId::parse)?;
        let stamp = text(&mut map, "stamp", Stamp::parse)?;
        let state = match map.remove("removed") {
            Some(Value::Bool(true)) => State::Removed,
            Some(_) => return Err(Damaged::Field("removed")),
            None => {
                let thing = read(&mut map)?;
                State::Here(thing, Extra::of(map))
            }
        };
        Ok(Record { id, stamp, state })
    }
}

fn write(thing: &Thing, map: &mut Map<String, Value>) {
    let mut put = |name: &str, value: Value| {
        map.insert(name.into(), value);
    };
    match thing {
        Thing::Card(card) => {
            put("what", "words".into());
            put("words", card.words.as_str().into());
            if let Some(gesture) = &card.gesture {
                put("gesture", gesture.as_str().into());
            }
            if let Some(band) = card.band {
                put("band", band.id().into());
            }
            if let Some(moment) = card.moment {
                put("moment", moment.id().into());
            }
            if card.pinned {
                put("pinned", true.into());
            }
            put("place", card.place.number().into());
        }
        Thing::Hidden(card) => {
            put("what", "hidden".into());
            put("card", card.as_str().into());
        }
        Thing::Child(child) => {
            put("what", "child".into());
            if let Some(nickname) = &child.nickname {
                put("nickname", nickname.as_str().into());
            }
            if let Some(birth) = child.birth {
                put("birth", birth.to_string().into());
            }
            if let Some(band) = child.band {
                put("band", band.id().into());
            }
        }
        Thing::Other(fields) => {
            fields.iter().for_each(|(name, value)| put(name, value.clone()));
        }
    }
}

/// Takes what is known out of an object. A kind, band or moment this version
/// does not know makes it a newer version's, kept whole and not offered: for
/// want of it the words would turn up everywhere.
fn read(map: &mut Map<String, Value>) -> Result<Thing, Damaged> {
    // What is no text is taken for an empty one, which nothing below accepts.
    let field = |name| map.get(name).map(|value: &Value| value.as_str().unwrap_or_default());
    let (band, moment) = (field("band").map(Band::parse), field("moment").map(Moment::parse));
    let what = field("what").ok_or(Damaged::Field("what"))?;
    let known: &[&str] = match what {
        "words" => &["words", "gesture", "band", "moment", "pinned", "place"],
        "hidden" => &["card"],
        "child" => &["nickname", "birth", "band"],
        _ => &[],
    };
    if known.is_empty() || band == Some(None) || moment == Some(None) {
        return Ok(Thing::Other(std::mem::take(map)));
    }
    let (band, moment) = (band.flatten(), moment.flatten());
    let thing = match what {
        "words" => Thing::Card(OwnCard {
            words: field("words").and_then(Words::new).ok_or(Damaged::Field("words"))?,
            gesture: fitting("gesture", field("gesture").map(Gesture::new))?,
            band,
            moment,
            pinned: fitting("pinned", map.get("pinned").map(Value::as_bool))?.unwrap_or(false),
            place: map
                .get("place")
                .and_then(Value::as_i64)
                .and_then(Place::read)
                .ok_or(Damaged::Field("place"))?,
        }),
        "hidden" => {
            let card = field("card").and_then(CardRef::parse);
            Thing::Hidden(card.ok_or(Damaged::Field("card"))?)
        }
        _ => Thing::Child(Child {
            nickname: fitting("nickname", field("nickname").map(Nickname::new))?,
            birth: fitting("birth", field("birth").map(YearMonth::parse))?,
            band,
        }),
    };
    map.remove("what");
    for name in known {
        map.remove(*name);
    }
    Ok(thing)
}

/// A field that may be missing, and is damaged where it is there and unfit.
fn fitting<T>(name: &'static str, read: Option<Option<T>>) -> Result<Option<T>, Damaged> {
    match read {
        Some(None) => Err(Damaged::Field(name)),
        read => Ok(read.flatten()),
    }
}
