//! The benchmark table (`make bench`): the release against the least a browser can do.
//!
//! Chromium, warm, each page held by its service worker, both servers stopped. The floor for the
//! first paint is a blank page behind a worker of the same shape; the floor for a press is one bare
//! strict IndexedDB write in the same page. Rounds alternate, so that the machine's moods meet both.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    reason = "the modules are the end-to-end tests' own, and this uses a part of them"
)]

#[path = "../e2e/browser.rs"]
mod browser;
#[path = "../e2e/engine.rs"]
mod engine;
#[path = "../e2e/group.rs"]
mod group;
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
#[path = "../e2e/watch.rs"]
mod watch;

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use engine::Engine;
use outcome::Outcome;
use page::Page;
use server::Server;
use stage::{House, Stage};

const ROUNDS: usize = 30;

/// What one round measured, in milliseconds.
struct Round {
    paint: f64,
    blank_paint: f64,
    kept: f64,
    bare_write: f64,
}

fn main() -> ExitCode {
    let measured = Engine::Chromium.ready().and_then(|()| {
        let runtime = tokio::runtime::Runtime::new()?;
        runtime.block_on(measure())
    });
    match measured {
        Ok(rounds) => {
            print_table(&rounds);
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Outcome<Vec<Round>> {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    let _ = std::fs::remove_dir_all(&scratch);
    let house = House { dist: PathBuf::from("dist"), scratch, display: None };
    let blank_folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/blank");
    let mut blank = Server::start(&blank_folder, Ipv4Addr::LOCALHOST, ports::free())?;
    let blank_address = blank.origin();

    let mut stage = Stage::set(&house, Engine::Chromium, "bench")?;
    let app_address = stage.server.origin() + "/#/";
    let page = stage.open("#/").await?;
    page.ready_for_offline().await?;
    page.driver.goto(&blank_address).await?;
    page.ready_for_offline().await?;
    blank.stop();
    stage.go_offline()?;

    let page = stage.page()?;
    let mut rounds = Vec::new();
    // The first round only warms up.
    for _ in 0..=ROUNDS {
        let blank_paint = paint(page, &blank_address).await?;
        let paint = paint(page, &app_address).await?;
        page.wait_for_one("button", screen::TRY_AGAIN).await?;
        let press = include_str!("press.js");
        let [kept, bare_write] = page.await_script(press, vec![screen::TRY_AGAIN.into()]).await?;
        rounds.push(Round { paint, blank_paint, kept, bare_write });
    }
    Ok(rounds.split_off(1))
}

/// Opens the address from nothing and reads when something was first painted.
async fn paint(page: &Page, address: &str) -> Outcome<f64> {
    page.driver.goto("about:blank").await?;
    page.driver.goto(address).await?;
    let painted =
        "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0";
    page.wait_for("a first paint", async |page| Ok(page.ask::<f64>(painted, vec![]).await? > 0.0))
        .await?;
    page.ask(painted, vec![]).await
}

fn print_table(rounds: &[Round]) {
    println!("Chromium, warm, offline; medians of {ROUNDS} rounds, worst in brackets, ms");
    println!("{:34} {:>16} {:>16} {:>6}", "", "Darn", "floor", "ratio");
    let row = |what: &str, ours: fn(&Round) -> f64, floor: fn(&Round) -> f64| {
        let (ours, worst) = spread(rounds, ours);
        let (floor, floor_worst) = spread(rounds, floor);
        println!(
            "{what:34} {:>16} {:>16} {:>6.2}",
            format!("{ours:.1} ({worst:.1})"),
            format!("{floor:.1} ({floor_worst:.1})"),
            ours / floor,
        );
    };
    row("first paint / of a blank page", |r| r.paint, |r| r.blank_paint);
    row("press to kept / one strict write", |r| r.kept, |r| r.bare_write);
}

/// The median and the worst.
fn spread(rounds: &[Round], part: fn(&Round) -> f64) -> (f64, f64) {
    let mut parts: Vec<f64> = rounds.iter().map(part).collect();
    parts.sort_by(f64::total_cmp);
    (parts[parts.len() / 2], parts[parts.len() - 1])
}
