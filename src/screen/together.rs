//! Sharing. So far: the app itself.

use super::part::heading::heading;
use super::part::lean::{line, says};
use super::part::outcome::main_press;
use crate::device::share::{self, Shared};
use crate::text::together;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The screen.
pub fn view() -> AnyView {
    let said = RwSignal::new(String::new());
    let send = move || {
        spawn_local(async move {
            let line = match share::app(together::invite()).await {
                Shared::Sheet => String::new(),
                Shared::Copied => together::copied().into(),
                Shared::Neither(address) => format!("{} {address}", together::not_copied()),
            };
            said.try_set(line);
        });
    };
    view! {
        {heading(together::title(), false)}
        {line("lead", together::what())}
        {main_press(together::send(), send)}
        <p class="status" role="status">{says(move || said.get())}</p>
        {line("foot", together::coming())}
    }
    .into_any()
}
