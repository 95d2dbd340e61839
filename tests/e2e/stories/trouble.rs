//! Storage that is full, denied, lost, damaged or taken over: always words, never a lie, and nothing
//! that was kept is lost.

use std::time::Duration;

use serde_json::json;

use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::screen::TRY_AGAIN;
use crate::server::Fault;
use crate::stage::Stage;

/// What is said of a press that could not be kept.
const NOT_SAVED: &str = "That didn't save. The repair still happened.";
const NOTICE: &str = "[data-testid=notice]";
/// What is held is tried again within this time at the latest, and then some.
const RETRY: Duration = Duration::from_secs(75);

/// No room: the press is held and said to be, the card still works, and once there is room the
/// return is kept by itself.
///
/// Chromium only: WebKitGTK cannot be told how much room there is.
pub async fn no_room_left(stage: &mut Stage) -> Outcome {
    let origin = stage.server.origin();
    stage.open("#/").await?.try_again().await?;
    stage.browser.close().await?;
    // Chromium remembers how much room there was from one write to the next, so this comes first.
    let page = stage.open("#/").await?;
    room(page, &origin, Some(1)).await?;
    press_in_vain(page, "no room left").await?;
    let rows = page.count_rows().await?;
    ensure(rows == 1, format!("{rows} rows, though there was no room"))?;
    page.go("#/words").await?;
    page.go("#/").await?;
    page.words().await?;
    press_in_vain(page, "no room left").await?;

    room(page, &origin, None).await?;
    page.wait_up_to(RETRY, "the notice to go by itself", async |page| {
        Ok(page.text(NOTICE).await?.is_some_and(|said| said.is_empty()))
    })
    .await?;
    let rows = page.count_rows().await?;
    ensure(rows == 3, format!("{rows} rows once there was room"))?;
    page.expect_returns(3).await?;
    page.go_cold("#/cloth").await?;
    page.expect_returns(3).await
}

/// A press hung for good where the browser did not answer, and was in memory alone. Now that is
/// said after a while, there is a copy meanwhile, and it is kept once the browser answers.
pub async fn the_database_does_not_answer(stage: &mut Stage) -> Outcome {
    let page = keep(stage, 1).await?;
    // Somebody else's transaction, kept busy.
    let hold = "const done = arguments[arguments.length - 1], request = indexedDB.open('darn');
        request.onsuccess = () => {
            const rows = request.result.transaction('entries', 'readwrite').objectStore('entries');
            window.__busy = true;
            const again = () => { if (window.__busy) rows.count().onsuccess = again; };
            again();
            done(true);
        };";
    page.go("#/").await?;
    page.await_program().await;
    let _: bool = page.await_script(hold, vec![]).await?;
    press_in_vain(page, "Keeping isn't working just now.").await?;
    let copies = page.mirrored("darn.e.").await?.len();
    ensure(copies == 2, format!("{copies} copies while the press was held"))?;
    page.ask::<()>("window.__busy = false;", vec![]).await?;
    page.wait_up_to(RETRY, "the notice to go by itself", async |page| {
        Ok(page.text(NOTICE).await?.is_some_and(|said| said.is_empty()))
    })
    .await?;
    page.go_cold("#/cloth").await?;
    page.expect_returns(2).await?;
    let rows = page.count_rows().await?;
    ensure(rows == 2, format!("{rows} rows once it answered"))
}

