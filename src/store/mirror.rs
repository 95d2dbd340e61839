//! The second copy and the preferences, in localStorage through gloo-storage.
//!
//! `LocalStorage::raw` panics where storage is blocked, so it is probed once;
//! where there is none, every call does nothing.

use super::{Mirror, Prefs};
use crate::journal::Entry;
use gloo_storage::{LocalStorage, Storage};

const PREFS: &str = "darn.prefs";
/// Before an entry's id.
const ENTRY: &str = "darn.e.";

/// localStorage, if the browser lets us have it.
#[derive(Clone, Copy)]
pub struct LocalMirror {
    open: bool,
}

impl LocalMirror {
    /// Finds out whether there is a localStorage.
    pub fn probe() -> LocalMirror {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        LocalMirror { open: storage.is_some() }
    }

    /// The preferences; the defaults where there are none or they cannot be
    /// read.
    pub fn prefs(self) -> Prefs {
        if self.open {
            LocalStorage::get(PREFS).map(Prefs::from_map).unwrap_or_default()
        } else {
            Prefs::default()
        }
    }

    /// Keeps the preferences, if it can. Losing a preference loses nothing of
    /// the journal, so nothing is said.
    pub fn set_prefs(self, prefs: &Prefs) {
        if self.open {
            let _ = LocalStorage::set(PREFS, prefs.to_map());
        }
    }
}

impl Mirror for LocalMirror {
    fn rows(&self) -> Vec<String> {
        if !self.open {
            return Vec::new();
        }
        let storage = LocalStorage::raw();
        let count = storage.length().unwrap_or(0);
        let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
        keys.filter(|key| key.starts_with(ENTRY))
            .filter_map(|key| storage.get_item(&key).ok().flatten())
            .collect()
    }

    fn put(&self, entry: &Entry) {
        if self.open {
            let _ = LocalStorage::raw().set_item(&key(entry), &entry.to_row());
        }
    }

    fn drop(&self, entry: &Entry) {
        if self.open {
            LocalStorage::delete(key(entry));
        }
    }
}

fn key(entry: &Entry) -> String {
    format!("{ENTRY}{}", entry.id)
}
