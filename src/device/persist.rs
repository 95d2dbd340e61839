//! Whether the browser has promised not to clear this page's storage by itself.

use super::reflect;

/// Asks it to promise. Not every browser can be asked.
pub async fn ask() {
    call("persist").await;
}

/// Whether it has; `None` where it cannot say.
pub async fn granted() -> Option<bool> {
    call("persisted").await
}

async fn call(method: &str) -> Option<bool> {
    let navigator = web_sys::window()?.navigator();
    reflect::done(&reflect::get(&navigator, "storage")?, method, &[]).await?.as_bool()
}
