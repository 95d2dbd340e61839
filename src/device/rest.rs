//! Pauses.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Lets the browser draw a frame.
pub async fn breathe() {
    wait(0).await;
}

/// Waits so many milliseconds.
pub async fn wait(ms: i32) {
    let later = Promise::new(&mut |resolve, _| {
        let _ = web_sys::window().and_then(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms).ok()
        });
    });
    let _ = JsFuture::from(later).await;
}
