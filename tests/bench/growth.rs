//! What years of returns cost.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use crate::engine::Engine;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::plot::{Bar, Chart, Group};
use crate::report::{Report, Spread, grouped, limited, times};
use crate::stage::{House, Stage};

const STARTS: usize = 15;
/// How many returns the journals hold whose start is measured.
const SIZES: [usize; 3] = [100, 10_000, 100_000];
/// How many times the start with a hundred the start with the most may take.
const LIMIT: f64 = 1.2;
/// Seeding and loading a hundred thousand takes a while.
pub const LONG: Duration = Duration::from_secs(120);

/// From the start of a navigation to the first press kept, at each size; then the bytes on disk.
pub async fn as_the_journal_grows(house: &House, report: &mut Report) -> Outcome {
    let head = ["returns kept before", "start to first press kept, ms", "× that at 100", "at most"];
    report.table("Start, as returns grow", &head);
    let mut stage = Stage::set(house, Engine::Chromium, "grown")?;
    stage.open("#/").await?.ready_for_offline().await?;
    stage.page()?.try_again().await?;
    stage.go_offline()?;
    let page = stage.page()?;
    page.driver.set_script_timeout(LONG).await?;
    let mut least = None;
    let mut bars = Vec::new();
    for size in SIZES {
        sow(page, size).await?;
        let found = Spread::of(starts(page).await?);
        let floor = *least.get_or_insert(found);
        let (ratio, limit) = (found.over(floor), (Some(&size) == SIZES.last()).then_some(LIMIT));
        let words = [grouped(size), found.to_string(), times(ratio), limited(ratio, limit)];
        report.row(words);
        let limit = limit.map(|limit| limit * floor.median);
        bars.push(Bar::ours(&format!("{} returns", grouped(size)), found.median, limit));
    }
    let rows = page.count_rows().await?;
    stage.browser.close().await?;
    let bytes = bytes(&stage.browser.profile().join("Default/IndexedDB"))?;
    report.say(format!(
        "{} returns take {:.1} MB on the disk, {:.0} bytes each.",
        grouped(rows),
        bytes as f64 / 1e6,
        bytes as f64 / rows as f64,
    ));
    report.draw(Chart {
        file: "start",
        title: "From a start to the first press kept".to_owned(),
        note: "With as many returns kept before; pressed as soon as there is a button. Medians."
            .to_owned(),
        unit: "ms",
        groups: vec![Group { name: String::new(), bars }],
    });
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

/// Puts returns in until there are so many, and visits the cloth once, which brings the copy in
/// localStorage up to date.
pub async fn sow(page: &Page, size: usize) -> Outcome {
    page.go_cold("#/help").await?;
    let total: usize = page.await_script(include_str!("seed.js"), vec![size.into()]).await?;
    page.go_cold("#/cloth").await?;
    page.wait_up_to(LONG, &format!("{total} returns"), async |page| {
        Ok(page.text("[data-testid=returns-total]").await? == Some(total.to_string()))
    })
    .await
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
