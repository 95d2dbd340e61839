//! Reaching what not every browser has, by name. Whatever is missing is `None`.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A field; `None` where there is none.
pub fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    let field = Reflect::get(of, &name.into()).ok()?;
    (!field.is_undefined() && !field.is_null()).then_some(field)
}

/// Sets a field of a plain object, which does not fail.
pub fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &name.into(), value);
}

/// Calls a method with these arguments.
pub fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = get(of, method)?.dyn_into().ok()?;
    Reflect::apply(&method, of, &arguments.iter().collect::<Array>()).ok()
}

/// Calls a method and waits for what it promises; the value as it is where it
/// promises nothing.
pub async fn done(of: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    JsFuture::from(Promise::resolve(&call(of, method, arguments)?)).await.ok()
}

/// Makes one of a class of the browser's.
pub fn make(class: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let class: Function = get(&js_sys::global(), class)?.dyn_into().ok()?;
    Reflect::construct(&class, &arguments.iter().collect::<Array>()).ok()
}

/// A field that is a number.
pub fn number(of: &JsValue, name: &str) -> Option<f64> {
    get(of, name)?.as_f64()
}
