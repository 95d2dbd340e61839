//! A file of the release, from the worker's cache.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Its text; `None` if it cannot be had.
pub async fn text(file: &str) -> Option<String> {
    let response = response(file, &JsValue::UNDEFINED).await?;
    let read: Function = Reflect::get(&response, &"text".into()).ok()?.dyn_into().ok()?;
    done(read.call0(&response).ok()?).await?.as_string()
}

async fn response(file: &str, how: &JsValue) -> Option<JsValue> {
    let window = web_sys::window()?;
    let fetch: Function = Reflect::get(&window, &"fetch".into()).ok()?.dyn_into().ok()?;
    let response = done(fetch.call2(&window, &file.into(), how).ok()?).await?;
    // A page that says "not found" is not the file.
    Reflect::get(&response, &"ok".into()).ok()?.as_bool().filter(|ok| *ok)?;
    Some(response)
}

async fn done(promise: JsValue) -> Option<JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
}

/// The region of the browser's own language: "GB" of "en-GB". Empty where it
/// names none.
pub fn region() -> String {
    let language = web_sys::window().and_then(|window| window.navigator().language());
    let language = language.unwrap_or_default();
    let region = language.split('-').next_back().unwrap_or_default();
    if region.len() == 2 && language.len() > 2 { region.to_owned() } else { String::new() }
}

/// Whether a file can be had from its host, past every cache.
pub async fn is_there(file: &str) -> bool {
    let past = Object::new();
    // Setting a field of a plain object does not fail.
    let _ = Reflect::set(&past, &"cache".into(), &"no-store".into());
    response(file, &past).await.is_some()
}
