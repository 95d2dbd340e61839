//! A screen's heading.

use leptos::prelude::*;

/// The heading, which takes the focus when its screen opens. `unseen` where the
/// screen speaks for itself but a reader needs the name.
pub fn heading(text: &'static str, unseen: bool) -> AnyView {
    let class = if unseen { "unseen" } else { "" };
    view! { <h1 tabindex="-1" class=class>{text}</h1> }.into_any()
}
