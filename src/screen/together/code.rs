//! A link as a code on the screen: dark on light in every light, dimmed at
//! night, and still fit to be scanned.

use crate::device::scan;
use crate::screen::part::lean::{line, live, nothing};
use crate::screen::part::outcome::quiet;
use crate::text::together;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What is shown.
#[derive(Clone)]
enum Shown {
    Nothing,
    Code(String, String),
    No(&'static str),
}

/// The button, and the code once pressed.
pub fn view(link: Option<String>) -> AnyView {
    let shown = RwSignal::new(Shown::Nothing);
    live(move || match shown.get() {
        Shown::Nothing => {
            let link = link.clone();
            let show = move || {
                let link = link.clone();
                spawn_local(async move {
                    let _ = shown.try_set(drawn(link).await);
                });
            };
            quiet(together::code(), show)
        }
        Shown::No(why) => view! { <p class="lead" role="status">{why}</p> }.into_any(),
        Shown::Code(side, path) => view! {
            {picture(&side, path)}
            {line("foot", together::code_how())}
            {quiet(together::code_away(), move || shown.set(Shown::Nothing))}
        }
        .into_any(),
    })
}

async fn drawn(link: Option<String>) -> Shown {
    let Some(scan) = scan::load().await else { return Shown::No(together::no_scan()) };
    match link.and_then(|link| scan.draw(&link)) {
        Some((side, path)) => Shown::Code(side, path),
        None => Shown::No(together::code_none()),
    }
}

fn picture(side: &str, path: String) -> AnyView {
    if side.is_empty() {
        return nothing();
    }
    let frame = ["0 0 ", side, " ", side].concat();
    view! {
        <svg class="code" viewBox=frame role="img" aria-label=together::code_label()>
            <rect width="100%" height="100%" />
            <path d=path />
        </svg>
    }
    .into_any()
}
