//! Whether the browser has promised not to clear this page's storage by itself.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Asks it to promise. Not every browser can be asked.
pub async fn ask() {
    call("persist").await;
}

/// Whether it has; `None` where it cannot say.
pub async fn granted() -> Option<bool> {
    call("persisted").await
}

async fn call(method: &str) -> Option<bool> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    let method: Function = Reflect::get(&storage, &method.into()).ok()?.dyn_into().ok()?;
    let asked: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok().as_ref().and_then(JsValue::as_bool)
}
