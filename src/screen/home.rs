//! The state all screens look at, and the way a press changes the journal; what comes in
//! from elsewhere does so in [`super::part::brought`]. What was chosen is in [`choices`],
//! what tabs tell each other in [`told`]; reading the journal ([`loading`]) is in the
//! second wasm.

mod choices;
pub mod loading;
mod told;

use super::second::{self, Told};
use crate::deck::CardRef;
use crate::device::{arrived, chance, clock, persist, rest, tabs::Tabs};
use crate::journal::{Change, Command, EntryId, Journal, Now};
use crate::own::Own;
use crate::route::Route;
use crate::store::idb::Idb;
use crate::store::mirror::LocalMirror;
use crate::store::{Keeping, Outcome, Prefs, Store, Trouble, Word};
use leptos::prelude::*;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The page's state. There is one, it lives as long as the page, and this is a
/// handle to it: nothing in it can be disposed under a handler, which would end
/// the program (`panic = "abort"`).
#[derive(Clone, Copy)]
pub struct Home(());

/// Milliseconds after the start before the journal is read unasked.
const UNHURRIED: i32 = 1_500;

/// The store over the browser's own storage.
pub type BrowserStore = Store<Idb, LocalMirror>;

struct State {
    store: Rc<BrowserStore>,
    mirror: LocalMirror,
    tabs: OnceCell<Tabs>,
    route: Cell<Route>,
    prefs: RefCell<Prefs>,
    /// Whether there was no room to keep them.
    unkept: Cell<bool>,
    keeping: Cell<Keeping>,
    /// Whether reading the journal has begun.
    began: Cell<bool>,
    /// Whether the browser has been asked for lasting storage.
    asked: Cell<bool>,
    /// When the page was last seen to go out of sight, in ms since 1970.
    hidden_at: Cell<Option<i64>>,
    moved: ArcTrigger,
    chose: ArcTrigger,
    wrote: ArcTrigger,
    owned: ArcTrigger,
}

thread_local! {
    static STATE: State = State::new();
}

impl State {
    /// Reads the preferences, and takes over the database if the page has asked for it.
    fn new() -> State {
        let mirror = LocalMirror::probe();
        let mut prefs = mirror.prefs().unwrap_or_default();
        choices::suggest(&mut prefs);
        let rows = Idb::new();
        rows.take_over(arrived::rows());
        let store = Store::new(rows, mirror, chance::half());
        store.lend_own();
        State {
            store: Rc::new(store),
            mirror,
            tabs: OnceCell::new(),
            route: Cell::new(Route::Again),
            prefs: RefCell::new(prefs),
            unkept: Cell::new(false),
            keeping: Cell::default(),
            began: Cell::new(false),
            asked: Cell::new(false),
            hidden_at: Cell::new(None),
            moved: ArcTrigger::new(),
            chose: ArcTrigger::new(),
            wrote: ArcTrigger::new(),
            owned: ArcTrigger::new(),
        }
    }
}

/// The page's state.
pub fn home() -> Home {
    Home(())
}

impl Home {
    /// Joins the other tabs and puts the light on. The journal is read a little
    /// later: neither the words nor a press need it, and at a hundred thousand
    /// returns it is seconds of work.
    pub fn open(self) {
        self.join();
        self.light();
        spawn_local(async move {
            rest::wait(UNHURRIED).await;
            self.load_once();
        });
    }

    /// Reads the journal unless that has begun.
    fn load_once(self) {
        if !STATE.with(|state| state.began.get()) {
            self.load();
        }
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
        if route.shows_journal() {
            self.load_once();
        }
        moved.notify();
        if route == Route::Again {
            // What was changed elsewhere may show on it.
            second::remember();
        }
    }

    /// Looks at the journal; follows.
    pub fn read<T>(self, look: impl FnOnce(&Journal) -> T) -> T {
        STATE.with(|state| {
            state.wrote.track();
            look(&state.store.journal())
        })
    }

    /// Looks at what is a person's own; follows.
    pub fn own<T>(self, look: impl FnOnce(&Own) -> T) -> T {
        STATE.with(|state| {
            state.owned.track();
            look(&state.store.own())
        })
    }

    /// How storage is doing; follows.
    pub fn keeping(self) -> Keeping {
        STATE.with(|state| {
            state.wrote.track();
            state.keeping.get()
        })
    }

    /// Whether nothing is in memory only; follows.
    pub fn holds_nothing(self) -> bool {
        STATE.with(|state| {
            state.wrote.track();
            !state.store.holds()
        })
    }

