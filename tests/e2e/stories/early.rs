//! Presses made before the program is there.

use serde_json::Value;

use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::screen::TRY_AGAIN;
use crate::server::Fault;
use crate::stage::Stage;

/// A press made before the program is there is not said to be kept, and is kept
/// once it is: exactly once, at the time of the press. At the first visit, and on
/// the parent's own card at a later one.
pub async fn kept_once(stage: &mut Stage) -> Outcome {
    stage.server.fail("_bg.wasm", Fault::Wait);
    stage.open("#/").await?;
    press_early(stage, 1).await?;
    let page = stage.page()?;
    page.press_choice("band", "baby").await?;
    page.wait_for("the card's screen to be copied", copied("[value=baby][checked]")).await?;
    let own = page.words().await?;
    start_slowly(stage).await?;
    let page = stage.page()?;
    let shown = page.words().await?;
    ensure(shown == own, format!("before the program the card said \"{shown}\", not \"{own}\""))?;
    press_early(stage, 2).await?;
    let rows = stage.page()?.rows().await?;
    let babies =
        rows.values().filter(|row| row["card"].as_str().unwrap_or("").starts_with("baby."));
    ensure(babies.count() == 1, "the second press did not keep the card that was shown")
}

async fn press_early(stage: &mut Stage, returns: u32) -> Outcome {
    let page = stage.page()?;
    let before: f64 = page.ask("return Date.now()", vec![]).await?;
    page.press(TRY_AGAIN).await?;
    // A second press of an impatient thumb is not a second return.
    page.press(TRY_AGAIN).await?;
    let after: f64 = page.ask("return Date.now()", vec![]).await?;
    ensure(page.state().await?.as_deref() == Some("ready"), "kept was said with no program")?;
    stage.server.mend();
    let page = stage.page()?;
    page.expect_state("kept").await?;
    page.expect_returns(returns).await?;
    let rows = page.rows().await?;
    let in_time = |row: &&serde_json::Value| {
        row["at"].as_f64().is_some_and(|at| (before..=after).contains(&at))
    };
    let made = rows.values().filter(in_time).count();
    ensure(made == 1, format!("{made} returns bear the time of the press"))?;
    page.go("#/").await
}

/// From the second start on the page itself is the parent's: their words in their light stand
/// there with nothing read and no program. And when they choose another light, the page has it.
pub async fn the_page_itself_is_theirs(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.ready_for_offline().await?;
    page.press_choice("band", "teen").await?;
    let own = page.words().await?;
    page.wait_for("the page to be the teen's", given("[value=teen][checked]")).await?;
    page.go("#/settings").await?;
    page.press_choice("theme", "ember").await?;
    page.wait_for("the page to be as dark as chosen", given("[data-own][data-theme=ember]"))
        .await?;
    page.wait_for("the words to be there still", given("[value=teen][checked]")).await?;
    let script = "const done = arguments[arguments.length - 1];
        localStorage.clear();
        caches.keys()
            .then((names) => Promise.all(names.map((name) => caches.open(name))))
            .then((all) => Promise.all(all.map(async (cache) => {
                for (const { url } of await cache.keys()) {
                    if (url.endsWith('_bg.wasm')) await cache.delete(url);
                }
            })))
            .then(() => done(true));";
    let _: bool = page.await_script(script, vec![]).await?;
    stage.server.fail("_bg.wasm", Fault::Wait);
    let page = stage.page()?;
    page.go_cold("#/").await?;
    let (shown, light) = (page.words().await?, "return document.documentElement.dataset.theme");
    ensure(shown == own, format!("before the program the card said \"{shown}\", not \"{own}\""))?;
    let light: String = page.ask(light, vec![]).await?;
    ensure(light == "ember", format!("before the program the light was {light}"))?;
    press_early(stage, 1).await
}

