//! Where this page runs: what it keeps depends on it.

use super::reflect;
use web_sys::window;

/// How an app on a home screen is shown, as browsers name it.
const APART: &str = "(display-mode: standalone), (display-mode: fullscreen), \
                     (display-mode: minimal-ui)";

/// Whether it is an app of its own on the home screen.
pub fn is_installed() -> bool {
    let standalone = || {
        let query = window()?.match_media(APART).ok()??;
        let old = window().and_then(|window| reflect::get(&window.navigator(), "standalone"));
        // Safari's own, older sign.
        Some(query.matches() || old.is_some_and(|old| old.is_truthy()))
    };
    standalone().unwrap_or(false)
}
