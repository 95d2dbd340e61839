//! Finishes the release after the build, as Trunk's post-build hook.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    if let Err(broken) = darn::release::finish() {
        eprintln!("release: {broken}");
        std::process::exit(1);
    }
}
