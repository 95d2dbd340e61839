//! Two people, no account: what one sends, the other sees first and brings in.
//! Where one story does not say otherwise, both are played in one browser, whose
//! storage is erased in between, so that only links travel.

use std::collections::{BTreeMap, BTreeSet};

use super::parcels::{BULK, bring, look, send};
use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::stage::Stage;
use crate::storage::Rows;

/// One's own stitches are sent as days, brought in on another phone, seen as a thread in the same
/// rows, brought in twice without harm, taken out and put back; no own entry ever changes.
pub async fn stitches_travel(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    let theirs = send(page, "Stitches", "Mum").await?;
    ensure(!theirs.contains("toddler"), "a moment travels")?;
    bring(page, &theirs).await?;
    page.expect_words(".carry", "This is your own thread.").await?;

    start_anew(page).await?;
    page.go_cold("#/").await?;
    page.try_again().await?;
    let before = page.rows().await?;
    for turn in 0..2 {
        bring(page, &theirs).await?;
        page.expect_words(".carry", "It says it is from Mum.").await?;
        if turn == 0 {
            page.expect_words(".carry", "1 new, 0 already here.").await?;
            page.press("Bring these in").await?;
            page.expect_words(".carry", "Brought in.").await?;
        } else {
            page.expect_words(".carry", "All of it is here already.").await?;
        }
    }
    expect_rows(page, &before).await?;
    expect_thread(page, true).await?;
    page.expect_returns(1).await?;
    page.press("Take out").await?;
    page.expect_words(".status", "Their thread is taken out.").await?;
    expect_thread(page, false).await?;
    expect_rows(page, &before).await?;
    bring(page, &theirs).await?;
    page.press("Bring these in").await?;
    page.expect_words(".carry", "Brought in.").await?;
    page.press("Undo").await?;
    page.expect_words(".carry", "Taken back.").await?;
    expect_thread(page, false).await?;
    expect_rows(page, &before).await
}

/// A code is held before a camera and nothing is pressed for it: the thread is kept all the same, so
/// that the next is of the same one.
pub async fn a_code_keeps_its_thread(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    look(page, "Stitches", "Mum").await?;
    page.press("Show as a code").await?;
    page.wait_for_first("svg.code").await?;
    let threads = "return Object.keys(localStorage).filter(key => key.startsWith('darn.o'))\
        .map(key => JSON.parse(localStorage[key])).map(own => own.yarn).filter(Boolean)";
    let kept = async || page.ask::<Vec<String>>(threads, vec![]).await;
    page.wait_for("the thread to be kept", async |_| Ok(kept().await?.len() == 1)).await?;
    let first = kept().await?;
    let link = send(page, "Stitches", "Mum").await?;
    ensure(kept().await? == first, "it is another thread the second time")?;
    bring(page, &link).await?;
    page.expect_words(".carry", "This is your own thread.").await
}

/// Two people with a browser each send stitches twice, with overlap, and a card; each brings the
/// other's in more than once and in another order. Both cloths come to show the same, and nobody's
/// own returns have changed.
pub async fn two_people_in_any_order(stage: &mut Stage) -> Outcome {
    let mut another = stage.browser.of_another(&stage.server)?;
    another.open().await?;
    stage.open("#/").await?;
    let (dad, mum) = (stage.page()?, another.page()?);
    mum.go("#/").await?;
    let from_dad = sew_and_send(dad, "Dad", [&[2, 9, 40], &[3, 9, 60]]).await?;
    let from_mum = sew_and_send(mum, "Mum", [&[1, 9, 23], &[0, 2, 61]]).await?;
    let before = (dad.rows().await?, mum.rows().await?);
    for turn in [0, 2, 1, 0, 1, 2] {
        bring_in(mum, &from_dad[turn]).await?;
    }
    for turn in [1, 0, 2, 1, 0] {
        bring_in(dad, &from_mum[turn]).await?;
    }
    expect_rows(dad, &before.0).await?;
    expect_rows(mum, &before.1).await?;
    let (on_dads, on_mums) = (cloth_of(dad, "Dad").await?, cloth_of(mum, "Mum").await?);
    let both = |sewn: &BTreeSet<String>| sewn.len() > 1;
    ensure(on_dads.values().any(both), format!("no week holds both threads: {on_dads:?}"))?;
    ensure(on_dads == on_mums, format!("Dad's cloth is {on_dads:?}, Mum's {on_mums:?}"))?;
    let heard = another.heard().await?;
    ensure(heard.is_empty(), format!("the other page complained: {}", heard.join(" | ")))?;
    another.close().await
}

