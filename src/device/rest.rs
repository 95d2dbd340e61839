//! Pauses.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Lets the browser do what else it has to do.
pub async fn breathe() {
    wait(0).await;
}

/// Waits until the browser has drawn a frame: what follows is a task of its own.
pub async fn frame() {
    let next = Promise::new(&mut |resolve, _| {
        let _ = web_sys::window().and_then(|window| window.request_animation_frame(&resolve).ok());
    });
    let _ = JsFuture::from(next).await;
    breathe().await;
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
