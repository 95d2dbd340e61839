//! How long a cloth of thousands keeps the page from answering.

use serde_json::json;

use crate::engine::Engine;
use crate::growth::{LONG, sow};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::spread;
use crate::stage::{House, Stage};

/// How many returns, and over how many times the machine's own time.
const CLOTHS: [(usize, u32); 4] = [(3_000, 1), (3_000, 4), (100_000, 1), (100_000, 4)];
const OPENINGS: usize = 5;

/// Opening it, and scrolling to the older rows to the end or for a while.
pub async fn of_thousands(house: &House) -> Outcome {
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
        let (rows, drawing, scrolling): (usize, Vec<f64>, Vec<f64>) =
            page.await_script(include_str!("scroll.js"), vec![]).await?;
        let at = format!("cloth of {size}, {slower} x slower");
        let (median, high) = spread(opened);
        line(&format!("{at}: longest task, opening"), &format!("{median:.0} ({high:.0})"));
        line(&format!("{at}: over 50 ms, drawing {rows} rows"), &counted(&drawing));
        line(&format!("{at}: over 50 ms, scrolling"), &counted(&scrolling));
    }
    stage.browser.close().await
}

fn line(what: &str, found: &str) {
    println!("{what:54} {found:>16}");
}

/// How many tasks, and the longest.
fn counted(tasks: &[f64]) -> String {
    let most = tasks.iter().copied().fold(0.0, f64::max);
    if tasks.is_empty() { "none".to_owned() } else { format!("{}, at most {most:.0}", tasks.len()) }
}

async fn throttle(page: &Page, slower: u32) -> Outcome {
    let rate = json!({ "rate": slower });
    page.driver.cdp().send_raw("Emulation.setCPUThrottlingRate", rate).await?;
    Ok(())
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
