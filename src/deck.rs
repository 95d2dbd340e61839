//! What can be said: a card for a moment and a band.
//!
//! The texts live in `deck/en.toml`. `build.rs` checks them by [`rules`] and
//! turns them into constants, so no parser ships and a broken deck cannot be
//! built.

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

mod en {
    use super::{Band, Moment};
    include!(concat!(env!("OUT_DIR"), "/deck_en.rs"));
}

pub use en::lines;

use std::sync::OnceLock;

/// All built-in cards.
pub fn cards() -> &'static [Card] {
    static CARDS: OnceLock<Vec<Card>> = OnceLock::new();
    CARDS.get_or_init(|| en::CARDS.lines().filter_map(Card::read).collect())
}

/// The card for someone who has not said anything yet: true for every age.
pub fn start() -> &'static Card {
    static NONE: Card = Card::SILENT;
    cards().iter().find(|card| card.id == en::START).unwrap_or(&NONE)
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
    let all = lines::ACKNOWLEDGEMENT.iter().enumerate();
    let fitting: Vec<usize> = all
        .filter(|(index, line)| Some(*index) != last && (late || !line.starts_with("Later")))
        .map(|(index, _)| index)
        .collect();
    let pick = chance.checked_rem(fitting.len()).unwrap_or(0);
    fitting.get(pick).copied().unwrap_or(0)
}
