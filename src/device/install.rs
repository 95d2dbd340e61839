//! The home screen: what the browser tells of itself, and its own prompt, which
//! the page caught as it came (index.html).

use super::place;
use crate::upkeep::install::Seen;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

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
    let _ = Reflect::set(&window(), &PROMPT.into(), &JsValue::UNDEFINED);
    shown(&prompt).await.unwrap_or(false)
}

async fn shown(prompt: &JsValue) -> Option<bool> {
    let show: Function = Reflect::get(prompt, &"prompt".into()).ok()?.dyn_into().ok()?;
    let shown: Promise = show.call0(prompt).ok()?.dyn_into().ok()?;
    let choice = JsFuture::from(shown).await.ok()?;
    let outcome = Reflect::get(&choice, &"outcome".into()).ok()?;
    Some(outcome.as_string().as_deref() == Some("accepted"))
}

fn prompt() -> Option<JsValue> {
    Reflect::get(&window(), &PROMPT.into()).ok().filter(JsValue::is_truthy)
}

fn window() -> JsValue {
    web_sys::window().map(JsValue::from).unwrap_or_default()
}
