//! Changing what is a person's own, as [`Home::act`](super::home::Home::act)
//! changes the journal: said to be kept only once it is.

use crate::own::{Change, Command};
use crate::screen::home::home;
use crate::screen::next_start;
use crate::screen::second::Told;
use crate::store::{Outcome, Word};
use wasm_bindgen_futures::spawn_local;

/// Does what was asked and commits it; `told` hears once it is durable or known
/// not to be.
pub fn act(command: Command, told: Told) -> Option<Change> {
    let store = home().store();
    let change = store.apply_own(command, home().now().ms()).ok()?;
    // They may show a name, or words, that are no more.
    spawn_local(next_start::forget());
    home().changed();
    let tell = change.clone();
    spawn_local(async move {
        let outcome = store.commit_own().await;
        told(outcome);
        home().came_of(outcome);
        if outcome == Outcome::Kept {
            home().tell(Word::of_own(&tell));
        }
    });
    Some(change)
}
