//! The benchmark table (`make bench`): the release against the least a browser can do.
//!
//! Chromium, warm, each page held by its service worker, the servers stopped. Floors: for the first
//! paint, a blank page behind a worker of the same shape; for a press, one bare strict IndexedDB
//! write of as many bytes in the same page; for a start, Darn itself with a hundred returns. What is
//! compared alternates, so that the machine's moods meet both. `-- --dist DIR` names another release, `-- cloth` picks a
//! part.
//!
//! In reading order: [`floor`] holds the app beside the barest page and the barest write, at the
//! machine's speed and slowed; [`growth`] asks what years of returns cost; [`cloth`] how long a
//! cloth of thousands keeps the page from answering.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    reason = "the modules are the end-to-end tests' own, and this uses a part of them"
)]

mod cloth;
mod floor;
mod growth;

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

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use engine::Engine;
use outcome::Outcome;
use stage::House;

/// Milliseconds of ours, and of the floor right beside it.
pub type Pair = [f64; 2];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let dist = args.iter().position(|arg| arg == "--dist").and_then(|at| args.get(at + 1));
    let dist = PathBuf::from(dist.map_or("dist", String::as_str));
    let part = args.first().filter(|arg| !arg.starts_with('-')).cloned();
    let measured = Engine::Chromium.ready().and_then(|()| {
        let runtime = tokio::runtime::Runtime::new()?;
        runtime.block_on(measure(dist, part.as_deref()))
    });
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(dist: PathBuf, part: Option<&str>) -> Outcome {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    let _ = std::fs::remove_dir_all(&scratch);
    let house = House { dist, scratch, display: None };
    println!("Chromium, warm, offline; milliseconds, medians, 95th percentiles in brackets");
    println!("{:46} {:>16} {:>16} {:>6}", "", "Darn", "floor", "ratio");
    let wanted = |name| part.is_none_or(|part| part == name);
    if wanted("floor") {
        for slower in floor::SLOWER {
            floor::beside_the_floor(&house, slower).await?;
        }
    }
    if wanted("cloth") {
        cloth::of_thousands(&house).await?;
    }
    if wanted("growth") {
        growth::as_the_journal_grows(&house).await?;
    }
    Ok(())
}

/// One line of the table.
pub fn row(what: &str, pairs: &[Pair]) {
    let (ours, high) = spread(pairs.iter().map(|pair| pair[0]).collect());
    let (floor, floor_high) = spread(pairs.iter().map(|pair| pair[1]).collect());
    println!(
        "{what:46} {:>16} {:>16} {:>6.2}",
        format!("{ours:.1} ({high:.1})"),
        format!("{floor:.1} ({floor_high:.1})"),
        ours / floor,
    );
}

/// The median and the 95th percentile.
pub fn spread(mut values: Vec<f64>) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    (values[values.len() / 2], values[values.len() * 95 / 100])
}
