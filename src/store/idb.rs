//! The rows in IndexedDB: database `darn`, stores `entries` and `own` (key: the
//! id; value: the row), `aside` for rows that could not be read, and `meta` for
//! the mark left by erasing.

use super::request::{
    LONG, PATIENCE, answer, asked_to_open, committed, opened, settled, spare, strict, trouble,
};
use super::shelf::{self, ASIDE, write};
use super::{Put, Row, Rows, Shelf, Trouble};
use crate::journal::Stamp;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbVersionChangeEvent};

const NAME: &str = "darn";
/// Goes up with every change of the stores; `migrate` knows each step.
const VERSION: u32 = 2;
const ENTRIES: &str = "entries";
const OWN: &str = "own";
const META: &str = "meta";
/// In `meta`: the stamp up to which everything was erased.
const ERASED: &str = "erased";

/// The browser's database, opened when first needed and again if it goes away.
#[derive(Clone, Default)]
pub struct Idb {
    shared: Rc<Shared>,
}

#[derive(Default)]
struct Shared {
    db: RefCell<Option<IdbDatabase>>,
    /// Being opened: whoever needs it meanwhile waits for the same.
    opening: RefCell<Option<Opening>>,
    /// Opened at least once: a database made after that has lost its rows.
    opened: Cell<bool>,
    anew: Cell<bool>,
    /// A newer version has taken over; this page must not write any more.
    superseded: Cell<bool>,
    /// How often everything was erased.
    erasures: Cell<u32>,
}

#[derive(Clone)]
struct Opening {
    request: IdbOpenDbRequest,
    /// Asked for by the page, before there was a program and of whatever version.
    by_page: bool,
}

impl Idb {
    /// A handle; nothing is opened yet.
    pub fn new() -> Idb {
        Idb::default()
    }

    /// Takes over the request by which the page began to open the database, so that the
    /// first press need not wait for it. Without one there mostly is no database yet; it
    /// is made when first needed. A visitor who keeps nothing makes none: where a page is
    /// closed while it makes one, WebKit stops answering every page.
    pub fn take_over(&self, by_page: Option<IdbOpenDbRequest>) {
        let opening = by_page.map(|request| Opening { request, by_page: true });
        self.shared.opening.replace(opening);
    }

    async fn db(&self) -> Result<IdbDatabase, Trouble> {
        loop {
            if self.shared.superseded.get() {
                return Err(Trouble::Newer);
            }
            if let Some(db) = self.shared.db.borrow().clone() {
                return Ok(db);
            }
            let opening = self.shared.opening.borrow().clone();
            let Opening { request, by_page } = match opening {
                Some(opening) => opening,
                None => self.ask()?,
            };
            if opened(&request).is_none() {
                let _ = settled(asked_to_open(&request), PATIENCE).await;
            }
            let Some(found) = opened(&request) else {
                // Another page that sleeps holds an older version open, or the browser
                // does not answer. Whoever tries again asks anew, which may wake it.
                if self.claim(&request) {
                    let_go(request);
                }
                return Err(Trouble::Failed);
            };
            let is_first = self.claim(&request);
            match found {
                // Another who waited for the same was first, and may have lost it since.
                Ok(_) if !is_first => {}
                Ok(db) if db.version() == f64::from(VERSION) => return Ok(self.take(db)),
                // To be migrated, to be made, or not to be had like this.
                Ok(db) => db.close(),
                Err(_) if by_page => {}
                Err(trouble) => return Err(trouble),
            }
        }
    }

    /// Takes what became of a request, and says whether this is the first to.
    fn claim(&self, request: &IdbOpenDbRequest) -> bool {
        let mut opening = self.shared.opening.borrow_mut();
        let is_first = opening.as_ref().is_some_and(|opening| opening.request == *request);
        if is_first {
            *opening = None;
        }
        is_first
    }

    /// The database to use from now on.
    fn take(&self, db: IdbDatabase) -> IdbDatabase {
        self.on_close(&db);
        self.shared.opened.set(true);
        self.shared.db.replace(Some(db.clone()));
        db
    }

    fn ask(&self) -> Result<Opening, Trouble> {
        let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
        let factory = factory.ok_or(Trouble::Denied)?;
        let request = factory.open_with_u32(NAME, VERSION).map_err(|error| trouble(&error))?;
        self.on_upgrade(&request);
        let opening = Opening { request, by_page: false };
        self.shared.opening.replace(Some(opening.clone()));
        Ok(opening)
    }

