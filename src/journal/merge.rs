//! Bringing two journals together.
//!
//! Every id is a last-writer-wins register over the whole entry; a removal is
//! an ordinary version. The order is total (stamp, then the written bytes), so
//! merging is commutative, associative and idempotent, and two devices that
//! have seen the same versions agree whatever the order they came in.

use super::{Entry, Journal, Version};
use std::cmp::Ordering;
use std::collections::btree_map;

/// What a merge did, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Entries not known before.
    pub new: usize,
    /// Entries replaced by a newer version.
    pub changed: usize,
    /// Entries already here as they came, or newer.
    pub same: usize,
    /// Entries that are here and were removed there since: they would go.
    pub gone: usize,
}

impl Merged {
    /// How many would be other than they are.
    pub fn moved(self) -> usize {
        self.new + self.changed + self.gone
    }
}

impl Merged {
    /// Counts one more, by how it stands to the version here, if there is one.
    /// Whether it is to be merged in.
    pub fn count(&mut self, to_here: Option<Ordering>) -> bool {
        match to_here {
            None => self.new += 1,
            Some(Ordering::Greater) => self.changed += 1,
            Some(Ordering::Less | Ordering::Equal) => {
                self.same += 1;
                return false;
            }
        }
        true
    }

    /// As [`Merged::count`], for a preview: what was removed there, and is removed or
    /// unknown here, is not counted. `here` and `there`: whether that side still has it.
    pub fn weigh(&mut self, to_here: Option<Ordering>, here: bool, there: bool) -> Incoming {
        let is_news = to_here.is_none_or(Ordering::is_gt);
        if there && !here && !is_news {
            return Incoming::Out;
        }
        if here && !there && is_news {
            self.gone += 1;
        } else if here || there {
            self.count(to_here);
        }
        if is_news { Incoming::In } else { Incoming::Here }
    }
}

/// What becomes of a version that comes from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// It is merged in.
    In,
    /// It was taken out here since, and stays out unless that is asked for.
    Out,
    /// What is here stands.
    Here,
}

impl std::ops::AddAssign for Merged {
    fn add_assign(&mut self, more: Merged) {
        self.new += more.new;
        self.changed += more.changed;
        self.same += more.same;
        self.gone += more.gone;
    }
}

impl Journal {
    /// Takes in entries from anywhere.
    pub fn merge(&mut self, incoming: impl IntoIterator<Item = Entry>) -> Merged {
        let mut merged = Merged::default();
        for entry in incoming {
            match self.entries.entry(entry.id) {
                btree_map::Entry::Vacant(place) => {
                    self.cloth.follow(None, &entry);
                    place.insert(entry);
                    merged.count(None);
                }
                btree_map::Entry::Occupied(mut place) => {
                    if merged.count(Some(entry.version(place.get()))) {
                        self.cloth.follow(Some(place.get()), &entry);
                        place.insert(entry);
                    }
                }
            }
        }
        merged
    }
}
