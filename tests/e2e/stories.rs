//! Every story, in the order they are told.

use std::pin::Pin;

use crate::outcome::Outcome;
use crate::stage::Stage;

mod floor;
mod pictures;

/// A named journey through the app.
pub struct Story {
    /// Which file and function it is.
    pub name: &'static str,
    /// Plays it.
    pub play: for<'a> fn(&'a mut Stage) -> Pin<Box<dyn Future<Output = Outcome> + 'a>>,
}

macro_rules! stories {
    ($($room:ident :: $story:ident),* $(,)?) => {
        &[$(Story {
            name: concat!(stringify!($room), "::", stringify!($story)),
            play: |stage| Box::pin($room::$story(stage)),
        }),*]
    };
}

/// The whole suite.
pub const ALL: &[Story] = stories![
    floor::first_visit,
    floor::undo_takes_it_back,
    floor::offline_after_the_first_visit,
    floor::every_screen_offline_from_cold,
    floor::closed_and_opened_again_offline,
    floor::killed_the_moment_it_was_kept,
    floor::nothing_leaves_the_phone,
    floor::words_without_the_program,
    floor::words_while_the_program_hangs,
    floor::an_install_cut_short_is_no_install,
    pictures::readme,
];
