//! Other pages beside Darn: the blank one, Darn's own first card with no script to it, and apps
//! whose folders were handed in (`--peers`).

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};

use crate::outcome::{Outcome, Trouble, ensure};
use crate::page::Page;
use crate::ports;
use crate::report::Report;
use crate::server::Server;
use crate::stage::House;

/// The file in a folder of apps that names them: `NAME<TAB>/path/to/open/`, one a line.
const LIST: &str = "ready";

/// A page with an origin of its own.
pub struct Peer {
    /// How it is called in the table.
    pub name: String,
    /// What is opened.
    pub address: String,
    server: Server,
}

/// An app in a folder of apps, not served yet.
#[derive(Clone)]
pub struct Handed {
    name: String,
    folder: PathBuf,
    path: String,
}

/// The apps that a folder says are ready.
pub fn in_folder(folder: &Path) -> Outcome<Vec<Handed>> {
    let list = folder.join(LIST);
    let text = fs::read_to_string(&list)
        .map_err(|error| Trouble::from(format!("{}: {error}", list.display())))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let apps = lines.map(|line| {
        let (name, path) = line.split_once('\t').filter(|(_, path)| path.starts_with('/')).ok_or(
            format!("{}: “{line}” is not a name, a tab and a path from /", list.display()),
        )?;
        let (name, path) = (name.trim().to_owned(), path.trim().to_owned());
        Ok(Handed { folder: folder.join(&name), name, path })
    });
    apps.collect()
}

/// The blank page and its worker.
fn blank_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/blank")
}

/// The barest page behind a worker, held by it, its server stopped.
pub async fn blank(page: &Page) -> Outcome<Peer> {
    held(page, "blank page", &blank_folder(), "/").await
}

/// The release's own page as it stands in its file, words and styles, behind the blank page's
/// worker: without what chooses this parent's card and light, and without the program.
pub async fn still_card(page: &Page, house: &House) -> Outcome<Peer> {
    let folder = house.scratch.join("still");
    fs::create_dir_all(&folder)?;
    fs::copy(blank_folder().join("sw.js"), folder.join("sw.js"))?;
    let card = without_scripts(&fs::read_to_string(house.dist.join("index.html"))?);
    let worker = "<script>navigator.serviceWorker.register(\"sw.js\");</script>";
    fs::write(folder.join("index.html"), card + worker)?;
    held(page, "Darn's card, no script", &folder, "/").await
}

/// The page without its scripts, what it links to, and the policy, which would forbid the worker's
/// own script.
fn without_scripts(page: &str) -> String {
    let cut = [("<script", "</script>"), ("<link", ">"), ("<meta http-equiv", ">")];
    cut.iter().fold(page.to_owned(), |page, (from, to)| without(&page, from, to))
}

/// The text without what stands between these, and without them.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut pieces = text.split(from);
    let first = pieces.next().unwrap_or_default().to_owned();
    let after = |piece: &str| piece.split_once(to).map_or("", |(_, after)| after).to_owned();
    pieces.fold(first, |left, piece| left + after(piece).as_str())
}

/// Every app that holds itself without its server; the others are said and left out.
pub async fn held_by_themselves(
    page: &Page,
    handed: &[Handed],
    report: &mut Report,
) -> Outcome<Vec<Peer>> {
    let mut peers = Vec::new();
    for Handed { name, folder, path } in handed {
        match held(page, name, folder, path).await {
            Ok(peer) => peers.push(peer),
            Err(trouble) if trouble.is_death() => return Err(trouble),
            Err(trouble) => report.say(format!("{name} is left out: {trouble}.")),
        }
    }
    Ok(peers)
}

/// Serves a page until its worker holds it; then there is no server any more.
async fn held(page: &Page, name: &str, folder: &Path, path: &str) -> Outcome<Peer> {
    ensure(folder.is_dir(), "the folder of its name is not there")?;
    let server = Server::start(folder, Ipv4Addr::LOCALHOST, ports::free())?;
    let address = server.origin() + path;
    let mut peer = Peer { name: name.to_owned(), address, server };
    page.driver.goto(&peer.address).await?;
    let ready = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.ready.then(() => done(true));";
    page.await_script::<bool>(ready, vec![])
        .await
        .map_err(|_| Trouble::from("no service worker of its own became ready"))?;
    // Not every worker takes the page it came with.
    page.driver.goto("about:blank").await?;
    page.driver.goto(&peer.address).await?;
    page.wait_for("a service worker that controls the page", async |page| {
        page.ask("return navigator.serviceWorker.controller !== null", vec![]).await
    })
    .await?;
    peer.server.stop();
    ensure(
        TcpStream::connect(peer.server.address()).is_err(),
        "its server was stopped, and still something answers",
    )?;
    Ok(peer)
}
