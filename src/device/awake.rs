//! Keeping the screen on for a while.

use super::{reflect, rest};
use wasm_bindgen::JsValue;

/// Keeps the screen on for so many milliseconds, where the browser lets us
/// (`navigator.wakeLock`; web-sys has it only behind its unstable cfg).
pub async fn hold(ms: i32) {
    let Some(lock) = lock().await else { return };
    rest::wait(ms).await;
    reflect::call(&lock, "release", &[]);
}

async fn lock() -> Option<JsValue> {
    let locks = reflect::get(&web_sys::window()?.navigator(), "wakeLock")?;
    reflect::done(&locks, "request", &["screen".into()]).await
}
