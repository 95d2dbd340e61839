//! A parcel put together again from a series of codes, whichever is seen first.

use super::bytes::checksum;
use super::frame::Refused;
use super::open::{Found, open};
use super::series::Part;
use crate::journal::Day;

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
        Some(match open(&parcel, today) {
            // A series within a series is nobody's.
            Ok(Found::Part(_)) => Err(Refused::Damaged),
            opened => opened,
        })
    }
}
