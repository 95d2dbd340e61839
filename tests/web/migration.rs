//! Databases of older versions, opened by this one. Each is made as that version
//! made it, from its golden description, with the browser's own calls.

use crate::page::{delete_database, signal};
use darn::journal::{EntryId, Stamp};
use darn::own::{Own, Record};
use darn::store::idb::Idb;
use darn::store::{Put, Rows, Shelf};
use serde_json::{Map, Value};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::IdbDatabase;

const GOLDEN_1: &str = include_str!("../data/database-1.json");

/// What a database of version one held.
pub fn golden() -> Map<String, Value> {
    serde_json::from_str(GOLDEN_1).unwrap()
}

/// Makes the database `darn` of a version, with what each of its stores holds.
pub async fn make(version: u32, stores: Map<String, Value>) {
    delete_database().await;
    let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
    let request = factory.open_with_u32("darn", version).unwrap();
    let asked = request.clone();
    let upgrade = Closure::once_into_js(move |_: JsValue| {
        let db: IdbDatabase = asked.result().unwrap().unchecked_into();
        for (name, rows) in stores {
            let store = db.create_object_store(&name).unwrap();
            for (key, row) in rows.as_object().unwrap() {
                store.put_with_key(&row.as_str().unwrap().into(), &key.as_str().into()).unwrap();
            }
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let (done, opened) = signal();
    request.set_onsuccess(Some(done.unchecked_ref()));
    JsFuture::from(opened).await.unwrap();
    request.result().unwrap().unchecked_into::<IdbDatabase>().close();
}

/// What a store of it held, as it is read.
pub fn rows(stores: &Map<String, Value>, name: &str) -> Vec<(String, String)> {
    let rows = stores[name].as_object().unwrap().iter();
    rows.map(|(key, row)| (key.clone(), row.as_str().unwrap().to_owned())).collect()
}

#[wasm_bindgen_test]
async fn a_database_of_version_one_keeps_everything_and_takes_ones_own() {
    let golden = golden();
    make(1, golden.clone()).await;
    let idb = Idb::new();
    assert_eq!(idb.get(Shelf::Own, None, 100).await.unwrap(), []);
    assert_eq!(idb.get(Shelf::Entries, None, 100).await.unwrap(), rows(&golden, "entries"));
    let erased = golden["meta"]["erased"].as_str().and_then(Stamp::parse);
    assert_eq!(idb.erased().await.unwrap(), erased);
    assert!(!idb.made_anew());

    let record = own_words("01");
    idb.put(Shelf::Own, &[&record], Put::Merged).await.unwrap();
    idb.set_aside(Shelf::Entries, &EntryId(4).to_string(), "{\"half").await.unwrap();
    let again = Idb::new();
    assert_eq!(
        again.get(Shelf::Own, None, 100).await.unwrap(),
        [(record.id.to_string(), record.to_row())]
    );
    assert_eq!(again.get(Shelf::Entries, None, 100).await.unwrap(), rows(&golden, "entries")[..3]);
    delete_database().await;
}

#[wasm_bindgen_test]
async fn ones_own_is_merged_set_aside_and_erased() {
    delete_database().await;
    let idb = Idb::new();
    let (older, newer) = (own_words("01"), own_words("02"));
    idb.put(Shelf::Own, &[&newer], Put::Merged).await.unwrap();
    idb.put(Shelf::Own, &[&older], Put::Merged).await.unwrap();
    let mut own = Own::default();
    own.merge(
        idb.get(Shelf::Own, None, 100)
            .await
            .unwrap()
            .iter()
            .map(|(_, row)| Record::from_row(row).unwrap()),
    );
    assert_eq!(own.get(newer.id), Some(&newer));
    idb.set_aside(Shelf::Own, &newer.id.to_string(), "{\"half").await.unwrap();
    assert_eq!(idb.get(Shelf::Own, None, 100).await.unwrap(), []);
    idb.put(Shelf::Own, &[&newer], Put::Merged).await.unwrap();
    idb.erase(Stamp::new(9, 0, 0)).await.unwrap();
    assert_eq!(idb.get(Shelf::Own, None, 100).await.unwrap(), []);
    delete_database().await;
}

/// `time`: the first digits of its stamp.
fn own_words(time: &str) -> Record {
    let row = format!(
        r#"{{"id":"00000000000000000000000000000012","place":0,"stamp":"{time}a1fc1c2c00-0000-00000000000000aa","what":"words","words":"Here."}}"#
    );
    Record::from_row(&row).unwrap()
}
