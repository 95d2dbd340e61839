//! What the page does before there is a program: it shows this parent's card as
//! it last stood (page/start.js), and remembers what is pressed (page/first.js).

use super::reflect;
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::CustomEvent;

/// Whether something was pressed before the program was there.
pub fn waits() -> bool {
    let queued = reflect::get(&js_sys::global(), "queued");
    queued.and_then(|queued| reflect::number(&queued, "length")).is_some_and(|length| length > 0.0)
}

/// Has the page do again what was pressed before the program was there.
pub fn repeat_presses() {
    if let (Some(window), Ok(event)) = (web_sys::window(), CustomEvent::new("darn")) {
        // The page's own listener cannot be missing; without it nothing was pressed.
        let _ = window.dispatch_event(&event);
    }
}

/// When the press being done again was made, in ms since 1970; `None` for one
/// made now.
pub fn pressed_at() -> Option<i64> {
    let at = reflect::number(&js_sys::global(), "pressed")?;
    (at > 0.0).then_some(at as i64)
}

/// The words that stood there at the press being done again; `None` for one made now.
pub fn words_read() -> Option<String> {
    pressed_at()?;
    reflect::get(&js_sys::global(), "read")?.as_string()
}

/// The build this page is of: a few letters and digits, made of its bytes.
pub fn build() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("data-build")).unwrap_or_default()
}

/// Asks for the other styles, which the page else asks for a while after the start.
/// Over once they are there, or cannot be had soon.
pub fn styles() -> Option<JsFuture> {
    let there = reflect::call(&js_sys::global(), "styles", &[])?;
    Some(JsFuture::from(Promise::resolve(&there)))
}
