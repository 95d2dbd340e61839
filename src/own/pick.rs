//! What is offered: one's own words first, then the deck's.

use super::{Own, OwnCard, Thing};
use crate::deck::{self, Band, CardRef, Moment};
use crate::journal::EntryId;

/// Words to offer, one's own or the deck's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying<'a> {
    /// How a kept return points at it.
    pub card: CardRef,
    /// What to say aloud.
    pub words: &'a str,
    /// What to do with body or hands; empty where one's own words have none.
    pub gesture: &'a str,
    /// One line of reason; empty for one's own words.
    pub why: &'a str,
}

/// Before a record's id, in a reference to one's own words. No band is called
/// that, so it meets no card of the deck.
const OWN: &str = "own.";

impl Own {
    /// What to offer for what was chosen: pinned words, other words of one's own,
    /// then the ways of the deck's card unless it is hidden. Never empty: hiding
    /// leaves nobody without words.
    pub fn sayings(&self, band: Option<Band>, moment: Option<Moment>) -> Vec<Saying<'_>> {
        let own = self.cards().into_iter().filter(|(_, card)| card.fits(band, moment));
        let mut sayings: Vec<Saying> = own.filter_map(|(id, card)| saying(id, card)).collect();
        let built_in = deck::choose(band, moment);
        let card = if !self.hides(built_in.id) {
            Some(built_in)
        } else if sayings.is_empty() {
            let other = deck::card(built_in.band, Moment::Other);
            Some(other.filter(|other| !self.hides(other.id)).unwrap_or(built_in))
        } else {
            None
        };
        if let Some(card) = card {
            sayings.extend(card.ways.iter().map(|way| Saying {
                card: card.reference(*way),
                words: way.words,
                gesture: card.gesture,
                why: card.why,
            }));
        }
        sayings
    }

    /// The words of one's own that a kept reference points to, as they read now.
    /// `None` for a card of the deck, and for words since removed.
    pub fn look_up(&self, reference: &CardRef) -> Option<&OwnCard> {
        let id = EntryId::parse(reference.as_str().strip_prefix(OWN)?)?;
        match self.get(id)?.here()? {
            Thing::Card(card) => Some(card),
            _ => None,
        }
    }

    /// How a kept return points at words of one's own.
    pub fn reference(id: EntryId) -> Option<CardRef> {
        CardRef::parse(&format!("{OWN}{id}"))
    }
}

fn saying(id: EntryId, card: &OwnCard) -> Option<Saying<'_>> {
    Some(Saying {
        card: Own::reference(id)?,
        words: card.words.as_str(),
        gesture: card.gesture.as_ref().map_or("", |gesture| gesture.as_str()),
        why: "",
    })
}
