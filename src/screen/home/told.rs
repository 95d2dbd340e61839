//! What tabs tell each other: rows that were committed, or that there is more to look
//! at than can be told.

use super::{Home, STATE};
use crate::device::tabs::Tabs;
use crate::store::Word;
use leptos::prelude::window;

impl Home {
    /// Joins the other tabs. Once a page, by the shell.
    pub(super) fn join(self) {
        let tabs = Tabs::join(move |texts| self.heard(Word::read(texts)));
        let _ = STATE.with(|state| state.tabs.set(tabs));
    }

    /// Tells the other tabs.
    pub fn tell(self, word: Word) {
        STATE.with(|state| {
            if let Some(tabs) = state.tabs.get() {
                tabs.tell(word.into_texts());
            }
        });
    }

    fn heard(self, word: Word) {
        match word {
            Word::Rows(rows) => {
                STATE.with(|state| state.store.receive(&rows));
                self.changed();
            }
            Word::Look => self.catch_up(),
            // What this page still has in memory must not find its way back.
            Word::Erased => {
                let _ = window().location().reload();
            }
        }
    }
}
