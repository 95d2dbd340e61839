//! What another app shared into this one.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Where the page puts it (index.html), having taken it out of the address: a
/// reload must not bring it in again.
const SHARED: &str = "shared";

/// The text another app shared, if it did: title, text and address, a line each,
/// as they came. It can be anything. Handed over once.
pub fn shared_text() -> Option<String> {
    let window = web_sys::window()?;
    let shared = Reflect::get(&window, &SHARED.into()).ok()?.as_string()?;
    let _ = Reflect::set(&window, &SHARED.into(), &JsValue::UNDEFINED);
    Some(shared)
}
