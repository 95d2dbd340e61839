//! What the page does before there is a program: it shows this parent's card as
//! it last stood, and remembers what is pressed (index.html).

use js_sys::Reflect;
use web_sys::{CustomEvent, Element};

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
    let window = web_sys::window()?;
    let at = Reflect::get(&window, &"pressed".into()).ok()?.as_f64()?;
    (at > 0.0).then_some(at as i64)
}

/// The build this page is of: a few letters and digits, made of its bytes.
pub fn build() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("data-build")).unwrap_or_default()
}

/// The screen as it stands, unless something on it has been pressed or is only
/// offered this once.
pub fn untouched(root: &Element) -> Option<String> {
    let has = |selector| root.query_selector(selector).ok().flatten().is_some();
    (has(".again [data-state=ready]") && !has(".begun")).then(|| root.inner_html())
}
