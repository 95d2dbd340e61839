//! A screen's heading.

use leptos::prelude::*;

/// The heading, which takes the focus when its screen opens. `unseen` where the
/// screen speaks for itself but a reader needs the name.
#[component]
pub fn Heading(#[prop(optional)] unseen: bool, children: Children) -> impl IntoView {
    view! { <h1 tabindex="-1" class:unseen=unseen>{children()}</h1> }
}
