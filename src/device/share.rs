//! The share sheet, or the clipboard where there is none.

use super::reflect;
use js_sys::{Object, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// What became of sharing.
pub enum Shared {
    /// The phone's own sheet took it, or the person closed it.
    Sheet,
    /// It is on the clipboard.
    Copied,
    /// Neither is to be had; the address to copy by hand.
    Neither(String),
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
        false => Shared::Neither(address.to_owned()),
    }
}

async fn sheet(sentence: &str, address: &str) -> Option<()> {
    let navigator = window()?.navigator();
    let data = Object::new();
    reflect::set(&data, "text", &sentence.into());
    reflect::set(&data, "url", &address.into());
    took(&navigator, data).await
}

/// Hands it to the share sheet. `None` where there is none, or the browser refuses it;
/// closing the sheet is the person's choice, not a failure.
pub(super) async fn took(navigator: &JsValue, data: Object) -> Option<()> {
    let sharing = reflect::call(navigator, "share", &[data.into()])?;
    match JsFuture::from(Promise::resolve(&sharing)).await {
        Ok(_) => Some(()),
        Err(why) => (reflect::get(&why, "name")? == "AbortError").then_some(()),
    }
}

/// Puts text on the clipboard. Whether it is there.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    let clipboard = reflect::get(&window.navigator(), "clipboard").unwrap_or_default();
    reflect::done(&clipboard, "writeText", &[JsValue::from(text)]).await.is_some()
}
