//! The pure rooms: unit and property tests. One binary, seconds to run.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod backup;
mod cloth;
mod command;
mod day;
mod deck;
mod generate;
mod help;
mod lang;
mod merge;
mod page;
mod route;
mod row;
mod spanish;
mod stamp;
mod store;
mod text;
mod upkeep;
mod walls;
