//! A press: until it is kept, beside one bare strict write; until that is seen, beside the frame of
//! a page that does nothing else.

use crate::engine::Engine;
use crate::growth::LONG;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::plot::{Bar, Chart, Group};
use crate::report::{Report, Spread, at_speed, limited, times};
use crate::stage::{House, Stage};
use crate::{SLOWER, peers, screen, throttle};

const PRESSES: usize = 200;
/// How many strict writes a press may take to be kept.
const LIMIT: f64 = 1.5;

const PRESS: &str = concat!(include_str!("drawn.js"), include_str!("press.js"));
const FRAME: &str = concat!(include_str!("drawn.js"), include_str!("frame.js"));

/// One press: until kept, until the frame that shows it, and one strict write beside it, in ms.
type Press = [f64; 3];

/// Presses at each speed.
pub async fn to_kept_and_seen(house: &House, report: &mut Report) -> Outcome {
    report.table("A press", &["", "Darn, ms", "floor, ms", "ratio", "at most"]);
    let mut stage = Stage::set(house, Engine::Chromium, "press")?;
    let page = stage.open("#/").await?;
    page.ready_for_offline().await?;
    page.try_again().await?;
    let blank = peers::blank(page).await?;
    stage.go_offline()?;

    let page = stage.page()?;
    page.driver.set_script_timeout(LONG).await?;
    let mut groups = Vec::new();
    for slower in SLOWER {
        throttle(page, slower).await?;
        groups.push(at(page, &blank.address, slower, report).await?);
    }
    report.draw(Chart {
        file: "press",
        title: "From a press to “kept”".to_owned(),
        note: "Beside one bare write to IndexedDB with strict durability. Medians.".to_owned(),
        unit: "ms",
        groups,
    });
    stage.browser.close().await
}

/// The rows at one speed, and their bars.
async fn at(page: &Page, blank: &str, slower: u32, report: &mut Report) -> Outcome<Group> {
    // Half before and half after, so that the machine's moods meet both.
    let mut frames = frames(page, blank).await?;
    let presses = presses(page).await?;
    frames.extend(self::frames(page, blank).await?);
    let [kept, seen, write] = [0, 1, 2].map(|at| Spread::of(presses.iter().map(|one| one[at])));
    let name = at_speed(slower);
    let what = format!("to kept / one strict write, {name}");
    row(report, what, [kept, write], Some(LIMIT));
    let what = format!("to its frame / a bare page's, {name}");
    row(report, what, [seen, Spread::of(frames)], None);
    let bars = vec![
        Bar::other("one strict write", write.median),
        Bar::ours("Darn, press to kept", kept.median, Some(LIMIT * write.median)),
    ];
    Ok(Group { name, bars })
}

fn row(report: &mut Report, what: String, [ours, floor]: [Spread; 2], limit: Option<f64>) {
    let ratio = ours.over(floor);
    let (found, beside) = (ours.to_string(), floor.to_string());
    report.row([what, found, beside, times(ratio), limited(ratio, limit)]);
}

async fn presses(page: &Page) -> Outcome<Vec<Press>> {
    page.go_cold("#/").await?;
    page.wait_for_one("button", screen::TRY_AGAIN).await?;
    page.wait_for("the program", async |page| {
        page.ask("return window.pressed === 0", vec![]).await
    })
    .await?;
    let args = vec![screen::TRY_AGAIN.into(), (PRESSES + 1).into()];
    let presses: Vec<Press> = page.await_script(PRESS, args).await?;
    Ok(presses[1..].to_vec())
}

/// How long the bare page takes from a click to the frame that shows its text changed, in ms.
async fn frames(page: &Page, blank: &str) -> Outcome<Vec<f64>> {
    page.driver.goto(blank).await?;
    let rounds = PRESSES / 2 + 1;
    let frames: Vec<f64> = page.await_script(FRAME, vec![rounds.into()]).await?;
    Ok(frames[1..].to_vec())
}
