//! What a person sees. Leptos only: one file a screen, [`part`] for the pieces
//! they share, [`home`] for the state they look at.

mod again;
mod bring_over;
mod brought;
mod carry;
mod children;
mod cloth;
mod fresh;
mod help;
mod home;
mod install;
mod later;
mod loading;
mod more;
mod next_start;
mod opened;
mod others;
mod owning;
mod part;
mod settings;
mod shell;
mod start;
mod threads;
mod together;
mod why;
mod words;
mod write;

pub use shell::open;
pub use start::start;
