//! What the browser knows of languages.

use crate::lang;
use js_sys::{Array, Intl, Object};
use wasm_bindgen::JsValue;

/// The reader's languages as tags, the dearest first.
pub fn own() -> Vec<String> {
    let navigator = web_sys::window().map(|window| window.navigator());
    let tags = navigator.map(|navigator| navigator.languages()).unwrap_or_default();
    tags.iter().filter_map(|tag| tag.as_string()).collect()
}

/// The plural category of a number in the language spoken, by the browser's
/// `Intl`.
pub fn plural(n: usize) -> String {
    let languages = Array::of1(&JsValue::from_str(lang::code()));
    let rules = Intl::PluralRules::new(&languages, &Object::new());
    rules.select(n as f64).into()
}

/// Tells the page what is spoken on it, for readers, hyphens and direction.
pub fn name_the_page() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        // The names and the values are ours and well formed.
        let _ = root.set_attribute("lang", lang::code());
        let _ = root.set_attribute("dir", lang::dir());
    }
}
