//! A version of what is kept under an id: an entry, or a record of what is a person's
//! own. Whole versions stand or go, and a removal is one like any other.

use super::{Damaged, EntryId, Stamp};
use std::cmp::Ordering;

/// One version of one thing.
pub trait Version: Clone + PartialEq {
    /// Everything of its kind that is here.
    type All;
    /// What it says: here, and what it holds; or removed.
    type State: Clone + PartialEq;
    /// Removed.
    const REMOVED: Self::State;

    /// A version of what has this id.
    fn new(id: EntryId, stamp: Stamp, state: Self::State) -> Self;
    /// The version that is here, removed or not.
    fn among(all: &Self::All, id: EntryId) -> Option<&Self>;
    /// Of what.
    fn id(&self) -> EntryId;
    /// Which version.
    fn stamp(&self) -> Stamp;
    /// What it says.
    fn state(&self) -> &Self::State;
    /// Its written form, the same for the same version.
    fn to_row(&self) -> String;
    /// Reads what [`Version::to_row`] wrote.
    fn from_row(row: &str) -> Result<Self, Damaged>;

    /// Whether it was not removed.
    fn is_here(&self) -> bool {
        *self.state() != Self::REMOVED
    }

    /// Which of two versions of one thing stands: the greater. Total, so that equal
    /// stamps with different contents still end the same everywhere.
    fn version(&self, other: &Self) -> Ordering {
        self.stamp().cmp(&other.stamp()).then_with(|| {
            if self == other { Ordering::Equal } else { self.to_row().cmp(&other.to_row()) }
        })
    }
}
