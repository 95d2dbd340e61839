//! A parcel too long for one code, as a series of codes shown in turn, and put
//! together again from whichever is seen first.
//!
//! A part is a frame like any other: checked by itself, and read by an older Darn
//! as something newer. `which parcel (its checksum) · place · count · bytes`

use super::body::{END, MARK};
use super::bytes::{Reader, checksum};
use super::frame::{self, Found, Refused};
use super::letters::{self, Alphabet};
use crate::journal::Day;

/// What a part's frame says it holds. No parcel has this number.
pub const PART: u8 = 6;
/// Bytes of the parcel in one part: a code of 65 modules a side (version 12), which
/// a front camera reads from a hand's breadth.
const BYTES: usize = 320;
/// Most parts: at the pace they are shown, half a minute until all were seen once.
pub const MAX_PARTS: usize = 64;

/// One part of a parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    parcel: u32,
    place: usize,
    count: usize,
    bytes: Vec<u8>,
}

/// The texts of the codes that hold a payload, as [`super::Body::text`] wrote it.
/// `None` where it is too long, or none.
pub fn series(payload: &str) -> Option<Vec<String>> {
    let letters = payload.strip_prefix(MARK)?.strip_suffix(END)?;
    let parcel = Alphabet::Letters.read(letters.as_bytes())?;
    let parts = parcel.chunks(BYTES);
    let count = u8::try_from(parts.len()).ok().filter(|_| parts.len() <= MAX_PARTS)?;
    let code = |(place, part): (u8, &[u8])| {
        let mut body = checksum(&parcel).to_le_bytes().to_vec();
        body.extend([place, count]);
        body.extend_from_slice(part);
        let frame = frame::wrap(PART, &body)?;
        Some([MARK, &letters::to_digits(&frame), &END.to_string()].concat())
    };
    (0..).zip(parts).map(code).collect()
}

/// Reads what stands in a part's frame.
pub fn read(body: &[u8]) -> Result<Part, Refused> {
    let mut reader = Reader(body);
    let mut part = || {
        let parcel = u32::from_le_bytes(reader.take(4)?.try_into().ok()?);
        let (place, count) = (reader.byte()?.into(), reader.byte()?.into());
        let bytes = reader.0.to_vec();
        let is_one = place < count && count <= MAX_PARTS && (1..=BYTES).contains(&bytes.len());
        is_one.then_some(Part { parcel, place, count, bytes })
    };
    part().ok_or(Refused::Damaged)
}

/// The parts seen so far of one parcel.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    parcel: u32,
    parts: Vec<Option<Vec<u8>>>,
}

impl Gathering {
    /// Takes a part in; one of another parcel begins anew.
    pub fn take(&mut self, part: Part) {
        if part.parcel != self.parcel || part.count != self.parts.len() {
            *self = Gathering { parcel: part.parcel, parts: vec![None; part.count] };
        }
        if let Some(place) = self.parts.get_mut(part.place) {
            *place = Some(part.bytes);
        }
    }

    /// How many have been seen, and of how many.
    pub fn seen(&self) -> (usize, usize) {
        (self.parts.iter().flatten().count(), self.parts.len())
    }

    /// The parcel, once all its parts are here. `today` as for [`super::find_in`].
    pub fn whole(&self, today: Day) -> Option<Result<Found, Refused>> {
        let parts: Option<Vec<&[u8]>> = self.parts.iter().map(Option::as_deref).collect();
        let parcel = parts.filter(|parts| !parts.is_empty())?.concat();
        if checksum(&parcel) != self.parcel {
            return Some(Err(Refused::Damaged));
        }
        Some(match frame::open(&parcel, today) {
            // A series within a series is nobody's.
            Ok(Found::Part(_)) => Err(Refused::Damaged),
            opened => opened,
        })
    }
}
