//! What a person sees. Leptos only: one file a screen with a folder for its parts, [`part`]
//! for the pieces they share, [`home`] for the state they look at. The card's screen is in
//! the first wasm; [`second`] is the place of all that loads apart from it.

// The frame, and what comes into it.
mod others;
mod second;
mod shell;
mod start;

// The screens.
mod again;
mod cloth;
mod help;
mod later;
mod more;
mod settings;
mod together;
mod why;
mod words;

// What some of them offer, and what covers the card's.
mod bring_over;
mod fresh;
mod hold;
mod install;

// What they stand on.
mod home;
mod next_start;
mod owning;
mod part;
mod refocus;

pub use shell::open;
pub use start::start;
