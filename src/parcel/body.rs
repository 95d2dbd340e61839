//! A parcel as bytes.

use super::bytes::{Reader, put_text};
use super::frame::{self, Refused};
use super::kind::{CARD, HAND_OVER, JOURNAL, STITCHES, WORDS};
use super::letters::Alphabet;
use super::{Carried, HandOver, Line, Name, Offer, Parcel, Sent, Stitches, carried};
use crate::deck::{Band, CardRef, Moment};
use crate::journal::Day;

/// A parcel written as bytes, before it becomes text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    kind: u8,
    bytes: Vec<u8>,
}

impl Body {
    /// Writes a parcel.
    pub fn of(sent: &Sent) -> Body {
        let mut bytes = Vec::new();
        put_text(&mut bytes, sent.from.as_ref().map_or("", Name::as_str));
        let kind = match &sent.parcel {
            Parcel::Card { card, words } => {
                put_text(&mut bytes, card.as_str());
                put_text(&mut bytes, words.as_str());
                CARD
            }
            Parcel::Words(offers) => {
                offers.iter().for_each(|offer| put_offer(&mut bytes, offer));
                WORDS
            }
            Parcel::HandOver(shape) => {
                bytes.push(place(&HandOver::ALL, Some(*shape)));
                HAND_OVER
            }
            Parcel::Stitches(stitches) => {
                stitches.write(&mut bytes);
                STITCHES
            }
            Parcel::Journal(carried) => {
                carried::put(&mut bytes, carried);
                JOURNAL
            }
        };
        Body { kind, bytes }
    }

    /// The bytes, for deflating.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether deflating pays: only for journals, which would not be a link
    /// otherwise. Everything else is short, and opens at once.
    pub fn asks_for_packing(&self) -> bool {
        self.kind == JOURNAL && self.bytes.len() > 600
    }

    /// The payload of a link or a file. `None` where it is too long to be read
    /// back.
    pub fn text(&self) -> Option<String> {
        self.written(Alphabet::Letters)
    }

    /// The payload, given the bytes as raw deflate.
    pub fn packed_text(&self, deflated: &[u8]) -> Option<String> {
        let frame = frame::wrap_packed(self.kind, self.bytes.len(), deflated);
        frame.map(|frame| Alphabet::Letters.payload(&frame))
    }

    /// The payload in digits, for a link inside a QR code.
    pub fn digits(&self) -> Option<String> {
        self.written(Alphabet::Digits)
    }

    fn written(&self, alphabet: Alphabet) -> Option<String> {
        frame::wrap(self.kind, &self.bytes).map(|frame| alphabet.payload(&frame))
    }
}

fn put_offer(out: &mut Vec<u8>, offer: &Offer) {
    put_text(out, offer.words.as_str());
    put_text(out, offer.gesture.as_ref().map_or("", Line::as_str));
    out.push(place(&Band::ALL, offer.band));
    out.push(place(&Moment::ALL, offer.moment));
}

/// A choice as its place counted from one; nought for none. The lists only
/// ever grow at their ends (a test holds them).
fn place<T: PartialEq>(all: &[T], choice: Option<T>) -> u8 {
    let place = choice.and_then(|choice| all.iter().position(|one| *one == choice));
    place.and_then(|place| u8::try_from(place + 1).ok()).unwrap_or(0)
}

fn choice<T: Copy>(all: &[T], place: u8) -> Option<T> {
    all.get(usize::from(place).checked_sub(1)?).copied()
}

/// Reads a body of a kind. `today`, for whether a clock is ahead.
pub fn read(kind: u8, bytes: &[u8], today: Day) -> Result<Sent, Refused> {
    if !(CARD..=JOURNAL).contains(&kind) {
        return Err(Refused::Newer);
    }
    let mut reader = Reader(bytes);
    let from = reader.text().ok_or(Refused::Damaged)?;
    let from = Name::new(from);
    let parcel = match kind {
        CARD => read_card(&mut reader),
        WORDS => read_words(&mut reader),
        HAND_OVER => {
            let shape = choice(&HandOver::ALL, reader.byte().ok_or(Refused::Damaged)?);
            Some(Parcel::HandOver(shape.ok_or(Refused::Newer)?))
        }
        STITCHES => Stitches::read(&mut reader).map(Parcel::Stitches),
        _ => read_journal(&mut reader).map(|carried| Parcel::Journal(Box::new(carried))),
    };
    let parcel = parcel.filter(|_| reader.0.is_empty()).ok_or(Refused::Damaged)?;
    match &parcel {
        Parcel::Stitches(stitches) if stitches.edition().is_ahead(today) => Err(Refused::Ahead),
        _ => Ok(Sent { from, parcel }),
    }
}

fn read_card(reader: &mut Reader<'_>) -> Option<Parcel> {
    let card = CardRef::parse(reader.text()?)?;
    let words = Line::new(reader.text()?)?;
    Some(Parcel::Card { card, words })
}

fn read_words(reader: &mut Reader<'_>) -> Option<Parcel> {
    let mut offers = Vec::new();
    while !reader.0.is_empty() && offers.len() < Offer::MAX {
        let words = Line::new(reader.text()?)?;
        let gesture = Line::new(reader.text()?);
        // A band or moment of a newer deck is left out; the words stand.
        let band = choice(&Band::ALL, reader.byte()?);
        let moment = choice(&Moment::ALL, reader.byte()?);
        offers.push(Offer { words, gesture, band, moment });
    }
    (!offers.is_empty()).then_some(Parcel::Words(offers))
}

fn read_journal(reader: &mut Reader<'_>) -> Option<Carried> {
    let rows = std::str::from_utf8(reader.take(reader.0.len())?).ok()?;
    Some(carried::read(rows))
}