/// A browser that lets pages keep nothing: words, a press, and the truth about it.
///
/// Chromium only: WebKitGTK has no such setting.
pub async fn storage_denied(stage: &mut Stage) -> Outcome {
    let folder = stage.browser.profile().join("Default");
    std::fs::create_dir_all(&folder)?;
    let denied = json!({ "profile": { "default_content_setting_values": { "cookies": 2 } } });
    std::fs::write(folder.join("Preferences"), denied.to_string())?;
    let page = stage.open("#/").await?;
    let refused = "try { return localStorage === null; } catch { return true; }";
    ensure(page.ask(refused, vec![]).await?, "the browser lets the page store, after all")?;
    page.words().await?;
    press_in_vain(page, "won't let Darn keep anything").await?;
    page.expect_returns(1).await?;
    for route in ["#/later", "#/settings", "#/words", "#/help", "#/"] {
        page.go(route).await?;
        page.wait_for_first("h1").await?;
    }
    page.press("Later").await?;
    page.expect_state("held").await?;
    page.reload().await?;
    page.words().await?;
    press_in_vain(page, "won't let Darn keep anything").await
}

/// Everything can be erased where there is no room left, too: that is when it may be wanted most.
///
/// Chromium only, as above.
pub async fn erased_though_there_is_no_room(stage: &mut Stage) -> Outcome {
    let origin = stage.server.origin();
    stage.open("#/").await?.try_again().await?;
    stage.browser.close().await?;
    let page = stage.open("#/settings").await?;
    room(page, &origin, Some(1)).await?;
    page.press("Erase everything").await?;
    page.press("Erase it for good").await?;
    page.expect_words(".carry", "Erased.").await?;
    let rows = page.count_rows().await?;
    ensure(rows == 0, format!("{rows} rows outlived it"))?;
    page.go_cold("#/cloth").await?;
    page.expect_returns(0).await
}

/// Where no program can run, as in some lockdown modes: the words stand there, it is said that
/// nothing can be kept, and nothing looks pressed for ever.
///
/// Chromium only: WebKit's scripts of the first moment are the stage's own.
pub async fn no_program_can_run(stage: &mut Stage) -> Outcome {
    stage.browser.open().await?;
    let page = stage.page()?;
    let without = json!({ "source": "delete window.WebAssembly" });
    page.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", without).await?;
    page.go("#/").await?;
    said_that_none_runs(page).await
}

/// A browser that knows WebAssembly and will not run this: after a few tries, in which damaged bytes
/// would have come whole, that is said, too. The program used to be fetched without end, in silence.
///
/// Chromium only, as above.
pub async fn no_program_is_let_run(stage: &mut Stage) -> Outcome {
    stage.expect_errors();
    stage.browser.open().await?;
    let page = stage.page()?;
    let refusing = "const refuse = async () => {
            document.querySelector('.press')?.click();
            dispatchEvent(new Event('online'));
            throw new WebAssembly.CompileError('refused');
        };
        for (const way of ['compileStreaming', 'instantiateStreaming', 'instantiate']) {
            WebAssembly[way] = refuse;
        }";
    let source = json!({ "source": refusing });
    page.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
    page.go("#/").await?;
    said_that_none_runs(page).await?;
    let asked =
        async || stage.server.requested().iter().filter(|path| path.contains("_bg.wasm")).count();
    let before = asked().await;
    page.ask::<()>("dispatchEvent(new Event('online'))", vec![]).await?;
    let loaded = "const done = arguments[arguments.length - 1];
        fetch('manifest.webmanifest', { cache: 'reload' }).then(() => done(true));";
    page.await_script::<bool>(loaded, vec![]).await?;
    let after = asked().await;
    ensure(before == after, format!("it was asked for {before} times, then {after}"))
}

async fn said_that_none_runs(page: &Page) -> Outcome {
    page.wait_for("what is said of it", async |page| {
        let text = page.text(".alone").await?.unwrap_or_default();
        Ok(text.contains("nothing can be kept") && text.contains("112 in Europe"))
    })
    .await?;
    let press = "const press = document.querySelector('.press');
        press.click();
        return [press.ariaBusy, document.querySelector('.words').textContent]";
    let (busy, words): (Option<String>, String) = page.ask(press, vec![]).await?;
    ensure(busy.is_none(), "the press looks as if it were being kept")?;
    ensure(!words.is_empty(), "no words")
}

