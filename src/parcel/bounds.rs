//! What is taken of rows that come in from a file or a parcel: what can be stored and
//! read again, and of one's own no more than anyone writes.

use crate::journal::{Entry, MAX_ROW};
use crate::own::{Own, Record};
use serde_json::{Map, Value};

/// Most records of one's own read from a file or a parcel: many times what one device
/// can write. The rest count as unreadable.
pub const MAX_OWN: usize = 5_000;

/// An entry of these fields. `read`: how many bytes they were.
pub fn entry(map: Map<String, Value>, read: usize) -> Option<Entry> {
    let entry = Entry::from_map(map).ok()?;
    (entry.stamp.is_welcome() && fits(read, || entry.to_row())).then_some(entry)
}

/// A record of these fields, beside those that were read before. `read`: how many bytes
/// they were.
pub fn record(map: Map<String, Value>, read: usize, before: &Own) -> Option<Record> {
    let record = Record::from_map(map).ok()?;
    let is_fit = record.stamp.is_welcome()
        && before.records().count() < MAX_OWN
        && fits(read, || record.to_row());
    is_fit.then_some(record)
}

/// Whether a row is short enough to be looked at: what is built of one takes many times
/// its bytes. Spelt out it may be longer than as it is kept.
pub fn is_row(row: &str) -> bool {
    row.len() <= 2 * MAX_ROW
}

/// Whether what was read from so many bytes is a row that can be read again. Written
/// anew it may be longer, for a number in short can be one of twenty digits; eight
/// times longer it cannot be.
fn fits(read: usize, row: impl FnOnce() -> String) -> bool {
    read <= MAX_ROW / 8 || row().len() <= MAX_ROW
}
