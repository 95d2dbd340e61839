//! The share sheet, or the clipboard where there is none.

use super::reflect;
use js_sys::Object;
use wasm_bindgen::JsValue;
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
    reflect::get(&navigator, "share")?;
    let data = Object::new();
    reflect::set(&data, "text", &sentence.into());
    reflect::set(&data, "url", &address.into());
    // Refused is closed by the person: their choice, not a failure.
    let _ = reflect::done(&navigator, "share", &[data.into()]).await;
    Some(())
}

/// Puts text on the clipboard. Whether it is there.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    let clipboard = reflect::get(&window.navigator(), "clipboard").unwrap_or_default();
    reflect::done(&clipboard, "writeText", &[JsValue::from(text)]).await.is_some()
}
