//! Sharing. So far: the app itself.

use super::part::heading::Heading;
use crate::device::share;
use crate::text::together;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The screen.
#[component]
pub fn Together() -> impl IntoView {
    let said = RwSignal::new(String::new());
    let send = move |_| {
        spawn_local(async move {
            let line = match share::app(together::INVITE).await {
                share::Shared::Sheet => String::new(),
                share::Shared::Copied => together::COPIED.into(),
                share::Shared::Neither(address) => format!("{} {address}", together::NOT_COPIED),
            };
            said.try_set(line);
        });
    };
    view! {
        <Heading>{together::TITLE}</Heading>
        <p class="lead">{together::WHAT}</p>
        <button class="press" on:click=send>{together::SEND}</button>
        <p class="status" role="status">{said}</p>
        <p class="foot">{together::COMING}</p>
    }
}
