//! Threads and what is carried, as rows of JSON: the form they are stored in,
//! and the form in which a journal travels.

use super::kept;
use super::{Body, Carried, Colour, Edition, Found, Name, Parcel, Sent, find_in};
use super::{Sending, Thread, ThreadId, Threads, Yarn};
use crate::journal::{Day, Entry, Instant, MAX_ROW, Stamp};
use crate::own::Record;
use serde_json::{Map, Value};

/// Most sendings read of one thread: two devices may each have kept as many as
/// they can.
const MAX_SENDS: usize = 2 * Threads::MAX_SENDS;

impl Thread {
    /// Writes the thread. The same thread always gives the same text.
    pub fn to_row(&self) -> String {
        Value::Object(self.to_map()).to_string()
    }

    /// The thread as the fields of an object.
    pub fn to_map(&self) -> Map<String, Value> {
        let send = |send: &Sending| {
            let sent = Sent { from: None, parcel: Parcel::Stitches(send.stitches.clone()) };
            let text = Body::of(&sent).text().unwrap_or_default();
            Value::Array(vec![send.brought.to_string().into(), text.into()])
        };
        let mut map = Map::new();
        map.insert("thread".into(), self.id().to_string().into());
        map.insert("sends".into(), Value::Array(self.sends().iter().map(send).collect()));
        map
    }

    /// Reads the fields of a row. What cannot be read of its sendings is left
    /// out; `None` where nothing is left, or it is no thread at all.
    pub fn from_map(mut map: Map<String, Value>) -> Option<Thread> {
        let id = text(&map, "thread").and_then(ThreadId::parse)?;
        let Some(Value::Array(sends)) = map.remove("sends") else {
            return None;
        };
        let thread = Thread::of(id, sends.iter().take(MAX_SENDS).filter_map(read_send));
        (!thread.sends().is_empty()).then_some(thread)
    }
}

fn read_send(send: &Value) -> Option<Sending> {
    let brought = stamp(send.get(0)?)?;
    // Its clock was looked at when it was brought in.
    let found = find_in(send.get(1)?.as_str()?, last_day());
    let Ok(Found::Open(sent)) = found else {
        return None;
    };
    match sent.parcel {
        Parcel::Stitches(stitches) => Some(Sending { brought, stitches }),
        _ => None,
    }
}

fn last_day() -> Day {
    Instant::new(Instant::MAX_MS, 0).day(0)
}

fn text<'a>(map: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    map.get(name).and_then(Value::as_str)
}

fn stamp(value: &Value) -> Option<Stamp> {
    value.as_str().and_then(Stamp::parse).filter(|stamp| stamp.is_welcome())
}

impl Yarn {
    /// The fields of an object.
    pub fn to_map(&self) -> Map<String, Value> {
        let mut map = Map::new();
        map.insert("yarn".into(), self.thread.to_string().into());
        map.insert("colour".into(), self.colour.place().into());
        if let Some(name) = &self.name {
            map.insert("name".into(), name.as_str().into());
        }
        if let Some(last) = self.last {
            map.insert("last".into(), last.number().into());
        }
        map
    }

    /// Reads what [`Yarn::to_map`] wrote; `None` for anything else.
    pub fn from_map(map: &Map<String, Value>) -> Option<Yarn> {
        let number = |name: &str| {
            map.get(name).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok())
        };
        Some(Yarn {
            thread: text(map, "yarn").and_then(ThreadId::parse)?,
            name: text(map, "name").and_then(Name::new),
            colour: Colour::new(number("colour").and_then(|place| place.try_into().ok())?),
            last: number("last").and_then(Edition::read),
        })
    }
}

/// Most records of one's own read from a file or a parcel: many times what one device
/// can write. The rest count as unreadable.
pub const MAX_OWN: usize = 5_000;

/// Whether what was read from so many bytes is a row that can be read again. Written
/// anew it may be longer, for a number in short can be one of twenty digits; eight
/// times longer it cannot be.
pub(super) fn fits(read: usize, row: impl FnOnce() -> String) -> bool {
    read <= MAX_ROW / 8 || row().len() <= MAX_ROW
}

/// The field that holds a record of one's own. Its fields alone would not tell a
/// removed one from a removed entry.
const OWN: &str = "own";

/// Writes what is carried, a row a line.
pub fn put_carried(out: &mut Vec<u8>, carried: &Carried) {
    let mut line = |row: String| {
        out.extend_from_slice(row.as_bytes());
        out.push(b'\n');
    };
    carried.yarn.iter().for_each(|yarn| line(Value::Object(yarn.to_map()).to_string()));
    carried.threads.iter().for_each(|thread| line(thread.to_row()));
    for record in carried.own.records() {
        let mut map = Map::new();
        map.insert(OWN.into(), Value::Object(record.to_map()));
        line(Value::Object(map).to_string());
    }
    carried.entries.entries().for_each(|entry| line(entry.to_row()));
}

/// Reads the rows; what cannot be read is counted.
pub fn read_carried(rows: &str) -> Carried {
    let mut carried = Carried::default();
    for row in rows.split('\n').filter(|row| !row.is_empty()) {
        let read = match serde_json::from_str(row) {
            Ok(Value::Object(map)) => take_row(&mut carried, map, row.len()),
            _ => None,
        };
        carried.unreadable += usize::from(read.is_none());
    }
    carried
}

/// `read`: how many bytes the row was.
fn take_row(carried: &mut Carried, mut map: Map<String, Value>, read: usize) -> Option<()> {
    if let Some(own) = map.remove(OWN) {
        let Value::Object(own) = own else { return None };
        let record = Record::from_map(own).ok()?;
        // A thread has a row of its own, and comes in as what it is.
        let is_fit = record.stamp.is_welcome()
            && !kept::is_thread(&record)
            && carried.own.records().count() < MAX_OWN
            && fits(read, || record.to_row());
        carried.own.merge(is_fit.then_some(record));
        return is_fit.then_some(());
    }
    if map.contains_key("thread") {
        let thread = Thread::from_map(map)?;
        // Two phones of one's own may each hold as many as there can be.
        let has_room = carried.threads.len() < 2 * Threads::MAX;
        match carried.threads.iter_mut().find(|there| there.id() == thread.id()) {
            Some(there) => there.merge(thread),
            None if has_room => carried.threads.push(thread),
            None => return None,
        }
    } else if map.contains_key("yarn") {
        carried.yarn = Some(Yarn::from_map(&map)?);
    } else {
        let entry = Entry::from_map(map).ok().filter(|entry| entry.stamp.is_welcome())?;
        fits(read, || entry.to_row()).then_some(())?;
        carried.entries.merge([entry]);
    }
    Some(())
}
