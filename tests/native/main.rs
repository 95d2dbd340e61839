//! The pure rooms: unit and property tests. One binary, seconds to run.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod backup;
mod bench;
mod cloth;
mod command;
mod crossed;
mod css;
mod day;
mod deck;
mod fuzzed;
mod generate;
mod help;
mod hint;
mod hint_spanish;
mod lang;
mod manifest;
mod merge;
mod mishaps;
mod own;
mod own_choice;
mod own_order;
mod own_page;
mod page;
mod parcel;
mod picture;
mod prefs;
mod route;
mod row;
mod shared;
mod spanish;
mod stamp;
mod store;
mod store_own;
mod text;
mod upkeep;
mod walls;
