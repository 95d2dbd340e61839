//! What a person sees. Leptos only: one file a screen, [`part`] for the pieces
//! they share, [`home`] for the state they look at.

mod again;
mod carry;
mod cloth;
mod fresh;
mod help;
mod home;
mod install;
mod later;
mod loading;
mod more;
mod opened;
mod others;
mod part;
mod settings;
mod shell;
mod start;
mod together;
mod why;
mod words;

pub use shell::open;
pub use start::start;
