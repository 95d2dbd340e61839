//! The second copy and the preferences, in localStorage through gloo-storage.
//!
//! `LocalStorage::raw` panics where storage is blocked, so it is probed once;
//! where there is none, every call does nothing.

use super::{Mirror, Prefs};
use crate::journal::{Day, Entry};
use crate::own::Record;
use gloo_storage::{LocalStorage, Storage};
use serde_json::Value;

const PREFS: &str = "darn.prefs";
/// Before an entry's id.
const ENTRY: &str = "darn.e.";
/// Before the id of a record of one's own.
const OWN: &str = "darn.o.";

/// The day of the last backup, `2026-11-22`.
const SAVED: &str = "darn.saved";
/// Before a part of the day, or `last`: the build, and the card's screen as it last
/// stood then. It is made part of the page (upkeep/page.rs), which without a worker
/// takes it from here (page/start.js).
const SHELL: &str = "darn.shell.";
/// Words of one's own that are being written, as the form has them.
const DRAFT: &str = "darn.draft";
/// Before every key of ours.
const OURS: &str = "darn.";

/// What is offered, and not again once put away.
#[derive(Clone, Copy, Debug)]
pub enum Offer {
    /// The way to a home screen.
    HomeScreen,
    /// To bring over what a browser holds.
    BringOver,
}

impl Offer {
    fn key(self) -> &'static str {
        match self {
            Offer::HomeScreen => "darn.stay",
            Offer::BringOver => "darn.begun",
        }
    }
}

/// localStorage, if the browser lets us have it.
#[derive(Clone, Copy)]
pub struct LocalMirror {
    open: bool,
}

impl LocalMirror {
    /// Finds out whether there is a localStorage that can be read: where its file is
    /// damaged some browsers give one that cannot.
    pub fn probe() -> LocalMirror {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        LocalMirror { open: storage.is_some_and(|storage| storage.get_item(PREFS).is_ok()) }
    }

    /// Whether there is a localStorage.
    pub fn is_open(self) -> bool {
        self.open
    }

    /// The preferences; `None` where there are none or they cannot be read.
    pub fn prefs(self) -> Option<Prefs> {
        match self.value(PREFS)? {
            Value::Object(map) => Some(Prefs::from_map(map)),
            _ => None,
        }
    }

    /// Forgets them.
    pub fn drop_prefs(self) {
        if self.open {
            LocalStorage::delete(PREFS);
        }
    }

    /// What lies under a key. As any value: to be told that it is of another type would
    /// cost the first wasm 2 kB.
    fn value(self, key: &str) -> Option<Value> {
        self.open.then(|| LocalStorage::get(key).ok()).flatten()
    }

    /// Keeps the preferences; whether it could. Losing a preference loses nothing of
    /// the journal, so nothing is said.
    pub fn set_prefs(self, prefs: &Prefs) -> bool {
        self.open && LocalStorage::set(PREFS, prefs.to_map()).is_ok()
    }

    /// Keeps the card's screen as it stands in this part of the day, for the first
    /// paint of the next start in it, or in a part that has none yet.
    pub fn set_shell(self, part: &str, build: &str, screen: &str) {
        if self.open {
            for part in [part, "last"] {
                let _ = LocalStorage::set(format!("{SHELL}{part}"), [build, screen]);
            }
        }
    }

    /// The card's screen in this part of the day, or the `last`, as this build drew it.
    pub fn shell(self, part: &str, build: &str) -> Option<String> {
        let kept = self.value(&format!("{SHELL}{part}"))?;
        match kept.as_array().map(Vec::as_slice) {
            Some([of, Value::String(screen)]) if of == build => Some(screen.clone()),
            _ => None,
        }
    }

    /// Forgets the screens kept: they show what has gone, or another language.
    pub fn drop_shells(self) {
        for key in self.keys(SHELL) {
            LocalStorage::delete(key);
        }
    }

    /// The day of the last backup saved, if any.
    pub fn saved(self) -> Option<Day> {
        self.value(SAVED)?.as_str().and_then(Day::parse)
    }

    /// Notes that a backup was saved.
    pub fn set_saved(self, day: Day) {
        if self.open {
            let _ = LocalStorage::set(SAVED, day.to_string());
        }
    }

    /// What was being written when it was left, as it was noted.
    pub fn draft(self) -> Option<String> {
        self.open.then(|| LocalStorage::raw().get_item(DRAFT).ok()).flatten().flatten()
    }

    /// Notes what is being written, at every letter: a phone ends an app out of sight
    /// without a word.
    pub fn set_draft(self, fields: &str) {
        self.set(DRAFT, fields);
    }

    /// Forgets it: it was kept, or is not wanted.
    pub fn drop_draft(self) {
        if self.open {
            LocalStorage::delete(DRAFT);
        }
    }

    fn set(self, key: &str, row: &str) {
        if self.open {
            let _ = LocalStorage::raw().set_item(key, row);
        }
    }

    /// What lies under our keys that begin so.
    fn values(self, prefix: &'static str) -> Vec<String> {
        let keys = self.keys(prefix).into_iter();
        keys.filter_map(|key| LocalStorage::raw().get_item(&key).ok().flatten()).collect()
    }

    /// Whether an offer was put away. Not one of the preferences, which are read
    /// before the first paint: this is only wanted after it.
    pub fn is_put_away(self, offer: Offer) -> bool {
        self.value(offer.key()) == Some(true.into())
    }

    /// Notes that it was.
    pub fn put_away(self, offer: Offer) {
        if self.open {
            let _ = LocalStorage::set(offer.key(), true);
        }
    }

    /// Our keys that begin so.
    fn keys(self, prefix: &'static str) -> Vec<String> {
        if !self.open {
            return Vec::new();
        }
        let storage = LocalStorage::raw();
        let count = storage.length().unwrap_or(0);
        let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
        keys.filter(|key| key.starts_with(prefix)).collect()
    }
}

impl Mirror for LocalMirror {
    fn rows(&self) -> Vec<String> {
        self.values(ENTRY)
    }

    fn put(&self, entry: &Entry) {
        self.set(&key(entry), &entry.to_row());
    }

    fn own_rows(&self) -> Vec<String> {
        self.values(OWN)
    }

    fn put_own(&self, record: &Record) {
        self.set(&own_key(record), &record.to_row());
    }

    fn drop_own(&self, record: &Record) {
        if self.open {
            LocalStorage::delete(own_key(record));
        }
    }

    fn drop(&self, entry: &Entry) {
        if self.open {
            LocalStorage::delete(key(entry));
        }
    }

    fn erase(&self) {
        for key in self.keys(OURS) {
            LocalStorage::delete(key);
        }
    }
}

fn key(entry: &Entry) -> String {
    format!("{ENTRY}{}", entry.id)
}

fn own_key(record: &Record) -> String {
    format!("{OWN}{}", record.id)
}
