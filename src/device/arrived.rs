//! What arrived with the address. The page has taken it out of there already
//! (index.html); each is handed over once.

use super::look;
use wasm_bindgen::JsValue;

/// The fragment of a link that carried a parcel, or a stump of one.
pub fn link() -> Option<String> {
    take("came")
}

/// Text another app shared into this one. It can be anything.
pub fn shared() -> Option<String> {
    take("shared")
}

fn take(name: &str) -> Option<String> {
    let global: JsValue = js_sys::global().into();
    let text = look::get(&global, name)?.as_string()?;
    look::set(&global, name, &JsValue::UNDEFINED);
    Some(text)
}