/// A card comes in as words of one's own, once.
pub async fn words_travel(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    let words = page.words().await?;
    let link = send(page, "These words", "").await?;
    bring(page, &link).await?;
    page.expect_words(".carry", "It doesn't say whom it is from.").await?;
    page.expect_words(".carry", &words).await?;
    page.press("Bring these in").await?;
    page.expect_words(".carry", "Brought in.").await?;
    bring(page, &link).await?;
    page.expect_words(".carry", "All of it is here already.").await?;
    page.go_cold("#/words").await?;
    page.expect_words(".deck", &words).await?;
    let note = send(page, "A note", "Sam").await?;
    bring(page, &note).await?;
    page.expect_words(".carry", "I'm stepping out for ten minutes. Please take over.").await
}

/// A journal carried to one's own other phone is all there, and undone it is gone again.
pub async fn a_journal_is_carried(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    for _ in 0..3 {
        page.go_cold("#/").await?;
        page.try_again().await?;
    }
    let before = page.rows().await?;
    let link = send(page, "To your other phone", "").await?;
    start_anew(page).await?;
    bring(page, &link).await?;
    page.expect_words(".carry", "3 new, 0 already here.").await?;
    page.press("Bring these in").await?;
    page.expect_words(".carry", "Brought in.").await?;
    expect_rows(page, &before).await?;
    page.expect_returns(3).await?;
    bring(page, &link).await?;
    page.expect_words(".carry", "0 new, 3 already here.").await
}

/// On iOS the app on the home screen does not see what its browser keeps. Its first start offers
/// to bring that over, words of one's own and children included; a tab offers nothing, nor does an
/// app in which it was put away or something is kept.
pub async fn an_app_that_begins_empty(stage: &mut Stage) -> Outcome {
    const OFFER: &str = ".begun";
    const OWN_WORDS: &str = "I roared like a lion. That was mine.";
    let mut another = stage.browser.of_another(&stage.server)?;
    another.open().await?;
    let (tab, app) = (stage.open("#/").await?, another.page()?);
    tab.try_again().await?;
    tab.go("#/words").await?;
    tab.press("Write your own").await?;
    tab.write("What you would say", OWN_WORDS).await?;
    tab.press("Keep these words").await?;
    tab.expect_state("done").await?;
    tab.go("#/settings").await?;
    tab.press("Add a child").await?;
    tab.write("What you call them", "Mo").await?;
    tab.press("Keep").await?;
    tab.expect_words("[role=alert]", "A month of birth or an age group").await?;
    tab.write("Words for", "school").await?;
    tab.press("Keep").await?;
    tab.expect_state("done").await?;
    let link = send(tab, "To your other phone", "").await?;
    tab.expect_words(".parcel", "Your own words: 1. Children: 1.").await?;

    app.go("#/").await?;
    app.expect_returns(0).await?;
    app.go("#/").await?;
    app.words().await?;
    ensure(app.text(OFFER).await?.is_none(), "a tab was offered it")?;
    start_as_app(app, 0).await?;
    app.expect_words(OFFER, "Did you begin in a browser?").await?;
    app.press("Not now").await?;
    start_as_app(app, 0).await?;
    ensure(app.text(OFFER).await?.is_none(), "what was put away is offered again")?;
    app.ask::<()>("localStorage.removeItem('darn.begun')", vec![]).await?;
    start_as_app(app, 0).await?;
    let over = app.wait_for_one("link", "Bring your returns over").await?;
    over.scroll_into_view().await?;
    over.click().await?;
    app.expect_words("main", "In the browser you began in").await?;
    app.expect_words("h2", "Receive").await?;
    bring(app, &link).await?;
    app.expect_words(".carry", "3 new, 0 already here.").await?;
    app.press("Bring these in").await?;
    app.expect_words(".carry", "Brought in.").await?;
    app.go("#/words").await?;
    app.expect_words(".deck", OWN_WORDS).await?;
    app.ask::<()>("localStorage.removeItem('darn.begun')", vec![]).await?;
    start_as_app(app, 1).await?;
    app.expect_words(".pick", "Mo").await?;
    ensure(app.text(OFFER).await?.is_none(), "an app with returns in it was offered it")?;
    let heard = another.heard().await?;
    ensure(heard.is_empty(), format!("the app complained: {}", heard.join(" | ")))?;
    another.close().await
}

