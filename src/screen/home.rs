//! The state all screens look at, and the one way to change the journal.

use crate::deck::CardRef;
use crate::device::{chance, clock, tabs::Tabs};
use crate::journal::{Change, Command, EntryId, Journal};
use crate::route::Route;
use crate::store::idb::Idb;
use crate::store::mirror::LocalMirror;
use crate::store::{Outcome, Prefs, Store, Trouble};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The page's state. Lives as long as the page, so its signals are never
/// disposed under a handler.
#[derive(Clone, Copy)]
pub struct Home {
    inner: StoredValue<Inner, LocalStorage>,
    /// Where we are.
    pub route: RwSignal<Route>,
    /// What was chosen.
    pub prefs: RwSignal<Prefs>,
    /// Goes up when the journal has changed.
    revision: RwSignal<u32>,
    /// Whether every row has been read.
    pub loaded: RwSignal<bool>,
    /// What stands in the way of keeping, if anything.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Rows that could not be read.
    pub damaged: RwSignal<usize>,
}

#[derive(Clone)]
struct Inner {
    store: Rc<Store<Idb, LocalMirror>>,
    mirror: LocalMirror,
    tabs: Rc<std::cell::OnceCell<Tabs>>,
}

impl Home {
    /// Opens the house: reads the preferences, joins the other tabs, and starts
    /// loading. Nothing here waits.
    pub fn new(route: Route) -> Home {
        let mirror = LocalMirror::probe();
        let store = Rc::new(Store::new(Idb::new(), mirror, chance::half()));
        let inner = Inner { store, mirror, tabs: Rc::default() };
        let home = Home {
            inner: StoredValue::new_local(inner.clone()),
            route: RwSignal::new(route),
            prefs: RwSignal::new(mirror.prefs()),
            revision: RwSignal::new(0),
            loaded: RwSignal::new(false),
            trouble: RwSignal::new(None),
            damaged: RwSignal::new(0),
        };
        let tabs = Tabs::join(move |rows| home.heard(&rows));
        // Set once, here.
        let _ = inner.tabs.set(tabs);
        home.load();
        home
    }

    fn inner(self) -> Option<Inner> {
        self.inner.try_get_value()
    }

    /// Reads the journal, and follows it: the result changes when it does.
    pub fn read<T>(self, look: impl FnOnce(&Journal) -> T) -> Option<T> {
        self.revision.track();
        self.peek(look)
    }

    /// Reads the journal as it is now.
    pub fn peek<T>(self, look: impl FnOnce(&Journal) -> T) -> Option<T> {
        self.inner().map(|inner| look(&inner.store.journal()))
    }

    /// Changes the preferences and keeps them.
    pub fn choose(self, change: impl FnOnce(&mut Prefs)) {
        self.prefs.try_update(change);
        if let (Some(inner), Some(prefs)) = (self.inner(), self.prefs.try_get_untracked()) {
            inner.mirror.set_prefs(&prefs);
        }
    }

    /// Does what was asked and commits it; `done` is told once it is durable or
    /// known not to be. Returns the change, so that it can be undone at once.
    pub fn act(self, command: Command, done: impl FnOnce(Outcome) + 'static) -> Option<Change> {
        let inner = self.inner()?;
        let turn = self.prefs.try_with_untracked(|prefs| prefs.turn_min)?;
        let change = inner.store.apply(command, clock::now(turn)).ok()?;
        self.changed();
        let commit = change.clone();
        spawn_local(async move {
            let outcome = inner.store.commit(&commit).await;
            if let (Outcome::Kept, Some(tabs)) = (outcome, inner.tabs.get()) {
                tabs.tell(commit.entries().map(|entry| entry.to_row()));
            }
            self.came_of(outcome);
            done(outcome);
        });
        Some(change)
    }

    /// Keeps a return made now with these words.
    pub fn keep(self, card: CardRef, done: impl FnOnce(Outcome) + 'static) -> Option<Change> {
        self.act(Command::Keep { id: EntryId(chance::bits()), card }, done)
    }

    /// Sets the moment aside.
    pub fn set_aside(self, card: CardRef, done: impl FnOnce(Outcome) + 'static) -> Option<Change> {
        self.act(Command::SetAside { id: EntryId(chance::bits()), card }, done)
    }

    /// Reads every row, and catches up with what other tabs did; tries again
    /// what is held.
    pub fn load(self) {
        let Some(inner) = self.inner() else { return };
        spawn_local(async move {
            let loaded = inner.store.load(move || self.changed()).await;
            if let Ok(loaded) = &loaded {
                self.loaded.try_set(true);
                self.damaged.try_update(|damaged| *damaged += loaded.damaged);
                if inner.store.holds() {
                    self.came_of(inner.store.retry().await);
                }
            }
            if let Err(trouble) = loaded {
                self.came_of(Outcome::Held(trouble));
            }
            self.changed();
        });
    }

    fn heard(self, rows: &[String]) {
        if let Some(inner) = self.inner() {
            inner.store.receive(rows.iter().map(String::as_str));
            self.changed();
        }
    }

    fn came_of(self, outcome: Outcome) {
        self.trouble.try_set(match outcome {
            Outcome::Kept => None,
            Outcome::Held(trouble) => Some(trouble),
        });
    }

    fn changed(self) {
        self.revision.try_update(|revision| *revision = revision.wrapping_add(1));
    }
}

/// The page's state, from anywhere below the shell.
pub fn home() -> Home {
    // Provided by the shell before anything is drawn; a missing one would be an
    // error of ours that every screen test shows.
    use_context::<Home>().unwrap_or_else(|| Home::new(Route::Again))
}
