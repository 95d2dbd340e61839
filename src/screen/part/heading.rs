//! A screen's heading.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The heading, which takes the focus when its screen opens. `unseen` where the
/// screen speaks for itself but a reader needs the name.
pub fn heading(text: &'static str, unseen: bool) -> AnyView {
    let class = if unseen { "unseen" } else { "" };
    view! { <h1 tabindex="-1" class=class>{text}</h1> }.into_any()
}

/// Puts the focus on the first element found, which is then read aloud.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = found.focus();
    }
}