/// Starts the page as an app on a home screen, by Safari's sign of one, and waits until it has read
/// what is kept: so many returns.
async fn start_as_app(page: &Page, returns: u32) -> Outcome {
    page.go_cold("#/").await?;
    page.await_program().await;
    let sign = "Object.defineProperty(navigator, 'standalone', { value: true })";
    page.ask::<()>(sign, vec![]).await?;
    page.expect_returns(returns).await?;
    page.go("#/").await?;
    page.words().await?;
    Ok(())
}

/// What is cut, changed, too large or nothing of ours is refused with a sentence and changes
/// nothing.
pub async fn what_is_no_parcel_changes_nothing(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    let before = page.rows().await?;
    let link = send(page, "Stitches", "Mum").await?;
    page.wait_for("one's own thread to be kept", async |page| {
        Ok(!page.ask::<String>(OWN, vec![]).await?.is_empty())
    })
    .await?;
    let own = page.ask::<String>(OWN, vec![]).await?;
    let cut = link.get(..link.len() - 9).ok_or("the link is short")?;
    let tail = link.get(link.len() - 11..).ok_or("the link is short")?;
    let at = link.len() - 12;
    let head = link.get(..at).ok_or("the link is short")?;
    let other = if link.as_bytes().get(at) == Some(&b'B') { 'C' } else { 'B' };
    for (text, why) in [
        (cut.to_owned(), "cut short"),
        (format!("{head}{other}{tail}"), "arrived changed"),
        ("<script>alert(1)</script>".to_owned(), "nothing from Darn"),
        ("\u{202e}Darn\u{202e}".to_owned(), "nothing from Darn"),
        (format!("{BULK}/#/together/Darn"), "larger than anything"),
        (BULK.to_owned(), "larger than anything"),
    ] {
        bring(page, &text).await?;
        page.expect_words("[role=alert]", why).await?;
        page.expect_words("[role=alert]", "Nothing has changed.").await?;
        ensure(!page.offers("button", "Bring these in").await?, "it can be brought in")?;
    }
    // As long as an address may be in Chromium, less what comes before.
    page.go_cold("#/").await?;
    page.words().await?;
    page.ask::<()>("location.hash = '#/together/Darn' + 'A'.repeat(2e6)", vec![]).await?;
    page.expect_words("[role=alert]", "Nothing has changed.").await?;
    let hash: String = page.ask("return location.hash;", vec![]).await?;
    ensure(hash == "#/together", format!("the address holds {} characters", hash.len()))?;
    expect_rows(page, &before).await?;
    ensure(page.ask::<String>(OWN, vec![]).await? == own, "what is one's own changed")
}

/// An opened link shows its preview, and the address bar no longer holds it.
pub async fn a_link_leaves_the_address_at_once(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    let link = send(page, "These words", "Sam").await?;
    let (_, route) = link.split_once("/#").ok_or("no fragment")?;
    for cold in [true, false] {
        let route = format!("#{route}");
        if cold {
            page.go_cold(&route).await?
        } else {
            page.go("#/").await?
        }
        if !cold {
            page.ask::<()>("location.hash = arguments[0];", vec![route.into()]).await?;
        }
        page.expect_words(".carry", "It says it is from Sam.").await?;
        let hash: String = page.ask("return location.hash;", vec![]).await?;
        ensure(hash == "#/together", format!("the address still says {hash}"))?;
    }
    Ok(())
}

