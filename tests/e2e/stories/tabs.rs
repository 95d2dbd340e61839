//! Several windows of one browser, and pages that slept.

use std::time::Duration;

use serde::Deserialize;

use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::screen::TRY_AGAIN;
use crate::stage::Stage;

/// Presses a window makes.
const PRESSES: u32 = 500;

/// How one window has done so far; see `presses.js`.
#[derive(Deserialize)]
struct Presses {
    kept: u32,
    held: u32,
    /// By the wall clock, in milliseconds.
    began: f64,
    ended: f64,
}

/// Two windows press at the same time, as fast as they can: every press is there, in both.
pub async fn two_tabs_five_hundred_presses_each(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    let windows = page.open_beside("#/").await?;
    for window in &windows {
        page.look_at(window).await?;
        page.wait_for_one("button", TRY_AGAIN).await?;
        page.ask::<()>(include_str!("presses.js"), vec![TRY_AGAIN.into(), PRESSES.into()]).await?;
    }
    // Heard by every other channel of that name, in this window too.
    page.ask::<()>("new BroadcastChannel('test').postMessage('go');", vec![]).await?;
    let mut done = Vec::new();
    for window in &windows {
        page.look_at(window).await?;
        let what = format!("{PRESSES} presses");
        page.wait_up_to(Duration::from_secs(600), &what, async |page| {
            Ok(presses(page).await?.ended > 0.0)
        })
        .await?;
        done.push(presses(page).await?);
    }
    for presses in &done {
        let (kept, held) = (presses.kept, presses.held);
        ensure(kept == PRESSES && held == 0, format!("{kept} kept, {held} held"))?;
    }
    let [one, other] = done.as_slice() else { return Err("two windows were expected".into()) };
    let beside = one.ended.min(other.ended) - one.began.max(other.began);
    ensure(beside > 0.0, "the windows did not press at the same time")?;
    println!(
        "          2 × {PRESSES} presses in {:.1} s and {:.1} s, {:.1} s of it side by side",
        (one.ended - one.began) / 1000.0,
        (other.ended - other.began) / 1000.0,
        beside / 1000.0,
    );

    for window in &windows {
        page.look_at(window).await?;
        page.expect_returns(2 * PRESSES).await?;
        page.reload().await?;
        page.expect_returns(2 * PRESSES).await?;
    }
    let rows = page.count_rows().await?;
    ensure(rows == 2 * PRESSES as usize, format!("IndexedDB holds {rows} rows"))
}

/// A page left and come back to shows what another window kept in between.
pub async fn a_page_that_slept_catches_up(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    page.expect_returns(1).await?;
    page.driver.goto("about:blank").await?;
    let [sleeper, other] = page.open_beside("#/").await?;
    page.try_again().await?;
    page.look_at(&sleeper).await?;
    page.back().await?;
    page.wait_for("[data-testid=returns-total] to say 2", says("2")).await?;
    page.look_at(&other).await?;
    page.expect_returns(2).await
}

/// A page that the browser froze whole (its back/forward cache) and thaws, with a return kept
/// meanwhile of which it heard nothing, looks again.
pub async fn a_page_frozen_whole_catches_up(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    // A worker that takes over a frozen page has it loaded anew.
    page.ready_for_offline().await?;
    page.try_again().await?;
    page.expect_returns(1).await?;
    page.ask::<()>("window.frozen = 'whole'", vec![]).await?;
    page.driver.goto("data:text/html,elsewhere").await?;
    let [sleeper, _] = page.open_beside("#/help").await?;
    page.put_another().await?;
    page.look_at(&sleeper).await?;
    page.back().await?;
    page.wait_for("[data-testid=returns-total] to say 2", says("2")).await?;
    let frozen: Option<String> = page.ask("return window.frozen", vec![]).await?;
    let why = "return JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons ?? null)";
    let why: String = page.ask(why, vec![]).await?;
    ensure(frozen.is_some(), format!("the page was loaded anew, not thawed: {why}"))
}

/// A hidden page that missed a word from another looks again when it is looked at.
///
/// Chromium only: a WebKitGTK window on a display without a window manager is never hidden.
pub async fn a_hidden_page_catches_up(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    page.expect_returns(1).await?;
    page.driver.minimize_window().await?;
    page.wait_for("the page to be hidden", async |page| {
        page.ask("return document.hidden", vec![]).await
    })
    .await?;
    page.put_another().await?;
    let total = page.text("[data-testid=returns-total]").await?;
    ensure(total.as_deref() == Some("1"), format!("the hidden page shows {total:?}"))?;
    page.driver.set_window_rect(0, 0, crate::engine::SCREEN.0, crate::engine::SCREEN.1).await?;
    page.wait_for("[data-testid=returns-total] to say 2", says("2")).await
}

async fn presses(page: &Page) -> Outcome<Presses> {
    page.ask("return window.__presses", vec![]).await
}

fn says(total: &str) -> impl AsyncFn(&Page) -> Outcome<bool> {
    async move |page| Ok(page.text("[data-testid=returns-total]").await?.as_deref() == Some(total))
}

/// What was chosen in another tab is not undone by what this one notes after a press.
pub async fn a_choice_made_in_another_tab_stays(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.expect_button().await?;
    page.press_choice("band", "baby").await?;
    let [first, other] = page.open_beside("#/settings").await?;
    page.press_choice("theme", "ember").await?;
    page.look_at(&first).await?;
    page.try_again().await?;
    let prefs = "return JSON.parse(localStorage['darn.prefs'] ?? '{}')";
    page.wait_for("the press to be noted", async |page| {
        let prefs: serde_json::Value = page.ask(prefs, vec![]).await?;
        Ok(prefs["usual"].as_object().is_some_and(|usual| !usual.is_empty()))
    })
    .await?;
    let prefs: serde_json::Value = page.ask(prefs, vec![]).await?;
    ensure(prefs["theme"] == "ember", format!("the light chosen is {}", prefs["theme"]))?;
    page.look_at(&other).await
}

/// A page looked at again hours later is ready for the next press: the one before is another day's,
/// and so is its way back.
pub async fn hours_later_the_card_is_ready(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    let sleep = |hidden: bool, hours: u32| {
        format!(
            "Object.defineProperty(document, 'hidden', {{ value: {hidden}, configurable: true }});
             const Now = Date, late = {hours} * 3600000;
             if (late) window.Date = class extends Now {{
                 constructor(...parts) {{ parts.length ? super(...parts) : super(Now.now() + late); }}
             }};
             document.dispatchEvent(new Event('visibilitychange'));"
        )
    };
    page.ask::<()>(&sleep(true, 0), vec![]).await?;
    page.ask::<()>(&sleep(false, 1), vec![]).await?;
    ensure(page.state().await?.as_deref() == Some("kept"), "the return was put away too soon")?;
    page.ask::<()>(&sleep(true, 0), vec![]).await?;
    page.ask::<()>(&sleep(false, 3), vec![]).await?;
    page.expect_state("ready").await?;
    page.expect_button().await
}
