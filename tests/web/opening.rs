//! Opening the database: as the page asked for it before there was a program (of
//! whatever version, made by nobody, let go of by the page when another wants it), and
//! while another page holds it.

use crate::migration::{golden, make, rows};
use crate::page::{delete_database, signal};
use darn::journal::{Entry, EntryId};
use darn::store::idb::Idb;
use darn::store::{Put, Rows, Shelf, Trouble};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{IdbDatabase, IdbOpenDbRequest};

/// Asks as the page asks (page/start.js).
fn page_asks() -> IdbOpenDbRequest {
    let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
    let request = factory.open("darn").unwrap();
    let asked = request.clone();
    let refuse = Closure::once_into_js(move || asked.transaction().unwrap().abort().unwrap());
    request.set_onupgradeneeded(Some(refuse.unchecked_ref()));
    request
}

/// The same, answered before the program comes.
async fn page_has() -> IdbOpenDbRequest {
    let request = page_asks();
    let (done, settled) = signal();
    request.set_onsuccess(Some(done.unchecked_ref()));
    request.set_onerror(Some(done.unchecked_ref()));
    JsFuture::from(settled).await.unwrap();
    request
}

fn taken_over(request: IdbOpenDbRequest) -> Idb {
    let idb = Idb::new();
    idb.take_over(Some(request));
    idb
}

fn entry() -> Entry {
    let row = r#"{"id":"00000000000000000000000000000077","stamp":"000000000005-0000-0000000000000001","kind":"return","at":0,"offset":0,"day":"2026-11-22","card":"baby.loud"}"#;
    Entry::from_row(row).unwrap()
}

async fn keeps(idb: &Idb) {
    idb.put(Shelf::Entries, &[&entry()], Put::Merged).await.unwrap();
    let there = Idb::new().get(Shelf::Entries, None, 100).await.unwrap();
    assert!(there.contains(&(EntryId(0x77).to_string(), entry().to_row())));
}

#[wasm_bindgen_test]
async fn the_pages_database_is_taken_over() {
    Idb::new().erased().await.unwrap();
    keeps(&taken_over(page_has().await)).await;
    keeps(&taken_over(page_asks())).await;
    delete_database().await;
}

#[wasm_bindgen_test]
async fn where_there_is_none_the_page_makes_none_and_the_program_makes_it_whole() {
    for is_answered in [true, false] {
        delete_database().await;
        let request = if is_answered { page_has().await } else { page_asks() };
        let idb = taken_over(request);
        keeps(&idb).await;
        assert!(!idb.made_anew());
    }
    delete_database().await;
}

#[wasm_bindgen_test]
async fn an_older_one_the_page_has_open_is_migrated() {
    for is_answered in [true, false] {
        make(1, golden()).await;
        let request = if is_answered { page_has().await } else { page_asks() };
        let idb = taken_over(request);
        assert_eq!(idb.get(Shelf::Own, None, 100).await.unwrap(), []);
        let entries = idb.get(Shelf::Entries, None, 100).await.unwrap();
        assert_eq!(entries, rows(&golden(), "entries"));
    }
    delete_database().await;
}

#[wasm_bindgen_test]
async fn a_newer_one_the_page_has_open_is_left_alone_and_said() {
    make(9, golden()).await;
    let idb = taken_over(page_has().await);
    assert_eq!(idb.get(Shelf::Entries, None, 100).await, Err(Trouble::Newer));
    let untouched = page_has().await.result().unwrap().unchecked_into::<IdbDatabase>();
    assert_eq!(untouched.version(), 9.0);
    untouched.close();
    delete_database().await;
}

#[wasm_bindgen_test]
async fn one_the_page_had_to_let_go_of_is_opened_again() {
    Idb::new().erased().await.unwrap();
    let request = page_has().await;
    request.result().unwrap().unchecked_into::<IdbDatabase>().close();
    keeps(&taken_over(request)).await;
    delete_database().await;
}

#[wasm_bindgen_test]
async fn while_a_page_that_sleeps_stands_in_the_way_it_is_said_and_then_done() {
    make(1, golden()).await;
    // It does not let go, as one that hears nothing.
    let sleeping = page_has().await.result().unwrap().unchecked_into::<IdbDatabase>();
    let idb = Idb::new();
    for _ in 0..2 {
        let refused = idb.put(Shelf::Entries, &[&entry()], Put::Merged).await;
        assert_eq!(refused, Err(Trouble::Failed));
    }
    sleeping.close();
    while idb.put(Shelf::Entries, &[&entry()], Put::Merged).await.is_err() {
        darn::device::rest::frame().await;
    }
    assert_eq!(idb.get(Shelf::Entries, None, 100).await.unwrap().len(), golden_entries() + 1);
    delete_database().await;
}

fn golden_entries() -> usize {
    rows(&golden(), "entries").len()
}
