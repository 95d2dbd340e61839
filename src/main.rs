//! Boot only: the panic screen, then the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    darn::device::panic::catch();
    darn::screen::open();
}

/// Darn lives in a browser; see the Makefile.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
