//! The benchmark table (`make bench`): the release against the least a browser can do.
//!
//! Chromium, warm, each page held by its service worker, the servers stopped. Floors: for the first
//! paint, a blank page behind a worker of the same shape; for a press, one bare strict IndexedDB
//! write of as many bytes in the same page; for a start, Darn itself with a hundred returns. What is
//! compared alternates, so that the machine's moods meet both. `-- DIST` names another release.

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

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use serde_json::json;

use engine::Engine;
use outcome::Outcome;
use page::Page;
use server::Server;
use stage::{House, Stage};

const PAINTS: usize = 30;
const PRESSES: usize = 200;
const STARTS: usize = 15;
/// How many returns the journals hold whose start is measured.
const SIZES: [usize; 3] = [100, 10_000, 100_000];
/// Seeding and loading a hundred thousand takes a while.
const LONG: Duration = Duration::from_secs(120);

/// Milliseconds of ours, and of the floor right beside it.
type Pair = [f64; 2];

fn main() -> ExitCode {
    let dist = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let dist = PathBuf::from(dist.unwrap_or_else(|| "dist".to_owned()));
    let measured = Engine::Chromium.ready().and_then(|()| {
        let runtime = tokio::runtime::Runtime::new()?;
        runtime.block_on(measure(dist))
    });
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(dist: PathBuf) -> Outcome {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    let _ = std::fs::remove_dir_all(&scratch);
    let house = House { dist, scratch, display: None };
    println!("Chromium, warm, offline; milliseconds, medians, 95th percentiles in brackets");
    println!("{:46} {:>16} {:>16} {:>6}", "", "Darn", "floor", "ratio");
    beside_the_floor(&house).await?;
    as_the_journal_grows(&house).await
}

/// First paints and presses.
async fn beside_the_floor(house: &House) -> Outcome {
    let blank_folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/blank");
    let mut blank = Server::start(&blank_folder, Ipv4Addr::LOCALHOST, ports::free())?;
    let blank_address = blank.origin();
    let mut stage = Stage::set(house, Engine::Chromium, "floor")?;
    let app_address = stage.server.origin() + "/#/";
    let page = stage.open("#/").await?;
    page.ready_for_offline().await?;
    page.driver.goto(&blank_address).await?;
    page.ready_for_offline().await?;
    blank.stop();
    stage.go_offline()?;

    let page = stage.page()?;
    let mut paints: Vec<Pair> = Vec::new();
    // The first round only warms up.
    for _ in 0..=PAINTS {
        let floor = paint(page, &blank_address).await?;
        paints.push([paint(page, &app_address).await?, floor]);
    }
    row(&format!("first paint / of a blank page, {PAINTS}"), &paints[1..]);

    page.wait_for_one("button", screen::TRY_AGAIN).await?;
    page.driver.set_script_timeout(LONG).await?;
    let args = vec![screen::TRY_AGAIN.into(), (PRESSES + 1).into()];
    let presses: Vec<Pair> = page.await_script(include_str!("press.js"), args).await?;
    row(&format!("press to kept / one strict write, {PRESSES}"), &presses[1..]);
    stage.browser.close().await
}

/// From the start of a navigation to the first press kept, at each size; then the bytes on disk.
async fn as_the_journal_grows(house: &House) -> Outcome {
    let mut stage = Stage::set(house, Engine::Chromium, "grown")?;
    stage.open("#/").await?.ready_for_offline().await?;
    stage.page()?.try_again().await?;
    stage.go_offline()?;
    let page = stage.page()?;
    page.driver.set_script_timeout(LONG).await?;
    let mut least = None;
    for size in SIZES {
        page.go_cold("#/help").await?;
        let total: usize = page.await_script(include_str!("seed.js"), vec![size.into()]).await?;
        // The first visit afterwards brings the copy in localStorage up to date.
        page.go_cold("#/cloth").await?;
        page.wait_up_to(LONG, &format!("{total} returns"), async |page| {
            Ok(page.text("[data-testid=returns-total]").await? == Some(total.to_string()))
        })
        .await?;
        let (median, high) = spread(starts(page).await?);
        let floor = *least.get_or_insert(median);
        println!(
            "{:46} {:>16} {:>16} {:>6.2}",
            format!("start to first press kept, {size} returns, {STARTS}"),
            format!("{median:.1} ({high:.1})"),
            format!("{floor:.1}"),
            median / floor,
        );
    }
    let rows = page.count_rows().await?;
    stage.browser.close().await?;
    let bytes = bytes(&stage.browser.profile().join("Default/IndexedDB"))?;
    println!(
        "{:46} {:>13.1} MB   ({:.0} bytes a return)",
        format!("{rows} returns on disk"),
        bytes as f64 / 1e6,
        bytes as f64 / rows as f64,
    );
    Ok(())
}

/// Starts the app again and again, and presses as soon as there is a button.
async fn starts(page: &Page) -> Outcome<Vec<f64>> {
    let script = json!({ "source": include_str!("usable.js") });
    let added = page.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script).await?;
    let mut starts = Vec::new();
    let usable = "return window.__usable ?? 0";
    // The first round only warms up.
    for _ in 0..=STARTS {
        page.go_cold("#/").await?;
        page.wait_for(
            "a press kept",
            async |page| Ok(page.ask::<f64>(usable, vec![]).await? > 0.0),
        )
        .await?;
        starts.push(page.ask(usable, vec![]).await?);
    }
    page.driver.cdp().send_raw("Page.removeScriptToEvaluateOnNewDocument", added).await?;
    Ok(starts.split_off(1))
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

/// One line of the table.
fn row(what: &str, pairs: &[Pair]) {
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
fn spread(mut values: Vec<f64>) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    (values[values.len() / 2], values[values.len() * 95 / 100])
}

/// How many bytes the files in a folder take, and in those within it.
fn bytes(folder: &Path) -> Outcome<u64> {
    let mut sum = 0;
    for file in std::fs::read_dir(folder)? {
        let file = file?;
        let about = file.metadata()?;
        sum += if about.is_dir() { bytes(&file.path())? } else { about.len() };
    }
    Ok(sum)
}
