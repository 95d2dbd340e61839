//! Trouble with storage, said once, quietly, on every screen.

use super::lean::{line, live};
use crate::screen::home::home;
use crate::text;
use leptos::prelude::*;

/// What stands in the way of keeping, while it does.
#[component]
pub fn Notice() -> impl IntoView {
    let lines = || {
        let keeping = home().keeping();
        let trouble = keeping.trouble.map(|trouble| text::trouble(trouble).to_owned());
        let damaged = (keeping.damaged > 0).then(|| text::trouble::damaged(keeping.damaged));
        let lines = [trouble, damaged].into_iter().flatten();
        lines.map(|text| line("", text)).collect_view().into_any()
    };
    view! {
        <div class="notice" role="status" data-testid="notice">{live(lines)}</div>
    }
}