/// The database is deleted under an open page: with the next press everything is back.
pub async fn the_database_goes_under_an_open_page(stage: &mut Stage) -> Outcome {
    let page = keep(stage, 3).await?;
    page.lose_the_database().await?;
    let rows = page.count_rows().await?;
    ensure(rows == 0, format!("{rows} rows outlived the database"))?;
    page.go("#/").await?;
    page.try_again().await?;
    page.wait_for("four rows", async |page| Ok(page.count_rows().await? == 4)).await?;
    page.reload().await?;
    page.expect_returns(4).await
}

/// One row cannot be read: its bytes are set aside, it is said, and the rest is there.
pub async fn a_damaged_row_is_set_aside(stage: &mut Stage) -> Outcome {
    let page = keep(stage, 3).await?;
    let (key, text) = page.texts("entries").await?.pop_first().ok_or("there is no row")?;
    let damaged = text.get(..text.len() / 2).ok_or("cut inside a letter")?;
    page.put_text(&key, damaged).await?;
    let copy = format!("darn.e.{key}");
    page.ask::<()>("localStorage.removeItem(arguments[0]);", vec![copy.into()]).await?;
    page.go_cold("#/cloth").await?;
    page.expect_returns(2).await?;
    page.expect_words(NOTICE, "One entry could not be read and is kept apart.").await?;
    let aside = page.texts("aside").await?;
    ensure(aside.get(&key).is_some_and(|bytes| bytes == damaged), format!("aside is {aside:?}"))?;
    let rows = page.count_rows().await?;
    ensure(rows == 2, format!("{rows} rows"))?;
    // Said once; the next visit has nothing new to tell.
    page.go_cold("#/cloth").await?;
    page.expect_returns(2).await?;
    let notice = page.text(NOTICE).await?;
    ensure(notice.as_deref() == Some(""), format!("the notice still says {notice:?}"))
}

/// localStorage was cut off in the middle of a write: nothing is lost, and nothing complains.
pub async fn a_half_written_mirror_does_no_harm(stage: &mut Stage) -> Outcome {
    let page = keep(stage, 3).await?;
    let before = page.rows().await?;
    let (key, text) = page.texts("entries").await?.pop_first().ok_or("there is no row")?;
    let half = text.get(..text.len() / 2).ok_or("cut inside a letter")?;
    page.set_mirrored(&format!("darn.e.{key}"), half).await?;
    page.set_mirrored("darn.e.", "{").await?;
    page.set_mirrored("darn.prefs", "{\"band\":\"bab").await?;
    page.set_mirrored("darn.saved", "\"2026-").await?;
    page.go_cold("#/cloth").await?;
    page.expect_returns(3).await?;
    ensure(page.rows().await? == before, "the rows changed")?;
    page.go("#/settings").await?;
    page.expect_words("main", "3 returns.").await?;
    page.go_cold("#/").await?;
    page.try_again().await?;
    page.expect_returns(4).await
}

/// A press at the first visit waits for the database to be made; what is read meanwhile waits, too,
/// and does not close it: it was taken for open while its stores were being made.
pub async fn pressed_while_the_database_is_made(stage: &mut Stage) -> Outcome {
    stage.server.fail("_bg.wasm", Fault::Wait);
    let page = stage.open("#/").await?;
    let slow = "const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (...of) {
            const request = open.apply(this, of), until = Date.now() + 3000;
            request.addEventListener('error', () => { window.broken = request.error.name });
            request.addEventListener('upgradeneeded', () => {
                const store = request.result.createObjectStore('slow');
                const again = () => {
                    if (Date.now() < until) store.get('x').onsuccess = again;
                };
                again();
            });
            return request;
        };";
    page.ask::<()>(slow, vec![]).await?;
    page.press(TRY_AGAIN).await?;
    stage.server.mend();
    let page = stage.page()?;
    page.expect_state("kept").await?;
    let broken: Option<String> = page.ask("return window.broken", vec![]).await?;
    ensure(broken.is_none(), format!("opening was broken off: {broken:?}"))
}

