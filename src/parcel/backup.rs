//! The backup file: readable JSON, one entry a line, then one record of one's own
//! a line, with its version. Format 1 had no records of one's own.
//!
//! Written and read piece by piece, so that a large one freezes no screen. Read
//! back it is only a set of entries; bringing them in is a merge like any other.

use super::bounds;
pub use super::bounds::MAX_OWN;
use crate::journal::{Entry, Instant, Journal};
use crate::own::{Own, Record};
use serde::de::IgnoredAny;
use serde_json::{Deserializer, Value};
use std::ops::Range;

/// The version this Darn writes, and the newest it reads.
pub const FORMAT: u64 = 2;

/// Largest file read, in bytes: about 300,000 entries.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Opens the file. `saved`: when.
pub fn head(saved: Instant) -> String {
    format!("{{\"app\":\"darn\",\"format\":{FORMAT},\"saved_ms\":{},\"entries\":[", saved.ms)
}

/// An entry's line. `first`: nothing came before it.
pub fn line(entry: &Entry, first: bool) -> String {
    let comma = if first { "" } else { "," };
    format!("{comma}\n{}", entry.to_row())
}

/// Between the entries and the records of one's own. A file without it holds none.
pub const OWN: &str = "\n],\"own\":[";

/// A record's line. `first`: no other record came before it.
pub fn own_line(record: &Record, first: bool) -> String {
    let comma = if first { "" } else { "," };
    format!("{comma}\n{}", record.to_row())
}

/// Closes the file.
pub const TAIL: &str = "\n]}\n";

/// Why a file could not be read. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Not a backup of Darn, or cut short.
    NotABackup,
    /// Written by a newer version.
    Newer,
}

/// A file being read. Holds what has been read so far.
#[derive(Debug)]
pub struct Reading {
    text: String,
    at: usize,
    place: Place,
    is_darn: bool,
    format: Option<u64>,
    /// Entries read; versions of one entry within the file are merged.
    pub entries: Journal,
    /// What is one's own.
    pub own: Own,
    /// Entries and records that could not be read.
    pub unreadable: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Fields,
    Entries,
    Own,
    End,
}

impl Reading {
    /// Begins to read.
    pub fn new(text: String) -> Result<Reading, Refused> {
        if text.len() > MAX_BYTES {
            return Err(Refused::TooLarge);
        }
        let mut reading = Reading {
            text,
            at: 0,
            place: Place::Fields,
            is_darn: false,
            format: None,
            entries: Journal::default(),
            own: Own::default(),
            unreadable: 0,
        };
        reading.skip("\u{feff}");
        reading.require('{')?;
        Ok(reading)
    }

    /// Reads about so many rows more. `true` when the file is done and good.
    pub fn step(&mut self, entries: usize) -> Result<bool, Refused> {
        let mut left = entries;
        while left > 0 && self.place != Place::End {
            match self.place {
                Place::Fields => self.field()?,
                _ => self.row()?,
            }
            left -= 1;
        }
        if self.place != Place::End {
            return Ok(false);
        }
        match self.format {
            Some(format) if self.is_darn && format > FORMAT => Err(Refused::Newer),
            Some(1..) if self.is_darn && self.rest().trim().is_empty() => Ok(true),
            _ => Err(Refused::NotABackup),
        }
    }

    /// How much has been read, 0 to 1.
    pub fn done(&self) -> f64 {
        self.at as f64 / self.text.len().max(1) as f64
    }

    fn field(&mut self) -> Result<(), Refused> {
        if self.skip("}") {
            self.place = Place::End;
            return Ok(());
        }
        self.skip(",");
        let name = self.value()?;
        self.require(':')?;
        match name.as_str() {
            Some("entries") => {
                self.require('[')?;
                self.place = Place::Entries;
            }
            Some("own") => {
                self.require('[')?;
                self.place = Place::Own;
            }
            Some("app") => self.is_darn = self.value()?.as_str() == Some("darn"),
            Some("format") => self.format = self.value()?.as_u64(),
            // Fields of a newer version of the same format.
            Some(_) => {
                self.pass()?;
            }
            None => return Err(Refused::NotABackup),
        }
        Ok(())
    }

    /// An entry, or a record of one's own.
    fn row(&mut self) -> Result<(), Refused> {
        if self.skip("]") {
            self.place = Place::Fields;
            return Ok(());
        }
        self.skip(",");
        let place = self.pass()?;
        let row = self.text.get(place).unwrap_or_default();
        let read = row.len();
        let value = if bounds::is_row(row) {
            serde_json::from_str(row).unwrap_or_default()
        } else {
            Value::Null
        };
        let is_read = match value {
            Value::Object(map) if self.place == Place::Own => {
                let record = bounds::record(map, read, &self.own);
                record.map(|record| self.own.merge([record])).is_some()
            }
            Value::Object(map) => {
                let entry = bounds::entry(map, read);
                entry.map(|entry| self.entries.merge([entry])).is_some()
            }
            _ => false,
        };
        self.unreadable += usize::from(!is_read);
        Ok(())
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Where the JSON value that comes next stands, of which nothing is built.
    fn pass(&mut self) -> Result<Range<usize>, Refused> {
        let from = self.at;
        let mut values = Deserializer::from_str(self.rest()).into_iter::<IgnoredAny>();
        values.next().and_then(Result::ok).ok_or(Refused::NotABackup)?;
        self.at += values.byte_offset();
        Ok(from..self.at)
    }

    /// The JSON value that comes next.
    fn value(&mut self) -> Result<Value, Refused> {
        let mut values = Deserializer::from_str(self.rest()).into_iter();
        let value = values.next().and_then(Result::ok).ok_or(Refused::NotABackup)?;
        self.at += values.byte_offset();
        Ok(value)
    }

    /// Steps over what comes next, if it is that.
    fn skip(&mut self, text: &str) -> bool {
        let rest = self.rest();
        let space = rest.len() - rest.trim_start().len();
        let is_next = rest.trim_start().starts_with(text);
        if is_next {
            self.at += space + text.len();
        }
        is_next
    }

    fn require(&mut self, sign: char) -> Result<(), Refused> {
        let mut bytes = [0; 4];
        if self.skip(sign.encode_utf8(&mut bytes)) { Ok(()) } else { Err(Refused::NotABackup) }
    }
}
