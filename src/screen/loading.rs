//! Reading the journal: begun a little after the start, or when a screen shows
//! it, and again whenever something may have changed under this page.

use super::home::home;
use crate::store::Outcome;
use wasm_bindgen_futures::spawn_local;

/// Reads every row and tries again what is held. What came of it shows in
/// [`super::home::Keeping`].
pub fn load() {
    let store = home().store();
    spawn_local(async move {
        match store.load(&|| ()).await {
            Ok(loaded) => {
                home().note(|keeping| {
                    keeping.loaded = true;
                    keeping.damaged += loaded.damaged;
                });
                let holds = store.holds();
                home().came_of(if holds { store.retry().await } else { Outcome::Kept });
            }
            Err(trouble) => home().came_of(Outcome::Held(trouble)),
        }
    });
}
