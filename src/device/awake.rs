//! Keeping the screen on for a while.

use super::rest;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Keeps the screen on for so many milliseconds, where the browser lets us
/// (`navigator.wakeLock`; web-sys has it only behind its unstable cfg).
pub async fn hold(ms: i32) {
    let Some(lock) = request().await else { return };
    rest::wait(ms).await;
    if let Some(release) = method(&lock, "release") {
        let _ = release.call0(&lock);
    }
}

async fn request() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"wakeLock".into()).ok()?;
    let asked = method(&locks, "request")?.call1(&locks, &"screen".into()).ok()?;
    JsFuture::from(asked.dyn_into::<Promise>().ok()?).await.ok()
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}