/// The rows are gone when the app is opened, but not the copy: the returns come back.
pub async fn the_mirror_brings_lost_rows_back(stage: &mut Stage) -> Outcome {
    let page = keep(stage, 3).await?;
    let before = page.rows().await?;
    // An open page would put everything back by itself with the next press; this one makes none.
    page.lose_the_database().await?;
    page.go_cold("#/cloth").await?;
    page.expect_returns(3).await?;
    ensure(page.rows().await? == before, "other rows came back than were lost")
}

/// A newer Darn has taken the database over: the older page holds what is pressed, says why, and
/// does not touch the rows.
pub async fn a_newer_darn_beside_this_one(stage: &mut Stage) -> Outcome {
    let page = keep(stage, 2).await?;
    let before = page.rows().await?;
    page.go("#/").await?;
    let [older, _] = page.open_beside("#/help").await?;
    take_over(page).await?;
    page.look_at(&older).await?;
    press_in_vain(page, "A newer Darn is open beside this one.").await?;
    ensure(page.rows().await? == before, "the older page wrote to the newer database")?;
    page.expect_returns(3).await?;
    // What was held is in the copy, for the newer Darn to find.
    let copies = page.mirrored("darn.e.").await?.len();
    ensure(copies == 3, format!("{copies} copies in localStorage"))?;
    page.go("#/").await?;
    page.reload().await?;
    press_in_vain(page, "A newer Darn is open beside this one.").await?;
    ensure(page.rows().await? == before, "the older page wrote to the newer database")
}

/// The rows are there and cannot be read: what the copy knows is shown, never an empty cloth.
pub async fn rows_out_of_reach_the_copy_is_shown(stage: &mut Stage) -> Outcome {
    let page = keep(stage, 3).await?;
    let [older, _] = page.open_beside("#/help").await?;
    take_over(page).await?;
    page.look_at(&older).await?;
    page.reload().await?;
    page.expect_words(NOTICE, "A newer Darn is open beside this one.").await?;
    page.expect_returns(3).await
}

/// A first visit, and away at once: WebKit answered no page any more where one had gone that was just
/// making the database. Who only looks in makes none.
pub async fn a_first_visit_left_at_once(stage: &mut Stage) -> Outcome {
    stage.open("#/").await?.go_cold("#/").await?;
    let page = stage.page()?;
    page.try_again().await?;
    page.expect_returns(1).await
}

/// Opens the database as a newer Darn would, from this window.
async fn take_over(page: &Page) -> Outcome {
    let script = "return new Promise((opened, failed) => {
        const request = indexedDB.open('darn', 99);
        request.onsuccess = () => { request.result.close(); opened(); };
        request.onerror = () => failed(request.error);
    });";
    page.ask(script, vec![]).await
}

/// Keeps so many returns, and stays on the cloth that shows them.
async fn keep(stage: &mut Stage, returns: u32) -> Outcome<&Page> {
    let page = stage.open("#/").await?;
    for _ in 0..returns {
        page.go_cold("#/").await?;
        page.try_again().await?;
    }
    page.expect_returns(returns).await?;
    Ok(page)
}

/// Presses, and is told the truth: not kept, and why.
async fn press_in_vain(page: &Page, why: &str) -> Outcome {
    page.go("#/").await?;
    page.press(TRY_AGAIN).await?;
    page.expect_state("held").await?;
    page.expect_words(".status", NOT_SAVED).await?;
    page.expect_words(NOTICE, why).await
}

/// Sets how many bytes the origin may keep; `None` lifts the limit.
async fn room(page: &Page, origin: &str, bytes: Option<u64>) -> Outcome {
    let mut limit = json!({ "origin": origin });
    if let Some(bytes) = bytes {
        limit["quotaSize"] = bytes.into();
    }
    page.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", limit).await?;
    Ok(())
}
