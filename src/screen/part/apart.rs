//! A piece of a screen that is a page of its own, made at build time in every
//! language and kept by the worker: long texts cost the first screen nothing.

use super::lean::{line, live};
use crate::device::fetch;
use crate::lang;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The page in the language spoken, which is a line of a file: the first that begins
/// with `head`, after that. `without` is said while it is not there, or where it cannot
/// be read.
pub fn apart(file: &str, head: String, without: &'static str) -> AnyView {
    let page = RwSignal::new(String::new());
    let file = format!("lang/{}/{file}", lang::code());
    spawn_local(async move {
        let text = fetch::text(&file).await.unwrap_or_default();
        if let Some(line) = text.lines().find_map(|line| line.strip_prefix(&head)) {
            page.try_set(line.into());
        }
    });
    live(move || {
        let page = page.get();
        if page.is_empty() {
            return line("lead", without);
        }
        view! { <div class="apart" inner_html=page></div> }.into_any()
    })
}
