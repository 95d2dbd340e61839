//! What can be said: a card for a moment and a band.
//!
//! The texts live in `deck/<code>.toml`. The build checks them by [`rules`] and
//! puts them into the language files, so no parser ships and a broken deck
//! cannot be built. What is shown comes from the language spoken.

mod band;
mod card;
mod habit;
pub mod hint;
mod moment;
pub mod rules;

pub use band::Band;
pub use card::{Card, CardRef, Way};
pub use habit::Habit;
pub use moment::{Moment, Safety};

mod made {
    use super::{Band, Moment};
    include!(concat!(env!("OUT_DIR"), "/deck.rs"));
}

pub use made::lines;

use crate::lang;
use std::sync::OnceLock;

/// All built-in cards. None before a language is spoken.
pub fn cards() -> &'static [Card] {
    static CARDS: OnceLock<Vec<Card>> = OnceLock::new();
    let Some(language) = lang::language() else {
        return &[];
    };
    CARDS.get_or_init(|| language.cards().iter().filter_map(|line| Card::read(line)).collect())
}

/// The card for someone who has not said anything yet: true for every age.
pub fn start() -> &'static Card {
    static NONE: Card = Card::SILENT;
    cards().iter().find(|card| card.id == made::START).unwrap_or(&NONE)
}

/// The card for a band and a moment, where the pair makes sense.
pub fn card(band: Band, moment: Moment) -> Option<&'static Card> {
    cards().iter().find(|card| card.band == band && card.moment == moment)
}

/// The built-in card a kept reference points to, and the way it was said.
/// `None` for a card this version does not know.
pub fn look_up(reference: &CardRef) -> Option<(&'static Card, Way)> {
    let (id, tag) = reference.parts();
    let card = cards().iter().find(|card| card.id == id)?;
    let way = card.ways.iter().find(|way| way.tag == tag)?;
    Some((card, *way))
}

/// The moments a band offers: the likeliest six, then "not sure", then the rest.
pub fn moments(band: Band) -> impl Iterator<Item = Moment> {
    let first = band.first();
    let early = move |moment: &Moment| first.contains(moment) || *moment == Moment::Other;
    let rest = Moment::ALL
        .into_iter()
        .filter(move |moment| !early(moment) && card(band, *moment).is_some());
    first.iter().copied().chain([Moment::Other]).chain(rest)
}

/// The card to show for what was chosen. Nothing chosen, or a pair that has no
/// card, still gives words that are true.
pub fn choose(band: Option<Band>, moment: Option<Moment>) -> &'static Card {
    let band_or_start = band.unwrap_or(start().band);
    moment
        .and_then(|moment| card(band_or_start, moment))
        .or_else(|| card(band?, Moment::Other))
        .unwrap_or(start())
}

/// Which acknowledgement to show after a return was kept: any that is true of
/// it, never the one shown `last`. `chance` is any number.
pub fn acknowledgement(chance: usize, last: Option<usize>, late: bool) -> usize {
    let always = lines::acknowledgement().len();
    let all = if late { always + lines::acknowledgement_late().len() } else { always };
    let fitting: Vec<usize> = (0..all).filter(|index| Some(*index) != last).collect();
    let pick = chance.checked_rem(fitting.len()).unwrap_or(0);
    fitting.get(pick).copied().unwrap_or(0)
}

/// The acknowledgement of that number: those that are always true, then those
/// for a late return.
pub fn acknowledged(pick: usize) -> &'static str {
    let mut all = lines::acknowledgement().iter().chain(lines::acknowledgement_late());
    all.nth(pick).copied().unwrap_or_default()
}
