//! Reading the journal: begun a little after the start, or when a screen shows
//! it, and again whenever something may have changed under this page. And trying
//! again what could not be written.

use crate::device::rest;
use crate::screen::home::home;
use crate::store::{Outcome, Word};
use leptos::prelude::window;
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds before the first retry, and at most before any.
const FIRST_PAUSE: i32 = 2_000;
const LONGEST_PAUSE: i32 = 60_000;

thread_local! {
    /// Whether a retry is on its way.
    static RETRYING: Cell<bool> = const { Cell::new(false) };
    /// Milliseconds before the next retry.
    static PAUSE: Cell<i32> = const { Cell::new(FIRST_PAUSE) };
}

/// Reads every row and tries again what is held. What came of it shows in
/// [`crate::store::Keeping`].
pub fn load() {
    let store = home().store();
    spawn_local(async move {
        match store.load().await {
            // As where the page that erased it says so (told.rs).
            Ok(loaded) if loaded.erased => {
                let _ = window().location().reload();
            }
            Ok(_) => {
                home().note(|keeping| {
                    keeping.loaded = true;
                    keeping.damaged = store.damaged();
                });
                home().changed();
                let holds = store.holds();
                came_of(if holds { store.retry().await } else { Outcome::Kept });
            }
            Err(trouble) => {
                // What the copies lend is shown meanwhile.
                home().changed();
                came_of(Outcome::Held(trouble));
            }
        }
    });
}

fn came_of(outcome: Outcome) {
    if outcome == Outcome::Kept {
        PAUSE.set(FIRST_PAUSE);
    }
    home().came_of(outcome);
}

/// Tries again after a pause that doubles each time, until nothing is held.
pub fn try_again() {
    if RETRYING.replace(true) {
        return;
    }
    spawn_local(async {
        let pause = PAUSE.get();
        PAUSE.set((pause * 2).min(LONGEST_PAUSE));
        rest::wait(pause).await;
        RETRYING.set(false);
        let store = home().store();
        if !store.is_loaded() || store.is_lent() || store.lost() {
            return load();
        }
        let outcome = store.retry().await;
        if outcome == Outcome::Kept {
            home().tell(Word::Look);
        }
        came_of(outcome);
    });
}
