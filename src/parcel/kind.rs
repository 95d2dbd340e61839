//! What a frame says it holds. The numbers are written into links and files: they
//! never change, and a new one comes at the end.

/// A built-in card.
pub const CARD: u8 = 1;
/// Own words.
pub const WORDS: u8 = 2;
/// A word at the door.
pub const HAND_OVER: u8 = 3;
/// Someone's stitches.
pub const STITCHES: u8 = 4;
/// A journal being carried.
pub const JOURNAL: u8 = 5;
/// One part of a parcel that is shown in a series of codes. No parcel has this number.
pub const PART: u8 = 6;
