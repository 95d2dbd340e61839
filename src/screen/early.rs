//! Keeping the card's screen as it stands, for the first paint of the next start.

use super::home::home;
use crate::deck::Habit;
use crate::device::{clock, early, rest};
use leptos::prelude::document;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds of quiet before the screen is copied: not while it is pressed.
const QUIET: i32 = 1_000;

/// Copies the card's screen a little later, unless another is shown by then or
/// something on it has been pressed.
pub fn remember() {
    spawn_local(async {
        rest::wait(QUIET).await;
        let root = document().get_element_by_id("darn");
        if let Some(card) = root.and_then(|root| early::untouched(&root)) {
            let hour = clock::instant().minute_of_day() / 60;
            home().mirror().set_shell(Habit::part(hour), &early::build(), &card);
        }
    });
}
