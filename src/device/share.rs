//! The share sheet, or the clipboard where there is none.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What became of sharing.
pub enum Shared {
    /// The phone's own sheet took it, or the person closed it.
    Sheet,
    /// It is on the clipboard.
    Copied,
    /// Neither is to be had; the address to copy by hand.
    Neither(String),
}

/// Shares the address of this app with a sentence. Nothing else travels.
pub async fn app(sentence: &str) -> Shared {
    let Some(window) = web_sys::window() else {
        return Shared::Sheet;
    };
    let href = window.location().href().unwrap_or_default();
    let address = href.split(['#', '?']).next().unwrap_or_default().to_owned();
    let navigator = window.navigator();
    let data = Object::new();
    // Setting fields of a plain object does not fail.
    let _ = Reflect::set(&data, &"text".into(), &sentence.into());
    let _ = Reflect::set(&data, &"url".into(), &address.as_str().into());
    if let Some(sharing) = call(&navigator, "share", &data) {
        // Refused is closed by the person: their choice, not a failure.
        let _ = JsFuture::from(sharing).await;
        return Shared::Sheet;
    }
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    let text = JsValue::from(format!("{sentence} {address}"));
    if let Some(copying) = call(&clipboard, "writeText", &text)
        && JsFuture::from(copying).await.is_ok()
    {
        return Shared::Copied;
    }
    Shared::Neither(address)
}

/// Calls a method that not every browser has.
fn call(object: &JsValue, method: &str, argument: &JsValue) -> Option<Promise> {
    let method = Reflect::get(object, &method.into()).ok()?.dyn_into::<Function>().ok()?;
    method.call1(object, argument).ok()?.dyn_into().ok()
}
