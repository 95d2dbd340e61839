//! The browser rooms of the house, in a real browser: IndexedDB, the mirror, the
//! tabs' channel, and the screens mounted for real. Empty for other targets.

#![cfg_attr(target_arch = "wasm32", allow(clippy::unwrap_used, clippy::indexing_slicing))]

#[cfg(target_arch = "wasm32")]
mod migration;
#[cfg(target_arch = "wasm32")]
mod opening;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod rows;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
