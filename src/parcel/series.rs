//! A parcel too long for one code, as a series of codes shown in turn.
//!
//! A part is a frame like any other: checked by itself, and read by an older Darn
//! as something newer. `which parcel (its checksum) · place · count · bytes`

use super::bytes::{Reader, checksum};
use super::frame::{self, Refused};
use super::kind::PART;
use super::letters::{self, Alphabet};

/// Bytes of the parcel in one part: a code of 65 modules a side (version 12), which
/// a front camera reads from a hand's breadth.
const BYTES: usize = 320;
/// Most parts: at the pace they are shown, half a minute until all were seen once.
pub const MAX_PARTS: usize = 64;

/// One part of a parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which parcel: its checksum.
    pub(super) parcel: u32,
    pub(super) place: usize,
    pub(super) count: usize,
    pub(super) bytes: Vec<u8>,
}

/// The texts of the codes that hold a payload, as [`super::Body::text`] wrote it.
/// `None` where it is too long, or none.
pub fn series(payload: &str) -> Option<Vec<String>> {
    let parcel = letters::from_payload(payload)?;
    let parts = parcel.chunks(BYTES);
    let count = u8::try_from(parts.len()).ok().filter(|_| parts.len() <= MAX_PARTS)?;
    let code = |(place, part): (u8, &[u8])| {
        let mut body = checksum(&parcel).to_le_bytes().to_vec();
        body.extend([place, count]);
        body.extend_from_slice(part);
        frame::wrap(PART, &body).map(|frame| Alphabet::Digits.payload(&frame))
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
