//! What stands round a parcel: version, kind, length, checksum. This much is the
//! same in every version to come, so that an old Darn can tell a newer parcel
//! from a broken one.
//!
//! `version · kind (128 more: packed) · length · what is in it · CRC-32`

use super::bytes::{Reader, checksum, put_number};

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

/// What stands in a frame.
pub struct Framed<'a> {
    /// What kind of thing it says it holds ([`super::kind`]).
    pub kind: u8,
    /// Its body, or the raw deflate of it.
    pub bytes: &'a [u8],
    /// Where it is packed: how many bytes it must inflate to, at most [`MAX_INFLATED`].
    pub inflated: Option<usize>,
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
pub fn open(frame: &[u8]) -> Result<Framed<'_>, Refused> {
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
    if kind & PACKED == 0 {
        return Ok(Framed { kind, bytes: reader.0, inflated: None });
    }
    let inflated = reader.number().and_then(|length| usize::try_from(length).ok());
    match inflated {
        None => Err(Refused::Damaged),
        Some(length) if length > MAX_INFLATED => Err(Refused::TooLarge),
        inflated => Ok(Framed { kind: kind & !PACKED, bytes: reader.0, inflated }),
    }
}
