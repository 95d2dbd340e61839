//! The names of the browser's caches, as the worker gives them
//! (public/sw.template.js).

use super::reflect;
use js_sys::Array;
use wasm_bindgen::JsValue;

/// Those of the copy of Darn in a folder: an address's path, with `/` at both ends.
/// Two copies on one host keep apart.
pub async fn names(caches: &JsValue, folder: &str) -> Vec<String> {
    let ours = ["darn-", folder, "-"].concat();
    let all = reflect::done(caches, "keys", &[]).await.map(|all| Array::from(&all));
    let all = all.iter().flat_map(Array::iter).filter_map(|name| name.as_string());
    all.filter(|name| name.starts_with(&ours)).collect()
}
