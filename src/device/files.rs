//! Files the person saves or picks.

use super::rest;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

/// Milliseconds within which a browser has begun to read what it saves.
const SAVING: i32 = 40_000;

/// Saves text as a file. The parts are not joined in memory first.
pub fn save(name: &str, parts: Vec<String>) -> Option<()> {
    let parts: Array = parts.into_iter().map(JsValue::from).collect();
    save_blob(name, &blob(&parts, "application/json")?)
}

/// Saves plain text as a file.
pub fn save_text(name: &str, text: &str) -> Option<()> {
    save_blob(name, &blob(&Array::of1(&text.into()), "text/plain")?)
}

/// Texts, one after another, as bytes of a type.
pub fn blob(parts: &Array, of: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(of);
    Blob::new_with_str_sequence_and_options(parts, &options).ok()
}

/// Saves what is already bytes as a file.
pub fn save_blob(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // WebKit begins to read after this, and would find nothing.
    spawn_local(async move {
        rest::wait(SAVING).await;
        let _ = Url::revoke_object_url(&address);
    });
    Some(())
}

/// The file just picked in an input, which is then ready for another.
pub fn picked(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// A file's text. `None` if it cannot be read.
pub async fn text(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
