//! Two minutes on rupture and repair. Claims by DOMAIN.md, section 1.

use super::part::heading::Heading;
use crate::text::why;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Why() -> impl IntoView {
    let part = |(heading, body): &(&'static str, &'static str)| {
        view! {
            <h2>{*heading}</h2>
            <p class="lead">{*body}</p>
        }
    };
    view! {
        <Heading>{why::TITLE}</Heading>
        {why::PARTS.iter().map(part).collect_view()}
    }
}
