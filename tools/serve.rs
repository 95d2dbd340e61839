//! Serves a folder at http://localhost until stopped: `serve FOLDER PORT`.
//!
//! The very server the tests use: no file watching, nothing injected, and what is not there is a
//! plain 404.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::net::{Ipv4Addr, Ipv6Addr};
use std::path::Path;
use std::process::ExitCode;

#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/e2e/server.rs"]
mod server;

use server::Server;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, port] = args.as_slice() else {
        eprintln!("serve FOLDER PORT");
        return ExitCode::FAILURE;
    };
    let port: u16 = port.parse().unwrap_or(8080);
    let _four = match Server::start(Path::new(folder), Ipv4Addr::LOCALHOST, port) {
        Ok(server) => server,
        Err(error) => {
            eprintln!("Port {port} cannot be used ({error}); another: make serve PORT=8081");
            return ExitCode::FAILURE;
        }
    };
    // "localhost" may mean either; a machine without IPv6 does with one.
    let _six = Server::start(Path::new(folder), Ipv6Addr::LOCALHOST, port);
    println!("Darn is at http://localhost:{port} (Ctrl-C stops it)");
    loop {
        std::thread::park();
    }
}
