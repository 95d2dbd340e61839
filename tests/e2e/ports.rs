//! Ports that stay ours for a whole story.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicU16, Ordering};

static NEXT: AtomicU16 = AtomicU16::new(0);

/// A free port on this machine.
///
/// They lie below the range systems hand out by themselves, so that a server which is stopped for
/// a while finds its port still free.
pub fn free() -> u16 {
    let start = 20_000 + (std::process::id() % 500) as u16 * 16;
    loop {
        let port = start + NEXT.fetch_add(1, Ordering::Relaxed) % 4_000;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
}
