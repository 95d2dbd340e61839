//! Trouble with storage, said once, quietly, on every screen.

use crate::screen::home::home;
use crate::text;
use leptos::prelude::*;

/// What stands in the way of keeping, while it does.
#[component]
pub fn Notice() -> impl IntoView {
    let home = home();
    let trouble = move || home.trouble.get().map(|trouble| text::trouble(trouble).to_owned());
    let damaged = move || match home.damaged.get() {
        0 => None,
        rows => Some(text::damaged(rows)),
    };
    let lines = move || [trouble(), damaged()].into_iter().flatten().collect::<Vec<_>>();
    view! {
        <div class="notice" role="status" data-testid="notice">
            {move || lines().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </div>
    }
}
