//! A file of the release, from the worker's cache.

use super::reflect;
use js_sys::Object;
use wasm_bindgen::JsValue;

/// Its text; `None` if it cannot be had. One that the browser cannot read is asked for
/// past the cache, which has the worker look at it and put it back (public/sw.template.js).
pub async fn text(file: &str) -> Option<String> {
    match read(file, "default").await {
        None => read(file, "reload").await,
        text => text,
    }
}

async fn read(file: &str, cache: &str) -> Option<String> {
    reflect::done(&response(file, cache).await?, "text", &[]).await?.as_string()
}

async fn response(file: &str, cache: &str) -> Option<JsValue> {
    let (window, how) = (web_sys::window()?, Object::new());
    reflect::set(&how, "cache", &cache.into());
    let response = reflect::done(&window, "fetch", &[file.into(), how.into()]).await?;
    // A page that says "not found" is not the file.
    reflect::get(&response, "ok")?.as_bool().filter(|ok| *ok)?;
    Some(response)
}

/// Whether a file can be had from its host, past every cache.
pub async fn is_there(file: &str) -> bool {
    response(file, "no-store").await.is_some()
}
