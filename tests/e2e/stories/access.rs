//! Everyone can use it: rules that a machine can check, what a screen reader is
//! told, the keyboard, and small screens with large words.

use std::path::PathBuf;

use serde_json::json;
use thirtyfour::Key;

use crate::engine::Engine;
use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::screen::TRY_AGAIN;
use crate::stage::Stage;
use crate::states::{LIGHTS, STATES, furnish};

/// axe-core, where `make tools-test` puts it.
const AXE: &str = "target/tools/axe/node_modules/axe-core/axe.min.js";

/// axe-core finds nothing against WCAG 2.0 to 2.2 A and AA on any screen, in any
/// state, in any light.
pub async fn axe(stage: &mut Stage) -> Outcome {
    let engine = stage.engine();
    furnish(stage, json!({})).await?;
    let page = stage.page()?;
    let axe = std::fs::read_to_string(axe_file())
        .map_err(|error| format!("{}: {error}; `make tools-test` gets it", axe_file().display()))?;
    page.ask::<bool>(&format!("{axe}; return true"), vec![]).await?;
    page.act("document.body.append(new Image())").await?;
    let (_, seen): (u32, Vec<String>) = page.await_script(include_str!("axe.js"), vec![]).await?;
    ensure(seen.iter().any(|said| said.starts_with("image-alt")), "axe-core looks at nothing")?;
    page.act("document.body.lastElementChild.remove()").await?;
    let mut found = Vec::new();
    let (mut looked, mut passes) = (0, 0);
    for (name, route, state) in STATES {
        page.enter(route, state).await?;
        for (light, theme, prefers) in LIGHTS {
            if engine == Engine::WebKit && light == "auto-light" {
                // GTK's own setting decides there; auto-dark and day say the same.
                continue;
            }
            page.shine(engine, theme, prefers).await?;
            let (count, said): (u32, Vec<String>) =
                page.await_script(include_str!("axe.js"), vec![]).await?;
            looked += 1;
            passes += count;
            found.extend(said.into_iter().map(|said| format!("{name} {light}: {said}")));
        }
        page.shine(engine, "auto", "dark").await?;
        page.leave(state).await?;
    }
    println!("    axe: {looked} looks, {passes} rules passed, {} violations", found.len());
    ensure(found.is_empty(), found.join("\n    "))
}

fn axe_file() -> PathBuf {
    std::env::var_os("DARN_AXE").map_or_else(|| PathBuf::from(AXE), PathBuf::from)
}

/// At 320 px, at 200 % text, and written from right to left, nothing has to be scrolled sideways and no text
/// is cut; buttons are 48 px high, and the bar covers nothing that has the end of
/// the page.
pub async fn no_sideways_scroll(stage: &mut Stage) -> Outcome {
    furnish(stage, json!({})).await?;
    let page = stage.page()?;
    let mut found = Vec::new();
    for (name, route, state) in STATES {
        page.resize(390, 844, 1.0).await?;
        page.enter(route, state).await?;
        for (width, height, text, dir) in [
            (390, 844, 100, "ltr"),
            (320, 568, 100, "ltr"),
            (390, 844, 200, "ltr"),
            (320, 256, 100, "ltr"),
            (844, 390, 100, "ltr"),
            (390, 844, 100, "rtl"),
            (320, 568, 200, "rtl"),
        ] {
            page.resize(width, height, 1.0).await?;
            page.act(&format!("document.documentElement.dataset.text = {text}")).await?;
            page.act(&format!("document.documentElement.dir = '{dir}'")).await?;
            let said: Vec<String> = page.await_script(include_str!("fits.js"), vec![]).await?;
            let at = format!("{name} {width}x{height} {text} % {dir}");
            found.extend(said.into_iter().map(|said| format!("{at}: {said}")));
        }
        page.act("document.documentElement.dataset.text = 100").await?;
        page.act("document.documentElement.dir = 'ltr'").await?;
        page.resize(390, 844, 1.0).await?;
        page.leave(state).await?;
    }
    ensure(found.is_empty(), found.join("\n    "))
}

/// Tab reaches everything there is to press, in the order it stands, with a
/// focus to see that nothing covers.
pub async fn keyboard_walk(stage: &mut Stage) -> Outcome {
    furnish(stage, json!({})).await?;
    let page = stage.page()?;
    let mut found = Vec::new();
    let mut stops = 0;
    for (name, route, state) in STATES {
        page.enter(route, state).await?;
        // Pieces of the cloth still being drawn would move what is walked to.
        let _still: bool = page.await_script(STILL, vec![]).await?;
        let count: usize = page.ask(include_str!("walk.js"), vec!["mark".into()]).await?;
        let mut place = 0;
        while place < count {
            tab(page).await?;
            let _in_view: bool = page.await_script(REVEALED, vec![]).await?;
            let said: Option<String> =
                page.ask(include_str!("walk.js"), vec!["look".into()]).await?;
            let next: usize = page.ask("return window.stops.at", vec![]).await?;
            // The parts of a date are stops of their own.
            if next == place && said.is_none() {
                continue;
            }
            found.extend(said.map(|said| format!("{name}, stop {place} of {count}: {said}")));
            place += 1;
        }
        stops += count;
        page.leave(state).await?;
    }
    println!("    keyboard: {stops} stops");
    found.truncate(20);
    ensure(found.is_empty(), found.join("\n    "))
}

