//! The app beside the barest page and the barest write.

use std::net::Ipv4Addr;
use std::path::Path;

use serde_json::json;

use crate::engine::Engine;
use crate::growth::LONG;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::server::Server;
use crate::stage::{House, Stage};
use crate::{Pair, ports, row, screen};

const PAINTS: usize = 30;
const PRESSES: usize = 200;
/// How much slower than this machine the page runs: a middling and a slow phone.
pub const SLOWER: [u32; 3] = [1, 4, 6];

/// First paints, presses at the first paint, and presses.
pub async fn beside_the_floor(house: &House, slower: u32) -> Outcome {
    let blank_folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/blank");
    let mut blank = Server::start(&blank_folder, Ipv4Addr::LOCALHOST, ports::free())?;
    let blank_address = blank.origin();
    let mut stage = Stage::set(house, Engine::Chromium, &format!("floor-{slower}"))?;
    let app_address = stage.server.origin() + "/#/";
    let page = stage.open("#/").await?;
    page.ready_for_offline().await?;
    page.try_again().await?;
    page.driver.goto(&blank_address).await?;
    page.ready_for_offline().await?;
    blank.stop();
    stage.go_offline()?;

    let page = stage.page()?;
    let rate = json!({ "rate": slower });
    page.driver.cdp().send_raw("Emulation.setCPUThrottlingRate", rate).await?;
    let at = if slower == 1 { String::new() } else { format!(", {slower} x slower") };
    let mut paints: Vec<Pair> = Vec::new();
    // The first round only warms up.
    for _ in 0..=PAINTS {
        let floor = paint(page, &blank_address).await?;
        paints.push([paint(page, &app_address).await?, floor]);
    }
    row(&format!("first paint / of a blank page{at}"), &paints[1..]);
    row(
        &format!("pressed then, kept / blank first paint{at}"),
        &answers(page, &blank_address, &app_address).await?,
    );

    page.go_cold("#/").await?;
    page.wait_for_one("button", screen::TRY_AGAIN).await?;
    page.wait_for("the program", async |page| {
        page.ask("return window.pressed === 0", vec![]).await
    })
    .await?;
    page.driver.set_script_timeout(LONG).await?;
    let args = vec![screen::TRY_AGAIN.into(), (PRESSES + 1).into()];
    let presses: Vec<Pair> = page.await_script(include_str!("press.js"), args).await?;
    row(&format!("press to kept / one strict write{at}"), &presses[1..]);
    stage.browser.close().await
}

/// Presses at the first paint: when that return is kept, from the start of the navigation, beside
/// the first paint of a blank page.
async fn answers(page: &Page, blank: &str, app: &str) -> Outcome<Vec<Pair>> {
    let script = json!({ "source": include_str!("answer.js") });
    let added = page.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script).await?;
    let mut answers = Vec::new();
    let answered = "return window.__answered ?? 0";
    for _ in 0..=PAINTS {
        let floor = paint(page, blank).await?;
        page.driver.goto("about:blank").await?;
        page.driver.goto(app).await?;
        page.wait_for("a press kept", async |page| {
            Ok(page.ask::<f64>(answered, vec![]).await? > 0.0)
        })
        .await?;
        answers.push([page.ask(answered, vec![]).await?, floor]);
    }
    page.driver.cdp().send_raw("Page.removeScriptToEvaluateOnNewDocument", added).await?;
    Ok(answers.split_off(1))
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