    fn on_upgrade(&self, request: &IdbOpenDbRequest) {
        let shared = self.shared.clone();
        let asked = request.clone();
        let upgrade = Closure::once_into_js(move |event: IdbVersionChangeEvent| {
            if event.old_version() == 0.0 && shared.opened.get() {
                shared.anew.set(true);
            }
            asked.transaction().iter().for_each(spare);
            let db = asked.result().ok().and_then(|db| db.dyn_into::<IdbDatabase>().ok());
            let is_whole = db.is_some_and(|db| migrate(&db, event.old_version() as u32).is_ok());
            // Without every store it stays the version it is, and opening reports it.
            if let (false, Some(upgrade)) = (is_whole, asked.transaction()) {
                let _ = upgrade.abort();
            }
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    }

    /// Lets go of a database that closes, is deleted, or is wanted by a newer
    /// version; the next use opens it again.
    fn on_close(&self, db: &IdbDatabase) {
        let shared = self.shared.clone();
        let closing = db.clone();
        let gone = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
            let change = event.dyn_ref::<IdbVersionChangeEvent>();
            if change.and_then(|change| change.new_version()).is_some() {
                shared.superseded.set(true);
            }
            closing.close();
            shared.db.replace(None);
        });
        db.set_onversionchange(Some(gone.as_ref().unchecked_ref()));
        db.set_onclose(Some(gone.as_ref().unchecked_ref()));
        // Lives as long as the page: there are as many as there are openings.
        gone.forget();
    }

    /// Empties the stores, and leaves a mark where one is given.
    async fn clear(&self, mark: Option<Stamp>) -> Result<(), Trouble> {
        self.with(async |db| {
            let transaction = strict(&db, &[ENTRIES, OWN, ASIDE, META], "readwrite")?;
            let store = |name| transaction.object_store(name).map_err(|error| trouble(&error));
            for name in [ENTRIES, OWN, ASIDE] {
                store(name)?.clear().map_err(|error| trouble(&error))?;
            }
            if let Some(mark) = mark {
                write(&store(META)?, ERASED, &mark.to_string())?;
            }
            committed(&transaction, LONG).await
        })
        .await
    }

    /// Runs `work`, and once more on a fresh connection if the first had gone
    /// away (WebKit drops it while an app is in the background); not after everything
    /// was erased meanwhile, for the first may come through after all.
    async fn with<T>(
        &self,
        work: impl AsyncFn(IdbDatabase) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        // One place that waits for the work: each would be compiled apart.
        let mut is_second = false;
        let erasures = self.shared.erasures.get();
        loop {
            match work(self.db().await?).await {
                Err(Trouble::Failed) if !is_second && erasures == self.shared.erasures.get() => {
                    is_second = true;
                    if let Some(db) = self.shared.db.take() {
                        db.close();
                    }
                }
                other => return other,
            }
        }
    }
}

/// What a request that nobody waits for any more opens after all is closed: it would
/// stand in the way of the next version.
fn let_go(request: IdbOpenDbRequest) {
    let asked = request.clone();
    let close = Closure::once_into_js(move || {
        if let Some(Ok(db)) = opened(&asked) {
            db.close();
        }
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
}

/// Brings the stores from `old` to [`VERSION`], step by step. Stores that are
/// there keep what they hold.
fn migrate(db: &IdbDatabase, old: u32) -> Result<(), JsValue> {
    if old < 1 {
        for name in [ENTRIES, ASIDE, META] {
            db.create_object_store(name)?;
        }
    }
    if old < 2 {
        db.create_object_store(OWN)?;
    }
    Ok(())
}

impl Shelf {
    fn name(self) -> &'static str {
        match self {
            Shelf::Entries => ENTRIES,
            Shelf::Own => OWN,
        }
    }
}

impl Rows for Idb {
    async fn put(&self, shelf: Shelf, rows: &[&dyn Row], how: Put) -> Result<(), Trouble> {
        self.with(async |db| shelf::put(&db, shelf.name(), rows, how).await).await
    }

    async fn get(
        &self,
        shelf: Shelf,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, String)>, Trouble> {
        self.with(async |db| shelf::read(&db, shelf.name(), after, limit).await).await
    }

    async fn set_aside(&self, shelf: Shelf, key: &str, row: &str) -> Result<(), Trouble> {
        self.with(async |db| shelf::set_aside(&db, shelf.name(), key, row).await).await
    }

    async fn erase(&self, mark: Stamp) -> Result<(), Trouble> {
        // What hangs must not be written again behind this.
        self.shared.erasures.set(self.shared.erasures.get().wrapping_add(1));
        let (mut with_mark, mut is_full) = (true, false);
        loop {
            match self.clear(with_mark.then_some(mark)).await {
                // Where there is no room left there is none for the mark until the rows are gone,
                // and perhaps none then: they are gone all the same.
                Err(Trouble::Full) if !is_full => (with_mark, is_full) = (false, true),
                Ok(()) if !with_mark => with_mark = true,
                Err(Trouble::Full) if with_mark => return Ok(()),
                done => return done,
            }
        }
    }

    async fn erased(&self) -> Result<Option<Stamp>, Trouble> {
        self.with(async |db| {
            let transaction = db.transaction_with_str(META).map_err(|error| trouble(&error))?;
            let meta = transaction.object_store(META).map_err(|error| trouble(&error))?;
            let mark = meta.get(&ERASED.into()).map_err(|error| trouble(&error))?;
            Ok(answer(&mark).await?.as_string().as_deref().and_then(Stamp::parse))
        })
        .await
    }

    fn made_anew(&self) -> bool {
        self.shared.anew.take()
    }
}
