//! The benchmark table (`make bench`): the release against the least a browser can do, and against
//! other apps.
//!
//! Chromium, warm, each page held by its service worker, the servers stopped. Floors: for the first
//! paint, a blank page behind a worker of the same shape; for a press, one bare strict IndexedDB
//! write of as many bytes in the same page; for its frame, a bare page that changes a text; for a
//! start, Darn itself with a hundred returns. What is compared alternates, so that the machine's
//! moods meet both. `-- --dist DIR` names another release, `-- --peers DIR`, as often as wanted, a
//! folder of apps ready to serve, `-- cloth` picks a part. All of it is left in `target/bench`, as Markdown and as plots;
//! docs/benchmarks.md says how to read it.
//!
//! In reading order: [`report`] and [`plot`] are what comes out; [`sizes`] weighs the release;
//! [`paint`] holds a start against the barest page and the apps of [`peers`]; [`press`] a press
//! against the barest write; [`growth`] asks what years of returns cost; [`cloth`] how long a cloth of
//! thousands keeps the page from answering; [`memory`] what the page's process holds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    reason = "the modules are the end-to-end tests' own, and this uses a part of them"
)]

mod cloth;
mod growth;
mod memory;
mod paint;
mod peers;
mod plot;
mod press;
mod report;
mod sizes;

#[path = "../e2e/browser.rs"]
mod browser;
#[path = "../e2e/engine.rs"]
mod engine;
#[path = "../e2e/group.rs"]
mod group;
#[path = "../e2e/next.rs"]
mod next;
#[path = "../e2e/outcome.rs"]
mod outcome;
#[path = "../e2e/page.rs"]
mod page;
#[path = "../e2e/ports.rs"]
mod ports;
#[path = "../e2e/screen.rs"]
mod screen;
#[path = "../e2e/server.rs"]
mod server;
#[path = "../e2e/stage.rs"]
mod stage;
#[path = "../e2e/storage.rs"]
mod storage;
#[path = "../e2e/watch.rs"]
mod watch;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use serde_json::json;

use engine::Engine;
use outcome::Outcome;
use page::Page;
use peers::Handed;
use report::Report;
use stage::House;

/// How much slower than this machine a page runs: a middling and a slow phone.
pub const SLOWER: [u32; 3] = [1, 4, 6];

/// What was asked for on the command line.
struct Asked {
    dist: PathBuf,
    peers: Vec<PathBuf>,
    part: Option<String>,
}

fn main() -> ExitCode {
    let asked = asked(std::env::args().skip(1).filter(|arg| arg != "--bench"));
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut report = Report::default();
    let measured = measure(&asked, scratch.join("bench"), &mut report);
    let folder = scratch.with_file_name("bench");
    // What was found before something went wrong is worth having too.
    let written = report.write(&folder);
    println!("\nwritten to {}", folder.display());
    match measured.and(written.map_err(Into::into)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn asked(mut args: impl Iterator<Item = String>) -> Asked {
    let mut asked = Asked { dist: PathBuf::from("dist"), peers: Vec::new(), part: None };
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--dist" => asked.dist = args.next().map_or(asked.dist, PathBuf::from),
            "--peers" => asked.peers.extend(args.next().map(PathBuf::from)),
            _ => asked.part = Some(arg),
        }
    }
    asked
}

fn measure(asked: &Asked, scratch: PathBuf, report: &mut Report) -> Outcome {
    Engine::Chromium.ready()?;
    let handed = asked.peers.iter().map(|folder| peers::in_folder(folder));
    let handed = handed.collect::<Outcome<Vec<_>>>()?.concat();
    let _ = fs::remove_dir_all(&scratch);
    let house = House { dist: asked.dist.clone(), scratch, display: None };
    report.say(format!(
        "Chromium, warm, offline; medians, 95th percentiles in brackets. {}",
        machine(),
    ));
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(parts(asked.part.as_deref(), &house, &handed, report))
}

async fn parts(
    part: Option<&str>,
    house: &House,
    handed: &[Handed],
    report: &mut Report,
) -> Outcome {
    let wanted = |name| part.is_none_or(|part| part == name);
    if wanted("sizes") {
        sizes::of_the_release(&house.dist, report)?;
    }
    if wanted("paint") {
        paint::first(house, handed, report).await?;
    }
    if wanted("press") {
        press::to_kept_and_seen(house, report).await?;
    }
    if wanted("growth") {
        growth::as_the_journal_grows(house, report).await?;
    }
    if wanted("cloth") {
        cloth::of_thousands(house, report).await?;
    }
    if wanted("memory") {
        memory::of_the_page(house, report).await?;
    }
    Ok(())
}

/// Has the page's own work take so many times as long.
pub async fn throttle(page: &Page, slower: u32) -> Outcome {
    let rate = json!({ "rate": slower });
    page.driver.cdp().send_raw("Emulation.setCPUThrottlingRate", rate).await?;
    Ok(())
}

/// What it ran on, as far as the system says.
fn machine() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().filter(|load| !load.is_empty());
    let load = load.map(|load| format!(", load {load} when it began")).unwrap_or_default();
    format!("Cores: {cores}{load}.")
}
