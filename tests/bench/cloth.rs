//! How long a cloth of thousands keeps the page from answering.

use crate::engine::Engine;
use crate::growth::{LONG, sow};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::report::{Report, Spread, at_speed, grouped};
use crate::stage::{House, Stage};
use crate::throttle;

/// How many returns, and over how many times the machine's own time.
const CLOTHS: [(usize, u32); 4] = [(3_000, 1), (3_000, 4), (100_000, 1), (100_000, 4)];
const OPENINGS: usize = 5;

/// Opening it, and scrolling to the older rows to the end or for a while.
pub async fn of_thousands(house: &House, report: &mut Report) -> Outcome {
    report.table(
        "How long the cloth keeps the page busy",
        &[
            "",
            "opening, longest task, ms",
            "drawing, tasks over 50 ms",
            "scrolling, tasks over 50 ms",
        ],
    );
    let mut stage = Stage::set(house, Engine::Chromium, "cloth")?;
    stage.open("#/").await?.ready_for_offline().await?;
    stage.page()?.try_again().await?;
    stage.go_offline()?;
    let page = stage.page()?;
    page.driver.set_script_timeout(LONG).await?;
    for (size, slower) in CLOTHS {
        throttle(page, 1).await?;
        sow(page, size).await?;
        throttle(page, slower).await?;
        let mut opened = Vec::new();
        for _ in 0..OPENINGS {
            opened.push(open(page, size).await?);
        }
        let (_, drawing, scrolling): (usize, Vec<f64>, Vec<f64>) =
            page.await_script(include_str!("scroll.js"), vec![]).await?;
        report.row([
            format!("{} returns, {}", grouped(size), at_speed(slower)),
            Spread::of(opened).to_string(),
            counted(&drawing),
            counted(&scrolling),
        ]);
    }
    report.say("Opening: 0 where no task took 50 ms.");
    stage.browser.close().await
}

/// How many tasks, and the longest.
fn counted(tasks: &[f64]) -> String {
    let most = tasks.iter().copied().fold(0.0, f64::max);
    if tasks.is_empty() { "none".to_owned() } else { format!("{}, at most {most:.0}", tasks.len()) }
}

/// From the card to the cloth, and the longest task until it stands and for a while after.
async fn open(page: &Page, size: usize) -> Outcome<f64> {
    page.go_cold("#/").await?;
    page.wait_for("the program", async |page| {
        page.ask("return window.pressed === 0", vec![]).await
    })
    .await?;
    page.await_script(include_str!("open.js"), vec![size.into()]).await
}
