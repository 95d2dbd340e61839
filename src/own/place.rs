//! Where words of one's own stand among each other.

/// A place in an order that one edit can change: whole numbers with wide gaps. A
/// gap is halved by each move into it and lasts for at least thirty moves into
/// one spot; then the moved and its neighbours are numbered anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(i64);

impl Place {
    /// Farthest place from the middle: JSON readers elsewhere hold whole numbers
    /// of this size exactly.
    pub const EDGE: i64 = 1 << 52;
    /// Gap between places given one after another: room for a million of them.
    const STEP: i64 = 1 << 32;

    /// A place within bounds, or `None`.
    pub fn read(number: i64) -> Option<Place> {
        (-Self::EDGE..=Self::EDGE).contains(&number).then_some(Place(number))
    }

    /// The number, as written.
    pub fn number(self) -> i64 {
        self.0
    }

    /// A place after `before` and ahead of `after`; `None` where there is no room
    /// left, or they stand the wrong way round.
    pub fn between(before: Option<Place>, after: Option<Place>) -> Option<Place> {
        match (before, after) {
            (None, None) => Some(Place(0)),
            (Some(Place(before)), None) => Place::read(before + Self::STEP),
            (None, Some(Place(after))) => Place::read(after - Self::STEP),
            (Some(Place(before)), Some(Place(after))) => {
                (after - before > 1).then(|| Place(before + (after - before) / 2))
            }
        }
    }

    /// The places of so many, evenly apart.
    pub(super) fn anew(count: usize) -> impl Iterator<Item = Place> {
        (0..i64::try_from(count).unwrap_or(0)).map(|at| Place((at * Self::STEP).min(Self::EDGE)))
    }
}
