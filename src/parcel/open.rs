//! Opening what came whole: a parcel, one that must be inflated first, or a part of one.

use super::frame::{self, Framed, Refused};
use super::kind::PART;
use super::series::{self, Part};
use super::{Sent, body};
use crate::journal::Day;

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

    /// How many bytes it must inflate to, at most [`super::MAX_INFLATED`]. Stop there:
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

/// Opens a whole frame. `today` as for [`super::find_in`].
pub fn open(frame: &[u8], today: Day) -> Result<Found, Refused> {
    let Framed { kind, bytes, inflated } = frame::open(frame)?;
    match inflated {
        Some(length) => Ok(Found::Packed(Packed { kind, length, deflated: bytes.to_vec(), today })),
        None if kind == PART => series::read(bytes).map(Found::Part),
        None => body::read(kind, bytes, today).map(|sent| Found::Open(Box::new(sent))),
    }
}