/// What was erased is in no page either.
pub async fn erased_from_the_page(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.ready_for_offline().await?;
    page.press_choice("band", "teen").await?;
    page.try_again().await?;
    page.go_cold("#/").await?;
    page.wait_for("the page to be the teen's", given("[value=teen][checked]")).await?;
    page.go("#/settings").await?;
    page.press("Erase everything").await?;
    page.press("Erase it for good").await?;
    page.expect_words(".carry", "Erased.").await?;
    let [plain, given] = [page.given_page("index.html").await?, page.given_page("./").await?];
    let screen = |page: &str| page.split_once("<main").map(|(_, rest)| rest.to_owned());
    ensure(screen(&given).is_some() && screen(&given) == screen(&plain), given)
}

/// What is pressed is found again by where it stands, whatever it is called: a child, whose id may
/// begin with a digit, then the press. And what is pressed afterwards bears its own time.
pub async fn a_childs_name_and_the_press(stage: &mut Stage) -> Outcome {
    const CHILD: &str = "00000000000000000000000000000012";
    let row = format!(
        r#"{{"band":"toddler","id":"{CHILD}","nickname":"Bean","stamp":"019a8f3b2c10-0000-00000000000000aa","what":"child"}}"#
    );
    let page = stage.open("#/").await?;
    page.expect_button().await?;
    page.set_mirrored(&format!("darn.o.{CHILD}"), &row).await?;
    page.reload().await?;
    let child = format!("[value=\"{CHILD}\"]");
    page.wait_for("the child to be in the card's copy", copied(&child)).await?;
    start_slowly(stage).await?;
    let page = stage.page()?;
    page.press_choice("band", CHILD).await?;
    press_early(stage, 1).await?;
    let page = stage.page()?;
    let card = |row: &Value| row["card"].as_str().unwrap_or("").starts_with("toddler.");
    ensure(page.rows().await?.values().any(card), "the return is not the child's")?;
    let before: f64 = page.ask("return Date.now()", vec![]).await?;
    page.try_again().await?;
    let is_later = |row: &Value| row["at"].as_f64().is_some_and(|at| at >= before);
    let later = page.rows().await?.values().filter(|row| is_later(row)).count();
    ensure(later == 1, "a press made later bears the time of the early one")
}

/// A press is kept though its maker has gone to another screen before the program came, and there
/// they are then.
pub async fn gone_to_another_screen(stage: &mut Stage) -> Outcome {
    stage.server.fail("_bg.wasm", Fault::Wait);
    let page = stage.open("#/").await?;
    page.press(TRY_AGAIN).await?;
    page.ask::<()>("document.querySelector(\".bar [href='#/cloth']\").click()", vec![]).await?;
    stage.server.mend();
    let page = stage.page()?;
    let one = async |page: &Page| {
        Ok(page.text("[data-testid=returns-total]").await?.as_deref() == Some("1"))
    };
    page.wait_for("the cloth with the return in it", one).await
}

