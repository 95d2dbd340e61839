//! The floor everything stands on: words at once, kept means kept, no network needed.

use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::screen::TRY_AGAIN;
use crate::server::Fault;
use crate::stage::Stage;

const ROUTES: [(&str, &str); 9] = [
    ("#/", "Words for this moment"),
    ("#/later", "For later"),
    ("#/cloth", "0 returns"),
    ("#/words", "Words"),
    ("#/together", "Together"),
    ("#/settings", "Settings"),
    ("#/help", "Help"),
    ("#/why", "Why going back matters"),
    ("#/more", "More"),
];

/// Whom Chromium itself calls, whatever page is open. What the page loads is checked without this.
const CHROMIUM_CALLS: [&str; 4] = ["google.com", "googleapis.com", "gvt1.com", "duckduckgo.com"];

/// What the page shows before there is a program is what the program draws, letter for letter:
/// nothing moves under a thumb. Chromium alone: both engines are given the same page.
pub async fn nothing_moves_when_the_program_comes(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.ready_for_offline().await?;
    let same = "
        const bare = (page) => ['main', 'nav']
            .map((part) => new DOMParser().parseFromString(page, 'text/html').querySelector(`#darn ${part}`))
            .map((part) => part.outerHTML.replace(/<!--.*?-->|\\n| class=\"\"/g, '')).join('');
        return bare(arguments[0]) === bare(arguments[1]) ? 'same' : bare(arguments[1]);";
    page.wait_for("the page to be the same as the program's", async |page| {
        let [still, drawn] = [page.given_page("index.html").await?, page.given_page("./").await?];
        let is_drawn = drawn.contains("data-part");
        Ok(is_drawn && page.ask::<String>(same, vec![still.into(), drawn.into()]).await? == "same")
    })
    .await
}

/// Half of the card was painted when the network was slow, and moved as the rest came.
pub async fn nothing_moves_while_the_page_comes(stage: &mut Stage) -> Outcome {
    stage.server.fail("/", Fault::Trickle);
    let page = stage.open("#/").await?;
    page.expect_button().await?;
    // The paints are asked for as well: where nothing moved there is nothing else to hear of.
    let script = "const done = arguments[arguments.length - 1];
        const observer = new PerformanceObserver((list) => {
            const [moved, paints] = ['layout-shift', 'paint'].map((type) => list.getEntriesByType(type));
            done([paints.length, moved.map(({ value, startTime }) => `${value} at ${startTime}`).join()]);
        });
        for (const type of ['layout-shift', 'paint']) observer.observe({ type, buffered: true });";
    let (paints, moved): (usize, String) = page.await_script(script, vec![]).await?;
    ensure(paints > 0, "no paint was told")?;
    ensure(moved.is_empty(), format!("things moved: {moved}"))
}

/// The cloth was drawn for a moment without its styles, brighter than any night, where they came
/// after the program that draws it.
pub async fn no_screen_before_its_styles(stage: &mut Stage) -> Outcome {
    stage.server.fail(".css", Fault::Trickle);
    let page = stage.open("#/").await?;
    let script = "const done = arguments[arguments.length - 1];
        const look = () => {
            const cloth = document.querySelector('.cloth');
            if (!cloth) return requestAnimationFrame(look);
            done(getComputedStyle(cloth).backgroundImage);
        };
        location.hash = '#/cloth';
        look();";
    let linen: String = page.await_script(script, vec![]).await?;
    ensure(linen.contains("gradient"), format!("the first cloth had no linen but {linen}"))
}

/// Words are there unasked, one press keeps the return, and the cloth has it.
pub async fn first_visit(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.words().await?;
    page.try_again().await?;
    page.wait_for_one("button", "Undo").await?;
    page.expect_returns(1).await
}

/// Undo leaves nothing behind.
pub async fn undo_takes_it_back(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    page.press("Undo").await?;
    page.wait_for("the main button to come back", async |page| {
        page.offers("button", TRY_AGAIN).await
    })
    .await?;
    page.expect_returns(0).await?;
    page.reload().await?;
    page.expect_returns(0).await
}

/// With the server gone, a reload shows words and a press is kept.
pub async fn offline_after_the_first_visit(stage: &mut Stage) -> Outcome {
    keep_twice_then_go_offline(stage).await?;
    let page = stage.page()?;
    page.go("#/").await?;
    page.reload().await?;
    page.words().await?;
    page.try_again().await?;
    page.expect_returns(3).await
}

/// Every screen opens by its own address, from nothing, with the server gone.
pub async fn every_screen_offline_from_cold(stage: &mut Stage) -> Outcome {
    stage.open("#/").await?.ready_for_offline().await?;
    stage.go_offline()?;
    let page = stage.page()?;
    for (route, heading) in ROUTES {
        page.go_cold(route).await?;
        expect_screen(page, heading).await?;
        let help = format!("Help on {route}");
        page.wait_for(&help, async |page| page.offers("any", "Help").await).await?;
    }
    Ok(())
}

/// Waits for the program and the screen with this heading: any route shows the card until then.
async fn expect_screen(page: &Page, heading: &str) -> Outcome {
    let script = "return window.pressed === 0
        && document.querySelector('h1')?.textContent.trim() === arguments[0]";
    let what = format!("the screen \"{heading}\"");
    page.wait_for(&what, async |page| page.ask(script, vec![heading.into()]).await).await
}

/// Closed and opened again with the server gone, everything is there.
pub async fn closed_and_opened_again_offline(stage: &mut Stage) -> Outcome {
    keep_twice_then_go_offline(stage).await?;
    stage.browser.close().await?;
    let page = stage.open("#/").await?;
    page.words().await?;
    page.try_again().await?;
    page.expect_returns(3).await
}

/// "Kept" is said only once it is true: a kill right after it loses nothing.
pub async fn killed_the_moment_it_was_kept(stage: &mut Stage) -> Outcome {
    stage.open("#/").await?.ready_for_offline().await?;
    stage.go_offline()?;
    for kept in 1..=3 {
        stage.page()?.try_again_at_once().await?;
        stage.browser.kill();
        let page = stage.open("#/").await?;
        page.expect_returns(kept).await?;
        page.go("#/").await?;
        page.reload().await?;
    }
    Ok(())
}

/// A visit to every screen, with a press and an undo, asks nobody but its own server.
pub async fn nothing_leaves_the_phone(stage: &mut Stage) -> Outcome {
    let origin = stage.server.origin();
    let page = stage.open("#/").await?;
    page.ready_for_offline().await?;
    let mut loaded = loaded(page).await?;
    page.try_again().await?;
    page.press("Undo").await?;
    page.expect_button().await?;
    for (route, heading) in ROUTES {
        page.go_cold(route).await?;
        expect_screen(page, heading).await?;
        page.wait_for("Help", async |page| page.offers("any", "Help").await).await?;
        loaded.extend(self::loaded(page).await?);
    }
    let elsewhere = |address: &String| {
        let inside = address.starts_with(&format!("{origin}/"));
        !inside && !address.starts_with("data:") && !address.starts_with("blob:")
    };
    let strays: Vec<String> = loaded.into_iter().filter(elsewhere).collect();
    ensure(strays.is_empty(), format!("the page loaded {}", strays.join(", ")))?;
    // The server is also the browser's only way out, so it hears what would leave the phone.
    let strays: Vec<String> = stage
        .server
        .requested()
        .into_iter()
        .filter(|asked| !asked.starts_with('/'))
        .filter(|asked| !CHROMIUM_CALLS.iter().any(|host| asked.contains(host)))
        .collect();
    ensure(strays.is_empty(), format!("the browser asked for {}", strays.join(", ")))
}

/// A double tap is one press: it neither answers a question that has just come under the thumb nor
/// takes back what it did.
pub async fn a_double_tap_is_one(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    page.go_cold("#/").await?;
    twice(page, "Later").await?;
    page.expect_state("done").await?;
    page.wait_for_one("button", "Undo").await?;
    let rows = page.rows().await?;
    ensure(rows.len() == 2, format!("{rows:?}"))?;
    page.go("#/settings").await?;
    twice(page, "Erase everything").await?;
    page.wait_for_one("button", "Erase it for good").await?;
    ensure(page.count_rows().await? == 2, "two taps erased everything")
}

async fn twice(page: &Page, name: &str) -> Outcome {
    page.await_program().await;
    let button = page.wait_for_one("button", name).await?;
    button.scroll_into_view().await?;
    Ok(page.driver.action_chain().double_click_element(&button).perform().await?)
}

async fn keep_twice_then_go_offline(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    page.ready_for_offline().await?;
    page.reload().await?;
    page.try_again().await?;
    page.expect_returns(2).await?;
    stage.go_offline()
}

async fn loaded(page: &Page) -> Outcome<Vec<String>> {
    let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    page.ask(script, vec![]).await
}