    /// Does what was asked and commits it; `done` is told once it is durable or
    /// known not to be. Returns the change, so that it can be undone at once.
    pub fn act(self, command: Command, done: Told) -> Option<Change> {
        let store = self.store();
        let change = store.apply(command, self.now()).ok()?;
        let commit = change.clone();
        spawn_local(async move {
            let outcome = store.commit(&commit).await;
            done(outcome);
            self.came_of(outcome);
            if outcome == Outcome::Kept {
                // What was said is drawn first.
                rest::breathe().await;
                self.tell(Word::of(&commit));
                store.mirror(&commit);
                self.ask_for_good().await;
            }
        });
        // After the commit is under way, which drawing would delay; and not what is
        // one's own, on which the card hangs.
        STATE.with(|state| state.wrote.clone()).notify();
        Some(change)
    }

    /// Asks the browser, once a page, not to clear what was just kept.
    async fn ask_for_good(self) {
        let asked = STATE.with(|state| state.asked.replace(true));
        if !asked {
            persist::ask().await;
        }
    }

    /// Keeps a return made now with these words.
    pub fn keep(self, card: CardRef, done: Told) -> Option<Change> {
        self.act(Command::Keep { id: EntryId(chance::bits()), card }, done)
    }

    /// Sets the moment aside.
    pub fn set_aside(self, card: CardRef, done: Told) -> Option<Change> {
        self.act(Command::SetAside { id: EntryId(chance::bits()), card }, done)
    }

    /// Reads every row, and catches up with what other tabs did; tries again
    /// what is held.
    pub fn load(self) {
        STATE.with(|state| state.began.set(true));
        second::load();
    }

    /// Whether the journal is to be read and has not been.
    pub fn wants_loading(self) -> bool {
        STATE.with(|state| state.began.get() && !state.store.is_loaded())
    }

    /// A page that slept looks again, if it had looked at all.
    fn catch_up(self) {
        if STATE.with(|state| state.began.get()) {
            self.load();
        }
    }

    /// What became of a commit, for every screen to see. What was not kept is
    /// tried again, also where something else was.
    pub fn came_of(self, outcome: Outcome) {
        let holds = STATE.with(|state| state.store.holds());
        self.note(|keeping| {
            keeping.trouble = match outcome {
                Outcome::Kept if holds => keeping.trouble,
                Outcome::Kept => None,
                // Where the second copy is refused, too, it is the browser's choice.
                Outcome::Held(Trouble::Failed) if !self.mirror().is_open() => Some(Trouble::Denied),
                Outcome::Held(trouble) => Some(trouble),
            };
        });
        let can_mend = matches!(outcome, Outcome::Held(trouble) if trouble != Trouble::Newer);
        if can_mend || (holds && outcome == Outcome::Kept) {
            self.try_again();
        }
        // Where putting back failed it is tried again after a pause, as above.
        if outcome == Outcome::Kept && STATE.with(|state| state.store.lost()) {
            self.load();
        }
    }

    fn try_again(self) {
        if !second::try_again() {
            self.load();
        }
    }

    /// The store, for what runs longer than a press.
    pub fn store(self) -> Rc<BrowserStore> {
        STATE.with(|state| state.store.clone())
    }

    /// The second copy, for what only it knows.
    pub fn mirror(self) -> LocalMirror {
        STATE.with(|state| state.mirror)
    }

    /// The present, by the person's own day.
    pub fn now(self) -> Now {
        clock::now(STATE.with(|state| state.prefs.borrow().turn_min))
    }

    /// Changes what is known of how storage is doing.
    pub fn note(self, note: impl FnOnce(&mut Keeping)) {
        let news = STATE.with(|state| {
            let before = state.keeping.get();
            let mut keeping = before;
            note(&mut keeping);
            state.keeping.set(keeping);
            (keeping != before).then(|| state.wrote.clone())
        });
        // Mostly there is none, and drawing again would only delay what is said.
        if let Some(wrote) = news {
            wrote.notify();
        }
    }

    /// After erasing: back to how a new phone starts, here and in other tabs.
    pub fn forget(self) {
        self.choose(|prefs| *prefs = Prefs::default());
        // The rest the store has erased; what was pressed meanwhile lies there again.
        self.mirror().drop_prefs();
        // What was set aside as damaged is gone with the rest.
        self.note(|keeping| keeping.damaged = 0);
        self.tell(Word::Erased);
        self.changed();
    }

    /// Lets every screen that looks at the journal look again.
    pub fn changed(self) {
        let (wrote, owned) = STATE.with(|state| (state.wrote.clone(), state.owned.clone()));
        wrote.notify();
        owned.notify();
    }
}
