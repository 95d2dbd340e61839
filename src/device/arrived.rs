//! What the page had before there was a program (page/first.js, page/start.js): what
//! arrived with the address, which it has taken out of there, and the database being
//! opened. Each is handed over once.

use super::reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbOpenDbRequest;

/// The fragment of a link that carried a parcel, or a stump of one.
pub fn link() -> Option<String> {
    take("came")?.as_string()
}

/// Text another app shared into this one. It can be anything.
pub fn shared() -> Option<String> {
    take("shared")?.as_string()
}

/// The page's request for the database of rows, whatever became of it.
pub fn rows() -> Option<IdbOpenDbRequest> {
    take("rows")?.dyn_into().ok()
}

fn take(name: &str) -> Option<JsValue> {
    let global: JsValue = js_sys::global().into();
    let value = reflect::get(&global, name)?;
    reflect::set(&global, name, &JsValue::UNDEFINED);
    Some(value)
}
