//! Rows in IndexedDB, and the mirror in localStorage.

use crate::page::{delete_database, signal};
use darn::device::tabs::Tabs;
use darn::journal::{Entry, EntryId};
use darn::own::Record;
use darn::store::idb::Idb;
use darn::store::mirror::LocalMirror;
use darn::store::{Mirror, Put, Row, Rows, Shelf, Theme};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{IdbDatabase, IdbRequest};

fn entry(id: u128, ms: u64, card: &str) -> Entry {
    let row = format!(
        r#"{{"id":"{id:032x}","stamp":"{ms:012x}-0000-0000000000000001","kind":"return","at":0,"offset":0,"day":"2026-11-22","card":"{card}"}}"#
    );
    Entry::from_row(&row).unwrap()
}

async fn stored(idb: &Idb, id: u128) -> Option<Entry> {
    let key = EntryId(id).to_string();
    let rows = idb.get(Shelf::Entries, None, 100_000).await.unwrap();
    rows.into_iter().find(|(at, _)| *at == key).map(|(_, row)| Entry::from_row(&row).unwrap())
}

#[wasm_bindgen_test]
async fn what_is_written_is_read_by_another_handle() {
    let written = entry(0x10, 5, "baby.loud");
    Idb::new().put(Shelf::Entries, &[&written], Put::Merged).await.unwrap();
    assert_eq!(stored(&Idb::new(), 0x10).await, Some(written));
}

#[wasm_bindgen_test]
async fn an_older_version_does_not_overwrite_a_newer() {
    let idb = Idb::new();
    let (older, newer) = (entry(0x20, 5, "baby.loud"), entry(0x20, 6, "baby.other"));
    idb.put(Shelf::Entries, &[&newer], Put::Merged).await.unwrap();
    idb.put(Shelf::Entries, &[&older], Put::Merged).await.unwrap();
    assert_eq!(stored(&idb, 0x20).await, Some(newer));
}

#[wasm_bindgen_test]
async fn batches_come_in_order_and_whole() {
    let idb = Idb::new();
    let many: Vec<Entry> = (0x1000..0x1100).map(|id| entry(id, 1, "baby.loud")).collect();
    idb.put(
        Shelf::Entries,
        &many.iter().map(|row| row as &dyn Row).collect::<Vec<_>>(),
        Put::Merged,
    )
    .await
    .unwrap();
    let mut after = Some(EntryId(0x0fff).to_string());
    let mut read = Vec::new();
    loop {
        let batch = idb.get(Shelf::Entries, after.as_deref(), 100).await.unwrap();
        let Some((last, _)) = batch.last() else { break };
        after = Some(last.clone());
        read.extend(batch.into_iter().map(|(key, _)| key));
    }
    let keys: Vec<String> = (0x1000..0x1100).map(|id| EntryId(id).to_string()).collect();
    assert_eq!(read.get(..256), Some(keys.as_slice()));
}

#[wasm_bindgen_test]
async fn a_damaged_row_leaves_the_others() {
    let idb = Idb::new();
    let (damaged, whole) = (entry(0x30, 1, "baby.loud"), entry(0x31, 1, "baby.loud"));
    idb.put(Shelf::Entries, &[&damaged, &whole], Put::Merged).await.unwrap();
    let key = EntryId(0x30).to_string();
    idb.set_aside(Shelf::Entries, &key, "{\"half").await.unwrap();
    assert_eq!(stored(&idb, 0x30).await, None);
    assert_eq!(stored(&idb, 0x31).await, Some(whole));
    assert_eq!(aside(&key).await.as_deref(), Some("{\"half"));
}

/// What lies in the database under this key of the rows set aside.
async fn aside(key: &str) -> Option<String> {
    let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
    let opened = factory.open("darn").unwrap();
    let db: IdbDatabase = result(&opened).await.unchecked_into();
    let store = db.transaction_with_str("aside").unwrap().object_store("aside").unwrap();
    let row = result(&store.get(&key.into()).unwrap()).await;
    db.close();
    row.as_string()
}

/// What a request found.
async fn result(request: &IdbRequest) -> JsValue {
    let (done, found) = signal();
    request.set_onsuccess(Some(done.unchecked_ref()));
    JsFuture::from(found).await.unwrap();
    request.result().unwrap()
}

#[wasm_bindgen_test]
async fn a_database_deleted_under_us_is_made_anew_and_told() {
    let idb = Idb::new();
    idb.put(Shelf::Entries, &[&entry(0x40, 1, "baby.loud")], Put::Merged).await.unwrap();
    assert!(!idb.made_anew());
    delete_database().await;
    idb.put(Shelf::Entries, &[&entry(0x41, 1, "baby.loud")], Put::Merged).await.unwrap();
    assert!(idb.made_anew());
    assert!(!idb.made_anew());
    assert_eq!(stored(&idb, 0x40).await, None);
    assert!(stored(&idb, 0x41).await.is_some());
}

#[wasm_bindgen_test]
fn the_mirror_gives_back_what_was_put_in() {
    let mirror = LocalMirror::probe();
    let copy = entry(0x50, 1, "baby.loud");
    mirror.put(&copy);
    assert!(mirror.rows().contains(&copy.to_row()));
    mirror.drop(&copy);
    assert!(!mirror.rows().contains(&copy.to_row()));
}

#[wasm_bindgen_test]
fn the_mirror_gives_back_what_is_ones_own() {
    let mirror = LocalMirror::probe();
    let row = r#"{"card":"baby.loud","id":"00000000000000000000000000000051","stamp":"01a1fc1c2c00-0000-00000000000000aa","what":"hidden"}"#;
    let record = Record::from_row(row).unwrap();
    mirror.put_own(&record);
    assert!(mirror.own_rows().contains(&row.to_owned()));
    assert!(!mirror.rows().contains(&row.to_owned()));
    mirror.drop_own(&record);
    assert_eq!(mirror.own_rows().len(), 0);
}

#[wasm_bindgen_test]
fn preferences_survive_and_so_do_fields_of_a_newer_version() {
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    storage
        .set_item("darn.prefs", r#"{"theme":"ember","turn_min":0,"band":"elder","scent":"tea"}"#)
        .unwrap();
    let mirror = LocalMirror::probe();
    let prefs = mirror.prefs().unwrap();
    assert_eq!((prefs.theme, prefs.turn_min, prefs.band), (Theme::Ember, 0, None));
    mirror.set_prefs(&prefs);
    assert!(storage.get_item("darn.prefs").unwrap().unwrap().contains("scent"));
    storage.set_item("darn.prefs", "{half").unwrap();
    assert_eq!(mirror.prefs(), None);
    storage.remove_item("darn.prefs").unwrap();
}

#[wasm_bindgen_test]
async fn one_tab_hears_another() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let (done, hearing) = signal();
    let into = heard.clone();
    let _here = Tabs::join(move |rows| {
        into.borrow_mut().extend(rows);
        done.call0(&JsValue::UNDEFINED).unwrap();
    });
    Tabs::join(|_| ()).tell(vec!["a row".to_owned()]);
    JsFuture::from(hearing).await.unwrap();
    assert_eq!(*heard.borrow(), ["a row"]);
}
