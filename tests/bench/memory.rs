//! What the page's process holds for itself alone, as Linux counts it.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::engine::Engine;
use crate::growth::{LONG, sow};
use crate::outcome::{Outcome, Trouble};
use crate::page::Page;
use crate::peers;
use crate::report::{Report, Spread, grouped};
use crate::stage::{House, Stage};

const SIZES: [usize; 2] = [100, 100_000];
/// Each in a browser just started.
const STARTS: usize = 5;
/// Until everything that comes after the first screen has come.
const SETTLED: Duration = Duration::from_secs(3);
const BUSY: &str = "const until = performance.now() + 400; while (performance.now() < until);";

/// What is open while the process is looked at.
#[derive(Clone, Copy)]
enum Open<'a> {
    Blank(&'a str),
    Card,
    /// The cloth, with so many returns.
    Cloth(usize),
}

/// The blank page, then the card and the cloth with few and with many returns.
pub async fn of_the_page(house: &House, report: &mut Report) -> Outcome {
    report
        .table("Memory of the page's process", &["", "private, MB", "beyond the blank page's, MB"]);
    if !cfg!(target_os = "linux") {
        report.say("Only Linux tells what a process holds for itself alone; left out here.");
        return Ok(());
    }
    let mut stage = Stage::set(house, Engine::Chromium, "memory")?;
    let page = stage.open("#/").await?;
    page.ready_for_offline().await?;
    page.try_again().await?;
    let blank = peers::blank(page).await?;
    stage.go_offline()?;
    let floor = row(&mut stage, Open::Blank(&blank.address), "blank page", None, report).await?;
    for size in SIZES {
        let page = stage.page()?;
        page.driver.set_script_timeout(LONG).await?;
        sow(page, size).await?;
        let (with, floor) = (format!("{} returns", grouped(size)), Some(floor));
        row(&mut stage, Open::Card, &format!("the card, {with}"), floor, report).await?;
        row(&mut stage, Open::Cloth(size), &format!("the cloth, {with}"), floor, report).await?;
    }
    stage.browser.close().await
}

/// Measures one thing in a browser started anew each time, and leaves the last open.
async fn row(
    stage: &mut Stage,
    open: Open<'_>,
    what: &str,
    floor: Option<f64>,
    report: &mut Report,
) -> Outcome<f64> {
    let mut found = Vec::new();
    for _ in 0..STARTS {
        stage.browser.close().await?;
        stage.browser.open().await?;
        let page = stage.page()?;
        show(page, open).await?;
        tokio::time::sleep(SETTLED).await;
        found.push(private(page, stage.browser.profile()).await?);
    }
    let found = Spread::of(found);
    let beyond = floor.map(|floor| format!("{:.1}", found.median - floor));
    let private = format!("{:.1} ({:.1})", found.median, found.high);
    report.row([what.to_owned(), private, beyond.unwrap_or_default()]);
    Ok(found.median)
}

async fn show(page: &Page, open: Open<'_>) -> Outcome {
    match open {
        Open::Blank(address) => Ok(page.driver.goto(address).await?),
        Open::Card => {
            page.go("#/").await?;
            page.wait_for("the program", async |page| {
                page.ask("return window.pressed === 0", vec![]).await
            })
            .await
        }
        Open::Cloth(size) => {
            page.go("#/cloth").await?;
            page.wait_up_to(LONG, "the whole cloth", async |page| {
                let total = page.text("[data-testid=returns-total]").await?;
                Ok(total.is_some_and(|total| total.parse().is_ok_and(|total: usize| total >= size)))
            })
            .await
        }
    }
}

/// MB that no other process shares with the one that runs the page: of the browser's, the one that
/// works when the page does.
async fn private(page: &Page, profile: &Path) -> Outcome<f64> {
    let before = renderers(profile)?;
    page.ask::<()>(BUSY, vec![]).await?;
    let worked = |(process, ticks): &(u32, u64)| {
        let then = before.iter().find(|(other, _)| other == process).map_or(0, |(_, then)| *then);
        ticks - then
    };
    let after = renderers(profile)?;
    let (process, _) = after.iter().max_by_key(|one| worked(one)).ok_or("no page has a process")?;
    let file = format!("/proc/{process}/smaps_rollup");
    let rollup =
        fs::read_to_string(&file).map_err(|error| Trouble::from(format!("{file}: {error}")))?;
    let private = rollup
        .lines()
        .filter(|line| line.starts_with("Private_C") || line.starts_with("Private_D"));
    let kb: u64 =
        private.filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).sum();
    Ok(kb as f64 * 1024.0 / 1e6)
}

/// The processes of this profile's browser that run pages, and how long each has worked, in ticks.
fn renderers(profile: &Path) -> Outcome<Vec<(u32, u64)>> {
    let ours = format!("--user-data-dir={}", profile.display());
    let mut running = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let entry = entry?;
        let Ok(process) = entry.file_name().to_string_lossy().parse::<u32>() else { continue };
        // Many end while they are looked at.
        let Ok(command) = fs::read_to_string(entry.path().join("cmdline")) else { continue };
        let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else { continue };
        // "pid (name) state parent group ..."; a name may itself hold brackets.
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        let fields: Vec<u64> =
            after_name.split_whitespace().skip(1).map(|field| field.parse().unwrap_or(0)).collect();
        running.push((process, command, fields[1], fields[10]));
    }
    let group = running.iter().find(|(_, command, ..)| command.contains(&ours));
    let group = group.ok_or("the browser has no process")?.2;
    let pages = running
        .iter()
        .filter(|(_, command, of, _)| *of == group && command.contains("--type=renderer"));
    Ok(pages.map(|(process, _, _, ticks)| (*process, *ticks)).collect())
}
