//! The service worker, which serves everything when there is no network.

use super::rest;
use web_sys::{RegistrationOptions, ServiceWorkerContainer, ServiceWorkerUpdateViaCache};

/// Milliseconds after the start before a fresh version is looked for.
const UNHURRIED: i32 = 1_500;

/// Where workers are had, if they are: not on plain http, nor in some private
/// windows.
pub fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let has = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).ok()?;
    has.then(|| navigator.service_worker())
}

/// Has it look through every file it keeps, for one that the browser damaged.
pub fn mend() {
    if let Some(worker) = container().and_then(|container| container.controller()) {
        // A worker that has just gone has nothing to mend.
        let _ = worker.post_message(&"mend".into());
    }
}

/// Registers it. Relative, so that Darn works under any path; never from the
/// browser's cache, so that an update is found. Where there is no worker Darn
/// works as long as the network does.
pub fn register() {
    if let Some(container) = container() {
        wasm_bindgen_futures::spawn_local(async move {
            // One that answers already has time, and a press at the start has not.
            if container.controller().is_some() {
                rest::wait(UNHURRIED).await;
            }
            let options = RegistrationOptions::new();
            options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
            let registering = container.register_with_options("sw.js", &options);
            // Refused or out of reach: tried again when the page is next looked at, or
            // the network comes back (updates::look).
            let _ = wasm_bindgen_futures::JsFuture::from(registering).await;
        });
    }
}
