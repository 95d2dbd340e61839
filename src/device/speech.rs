//! What the browser knows of languages.

use super::reflect;
use crate::lang;
use js_sys::{Array, Intl, Object, Promise, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Takes a language file; whether it could.
pub type Take = fn(String) -> bool;

/// Hands over the language file, which the page began to fetch before there was
/// a program (page/start.js), when it comes. One that is refused is fetched once
/// more, past the browser's own cache, which may hold one of another build.
pub fn hand_over(take: Take) {
    let page = js_sys::global();
    when_it_comes(reflect::call(&page, "language", &[]), move |file| {
        if !take(file) {
            let fresh = reflect::call(&page, "fetchLanguage", &["?again".into()]);
            when_it_comes(fresh, move |file| {
                take(file);
            });
        }
    });
}

fn when_it_comes(promise: Option<JsValue>, mut take: impl FnMut(String) + 'static) {
    let promise = promise.and_then(|promise| promise.dyn_into::<Promise>().ok());
    let came = Closure::<dyn FnMut(JsValue)>::new(move |file: JsValue| {
        // As bytes: a text of this length takes milliseconds to bring across.
        let file = file.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
        take(String::from_utf8(file).unwrap_or_default());
    });
    if let Some(promise) = promise {
        // The page's promise is never broken: it is asked for until it comes.
        let _ = promise.then(&came);
    }
    // Once a page.
    came.forget();
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
