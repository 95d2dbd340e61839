//! What is carried to one's own other phone, as it travels: a row of JSON a line.

use super::{Carried, Thread, Threads, Yarn, bounds, kept};
use serde_json::{Map, Value};

/// The field that holds a record of one's own. Its fields alone would not tell a
/// removed one from a removed entry.
const OWN: &str = "own";

/// Writes what is carried, a row a line.
pub fn put(out: &mut Vec<u8>, carried: &Carried) {
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
pub fn read(rows: &str) -> Carried {
    let mut carried = Carried::default();
    for row in rows.split('\n').filter(|row| !row.is_empty()) {
        let read = match bounds::is_row(row).then(|| serde_json::from_str(row)) {
            Some(Ok(Value::Object(map))) => take_row(&mut carried, map, row.len()),
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
        let record = bounds::record(own, read, &carried.own)?;
        // A thread has a row of its own, and comes in as what it is.
        if kept::is_thread(&record) {
            return None;
        }
        carried.own.merge([record]);
        return Some(());
    }
    if map.contains_key("thread") {
        let thread = Thread::from_map(map)?;
        // Two phones of one's own may each hold as many as there can be.
        let has_room = carried.threads.len() < 2 * Threads::MAX;
        // None is written twice; joining many would take for ever.
        if !has_room || carried.threads.iter().any(|there| there.id() == thread.id()) {
            return None;
        }
        carried.threads.push(thread);
    } else if map.contains_key("yarn") {
        carried.yarn = Some(Yarn::from_map(&map)?);
    } else {
        carried.entries.merge([bounds::entry(map, read)?]);
    }
    Some(())
}
