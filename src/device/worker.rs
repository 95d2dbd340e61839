//! The service worker, which serves everything when there is no network.

use web_sys::{RegistrationOptions, ServiceWorkerUpdateViaCache};

/// Registers it. Relative, so that Darn works under any path; never from the
/// browser's cache, so that an update is found. Where there is no worker (plain
/// http, private windows) Darn works as long as the network does.
pub fn register() {
    let container = web_sys::window().map(|window| window.navigator());
    let has = container
        .as_ref()
        .and_then(|navigator| js_sys::Reflect::has(navigator, &"serviceWorker".into()).ok());
    if let (Some(navigator), Some(true)) = (container, has) {
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registering = navigator.service_worker().register_with_options("sw.js", &options);
        wasm_bindgen_futures::spawn_local(async move {
            // Refused or out of reach: the next visit tries again.
            let _ = wasm_bindgen_futures::JsFuture::from(registering).await;
        });
    }
}
