//! The share sheet, or the clipboard where there is none.

use super::reflect;
use js_sys::{Array, Object, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FilePropertyBag, window};

/// What became of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The phone's own sheet came.
    Sheet,
    /// It is on the clipboard.
    Copied,
    /// Neither is to be had.
    Neither,
}

/// What came of the share sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// It went to where the person chose.
    Took,
    /// They closed it: their choice, not a failure.
    Closed,
}

/// The address of this app, with nothing behind it.
pub fn address() -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// Whether the phone has a share sheet.
pub fn has_sheet() -> bool {
    window().is_some_and(|window| reflect::get(&window.navigator(), "share").is_some())
}

/// Shares a sentence and an address; nothing else travels.
pub async fn send(sentence: &str, address: &str) -> Shared {
    if sheet(sentence, address).await.is_some() {
        return Shared::Sheet;
    }
    match copy(&[sentence, " ", address].concat()).await {
        true => Shared::Copied,
        false => Shared::Neither,
    }
}

async fn sheet(sentence: &str, address: &str) -> Option<Sheet> {
    let navigator = window()?.navigator();
    let data = Object::new();
    reflect::set(&data, "text", &sentence.into());
    reflect::set(&data, "url", &address.into());
    took(&navigator, data).await
}

/// Hands a file to the share sheet. `None` where there is none, it takes no such file, or
/// the browser refuses it.
pub async fn file(name: &str, blob: &Blob) -> Option<Sheet> {
    let options = FilePropertyBag::new();
    options.set_type(&blob.type_());
    let parts = Array::of1(blob);
    let file = File::new_with_blob_sequence_and_options(&parts, name, &options).ok()?;
    let data = Object::new();
    reflect::set(&data, "files", &Array::of1(&file));
    let navigator = window()?.navigator();
    let can = reflect::call(&navigator, "canShare", &[data.clone().into()])?;
    can.is_truthy().then_some(())?;
    took(&navigator, data).await
}

/// `None` for every refusal but the person's own.
async fn took(navigator: &JsValue, data: Object) -> Option<Sheet> {
    let sharing = reflect::call(navigator, "share", &[data.into()])?;
    match JsFuture::from(Promise::resolve(&sharing)).await {
        Ok(_) => Some(Sheet::Took),
        Err(why) => (reflect::get(&why, "name")? == "AbortError").then_some(Sheet::Closed),
    }
}

/// Puts text on the clipboard. Whether it is there.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    let clipboard = reflect::get(&window.navigator(), "clipboard").unwrap_or_default();
    reflect::done(&clipboard, "writeText", &[JsValue::from(text)]).await.is_some()
}
