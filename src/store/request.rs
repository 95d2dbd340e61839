//! IndexedDB's requests and transactions as futures.
//!
//! A transaction commits itself as soon as nothing is asked of it within the
//! callback of its last answer. Promise reactions still run inside that
//! callback, so awaiting *requests of the same transaction* is safe; awaiting
//! anything else is not.
//!
//! Every wait has an end. WebKit may never answer (idb.rs), and any browser waits for
//! as long as another page holds a transaction; without an end a press would be in
//! memory alone all that while, and nobody told.

use super::Trouble;
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, Event, EventTarget, IdbDatabase, IdbOpenDbRequest, IdbRequest,
    IdbRequestReadyState, IdbTransaction,
};

/// Milliseconds to wait for an answer: many times what five hundred rows take on a
/// slow phone.
pub const PATIENCE: i32 = 4_000;

/// Milliseconds to wait where a hundred thousand rows go at once.
pub const LONG: i32 = 60_000;

/// The answer to one request.
pub async fn answer(request: &IdbRequest) -> Result<JsValue, Trouble> {
    settled(asked(request), PATIENCE).await?;
    request.result().map_err(|_| Trouble::Failed)
}

/// A request's answer, for as many as wait for it; see [`settled`].
fn asked(request: &IdbRequest) -> Promise {
    promise(request, "success", &["error"])
}

/// As [`asked`], to open a database: fails, too, when another page stands in the way,
/// and the request then is pending still.
pub fn asked_to_open(request: &IdbOpenDbRequest) -> Promise {
    promise(request, "success", &["error", "blocked"])
}

/// The database that a request opened; `None` while it is pending.
pub fn opened(request: &IdbOpenDbRequest) -> Option<Result<IdbDatabase, Trouble>> {
    // While its stores are being made a request is done, and the database not open yet.
    let is_over =
        request.ready_state() == IdbRequestReadyState::Done && request.transaction().is_none();
    is_over.then(|| {
        let db = request.result().ok().and_then(|db| db.dyn_into().ok());
        db.ok_or_else(|| of_request(request))
    })
}

thread_local! {
    /// What is given up with the page, once that was arranged.
    static SPARED: RefCell<Option<IdbTransaction>> = const { RefCell::new(None) };
    static ARRANGED: Cell<bool> = const { Cell::new(false) };
}

/// Has a transaction that writes nothing of a person's given up when the page goes away:
/// one that WebKit freezes with its page would keep every other page from writing.
pub fn spare(transaction: &IdbTransaction) {
    SPARED.set(Some(transaction.clone()));
    let window = web_sys::window().filter(|_| !ARRANGED.replace(true));
    let Some(window) = window else { return };
    let give_up = Closure::<dyn Fn()>::new(|| {
        if let Some(transaction) = SPARED.take() {
            // One that is through already cannot be.
            let _ = transaction.abort();
        }
    });
    // Adding a listener does not fail.
    let _ = window.add_event_listener_with_callback("pagehide", give_up.as_ref().unchecked_ref());
    // Lives as long as the page.
    give_up.forget();
}

/// Resolves when a transaction is committed; fails when it is aborted, or not through
/// within so many milliseconds. Then it may still be, later.
pub async fn committed(transaction: &IdbTransaction, patience: i32) -> Result<(), Trouble> {
    settled(promise(transaction, "complete", &["abort"]), patience).await.map_err(|trouble| {
        // Quota is told on the transaction, not on the event.
        transaction.error().map_or(trouble, |error| named(&error))
    })
}

/// Opens a transaction whose commit waits for the disk (`durability: "strict"`;
/// web-sys has that option only behind its unstable cfg).
pub fn strict(db: &IdbDatabase, stores: &[&str], mode: &str) -> Result<IdbTransaction, Trouble> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let options = js_sys::Object::new();
    let set = Reflect::set(&options, &"durability".into(), &"strict".into());
    let open = Reflect::get(db, &"transaction".into()).and_then(|open| open.dyn_into::<Function>());
    set.and(open)
        .and_then(|open| open.call3(db, &names, &mode.into(), &options))
        .map_err(|error| trouble(&error))?
        .dyn_into()
        .map_err(|_| Trouble::Failed)
}

/// Says that nothing more will be asked of a transaction, which spares the
/// browser one way to and fro before the commit. Where it cannot be said, the
/// commit comes by itself.
pub fn finish(transaction: &IdbTransaction) {
    let commit = Reflect::get(transaction, &"commit".into());
    if let Some(commit) = commit.ok().and_then(|commit| commit.dyn_into::<Function>().ok()) {
        let _ = commit.call0(transaction);
    }
}

/// One of a target's events, to come.
fn promise(target: &EventTarget, good: &str, bad: &[&str]) -> Promise {
    Promise::new(&mut |resolve, reject| {
        // A failed listener leaves the promise pending; the browser has no such
        // failure for these names.
        let _ = target.add_event_listener_with_callback(good, &resolve);
        for name in bad {
            let _ = target.add_event_listener_with_callback(name, &reject);
        }
    })
}

/// Waits for it, so many milliseconds at most.
pub async fn settled(promise: Promise, patience: i32) -> Result<(), Trouble> {
    let late = Promise::new(&mut |_, reject| {
        let _ = web_sys::window().and_then(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, patience).ok()
        });
    });
    let first = Promise::race(&Array::of2(&promise, &late));
    JsFuture::from(first).await.map(|_| ()).map_err(|event| {
        let request = event.dyn_ref::<Event>().and_then(Event::target);
        let request = request.and_then(|target| target.dyn_into::<IdbRequest>().ok());
        request.map_or(Trouble::Failed, |request| of_request(&request))
    })
}

fn of_request(request: &IdbRequest) -> Trouble {
    request.error().ok().flatten().map_or(Trouble::Failed, |error| named(&error))
}

/// What a thrown value means to a person.
pub fn trouble(error: &JsValue) -> Trouble {
    error.dyn_ref::<DomException>().map_or(Trouble::Failed, named)
}

fn named(error: &DomException) -> Trouble {
    match error.name().as_str() {
        "QuotaExceededError" => Trouble::Full,
        "SecurityError" | "NotAllowedError" => Trouble::Denied,
        "VersionError" => Trouble::Newer,
        _ => Trouble::Failed,
    }
}