/// Every kind of thing does what it does by Enter or Space, and the focus goes
/// where one goes on.
pub async fn keys_do_everything(stage: &mut Stage) -> Outcome {
    furnish(stage, json!({})).await?;
    let page = stage.page()?;
    // The main press, and the way back right behind it.
    focus(page, "button.press").await?;
    type_key(page, Key::Enter).await?;
    page.expect_state("kept").await?;
    tab(page).await?;
    expect_focus(page, "Undo").await?;
    type_key(page, Key::Space).await?;
    page.wait_for_one("button", TRY_AGAIN).await?;
    // A row of choices: one stop, arrows choose.
    focus(page, "[name=moment]:checked").await?;
    let before = page.words().await?;
    type_key(page, Key::Right).await?;
    page.wait_for("other words", async |page| Ok(page.words().await? != before)).await?;
    let left = "return document.activeElement?.name === 'moment'";
    page.wait_for("the focus to stay in the row", async |page| page.ask(left, vec![]).await)
        .await?;
    type_key(page, Key::Left).await?;
    page.wait_for("the words of before", async |page| Ok(page.words().await? == before)).await?;
    // What opens in place.
    focus(page, "summary").await?;
    type_key(page, Key::Space).await?;
    page.wait_for_first("details[open]").await?;
    // The words held up: taken in, put away, and back where one was.
    focus(page, ".asides .link").await?;
    type_key(page, Key::Enter).await?;
    page.wait_for_first("button.hold:focus").await?;
    let covered = "return [...document.querySelectorAll('main > :not(.hold), .bar')]
        .every((one) => getComputedStyle(one).visibility === 'hidden')";
    ensure(page.ask(covered, vec![]).await?, "what is covered can be reached")?;
    type_key(page, Key::Escape).await?;
    page.wait_for("the words to be put away", async |page| {
        page.ask("return !document.querySelector('button.hold')", vec![]).await
    })
    .await?;
    expect_focus(page, "Words only").await?;
    // Somewhere else: the focus is on its heading.
    for (route, title) in [("later", "For later"), ("help", "Help"), ("cloth", "30 returns")] {
        focus(page, &format!(".bar [href='#/{route}']")).await?;
        type_key(page, Key::Enter).await?;
        expect_focus(page, title).await?;
    }
    focus(page, ".cloth .row").await?;
    type_key(page, Key::Enter).await?;
    page.wait_for_first(".row[aria-expanded=true]").await?;
    Ok(())
}

