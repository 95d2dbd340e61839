//! Kinds of hard moments.

use super::Band;

/// A kind of hard moment. Only ever used to find words; nothing counts these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The deck's labels say what each is.
pub enum Moment {
    Loud,
    Missed,
    Phone,
    Rushed,
    Punished,
    Left,
    Argued,
    Promise,
    Night,
    Siblings,
    Sharp,
    Dismissed,
    Blamed,
    Feeding,
    Privacy,
    Undermined,
    Other,
    Later,
}

/// A quiet line that some moments always carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// Someone may be hurt.
    Handling,
    /// Repair only where it is safe.
    Fear,
}

impl Moment {
    /// Every moment, in the deck's order.
    pub const ALL: [Moment; 18] = [
        Moment::Loud,
        Moment::Missed,
        Moment::Phone,
        Moment::Rushed,
        Moment::Punished,
        Moment::Left,
        Moment::Argued,
        Moment::Promise,
        Moment::Night,
        Moment::Siblings,
        Moment::Sharp,
        Moment::Dismissed,
        Moment::Blamed,
        Moment::Feeding,
        Moment::Privacy,
        Moment::Undermined,
        Moment::Other,
        Moment::Later,
    ];

    /// Its name in the deck and in what is kept. Never changes.
    pub fn id(self) -> &'static str {
        super::made::moment(self).id
    }

    /// The moment of that name, if there is one.
    pub fn parse(id: &str) -> Option<Moment> {
        Moment::ALL.into_iter().find(|moment| moment.id() == id)
    }

    /// What it is called on screen.
    pub fn label(self) -> &'static str {
        crate::lang::line(super::made::moment(self).at)
    }

    /// Whether its card opens with whether it is safe to repair at all: every card for a
    /// partner, and moments that carry that line (docs/evidence.md).
    pub fn opens_with_fear(self, band: Band) -> bool {
        band == Band::Partner || self.safety() == Some(Safety::Fear)
    }

    /// Whether someone may be hurt.
    pub fn carries_handling(self) -> bool {
        self.safety() == Some(Safety::Handling)
    }

    /// The line this moment always carries, if any.
    pub fn safety(self) -> Option<Safety> {
        super::made::moment(self).safety
    }
}

/// What the deck says of a moment in every language.
pub(super) struct About {
    pub id: &'static str,
    /// The line of a language in which its label stands.
    pub at: usize,
    pub safety: Option<Safety>,
}
