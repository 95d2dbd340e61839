//! Anything that travels or is saved outside the browser. Every decode is total
//! and bounded: whatever comes in gives a parcel, entries or a reason, never a
//! panic.
//!
//! What travels is a [`Sent`]: a [`Parcel`] and whom it says it is from. It
//! becomes a [`Body`], the body becomes text, the text stands in the fragment
//! of a [`Link`] or in a file. Back again: [`find_in`] any pasted text. One too
//! long for a code is shown as a [`series`] of them. What a
//! co-parent's stitches become here are [`Threads`], a thing apart from one's
//! own journal, which nothing in here can reach.
//!
//! No clock, no chance, no inflating: what a browser must do is handed in.

pub mod backup;
mod body;
mod bounds;
mod bytes;
mod carried;
mod clean;
mod find;
mod frame;
mod gathering;
pub mod kept;
mod kind;
mod letters;
mod link;
mod open;
mod row;
mod series;
mod stitches;
mod thread;
mod threads;
mod what;
mod yarn;

pub use body::Body;
pub use clean::{Line, Name};
pub use find::{MAX_TEXT, find_in};
pub use frame::{MAX_INFLATED, Refused};
pub use gathering::Gathering;
pub use link::{Fits, Link, file, link, qr_link};
pub use open::{Found, Packed};
pub use series::{MAX_PARTS, Part, series};
pub use stitches::Stitches;
pub use thread::{Sending, Thread};
pub use threads::{Difference, Full, Threads};
pub use what::{Carried, HandOver, Offer, Parcel, Sent};
pub use yarn::{Colour, Edition, ThreadId, Yarn};
