//! What stands round a parcel: version, kind, length, checksum. This much is the
//! same in every version to come, so that an old Darn can tell a newer parcel
//! from a broken one.
//!
//! `version · kind (128 more: packed) · length · what is in it · CRC-32`

use super::Sent;
use super::body;
use super::bytes::{Reader, checksum, put_number};
use super::series::{self, PART, Part};
use crate::journal::Day;

/// The version this Darn writes, and the newest it reads.
const VERSION: u8 = 1;
/// On the kind: what is in it is raw deflate.
const PACKED: u8 = 0x80;
/// Longest parcel, in bytes, packed or not.
pub const MAX_BYTES: usize = 3 * 1024 * 1024;
/// Longest parcel once inflated, in bytes.
pub const MAX_INFLATED: usize = 16 * 1024 * 1024;
const CRC: usize = 4;

/// Why nothing could be read. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refused {
    /// There is no parcel of Darn's in it.
    NotAParcel,
    /// It arrived cut short.
    CutShort,
    /// It arrived changed.
    Damaged,
    /// It comes from a clock days ahead of this one.
    Ahead,
    /// Larger than anything Darn sends.
    TooLarge,
    /// Written by a newer version.
    Newer,
    /// One code of several, alone.
    OneOfSeveral,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A parcel.
    Open(Box<Sent>),
    /// One that must be inflated first.
    Packed(Packed),
    /// One part of a parcel that is shown in a series of codes.
    Part(Part),
}

/// A parcel whose bytes arrived whole and are deflated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    kind: u8,
    length: usize,
    deflated: Vec<u8>,
    today: Day,
}

impl Packed {
    /// The raw deflate stream.
    pub fn deflated(&self) -> &[u8] {
        &self.deflated
    }

    /// How many bytes it must inflate to, at most [`MAX_INFLATED`]. Stop there:
    /// more is a bomb.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Reads what it inflated to.
    pub fn open(&self, inflated: &[u8]) -> Result<Sent, Refused> {
        if inflated.len() != self.length {
            return Err(Refused::Damaged);
        }
        body::read(self.kind, inflated, self.today)
    }
}

/// Puts the frame round a body of a kind below 128.
pub fn wrap(kind: u8, body: &[u8]) -> Option<Vec<u8>> {
    let mut frame = vec![VERSION, kind];
    put_number(&mut frame, u32::try_from(body.len()).ok()?);
    frame.extend_from_slice(body);
    frame.extend_from_slice(&checksum(&frame).to_le_bytes());
    (body.len() <= MAX_BYTES).then_some(frame)
}

/// The same round a body that was deflated from `length` bytes.
pub fn wrap_packed(kind: u8, length: usize, deflated: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    put_number(&mut body, u32::try_from(length).ok().filter(|_| length <= MAX_INFLATED)?);
    body.extend_from_slice(deflated);
    wrap(kind | PACKED, &body)
}

/// Total length of the frame that starts with these bytes, at least six; no frame is
/// shorter. Not a frame: [`Refused::NotAParcel`].
pub fn length(start: &[u8]) -> Result<usize, Refused> {
    let mut reader = Reader(start);
    let version = reader.byte().unwrap_or(0);
    // Darn will not see two hundred versions; much of what is no parcel looks so.
    if !(1..200).contains(&version) || reader.byte().is_none() {
        return Err(Refused::NotAParcel);
    }
    let body = reader.number().and_then(|body| usize::try_from(body).ok());
    let body = body.filter(|body| *body <= MAX_BYTES).ok_or(Refused::TooLarge)?;
    Ok(start.len() - reader.0.len() + body + CRC)
}

/// Opens a whole frame.
pub fn open(frame: &[u8], today: Day) -> Result<Found, Refused> {
    let place = frame.len().checked_sub(CRC).ok_or(Refused::CutShort)?;
    let (covered, crc) = frame.split_at_checked(place).ok_or(Refused::CutShort)?;
    if checksum(covered).to_le_bytes() != crc {
        return Err(Refused::Damaged);
    }
    let mut reader = Reader(covered);
    let (version, kind) = (reader.byte().unwrap_or(0), reader.byte().unwrap_or(0));
    let length = reader.number().and_then(|length| usize::try_from(length).ok());
    if length != Some(reader.0.len()) {
        return Err(Refused::Damaged);
    }
    if version > VERSION {
        return Err(Refused::Newer);
    }
    if kind == PART {
        return series::read(reader.0).map(Found::Part);
    }
    if kind & PACKED == 0 {
        return body::read(kind, reader.0, today).map(|sent| Found::Open(Box::new(sent)));
    }
    let length = reader.number().and_then(|length| usize::try_from(length).ok());
    match length {
        None => Err(Refused::Damaged),
        Some(length) if length > MAX_INFLATED => Err(Refused::TooLarge),
        Some(length) => Ok(Found::Packed(Packed {
            kind: kind & !PACKED,
            length,
            deflated: reader.0.to_vec(),
            today,
        })),
    }
}
