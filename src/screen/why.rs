//! Two minutes on rupture and repair. Claims by DOMAIN.md, section 1.

use super::part::heading::heading;
use super::part::lean::line;
use crate::text::why;
use leptos::prelude::*;

/// The screen.
pub fn view() -> AnyView {
    let part = |(heading, body): &(&'static str, &'static str)| {
        view! {
            <h2>{*heading}</h2>
            {line("lead", *body)}
        }
        .into_any()
    };
    let parts: Vec<AnyView> = why::PARTS.iter().map(part).collect();
    view! {
        {heading(why::TITLE, false)}
        {parts}
    }
    .into_any()
}
