//! The rows of one of the database's stores.

use super::request::{PATIENCE, answer, committed, finish, spare, strict, trouble};
use super::{Put, Row, Trouble};
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore};

/// Where rows go that could not be read.
pub const ASIDE: &str = "aside";

/// Puts rows in, all or none, and returns after the durable commit.
pub async fn put(db: &IdbDatabase, name: &str, rows: &[&dyn Row], how: Put) -> Result<(), Trouble> {
    // A press waits for no other store.
    let names: &[&str] = if how == Put::Fresh { &[name] } else { &[name, ASIDE] };
    let transaction = strict(db, names, "readwrite")?;
    let store = |name| transaction.object_store(name).map_err(|error| trouble(&error));
    match how {
        Put::Merged => merge_in(&store(name)?, &store(ASIDE)?, rows).await?,
        Put::Fresh => {
            let store = store(name)?;
            rows.iter().try_for_each(|row| write(&store, &row.key(), &row.text()))?;
        }
    }
    finish(&transaction);
    committed(&transaction, PATIENCE).await
}

/// Up to `limit` rows above `after`, in order of key.
pub async fn read(
    db: &IdbDatabase,
    name: &str,
    after: Option<&str>,
    limit: u32,
) -> Result<Vec<(String, String)>, Trouble> {
    let transaction = db.transaction_with_str(name).map_err(|error| trouble(&error))?;
    spare(&transaction);
    let rows = transaction.object_store(name).map_err(|error| trouble(&error))?;
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
    let keys = js_sys::Array::from(&keys).into_iter().map(in_words);
    let values = js_sys::Array::from(&values).into_iter().map(in_words);
    Ok(keys.zip(values).collect())
}

/// A row's text; what is not a row of ours as JSON, to be set aside whole.
fn in_words(value: JsValue) -> String {
    match value.as_string() {
        Some(text) => text,
        None => js_sys::JSON::stringify(&value).map(String::from).unwrap_or_default(),
    }
}

/// Moves a row out of the way, keeping its bytes.
pub async fn set_aside(db: &IdbDatabase, name: &str, key: &str, row: &str) -> Result<(), Trouble> {
    let transaction = strict(db, &[name, ASIDE], "readwrite")?;
    let store = |name| transaction.object_store(name).map_err(|error| trouble(&error));
    write(&store(ASIDE)?, key, row)?;
    store(name)?.delete(&key.into()).map_err(|error| trouble(&error))?;
    committed(&transaction, PATIENCE).await
}

/// Puts rows in unless newer versions are there; a row that cannot be read goes
/// aside first. All are asked for before any is awaited, so that a large batch
/// costs one wait.
async fn merge_in(
    store: &IdbObjectStore,
    aside: &IdbObjectStore,
    rows: &[&dyn Row],
) -> Result<(), Trouble> {
    let mut asked = Vec::with_capacity(rows.len());
    for row in rows {
        let key = row.key();
        let request = store.get(&key.as_str().into()).map_err(|error| trouble(&error))?;
        asked.push((row, key, request));
    }
    // Answers come in the order they were asked for.
    if let Some((_, _, last)) = asked.last() {
        answer(last).await?;
    }
    for (row, key, request) in asked {
        let there = request.result().map_err(|error| trouble(&error))?;
        if !there.is_undefined() {
            let there = in_words(there);
            match row.outranks(&there) {
                Some(false) => continue,
                None => write(aside, &key, &there)?,
                Some(true) => {}
            }
        }
        write(store, &key, &row.text())?;
    }
    Ok(())
}

/// Writes a text under a key.
pub fn write(store: &IdbObjectStore, key: &str, row: &str) -> Result<(), Trouble> {
    let put = store.put_with_key(&row.into(), &key.into());
    put.map(|_| ()).map_err(|error| trouble(&error))
}
