//! Keeping the screen on for a while.

use super::reflect;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

thread_local! {
    static LOCK: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    /// Whether it is still to be on: a browser may take its time.
    static WANTED: Cell<bool> = const { Cell::new(false) };
}

/// Keeps the screen on until [`release`], where the browser lets us
/// (`navigator.wakeLock`; web-sys has it only behind its unstable cfg).
pub async fn hold() {
    WANTED.set(true);
    LOCK.set(lock().await);
    if !WANTED.get() {
        release();
    }
}

/// Lets it go dark again.
pub fn release() {
    WANTED.set(false);
    if let Some(lock) = LOCK.take() {
        reflect::call(&lock, "release", &[]);
    }
}

async fn lock() -> Option<JsValue> {
    let locks = reflect::get(&web_sys::window()?.navigator(), "wakeLock")?;
    reflect::done(&locks, "request", &["screen".into()]).await
}
