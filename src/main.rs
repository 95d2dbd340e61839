//! Boot only: the panic screen, the language, then the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    darn::device::panic::catch();
    darn::screen::start();
}

/// Darn lives in a browser; see the Makefile.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