/// The first card stands in English until the language has come, and a press on it counts in any.
pub async fn in_another_language(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.expect_button().await?;
    page.set_mirrored("darn.prefs", r#"{"lang":"es"}"#).await?;
    start_slowly(stage).await?;
    stage.page()?.press(TRY_AGAIN).await?;
    stage.server.mend();
    let page = stage.page()?;
    page.expect_state("kept").await?;
    let spoken: String = page.ask("return document.documentElement.lang", vec![]).await?;
    ensure(spoken == "es", format!("the page speaks {spoken}"))?;
    page.expect_returns(1).await
}

/// The bar has a link of the same name.
const LATER: &str = "document.querySelector('.two > .quiet').click();";
const PRESS: &str = "document.querySelector('.press').click();";

/// The return, and a Later after it, which there is none of once a return is made: the return is said
/// to be kept, and is all there is. Both used to be kept, and "kept" was never said.
pub async fn the_return_and_then_later(stage: &mut Stage) -> Outcome {
    stage.server.fail("_bg.wasm", Fault::Wait);
    let page = stage.open("#/").await?;
    page.ask::<()>(PRESS, vec![]).await?;
    let seen = "return getComputedStyle(document.querySelector('.two > .quiet')).visibility";
    let seen: String = page.ask(seen, vec![]).await?;
    ensure(seen == "hidden", format!("after the return Later is {seen}"))?;
    page.ask::<()>(LATER, vec![]).await?;
    stage.server.mend();
    let page = stage.page()?;
    page.expect_state("kept").await?;
    let rows = page.rows().await?;
    let is_return = |row: &Value| row["kind"] == "return";
    ensure(rows.len() == 1 && rows.values().all(is_return), format!("kept: {rows:?}"))
}

/// A moment set aside and then the return itself: both are kept, wherever one has gone by then.
pub async fn later_and_then_the_return(stage: &mut Stage) -> Outcome {
    stage.server.fail("_bg.wasm", Fault::Wait);
    let page = stage.open("#/").await?;
    let off = "addEventListener('darn', () => setTimeout(() => { location.hash = '#/cloth' }));";
    page.ask::<()>(&[LATER, PRESS, off].concat(), vec![]).await?;
    stage.server.mend();
    let page = stage.page()?;
    page.wait_for("both to be kept", async |page| {
        let rows = page.rows().await?;
        let count = |kind| rows.values().filter(|row| row["kind"] == kind).count();
        Ok((count("later"), count("return")) == (1, 1))
    })
    .await?;
    page.expect_returns(1).await
}

/// Another way to say it and then the return, and off to the cloth as soon as there is a program: it
/// used to be waited for two seconds as if it were a Later, and the press was lost.
pub async fn another_way_and_then_the_return(stage: &mut Stage) -> Outcome {
    stage.server.fail("_bg.wasm", Fault::Wait);
    let page = stage.open("#/").await?;
    let off = "document.querySelectorAll('.two > .quiet')[1].click();
        addEventListener('darn', () => setTimeout(() => { location.hash = '#/cloth' }));";
    page.ask::<()>(off, vec![]).await?;
    page.press(TRY_AGAIN).await?;
    stage.server.mend();
    let page = stage.page()?;
    let one = async |page: &Page| {
        Ok(page.text("[data-testid=returns-total]").await?.as_deref() == Some("1"))
    };
    page.wait_for("the cloth with the return in it", one).await
}

/// The return is of the words that were read, also where the program would begin with others.
pub async fn of_the_words_that_were_read(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.press_choice("band", "baby").await?;
    page.wait_for("the card's screen to be copied", copied("[value=baby][checked]")).await?;
    let prefs = r#"{"band":"baby","usual":{"night":"teen.loud","morning":"teen.loud","afternoon":"teen.loud","evening":"teen.loud"}}"#;
    page.set_mirrored("darn.prefs", prefs).await?;
    start_slowly(stage).await?;
    press_early(stage, 1).await?;
    let rows = stage.page()?.rows().await?;
    let is_read = |row: &Value| row["card"].as_str() == Some("baby.other");
    ensure(rows.values().all(is_read), format!("kept: {rows:?}"))
}

/// What is chosen as soon as there is a program stays: what was chosen before used to be done again
/// in steps, and undid what came between.
pub async fn a_choice_among_the_early_ones(stage: &mut Stage) -> Outcome {
    stage.server.fail("_bg.wasm", Fault::Wait);
    let page = stage.open("#/").await?;
    let soon = "const choose = () => document.querySelector('[value=loud]').click();
        addEventListener('darn', () => setTimeout(choose), true);";
    page.ask::<()>(soon, vec![]).await?;
    page.press_choice("band", "teen").await?;
    stage.server.mend();
    stage.page()?.try_again().await?;
    let rows = stage.page()?.rows().await?;
    let is_loud = |row: &Value| row["card"].as_str() == Some("teen.loud");
    ensure(rows.values().all(is_loud), format!("kept: {rows:?}"))
}

/// A first start after an update shows the card for someone new, also to who has chosen an age: a
/// press on it is of those words, and nothing was chosen with it.
pub async fn on_the_card_for_someone_new(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    let new = page.words().await?;
    page.press_choice("band", "teen").await?;
    page.press_choice("moment", "loud").await?;
    page.wait_for("the card's screen to be copied", copied("[value=teen][checked]")).await?;
    let forget = "Object.keys(localStorage).filter((key) => key.startsWith('darn.shell.'))
        .forEach((key) => localStorage.removeItem(key))";
    page.ask::<()>(forget, vec![]).await?;
    start_slowly(stage).await?;
    let shown = stage.page()?.words().await?;
    ensure(shown == new, format!("before the program the card said \"{shown}\""))?;
    press_early(stage, 1).await?;
    let page = stage.page()?;
    let rows = page.rows().await?;
    let is_read = |row: &Value| row["card"].as_str() == Some("toddler.other");
    ensure(rows.values().all(is_read), format!("kept: {rows:?}"))?;
    let chosen = "return document.querySelector('[name=band]:checked')?.value ?? ''";
    let chosen: String = page.ask(chosen, vec![]).await?;
    ensure(chosen == "teen", format!("the one chosen is \"{chosen}\""))
}

/// The network goes while the program comes, and comes back: what was pressed meanwhile is kept.
pub async fn asked_for_until_it_comes(stage: &mut Stage) -> Outcome {
    stage.expect_errors();
    for part in [".js", "_bg.wasm"] {
        stage.server.fail(part, Fault::Refuse);
    }
    stage.open("#/").await?.press(TRY_AGAIN).await?;
    let page = stage.page()?;
    page.wait_for("the program to be asked for in vain", async |_| {
        Ok(stage.server.requested().iter().any(|path| path.ends_with("_bg.wasm")))
    })
    .await?;
    // A browser may remember that a script failed: asked for by the same name it is not asked again.
    for _ in 0..8 {
        let asked = async || {
            let asked = stage.server.requested();
            asked.iter().filter(|path| path.contains("darn-") && path.contains(".js")).count()
        };
        let before = asked().await;
        stage
            .page()?
            .wait_for("the program to be asked for once more", async |page| {
                page.ask::<()>("dispatchEvent(new Event('online'))", vec![]).await?;
                Ok(asked().await > before)
            })
            .await?;
    }
    stage.server.mend();
    let page = stage.page()?;
    page.ask::<()>("dispatchEvent(new Event('online'))", vec![]).await?;
    page.expect_state("kept").await?;
    page.expect_returns(1).await
}

/// Starts from nothing with the program held up, past the worker, which would answer at once.
async fn start_slowly(stage: &mut Stage) -> Outcome {
    // A worker still installing cannot be sent away.
    stage.page()?.ready_for_offline().await?;
    stage.server.fail("_bg.wasm", Fault::Wait);
    let page = stage.page()?;
    page.forget_the_release().await?;
    page.go_cold("#/").await
}

/// Whether the page that will be given has this in it.
fn given(selector: &str) -> impl AsyncFn(&Page) -> Outcome<bool> {
    let selector = Value::from(selector);
    async move |page: &Page| {
        let given = page.given_page("./").await?;
        let script = "return new DOMParser().parseFromString(arguments[0], 'text/html')
            .querySelector(arguments[1]) !== null";
        page.ask(script, vec![given.into(), selector.clone()]).await
    }
}

/// Whether the card's screen was copied with this in it.
fn copied(selector: &str) -> impl AsyncFn(&Page) -> Outcome<bool> {
    let selector = Value::from(selector);
    async move |page: &Page| {
        let script = "const card = JSON.parse(localStorage['darn.shell.last'] ?? '[]')[1] ?? '';
            const page = new DOMParser().parseFromString(card, 'text/html');
            return page.querySelector(arguments[0]) !== null";
        page.ask(script, vec![selector.clone()]).await
    }
}
