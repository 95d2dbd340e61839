//! The cloth as a picture: a pure function from returns to strands of thread,
//! and from strands to SVG. What it says in words is in [`say`].
//!
//! A week someone came back in is a row of hitomezashi, the mending stitch of
//! evenly spaced lines whose over and under make the pattern. The pattern
//! belongs to the week and runs on from row to row, so a row is whole at one
//! return and not wholer at nine. A return is one of the stitches already there,
//! sewn over in a fuller thread: nothing is added for it, nothing moves. Its place
//! comes from its day and its bend from its entry, whatever else is there. A
//! quiet week is the plain ground.
//!
//! No dates, no words and no numbers are in it, and it does not know what today
//! is.

pub mod keep;
mod lot;
mod needle;
pub mod palette;
mod rest;
pub mod say;
pub mod shared;
mod svg;
mod weave;

pub use needle::needle;
pub use rest::{FOLDED, quiet_rows};
pub use svg::row;
pub use weave::{Kind, Strand, strands};

use crate::journal::cloth::Stitch;
use crate::journal::{Day, EntryId};

/// How wide a row is, in the picture's units. They are tenths, so that the
/// drawing is whole numbers throughout: no floats to print.
pub const WIDE: i32 = 3_900;
/// How tall a row is. On a screen 320 px wide it makes a target of 49 px.
pub const TALL: i32 = 600;

/// The colour of the thread a return is sewn with, which tells whose it is. Four,
/// because a fifth colour would be hard to tell from the others in the dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(u8);

impl Colour {
    /// How many can be told apart.
    pub const COUNT: u8 = 4;

    /// The colour of a number; those past the last begin again.
    pub fn new(number: u8) -> Colour {
        Colour(number % Self::COUNT)
    }

    /// Which it is, 0 to 3.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// A return to be drawn: its day, its entry and its thread, nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sewn {
    /// Its day.
    pub day: Day,
    /// Which entry it is; what its look comes from.
    pub id: EntryId,
    /// Whose it is.
    pub colour: Colour,
}

impl From<Stitch> for Sewn {
    /// A return of one's own.
    fn from(stitch: Stitch) -> Sewn {
        Sewn { day: stitch.day, id: stitch.id, colour: Colour::default() }
    }
}
