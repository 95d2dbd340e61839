//! The home screen: what the browser tells of itself, and its own prompt, which
//! the page caught as it came (page/start.js).

use super::reflect;
use crate::upkeep::install::Seen;
use wasm_bindgen::JsValue;

/// Where the page keeps the browser's prompt.
const PROMPT: &str = "prompting";

/// How an app on a home screen is shown, as browsers name it.
const APART: &str = "(display-mode: standalone), (display-mode: fullscreen), \
                     (display-mode: minimal-ui)";

/// Tells what the browser is, for `look`. What went before is the caller's to
/// fill in.
pub fn seen<T>(look: impl FnOnce(Seen<'_>) -> T) -> T {
    let Some(window) = web_sys::window() else {
        return look(Seen::default());
    };
    let navigator = window.navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    look(Seen {
        agent: &agent,
        touched: navigator.max_touch_points() > 1,
        installed: is_installed(),
        has_prompt: prompt().is_some(),
        ..Seen::default()
    })
}

/// Whether it is an app of its own on the home screen.
pub fn is_installed() -> bool {
    let standalone = || {
        let query = web_sys::window()?.match_media(APART).ok()??;
        let old =
            web_sys::window().and_then(|window| reflect::get(&window.navigator(), "standalone"));
        // Safari's own, older sign.
        Some(query.matches() || old.is_some_and(|old| old.is_truthy()))
    };
    standalone().unwrap_or(false)
}

/// Shows the browser's own prompt, which can be done once. Whether the person
/// said yes.
pub async fn ask() -> bool {
    let Some(prompt) = prompt() else {
        return false;
    };
    // Used up, whatever comes of it.
    reflect::set(&js_sys::global(), PROMPT, &JsValue::UNDEFINED);
    let choice = reflect::done(&prompt, "prompt", &[]).await;
    let outcome = choice.and_then(|choice| reflect::get(&choice, "outcome")?.as_string());
    outcome.as_deref() == Some("accepted")
}

fn prompt() -> Option<JsValue> {
    reflect::get(&js_sys::global(), PROMPT)
}