/// The records of what is one's own, as text.
const OWN: &str = "return Object.keys(localStorage).filter(key => key.startsWith('darn.o'))\
    .sort().map(key => localStorage[key]).join();";

/// Sews days and sends them, twice, and these words: three links.
async fn sew_and_send(page: &Page, name: &str, days: [&[u32]; 2]) -> Outcome<[String; 3]> {
    page.try_again().await?;
    let mut stitches = Vec::new();
    for days in days {
        let _: bool = page.await_script(include_str!("../seed.js"), vec![days.into()]).await?;
        stitches.push(send(page, "Stitches", name).await?);
    }
    let words = send(page, "These words", name).await?;
    let [first, second] = stitches.try_into().map_err(|_| "two were sent")?;
    Ok([first, second, words])
}

/// Pastes a link and brings in what is in it, unless it is here already.
async fn bring_in(page: &Page, link: &str) -> Outcome {
    bring(page, link).await?;
    let here = "All of it is here already.";
    page.wait_for("a preview", async |page| {
        let said = page.text(".carry").await?.unwrap_or_default();
        Ok(said.contains(here) || page.offers("button", "Bring these in").await?)
    })
    .await?;
    if page.offers("button", "Bring these in").await? {
        page.press("Bring these in").await?;
        page.expect_words(".carry", "Brought in.").await?;
    }
    Ok(())
}

/// What the rows of the cloth tell, by week: whose days. One's own bear no name there.
async fn cloth_of(page: &Page, name: &str) -> Outcome<BTreeMap<String, BTreeSet<String>>> {
    page.go_cold("#/cloth").await?;
    let older = "Older rows";
    page.wait_for("the whole cloth", async |page| {
        let there = "return document.querySelectorAll('.cloth .row').length > 0\
            && document.querySelector('[data-testid=returns-total]') !== null";
        Ok(page.ask(there, vec![]).await? && !page.offers("button", older).await?)
    })
    .await?;
    // Rows come in pieces, a frame each: until none has come for a while.
    let still = "const [done] = [...arguments].slice(-1);
        let before = -1, same = 0;
        const look = () => {
            const rows = document.querySelectorAll('.cloth .row').length;
            same = rows === before ? same + 1 : 0;
            before = rows;
            if (same > 20) done(true); else requestAnimationFrame(look);
        };
        look();";
    let _still: bool = page.await_script(still, vec![]).await?;
    let rows = "return [...document.querySelectorAll('.cloth .row:not(.plain) .about')]\
        .map(row => row.textContent)";
    let rows: Vec<String> = page.ask(rows, vec![]).await?;
    let sewn = rows.iter().map(|row| {
        let mut parts = row.split(". ");
        let (week, own) =
            parts.next().map(|own| own.split_once(": ").unwrap_or((own, ""))).unwrap_or_default();
        let own = (!own.is_empty()).then(|| format!("{name}: {own}"));
        (week.to_owned(), parts.map(str::to_owned).chain(own).collect())
    });
    Ok(sewn.collect())
}

/// Another phone: nothing of what was here.
async fn start_anew(page: &Page) -> Outcome {
    page.go_cold("#/settings").await?;
    page.press("Erase everything").await?;
    page.press("Erase it for good").await?;
    page.expect_words(".carry", "Erased.").await
}

/// Whether the cloth tells of a thread called Mum.
async fn expect_thread(page: &Page, is_here: bool) -> Outcome {
    page.go_cold("#/cloth").await?;
    page.wait_for_first(".cloth .row").await?;
    page.wait_for("the threads in the cloth", async |page| {
        let said = page.text(".cloth .row .about").await?.unwrap_or_default();
        Ok(said.contains("Mum: ") == is_here)
    })
    .await
}

async fn expect_rows(page: &Page, before: &Rows) -> Outcome {
    let after = page.rows().await?;
    ensure(after == *before, format!("the rows were {before:?} and are {after:?}"))
}
