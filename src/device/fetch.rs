//! A file of the release, from the worker's cache.

use super::reflect;
use js_sys::Object;
use wasm_bindgen::JsValue;

/// Its text; `None` if it cannot be had.
pub async fn text(file: &str) -> Option<String> {
    reflect::done(&response(file, JsValue::UNDEFINED).await?, "text", &[]).await?.as_string()
}

async fn response(file: &str, how: JsValue) -> Option<JsValue> {
    let window = web_sys::window()?;
    let response = reflect::done(&window, "fetch", &[file.into(), how]).await?;
    // A page that says "not found" is not the file.
    reflect::get(&response, "ok")?.as_bool().filter(|ok| *ok)?;
    Some(response)
}

/// Whether a file can be had from its host, past every cache.
pub async fn is_there(file: &str) -> bool {
    let past = Object::new();
    reflect::set(&past, "cache", &"no-store".into());
    response(file, past.into()).await.is_some()
}
