//! Threads, others' and one's own, as rows of JSON: the form in which they are stored
//! and carried.

use super::bytes::{Reader, put_text};
use super::frame::{self, Framed};
use super::kind::STITCHES;
use super::letters::{self, Alphabet};
use super::{Colour, Edition, Name, Sending, Stitches, Thread, ThreadId, Threads, Yarn};
use crate::journal::Stamp;
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
            Value::Array(vec![send.brought.to_string().into(), payload(&send.stitches).into()])
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

/// A sending's stitches as they came, but from nobody: the thread says from whom.
fn payload(stitches: &Stitches) -> String {
    let mut body = Vec::new();
    put_text(&mut body, "");
    stitches.write(&mut body);
    let frame = frame::wrap(STITCHES, &body);
    frame.map(|frame| Alphabet::Letters.payload(&frame)).unwrap_or_default()
}

fn read_payload(payload: &str) -> Option<Stitches> {
    let frame = letters::from_payload(payload)?;
    let framed = frame::open(&frame).ok()?;
    let Framed { kind: STITCHES, bytes, inflated: None } = framed else { return None };
    let mut reader = Reader(bytes);
    reader.text()?;
    // Its clock was looked at when it was brought in.
    Stitches::read(&mut reader)
}

fn read_send(send: &Value) -> Option<Sending> {
    let brought = stamp(send.get(0)?)?;
    let stitches = read_payload(send.get(1)?.as_str()?)?;
    Some(Sending { brought, stitches })
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
