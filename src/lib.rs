//! Darn: words to go back with after a hard moment, kept offline.
//!
//! The rooms, in reading order:
//!
//! 1. [`deck`] — what can be said: bands, moments, cards. Pure.
//! 2. [`journal`] — what was kept: entries, days, stamps, merging, commands,
//!    and the cloth derived from them. Pure.
//! 3. [`own`] — what is a person's own: their words, hidden cards, children, and
//!    the threads that [`parcel`] keeps there. Merged like the journal. Pure.
//! 4. [`picture`] — the cloth as a picture, and what it says. Pure.
//! 5. [`store`] — the one owner of browser storage. Its rules are pure and
//!    tested against memory; IndexedDB and the mirror are its browser half.
//! 6. [`parcel`] — what travels or is saved: parcels, their links, threads of
//!    others, backups. Pure.
//! 7. [`lang`] — the language spoken: one file, fetched at start, that holds
//!    every card and sentence. Pure.
//! 8. [`text`] — every sentence the interface says, found in it.
//! 9. [`upkeep`] — when a fresh version is offered, the page of the next start,
//!    and the way to a home screen. Pure.
//! 10. [`route`] — the screens' addresses. Pure.
//! 11. `device` — thin wrappers round the clock, chance, tabs and the worker.
//! 12. `screen` — Leptos only: one file a screen, `part` for shared pieces.
//! 13. `release` — what becomes of the build: the files that are served. Never in a browser.
//!
//! Arrows run one way, from what is drawn to what is known: `screen` may name every room,
//! nothing names `screen`, and at the other end `lang`, `route` and `upkeep` name none.
//! The pure rooms cannot name a browser crate. `tests/native/walls.rs` has every arrow and
//! holds all this. Before there is a program the page has two scripts of its own, `page/`.

pub mod deck;
pub mod journal;
pub mod lang;
pub mod own;
pub mod parcel;
pub mod picture;
pub mod route;
pub mod store;
pub mod text;
pub mod upkeep;

#[cfg(target_arch = "wasm32")]
pub mod device;
#[cfg(target_arch = "wasm32")]
pub mod screen;

#[cfg(not(target_arch = "wasm32"))]
pub mod release;
