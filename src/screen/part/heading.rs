//! A screen's heading.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// The heading, which takes the focus when its screen opens. `unseen` where the
/// screen speaks for itself but a reader needs the name.
pub fn heading(text: &'static str, unseen: bool) -> AnyView {
    let class = if unseen { "unseen" } else { "" };
    view! { <h1 tabindex="-1" class=class>{text}</h1> }.into_any()
}

/// Puts the focus on the heading, which is then read aloud. Scrolls nothing:
/// someone may have begun to by then.
pub fn focus_heading() {
    if let Some(heading) = find("main h1") {
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&still);
    }
}

/// Puts the focus on the first element found, and that in view.
pub fn focus(selector: &str) {
    if let Some(found) = find(selector) {
        let _ = found.focus();
    }
}

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}
