//! The home screen: what the browser tells of itself, and its own prompt, which
//! the page caught as it came (page/start.js).

use super::{place, reflect};
use crate::upkeep::install::Seen;
use wasm_bindgen::JsValue;

/// Where the page keeps the browser's prompt.
const PROMPT: &str = "prompting";

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
        installed: place::is_installed(),
        has_prompt: prompt().is_some(),
        ..Seen::default()
    })
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
