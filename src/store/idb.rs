//! The rows in IndexedDB: database `darn`, store `entries` (key: the entry's
//! id; value: its row), `aside` for rows that could not be read, and `meta` for
//! the mark left by erasing.

use super::request::{answer, committed, finish, strict, trouble};
use super::{Rows, Trouble};
use crate::journal::{Entry, Stamp};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbVersionChangeEvent};

const NAME: &str = "darn";
/// Goes up with every change of the stores; `migrate` knows each step.
const VERSION: u32 = 1;
const ENTRIES: &str = "entries";
const ASIDE: &str = "aside";
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
    /// Opened at least once: a database made after that has lost its rows.
    opened: Cell<bool>,
    anew: Cell<bool>,
    /// A newer version has taken over; this page must not write any more.
    superseded: Cell<bool>,
}

impl Idb {
    /// A handle; nothing is opened yet.
    pub fn new() -> Idb {
        Idb::default()
    }

    async fn db(&self) -> Result<IdbDatabase, Trouble> {
        if self.shared.superseded.get() {
            return Err(Trouble::Newer);
        }
        let open = self.shared.db.borrow().clone();
        match open {
            Some(db) => Ok(db),
            None => self.open().await,
        }
    }

    async fn open(&self) -> Result<IdbDatabase, Trouble> {
        let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
        let factory = factory.ok_or(Trouble::Denied)?;
        let request = factory.open_with_u32(NAME, VERSION).map_err(|error| trouble(&error))?;
        self.on_upgrade(&request);
        let db: IdbDatabase = answer(&request).await?.dyn_into().map_err(|_| Trouble::Failed)?;
        self.on_close(&db);
        self.shared.opened.set(true);
        self.shared.db.replace(Some(db.clone()));
        Ok(db)
    }

    fn on_upgrade(&self, request: &IdbOpenDbRequest) {
        let shared = self.shared.clone();
        let asked = request.clone();
        let upgrade = Closure::once_into_js(move |event: IdbVersionChangeEvent| {
            if event.old_version() == 0.0 && shared.opened.get() {
                shared.anew.set(true);
            }
            let db = asked.result().ok().and_then(|db| db.dyn_into::<IdbDatabase>().ok());
            // A step that fails aborts the upgrade, and opening reports it.
            if let Some(db) = db {
                migrate(&db, event.old_version() as u32);
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

    /// Runs `work`, and once more on a fresh connection if the first had gone
    /// away (WebKit drops it while an app is in the background).
    async fn with<T>(
        &self,
        work: impl AsyncFn(IdbDatabase) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        match work(self.db().await?).await {
            Err(Trouble::Failed) => {
                if let Some(db) = self.shared.db.take() {
                    db.close();
                }
                work(self.db().await?).await
            }
            other => other,
        }
    }
}

/// Brings the stores from `old` to [`VERSION`], step by step.
fn migrate(db: &IdbDatabase, old: u32) {
    if old < 1 {
        let _ = db.create_object_store(ENTRIES);
        let _ = db.create_object_store(ASIDE);
        let _ = db.create_object_store(META);
    }
}

impl Rows for Idb {
    async fn write(&self, entries: &[Entry]) -> Result<(), Trouble> {
        self.with(async |db| {
            let transaction = strict(&db, &[ENTRIES, ASIDE], "readwrite")?;
            let store = |name| transaction.object_store(name).map_err(|error| trouble(&error));
            merge_in(&store(ENTRIES)?, &store(ASIDE)?, entries).await?;
            committed(&transaction).await
        })
        .await
    }

    async fn add(&self, entries: &[Entry]) -> Result<(), Trouble> {
        self.with(async |db| {
            let transaction = strict(&db, &[ENTRIES], "readwrite")?;
            let rows = transaction.object_store(ENTRIES).map_err(|error| trouble(&error))?;
            for entry in entries {
                put(&rows, &entry.id.to_string(), &entry.to_row())?;
            }
            finish(&transaction);
            committed(&transaction).await
        })
        .await
    }

    async fn read(
        &self,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, String)>, Trouble> {
        self.with(async |db| {
            let transaction = db.transaction_with_str(ENTRIES).map_err(|error| trouble(&error))?;
            let rows = transaction.object_store(ENTRIES).map_err(|error| trouble(&error))?;
            let range = match after {
                Some(after) => IdbKeyRange::lower_bound_with_open(&after.into(), true)
                    .map_err(|error| trouble(&error))?
                    .into(),
                None => JsValue::UNDEFINED,
            };
            let keys = rows.get_all_keys_with_key_and_limit(&range, limit);
            let values = rows.get_all_with_key_and_limit(&range, limit);
            let keys = answer(&keys.map_err(|error| trouble(&error))?).await?;
            let values = answer(&values.map_err(|error| trouble(&error))?).await?;
            // What is not a row of ours is carried as JSON, to be set aside whole.
            let text = |value: JsValue| match value.as_string() {
                Some(text) => text,
                None => js_sys::JSON::stringify(&value).map(String::from).unwrap_or_default(),
            };
            let keys = js_sys::Array::from(&keys).into_iter().map(text);
            let values = js_sys::Array::from(&values).into_iter().map(text);
            Ok(keys.zip(values).collect())
        })
        .await
    }

    async fn set_aside(&self, key: &str, row: &str) -> Result<(), Trouble> {
        self.with(async |db| {
            let transaction = strict(&db, &[ENTRIES, ASIDE], "readwrite")?;
            let store = |name| transaction.object_store(name).map_err(|error| trouble(&error));
            put(&store(ASIDE)?, key, row)?;
            store(ENTRIES)?.delete(&key.into()).map_err(|error| trouble(&error))?;
            committed(&transaction).await
        })
        .await
    }

    async fn erase(&self, mark: Stamp) -> Result<(), Trouble> {
        self.with(async |db| {
            let transaction = strict(&db, &[ENTRIES, ASIDE, META], "readwrite")?;
            let store = |name| transaction.object_store(name).map_err(|error| trouble(&error));
            for name in [ENTRIES, ASIDE] {
                store(name)?.clear().map_err(|error| trouble(&error))?;
            }
            put(&store(META)?, ERASED, &mark.to_string())?;
            committed(&transaction).await
        })
        .await
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

/// Puts entries in unless newer versions are there; a row that cannot be read
/// goes aside first. All are asked for before any is awaited, so that a large
/// batch costs one wait.
async fn merge_in(
    rows: &IdbObjectStore,
    aside: &IdbObjectStore,
    entries: &[Entry],
) -> Result<(), Trouble> {
    let mut asked = Vec::with_capacity(entries.len());
    for entry in entries {
        let key = entry.id.to_string();
        let request = rows.get(&key.as_str().into()).map_err(|error| trouble(&error))?;
        asked.push((entry, key, request));
    }
    // Answers come in the order they were asked for.
    if let Some((_, _, last)) = asked.last() {
        answer(last).await?;
    }
    for (entry, key, request) in asked {
        let row = request.result().map_err(|error| trouble(&error))?.as_string();
        match row.as_deref().map(Entry::from_row) {
            Some(Ok(there)) if entry.version(&there).is_le() => continue,
            Some(Err(_)) => put(aside, &key, row.as_deref().unwrap_or_default())?,
            _ => {}
        }
        put(rows, &key, &entry.to_row())?;
    }
    Ok(())
}

fn put(store: &IdbObjectStore, key: &str, row: &str) -> Result<(), Trouble> {
    let put = store.put_with_key(&row.into(), &key.into());
    put.map(|_| ()).map_err(|error| trouble(&error))
}
