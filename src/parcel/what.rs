//! What can travel.

use super::{Line, Name, Stitches, Thread, Yarn};
use crate::deck::{Band, CardRef, Moment};
use crate::journal::Journal;
use crate::own::Own;

/// A parcel, and whom it says it is from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// What the sender calls themselves. Anyone can write any name.
    pub from: Option<Name>,
    /// What was sent.
    pub parcel: Parcel,
}

/// Anything that travels.
#[derive(Clone, Debug, PartialEq)]
pub enum Parcel {
    /// A built-in card. Its words come along, for a phone whose deck is in
    /// another language or does not have it.
    Card {
        /// Which card, said which way.
        card: CardRef,
        /// The words as the sender saw them.
        words: Line,
    },
    /// Own words, one or several; never none and never more than
    /// [`Offer::MAX`].
    Words(Vec<Offer>),
    /// A word at the door.
    HandOver(HandOver),
    /// Someone's stitches.
    Stitches(Stitches),
    /// One's own journal on its way to one's own other phone. Private.
    Journal(Box<Carried>),
}

/// Words someone found helpful, offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What to say aloud.
    pub words: Line,
    /// What to do with body or hands.
    pub gesture: Option<Line>,
    /// Whom they are for.
    pub band: Option<Band>,
    /// What had happened. Part of the words, as in the deck; never of a return.
    pub moment: Option<Moment>,
}

impl Offer {
    /// Most offers in one parcel.
    pub const MAX: usize = 100;
}

/// A hand-over note. Fixed shapes and no free text: a note to a co-parent must
/// not become a place to write to them in anger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandOver {
    /// "I'm stepping out for ten minutes. Please take over."
    TenMinutes,
    /// "Please take over for a while."
    TakeOver,
    /// "Please take tonight's waking."
    Tonight,
    /// "I'm back. Thank you. I can take over again."
    Back,
}

impl HandOver {
    /// Every shape. Their places are written into links: only ever add at the end.
    pub const ALL: [HandOver; 4] =
        [HandOver::TenMinutes, HandOver::TakeOver, HandOver::Tonight, HandOver::Back];
}

/// What is carried to one's own other phone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// Returns and laters, removed ones included so that they stay removed.
    pub entries: Journal,
    /// One's own thread, so that both phones send the same one.
    pub yarn: Option<Yarn>,
    /// Threads others have sent.
    pub threads: Vec<Thread>,
    /// Words of one's own, what was hidden, and the children: all of one's own that
    /// is not a thread. Removed ones included.
    pub own: Own,
    /// Rows that could not be read. None when sending.
    pub unreadable: usize,
}
