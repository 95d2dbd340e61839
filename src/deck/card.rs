//! A card, the ways to say it, and how a kept return points at it.

use super::{Band, Moment};

/// Words, a gesture and a reason, for one moment and one band.
#[derive(Debug, PartialEq, Eq)]
pub struct Card {
    /// `band.moment`; stable for ever, kept returns refer to it.
    pub id: &'static str,
    /// Whom it is for.
    pub band: Band,
    /// What happened.
    pub moment: Moment,
    /// Ways to say it, the first one first. Never empty (the build).
    pub ways: Vec<Way>,
    /// What to do with body or hands.
    pub gesture: &'static str,
    /// One line of reason.
    pub why: &'static str,
}

/// One way to say a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// Empty for the first way, `n` for the one without a limit, then `2`,
    /// `3` …; stable within its card.
    pub tag: &'static str,
    /// What to say aloud.
    pub words: &'static str,
}

impl Card {
    /// Says nothing. Never shown: the build sees to it that there is a deck, and no
    /// screen is there before a language is.
    pub(super) const SILENT: Card = Card {
        id: "",
        band: Band::Toddler,
        moment: Moment::Other,
        ways: Vec::new(),
        gesture: "",
        why: "",
    };

    /// Reads a line that the build wrote.
    pub(super) fn read(line: &'static str) -> Option<Card> {
        let mut fields = line.split('\t');
        let (id, gesture, why) = (fields.next()?, fields.next()?, fields.next()?);
        let (band, moment) = id.split_once('.')?;
        let (band, moment) = (Band::parse(band)?, Moment::parse(moment)?);
        let mut ways = Vec::new();
        while let (Some(tag), Some(words)) = (fields.next(), fields.next()) {
            ways.push(Way { tag, words });
        }
        Some(Card { id, band, moment, ways, gesture, why })
    }

    /// The way at `turn`, going round; "another way to say it" steps by one.
    pub fn way(&self, turn: usize) -> Way {
        let turn = turn.checked_rem(self.ways.len()).unwrap_or(0);
        self.ways.get(turn).copied().unwrap_or(Way { tag: "", words: "" })
    }

    /// How an entry points at this card, said this way.
    pub fn reference(&self, way: Way) -> CardRef {
        if way.tag.is_empty() {
            CardRef(self.id.into())
        } else {
            CardRef(format!("{}/{}", self.id, way.tag).into())
        }
    }
}

/// A kept pointer to a card: `toddler.loud`, or `toddler.loud/2` for another
/// way to say it. Free text within bounds, because a newer version, or a card
/// since removed, may have written it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CardRef(Box<str>);

impl CardRef {
    /// Longest reference accepted, in bytes.
    pub const MAX: usize = 64;

    /// Reads a reference; `None` if it is empty, too long, or holds anything
    /// besides visible ASCII.
    pub fn parse(text: &str) -> Option<CardRef> {
        let fits = !text.is_empty() && text.len() <= Self::MAX;
        (fits && text.bytes().all(|byte| byte.is_ascii_graphic())).then(|| CardRef(text.into()))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The card's id and the way's tag.
    pub fn parts(&self) -> (&str, &str) {
        self.0.split_once('/').unwrap_or((&self.0, ""))
    }
}