/// Many a press takes its own button out of the page. The focus fell to the page then, and whoever
/// goes by the keyboard began at the top again.
pub async fn the_focus_stays_in_its_place(stage: &mut Stage) -> Outcome {
    furnish(stage, json!({})).await?;
    let page = stage.page()?;
    let press = async |selector: &str, name: &str| {
        page.wait_for_first(selector).await?;
        let find = "const one = [...document.querySelectorAll(arguments[0])]
                .find((one) => one.textContent.trim() === arguments[1]);
            one.focus({ focusVisible: true });
            return document.activeElement === one";
        let what = format!("the focus on \"{name}\"");
        let args = vec![selector.into(), name.into()];
        page.wait_for(&what, async |page| page.ask(find, args.clone()).await).await?;
        type_key(page, Key::Enter).await
    };
    let is_at = async |selector: &str, name: &str| {
        let script = "const one = document.activeElement;
            return one.matches(arguments[0]) && one.textContent.trim() === arguments[1]";
        let what = format!("the focus on \"{name}\" in {selector}");
        let args = vec![selector.into(), name.into()];
        page.wait_for(&what, async |page| page.ask(script, args.clone()).await).await
    };
    // A question in a button's place, and back.
    page.go("#/settings").await?;
    press("main button", "Erase everything").await?;
    // On what is asked, not on an answer, which a second press would give.
    let asked = "return document.activeElement.matches('.asked p')";
    page.wait_for("the focus on what is asked", async |page| page.ask(asked, vec![]).await).await?;
    tab(page).await?;
    is_at(".asked button", "Erase it for good").await?;
    press(".asked button", "Not now").await?;
    let back = "return document.activeElement.matches('.asked')";
    page.wait_for("the focus back", async |page| page.ask(back, vec![]).await).await?;
    tab(page).await?;
    is_at(".asked button", "Erase everything").await?;
    // Rows that are drawn anew as one of them goes.
    page.go("#/cloth").await?;
    let row = "[...document.querySelectorAll('.cloth .row:not(.plain)')]";
    let open = format!("{row}.at(0).focus(); return {row}.length > 1");
    page.wait_for("rows", async |page| page.ask(&open, vec![]).await).await?;
    type_key(page, Key::Enter).await?;
    press(".returns button", "Take it out").await?;
    page.expect_state("done").await?;
    let in_cloth = "return document.activeElement.closest('.cloth') !== null";
    page.wait_for("the focus in the cloth", async |page| page.ask(in_cloth, vec![]).await).await?;
    // A card that moves takes it along.
    page.go("#/words").await?;
    for words in ["First of two.", "Second of two."] {
        page.press("Write your own").await?;
        page.write("What you would say", words).await?;
        page.press("Keep these words").await?;
        page.expect_state("done").await?;
    }
    let mine = "[...document.querySelectorAll('main li[id]')]
        .find((card) => card.innerText.includes('Second of two.'))";
    let id: String = page.ask(&format!("return {mine}.id"), vec![]).await?;
    press(&format!("#{id} button"), "Move up").await?;
    // It is the first now, and has no such button any more.
    let in_card = format!("return document.activeElement.closest('#{id}') !== null");
    page.wait_for("the focus in the card", async |page| page.ask(&in_card, vec![]).await).await?;
    press(&format!("#{id} button"), "Take out").await?;
    page.expect_state("done").await?;
    page.wait_for("the card to go", async |page| {
        page.ask("return !document.getElementById(arguments[0])", vec![id.clone().into()]).await
    })
    .await?;
    // Not on that of the other card, which a second press would take out.
    let beside = "const one = document.activeElement;
        return one.closest('main') !== null && !one.matches('button, main')";
    page.wait_for("the focus beside it", async |page| page.ask(beside, vec![]).await).await
}

/// A key that is held presses once: its repeats pressed whatever came in the button's place, and
/// kept row after row of a list. Chromium alone can be given such a key.
pub async fn a_held_key_is_one_press(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.await_program().await;
    focus(page, "button.press").await?;
    let hold = async |repeats: bool| {
        let key = json!({
            "type": "keyDown", "key": "Enter", "code": "Enter", "text": "\r",
            "windowsVirtualKeyCode": 13, "autoRepeat": repeats,
        });
        page.driver.cdp().send_raw("Input.dispatchKeyEvent", key).await
    };
    hold(false).await?;
    page.expect_state("kept").await?;
    focus(page, ".act .quiet").await?;
    for _ in 0..3 {
        hold(true).await?;
    }
    ensure(page.state().await?.as_deref() == Some("kept"), "a held key took the return back")?;
    hold(false).await?;
    page.expect_state("done").await
}

async fn focus(page: &Page, selector: &str) -> Outcome {
    page.wait_for_first(selector).await?;
    let script = "document.querySelector(arguments[0]).focus({ focusVisible: true }); return true";
    let _: bool = page.ask(script, vec![selector.into()]).await?;
    Ok(())
}

async fn expect_focus(page: &Page, text: &str) -> Outcome {
    let what = format!("the focus on \"{text}\"");
    let script =
        "return document.activeElement?.textContent.replace(/\\s+/g, ' ').trim() === arguments[0]";
    page.wait_for(&what, async |page| page.ask(script, vec![text.into()]).await).await
}

/// Waits until the page has been as long, and scrolled as far, for some frames.
const STILL: &str = "const [done] = [...arguments].slice(-1);
    let before = '', frames = 0;
    const look = () => {
        const now = `${document.documentElement.scrollHeight} ${scrollY}`;
        frames = now === before ? frames + 1 : 0;
        before = now;
        if (frames > 12) done(true); else requestAnimationFrame(look);
    };
    look();";

/// Waits, not for ever, until what has the focus is in view: WebKit scrolls some frames later.
const REVEALED: &str = "const [done] = [...arguments].slice(-1);
    let frames = 0;
    const look = () => {
        const { bottom } = document.activeElement.getBoundingClientRect();
        if (bottom >= 8 || frames++ > 30) done(bottom >= 8); else requestAnimationFrame(look);
    };
    look();";

async fn tab(page: &Page) -> Outcome {
    type_key(page, Key::Tab).await
}

async fn type_key(page: &Page, key: Key) -> Outcome {
    Ok(page.driver.action_chain().send_keys(key).perform().await?)
}
