//! Two minutes on rupture and repair. Claims by docs/evidence.md.

use super::part::apart::apart;
use super::part::heading::heading;
use crate::text::why;
use leptos::prelude::*;

/// The screen. Its text is a page of its own (release/said.rs).
pub fn view() -> AnyView {
    view! {
        {heading(why::title(), false)}
        {apart("why.html", String::new(), why::short())}
    }
    .into_any()
}
