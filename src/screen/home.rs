//! The state all screens look at, and the one way to change the journal.

use crate::deck::CardRef;
use crate::device::{chance, clock, tabs::Tabs};
use crate::journal::{Change, Command, EntryId, Journal};
use crate::route::Route;
use crate::store::idb::Idb;
use crate::store::mirror::LocalMirror;
use crate::store::{Outcome, Prefs, Store, Trouble};
use leptos::prelude::*;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The page's state. There is one, it lives as long as the page, and this is a
/// handle to it: nothing in it can be disposed under a handler, which would end
/// the program (`panic = "abort"`).
#[derive(Clone, Copy)]
pub struct Home(());

struct State {
    store: Rc<Store<Idb, LocalMirror>>,
    mirror: LocalMirror,
    tabs: OnceCell<Tabs>,
    route: Cell<Route>,
    prefs: RefCell<Prefs>,
    keeping: Cell<Keeping>,
    moved: ArcTrigger,
    chose: ArcTrigger,
    wrote: ArcTrigger,
}

/// How storage is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// Whether every row has been read.
    pub loaded: bool,
    /// What stands in the way of keeping, if anything.
    pub trouble: Option<Trouble>,
    /// Rows that could not be read.
    pub damaged: usize,
}

thread_local! {
    static STATE: State = State::new();
}

impl State {
    /// Reads the preferences; opens nothing yet.
    fn new() -> State {
        let mirror = LocalMirror::probe();
        State {
            store: Rc::new(Store::new(Idb::new(), mirror, chance::half())),
            mirror,
            tabs: OnceCell::new(),
            route: Cell::new(Route::Again),
            prefs: RefCell::new(mirror.prefs()),
            keeping: Cell::default(),
            moved: ArcTrigger::new(),
            chose: ArcTrigger::new(),
            wrote: ArcTrigger::new(),
        }
    }
}

/// The page's state.
pub fn home() -> Home {
    Home(())
}

impl Home {
    /// Joins the other tabs and starts loading. Nothing here waits.
    pub fn open(self) {
        let tabs = Tabs::join(move |rows| self.heard(&rows));
        // Opened once, by the shell.
        let _ = STATE.with(|state| state.tabs.set(tabs));
        self.load();
    }

    /// Where we are; follows.
    pub fn route(self) -> Route {
        STATE.with(|state| {
            state.moved.track();
            state.route.get()
        })
    }

    /// Goes somewhere; going where one is starts that screen afresh.
    pub fn go(self, route: Route) {
        let moved = STATE.with(|state| {
            state.route.set(route);
            state.moved.clone()
        });
        moved.notify();
    }

    /// What was chosen; follows.
    pub fn prefs(self) -> Prefs {
        STATE.with(|state| {
            state.chose.track();
            state.prefs.borrow().clone()
        })
    }

    /// Changes the preferences and keeps them.
    pub fn choose(self, change: impl FnOnce(&mut Prefs)) {
        let chose = STATE.with(|state| {
            change(&mut state.prefs.borrow_mut());
            state.mirror.set_prefs(&state.prefs.borrow());
            state.chose.clone()
        });
        chose.notify();
    }

    /// Looks at the journal; follows.
    pub fn read<T>(self, look: impl FnOnce(&Journal) -> T) -> T {
        STATE.with(|state| {
            state.wrote.track();
            look(&state.store.journal())
        })
    }

    /// How storage is doing; follows.
    pub fn keeping(self) -> Keeping {
        STATE.with(|state| {
            state.wrote.track();
            state.keeping.get()
        })
    }

    /// Does what was asked and commits it; `done` is told once it is durable or
    /// known not to be. Returns the change, so that it can be undone at once.
    pub fn act(self, command: Command, done: Box<dyn FnOnce(Outcome)>) -> Option<Change> {
        let store = STATE.with(|state| state.store.clone());
        let turn_min = STATE.with(|state| state.prefs.borrow().turn_min);
        let change = store.apply(command, clock::now(turn_min)).ok()?;
        self.changed();
        let commit = change.clone();
        spawn_local(async move {
            let outcome = store.commit(&commit).await;
            if outcome == Outcome::Kept {
                self.tell(&commit);
            }
            self.came_of(outcome);
            done(outcome);
        });
        Some(change)
    }

    /// Keeps a return made now with these words.
    pub fn keep(self, card: CardRef, done: Box<dyn FnOnce(Outcome)>) -> Option<Change> {
        self.act(Command::Keep { id: EntryId(chance::bits()), card }, done)
    }

    /// Sets the moment aside.
    pub fn set_aside(self, card: CardRef, done: Box<dyn FnOnce(Outcome)>) -> Option<Change> {
        self.act(Command::SetAside { id: EntryId(chance::bits()), card }, done)
    }

    /// Reads every row, and catches up with what other tabs did; tries again
    /// what is held.
    pub fn load(self) {
        let store = STATE.with(|state| state.store.clone());
        spawn_local(async move {
            match store.load(&|| self.changed()).await {
                Ok(loaded) => {
                    self.note(|keeping| {
                        keeping.loaded = true;
                        keeping.damaged += loaded.damaged;
                    });
                    if store.holds() {
                        self.came_of(store.retry().await);
                    }
                }
                Err(trouble) => self.came_of(Outcome::Held(trouble)),
            }
        });
    }

    fn tell(self, change: &Change) {
        STATE.with(|state| {
            if let Some(tabs) = state.tabs.get() {
                tabs.tell(change.entries().map(|entry| entry.to_row()));
            }
        });
    }

    fn heard(self, rows: &[String]) {
        STATE.with(|state| state.store.receive(rows.iter().map(String::as_str)));
        self.changed();
    }

    fn came_of(self, outcome: Outcome) {
        self.note(|keeping| {
            keeping.trouble = match outcome {
                Outcome::Kept => None,
                Outcome::Held(trouble) => Some(trouble),
            };
        });
    }

    fn note(self, note: impl FnOnce(&mut Keeping)) {
        STATE.with(|state| {
            let mut keeping = state.keeping.get();
            note(&mut keeping);
            state.keeping.set(keeping);
        });
        self.changed();
    }

    fn changed(self) {
        STATE.with(|state| state.wrote.clone()).notify();
    }
}
