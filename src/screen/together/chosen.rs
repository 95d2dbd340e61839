//! What was chosen to be sent, and the parcel it becomes. By default words; days
//! and a journal only where they are chosen, each time anew (docs/safety.md).

use crate::device::chance;
use crate::own::OwnCard;
use crate::parcel::{
    Carried, Colour, HandOver, Line, Name, Offer, Parcel, Sent, Stitches, ThreadId, Yarn, kept,
};
use crate::picture;
use crate::screen::home::home;
use crate::screen::part::threads;
use leptos::prelude::*;

/// Days back that stitches are sent of, as `together::windows` names them; none
/// for all.
const WINDOWS: [Option<i32>; 3] = [None, Some(27), Some(6)];

/// What can be sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The app's address, and nothing of anyone's.
    App,
    /// The card in front on the first screen.
    Card,
    /// Words of one's own.
    Words,
    /// A line for handing over.
    Note,
    /// Days of returns, and no more of them.
    Stitches,
    /// Everything, to another phone of one's own.
    Journal,
}

impl Kind {
    /// All, as `together::kinds` names them.
    pub const ALL: [Kind; 6] =
        [Kind::App, Kind::Card, Kind::Words, Kind::Note, Kind::Stitches, Kind::Journal];

    /// Its name in the page.
    pub fn id(self) -> &'static str {
        match self {
            Kind::App => "app",
            Kind::Card => "card",
            Kind::Words => "words",
            Kind::Note => "note",
            Kind::Stitches => "stitches",
            Kind::Journal => "journal",
        }
    }
}

/// What was chosen. A handle.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// One's own thread; a new one until something of it was sent.
    thread: ThreadId,
    /// What is to be sent.
    pub kind: RwSignal<Kind>,
    /// What one calls oneself.
    pub name: RwSignal<String>,
    /// Which of the choices of its kind.
    pub choice: RwSignal<usize>,
    /// The place of the thread's colour.
    pub colour: RwSignal<u8>,
}

impl Chosen {
    /// Nothing chosen but the app itself; the name and the colour are those last
    /// sent.
    pub fn afresh() -> Chosen {
        let yarn = untrack(|| home().own(kept::yarn));
        let name = yarn.as_ref().and_then(|yarn| yarn.name.as_ref());
        Chosen {
            thread: yarn.as_ref().map_or_else(|| ThreadId(chance::half()), |yarn| yarn.thread),
            kind: RwSignal::new(Kind::App),
            name: RwSignal::new(name.map_or_else(String::new, |name| name.as_str().to_owned())),
            choice: RwSignal::new(0),
            colour: RwSignal::new(yarn.map_or_else(free_colour, |yarn| yarn.colour.place())),
        }
    }

    /// What was chosen, as it would travel; the app itself is no parcel.
    pub fn sent(self) -> Option<Sent> {
        let kind = self.kind.try_get_untracked()?;
        let choice = self.choice.try_get_untracked()?;
        let from = Name::new(&self.name.try_get_untracked()?);
        let parcel = match kind {
            Kind::App => return None,
            Kind::Card => card()?,
            Kind::Words => Parcel::Words(offers(choice)),
            Kind::Note => Parcel::HandOver(*HandOver::ALL.get(choice)?),
            Kind::Stitches => Parcel::Stitches(self.stitches(choice)?),
            Kind::Journal => Parcel::Journal(Box::new(carried())),
        };
        Some(Sent { from: from.filter(|_| kind != Kind::Journal), parcel })
    }

    /// One's own thread as it would be sent.
    pub fn yarn(self) -> Option<Yarn> {
        let known = untrack(|| home().own(kept::yarn));
        // Another tab, or another phone's journal, may have brought one since.
        let (thread, last) = known.map_or((self.thread, None), |yarn| (yarn.thread, yarn.last));
        let name = Name::new(&self.name.try_get_untracked()?);
        Some(Yarn { thread, name, colour: Colour::new(self.colour.try_get_untracked()?), last })
    }

    fn stitches(self, window: usize) -> Option<Stitches> {
        let now = home().now();
        let today = now.day();
        let from = WINDOWS.get(window).copied().flatten().map(|days| today.plus(-days));
        let yarn = self.yarn()?;
        untrack(|| {
            home().read(|journal| {
                let returns = journal.entries().filter_map(crate::journal::cloth::Stitch::of);
                Some(Stitches::gather(&yarn, returns.map(|stitch| stitch.day), from, today))
            })
        })
    }
}

/// A colour no thread here has, so that two can be told apart.
fn free_colour() -> u8 {
    let taken = untrack(threads::woven);
    let is_free = |number: &u8| taken.0.iter().all(|other| other.colour.number() != *number);
    (0..picture::Colour::COUNT).find(is_free).unwrap_or(0)
}

/// The words in front on the first screen: the deck's, or one's own.
fn card() -> Option<Parcel> {
    let (band, moment) = untrack(|| (home().band(), home().prefs(|prefs| prefs.moment)));
    let store = home().store();
    let own = store.own();
    let saying = own.sayings(band, moment).into_iter().next()?;
    match own.look_up(&saying.card) {
        Some(card) => Some(Parcel::Words(vec![offer(card)?])),
        None => Some(Parcel::Card { card: saying.card, words: Line::new(saying.words)? }),
    }
}

/// One's own words, in the order chosen.
pub fn own_cards() -> Vec<OwnCard> {
    home().own(|own| own.cards().into_iter().map(|(_, card)| card.clone()).collect())
}

/// One's own words: all, or the one chosen.
fn offers(choice: usize) -> Vec<Offer> {
    let chosen = |(place, _): &(usize, OwnCard)| choice == 0 || *place + 1 == choice;
    let cards = untrack(own_cards).into_iter().enumerate().filter(chosen);
    cards.filter_map(|(_, card)| offer(&card)).take(Offer::MAX).collect()
}

/// Words of one's own as they travel.
fn offer(card: &OwnCard) -> Option<Offer> {
    Some(Offer {
        words: Line::new(card.words.as_str())?,
        gesture: card.gesture.as_ref().and_then(|gesture| Line::new(gesture.as_str())),
        band: card.band,
        moment: card.moment,
    })
}

fn carried() -> Carried {
    untrack(|| home().own(|own| kept::carry(home().read(Clone::clone), own)))
}
