//! Where this page runs: what it keeps depends on it.

use super::look;
use web_sys::window;

/// How an app on a home screen is shown, as browsers name it.
const APART: &str = "(display-mode: standalone), (display-mode: fullscreen), \
                     (display-mode: minimal-ui)";

/// Whether it is an app of its own on the home screen.
pub fn is_installed() -> bool {
    let standalone = || {
        let query = window()?.match_media(APART).ok()??;
        let old = window().and_then(|window| look::get(&window.navigator(), "standalone"));
        // Safari's own, older sign.
        Some(query.matches() || old.is_some_and(|old| old.is_truthy()))
    };
    standalone().unwrap_or(false)
}

/// Whether it is a tab of a browser on iOS, where an app on the home screen
/// keeps a store of its own.
pub fn is_ios_tab() -> bool {
    let is_ios = || {
        let navigator = window()?.navigator();
        let agent = look::get(&navigator, "userAgent")?.as_string()?;
        let touches = look::number(&navigator, "maxTouchPoints").unwrap_or(0.0);
        let is_phone = ["iPhone", "iPad", "iPod"].iter().any(|name| agent.contains(name));
        // An iPad calls itself a Mac; no Mac is touched.
        Some(is_phone || (agent.contains("Macintosh") && touches > 1.0))
    };
    is_ios().unwrap_or(false) && !is_installed()
}
