//! The web server under the app: small, local, and able to fail on purpose.
//!
//! Hand-made on the standard library because offline tests need what servers try to avoid: when it
//! stops, every connection is cut and new ones are refused at once, with no kept-alive line left.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{IpAddr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How a path can be made to fail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// Hang up without an answer.
    Refuse,
    /// Send half of the file, then hang up.
    Cut,
    /// Send the file in pieces, as a slow network does.
    Trickle,
    /// Take the request and never answer.
    Hang,
    /// Take the request and answer once everything is served again.
    Wait,
    /// Send whoever asks on to the name without its ending, as some hosts do, and know the file by
    /// that.
    SendOn,
}

/// How a slow network sends: bytes at a time, and the time between.
const PIECE: usize = 1_200;
const BETWEEN: Duration = Duration::from_millis(40);

/// Serves one folder on one port; can stop and start again as the same origin.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

/// What the connections need to know.
#[derive(Default)]
struct Shared {
    root: Mutex<PathBuf>,
    faults: Mutex<Vec<(String, Fault)>>,
    requested: Mutex<Vec<String>>,
    open: Mutex<HashMap<u16, TcpStream>>,
    stopping: AtomicBool,
}

impl Server {
    /// Begins to serve `root` at this address of this machine.
    pub fn start(root: &Path, host: impl Into<IpAddr>, port: u16) -> io::Result<Self> {
        let mut server = Self {
            address: SocketAddr::new(host.into(), port),
            shared: Arc::default(),
            accepting: None,
        };
        *server.shared.root.lock().unwrap() = root.to_owned();
        server.restart()?;
        Ok(server)
    }

    /// The address of the app, with no slash at the end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it listens, running or not.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Starts again on the same port after [`Server::stop`].
    pub fn restart(&mut self) -> io::Result<()> {
        let listener = TcpListener::bind(self.address)?;
        let shared = Arc::clone(&self.shared);
        shared.stopping.store(false, Ordering::SeqCst);
        self.accepting = Some(thread::spawn(move || accept(&listener, &shared)));
        Ok(())
    }

    /// Stops for good: connections are cut, and new ones refused from now on.
    pub fn stop(&mut self) {
        let Some(accepting) = self.accepting.take() else {
            return;
        };
        self.shared.stopping.store(true, Ordering::SeqCst);
        // Wakes the accepting thread, which then closes the listening socket.
        let _ = TcpStream::connect(self.address);
        let _ = accepting.join();
        for stream in self.shared.open.lock().unwrap().values() {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Serves another folder from the next request on, as a new release would.
    pub fn serve_folder(&self, root: &Path) {
        *self.shared.root.lock().unwrap() = root.to_owned();
    }

    /// Lets every path that ends in `ending` fail from now on.
    pub fn fail(&self, ending: &str, fault: Fault) {
        let mut faults = self.shared.faults.lock().unwrap();
        faults.push((ending.to_owned(), fault));
    }

    /// Lets everything be served again.
    pub fn mend(&self) {
        self.shared.faults.lock().unwrap().clear();
    }

    /// What was asked for so far: paths, and `CONNECT host:port` or whole addresses where a browser
    /// took the server for its way out.
    pub fn requested(&self) -> Vec<String> {
        self.shared.requested.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let (Ok(peer), Ok(copy)) = (stream.peer_addr(), stream.try_clone()) else {
            continue;
        };
        shared.open.lock().unwrap().insert(peer.port(), copy);
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            let _ = answer(&stream, &shared);
            shared.open.lock().unwrap().remove(&peer.port());
            let _ = stream.shutdown(Shutdown::Both);
        });
    }
}

/// Reads one request and answers it; the connection ends there, so that none is left to reuse.
fn answer(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let Some(request) = lines.next().transpose()? else {
        return Ok(());
    };
    for header in lines.by_ref() {
        if header?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let inside = target.starts_with('/');
    let note = if inside { target.to_owned() } else { format!("{method} {target}") };
    shared.requested.lock().unwrap().push(note);
    if !inside {
        return send(stream, "502 Bad Gateway", "text/plain", b"", None);
    }

    let path = target.split(['?', '#']).next().unwrap_or_default();
    let faults = shared.faults.lock().unwrap().clone();
    let fault = faults.iter().find(|(ending, _)| path.ends_with(ending));
    match fault {
        Some((_, Fault::Wait)) => {
            while !shared.stopping.load(Ordering::SeqCst)
                && shared.faults.lock().unwrap().iter().any(|(ending, _)| path.ends_with(ending))
            {
                thread::sleep(Duration::from_millis(20));
            }
        }
        Some((_, Fault::Refuse)) => return Ok(()),
        Some((_, Fault::Hang)) => {
            // Ends when the browser gives up or the server stops.
            while lines.next().transpose()?.is_some() {}
            return Ok(());
        }
        Some((ending, Fault::SendOn)) => {
            let name = path.strip_suffix(ending.as_str()).unwrap_or(path);
            let head = "308 Permanent Redirect\r\nLocation: ".to_owned() + name;
            return send(stream, &head, "text/plain", b"", None);
        }
        Some((_, Fault::Cut | Fault::Trickle)) | None => {}
    }
    let root = shared.root.lock().unwrap().clone();
    let short = faults.iter().find(|(_, fault)| *fault == Fault::SendOn);
    let whole = short.and_then(|(ending, _)| read(&root, &[path, ending].concat()));
    match whole.or_else(|| read(&root, path)) {
        Some((file, body)) => {
            send(stream, "200 OK", mime(&file), &body, fault.map(|(_, fault)| *fault))
        }
        None => send(stream, "404 Not Found", "text/plain", b"not here", None),
    }
}

fn read(root: &Path, path: &str) -> Option<(PathBuf, Vec<u8>)> {
    if path.split('/').any(|part| part == "..") {
        return None;
    }
    let mut file = root.join(path.trim_start_matches('/'));
    if file.is_dir() {
        file.push("index.html");
    }
    let body = std::fs::read(&file).ok()?;
    Some((file, body))
}

fn send(
    mut stream: &TcpStream,
    status: &str,
    mime: &str,
    body: &[u8],
    fault: Option<Fault>,
) -> io::Result<()> {
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-cache\r\nConnection: close\r\n\r\n"
    )?;
    match fault {
        Some(Fault::Cut) => stream.write_all(&body[..length / 2]),
        Some(Fault::Trickle) => {
            for piece in body.chunks(PIECE) {
                stream.write_all(piece)?;
                thread::sleep(BETWEEN);
            }
            Ok(())
        }
        _ => stream.write_all(body),
    }
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
