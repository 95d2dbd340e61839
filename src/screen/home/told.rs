//! What tabs tell each other: rows that were committed, or that there is more to look
//! at than can be told.

use super::{BrowserStore, Home, STATE};
use crate::device::tabs::Tabs;
use crate::journal::Change;
use crate::own;
use leptos::prelude::window;

/// Said to the other tabs instead of rows when everything was erased.
const ERASED: &str = "erased";

impl Home {
    /// Joins the other tabs. Once a page, by the shell.
    pub(super) fn join(self) {
        let tabs = Tabs::join(move |rows| self.heard(&rows));
        let _ = STATE.with(|state| state.tabs.set(tabs));
    }

    /// Tells the other tabs what was committed.
    pub(super) fn tell(self, change: &Change) {
        tell(change.versions().map(|entry| entry.to_row()));
    }

    /// Tells the other tabs what was changed of one's own.
    pub fn tell_own(self, change: &own::Change) {
        tell(BrowserStore::told(change));
    }

    /// Tells the other tabs to look again: more has changed than can be told.
    pub fn tell_to_look(self) {
        tell(std::iter::empty());
    }

    /// Tells the other tabs that everything was erased.
    pub(super) fn tell_erased(self) {
        tell([ERASED.to_owned()].into_iter());
    }

    fn heard(self, rows: &[String]) {
        if rows.first().is_some_and(|row| row == ERASED) {
            // What this page still has in memory must not find its way back.
            let _ = window().location().reload();
            return;
        }
        if rows.is_empty() {
            return self.catch_up();
        }
        STATE.with(|state| state.store.receive(rows.iter().map(String::as_str)));
        self.changed();
    }
}

fn tell(rows: impl Iterator<Item = String>) {
    STATE.with(|state| {
        if let Some(tabs) = state.tabs.get() {
            tabs.tell(rows);
        }
    });
}
