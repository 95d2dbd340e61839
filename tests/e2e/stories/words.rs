//! One's own words, children, and the card to begin with.

use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::stage::Stage;

const OWN: &str = "I roared like a lion. That was mine. I'm back.";

/// Words of one's own are written, come first on the card, are kept with a return
/// and survive the browser.
pub async fn own_words_are_written_and_used(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/words").await?;
    page.press("Write your own").await?;
    page.write("What you would say", OWN).await?;
    page.write("For whom", "toddler").await?;
    page.press("Keep these words").await?;
    page.expect_state("done").await?;
    page.go("#/").await?;
    page.press_choice("band", "toddler").await?;
    page.expect_words("[data-testid=words]", OWN).await?;
    page.try_again().await?;
    stage.browser.kill();
    let page = stage.open("#/").await?;
    // What was chosen is a preference, which a killed browser may forget.
    page.press_choice("band", "toddler").await?;
    page.expect_words("[data-testid=words]", OWN).await?;
    page.press("Another way to say it").await?;
    let other = page.words().await?;
    ensure(other != OWN, "there was no other way to say it")?;
    page.go("#/cloth").await?;
    page.wait_for_first(".cloth button[aria-expanded=false]").await?.click().await?;
    page.expect_words(".returns", OWN).await
}

/// Where there are as many as there can be it is said, and what was typed stays.
pub async fn no_room_for_more_words(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.expect_button().await?;
    let fill = "for (let at = 1; at <= arguments[0]; at++) {
            const id = at.toString(16).padStart(32, '0');
            localStorage.setItem(`darn.o.${id}`, JSON.stringify({
                id, place: at, stamp: '019a8f3b2c10-0000-00000000000000aa', what: 'words', words: `Words ${at}.`,
            }));
        }";
    page.ask::<()>(fill, vec![darn::own::Own::MAX_CARDS.into()]).await?;
    page.reload().await?;
    page.go("#/words").await?;
    page.press("Write your own").await?;
    page.write("What you would say", OWN).await?;
    page.press("Keep these words").await?;
    page.expect_words("main", "There is no room for more of these.").await?;
    let typed: String =
        page.ask("return document.getElementById('own-words').value", vec![]).await?;
    ensure(typed == OWN, format!("what was typed has become \"{typed}\""))
}

/// A hint is shown while writing, at most one, and never stops anyone.
pub async fn a_hint_is_quiet(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/words").await?;
    page.press("Write your own").await?;
    page.write("What you would say", "I'm sorry, but you made me so angry.").await?;
    page.wait_for_first(".hint .shape").await?;
    let hints: usize =
        page.ask("return document.querySelectorAll('.hint .shape').length", vec![]).await?;
    ensure(hints == 1, format!("{hints} hints at once"))?;
    page.press("Keep these words").await?;
    page.expect_state("done").await?;
    page.expect_words(".deck", "you made me so angry").await
}

/// Pinned words come first, words can be moved and taken out, and each is undone.
pub async fn own_words_are_ordered(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/words").await?;
    for words in ["One.", "Two.", "Three."] {
        page.press("Write your own").await?;
        page.write("What you would say", words).await?;
        page.press("Keep these words").await?;
        page.expect_state("done").await?;
    }
    let order = "return [...document.querySelectorAll('main > ul.deck .words, main ul.deck:first-of-type .words')]
        .map((words) => words.innerText).filter((words) => words.length < 7).join(' ')";
    let is = async |wanted: &str| {
        page.wait_for(&format!("the order {wanted}"), async |page| {
            Ok(page.ask::<String>(order, vec![]).await? == wanted)
        })
        .await
    };
    let press_last = |name: &str| {
        format!(
            "[...document.querySelectorAll('button')].filter((b) => b.innerText.trim() === '{name}').pop().click()"
        )
    };
    is("One. Two. Three.").await?;
    page.ask::<()>(&press_last("Move up"), vec![]).await?;
    is("One. Three. Two.").await?;
    page.ask::<()>(&press_last("Put first"), vec![]).await?;
    is("Two. One. Three.").await?;
    page.press("Undo").await?;
    is("One. Three. Two.").await
}

/// Help may be wanted in the midst of writing, or the phone end the app: what was typed was gone.
pub async fn words_being_written_wait(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/words").await?;
    page.press("Write your own").await?;
    page.write("What you would say", OWN).await?;
    page.write("For whom", "school").await?;
    page.go("#/help").await?;
    page.expect_words("h1", "Help").await?;
    page.go("#/words").await?;
    let typed = "return document.getElementById('own-words')?.value ?? ''";
    let there = async |page: &Page| {
        page.wait_for("what was typed", async |page| {
            Ok(page.ask::<String>(typed, vec![]).await? == OWN)
        })
        .await
    };
    there(page).await?;
    page.go_cold("#/words").await?;
    there(page).await?;
    let put_by = "return [...document.querySelectorAll('button')]
        .some((button) => button.innerText.trim() === arguments[0])";
    let mine = vec!["Make it mine".into()];
    ensure(!page.ask::<bool>(put_by, mine.clone()).await?, "a card could take its place")?;
    page.press("Keep these words").await?;
    page.expect_state("done").await?;
    page.expect_words(".deck", OWN).await?;
    ensure(page.ask::<bool>(put_by, mine).await?, "no card can be made one's own")?;
    page.go_cold("#/words").await?;
    page.wait_for_one("button", "Write your own").await?;
    page.press("Write your own").await?;
    ensure(page.ask::<String>(typed, vec![]).await?.is_empty(), "kept words are written again")?;
    page.write("What you would say", "Not these.").await?;
    page.press("Not now").await?;
    page.go_cold("#/words").await?;
    page.wait_for_one("button", "Write your own").await?;
    Ok(())
}

/// A child's age chooses the band, and the name stands in the row of bands.
pub async fn a_child_moves_the_words_on(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/settings").await?;
    page.press("Add a child").await?;
    page.write("What you call them", "Ada").await?;
    let born = "const now = new Date(); return `${now.getFullYear() - 4}-${String(now.getMonth() + 1).padStart(2, '0')}`";
    let born: String = page.ask(born, vec![]).await?;
    page.write("Month they were born", &born).await?;
    page.press("Keep").await?;
    page.expect_state("done").await?;
    page.go("#/").await?;
    page.expect_words(".pick", "Ada").await?;
    page.ask::<()>("document.querySelector('input[name=band]').click()", vec![]).await?;
    page.try_again().await?;
    let rows = page.rows().await?;
    let card = rows.values().next().and_then(|row| row["card"].as_str()).unwrap_or("").to_owned();
    ensure(card.starts_with("preschool."), format!("a child of four was given {card}"))
}

/// The first card is what was last used at this time of day, and that can be
/// forgotten.
pub async fn the_first_card_is_the_usual_one(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.press_choice("band", "teen").await?;
    page.press_choice("moment", "loud").await?;
    page.try_again().await?;
    let noted = "return JSON.stringify(JSON.parse(localStorage['darn.prefs']).usual ?? {})";
    page.wait_for("the use to be noted", async |page| {
        Ok(page.ask::<String>(noted, vec![]).await?.contains("teen.loud"))
    })
    .await?;
    page.go("#/").await?;
    page.press_choice("band", "newborn").await?;
    page.go_cold("#/").await?;
    let chosen = "return document.querySelector('input[name=band]:checked')?.value ?? ''";
    page.wait_for("the usual band", async |page| {
        Ok(page.ask::<String>(chosen, vec![]).await? == "teen")
    })
    .await?;
    page.go("#/settings").await?;
    page.press("Forget it").await?;
    let usual: String = page.ask(noted, vec![]).await?;
    ensure(usual == "{}", format!("still remembered: {usual}"))
}

/// A child grows out of the band that words were last used for, and stays the one chosen.
pub async fn a_child_stays_chosen_past_a_birthday(stage: &mut Stage) -> Outcome {
    const CHILD: &str = "00000000000000000000000000000012";
    let row = format!(
        r#"{{"band":"toddler","id":"{CHILD}","nickname":"Mo","stamp":"019a8f3b2c10-0000-00000000000000aa","what":"child"}}"#
    );
    let prefs = format!(
        r#"{{"band":"toddler","child":"{CHILD}","usual":{{"night":"baby.loud","morning":"baby.loud","afternoon":"baby.loud","evening":"baby.loud"}}}}"#
    );
    let page = stage.open("#/").await?;
    page.expect_button().await?;
    page.set_mirrored(&format!("darn.o.{CHILD}"), &row).await?;
    page.set_mirrored("darn.prefs", &prefs).await?;
    page.reload().await?;
    page.try_again().await?;
    let rows = page.rows().await?;
    let of_mo = |row: &serde_json::Value| row["card"].as_str() == Some("toddler.loud");
    ensure(rows.values().all(of_mo), format!("kept: {rows:?}"))?;
    let chosen = "return document.querySelector('input[name=band]:checked')?.value ?? ''";
    let chosen: String = page.ask(chosen, vec![]).await?;
    ensure(chosen == CHILD, format!("the one chosen is \"{chosen}\""))
}

/// Set aside, words of one's own wait as what they are about, with the words for a late return at
/// that age and whatever may be needed more than words.
pub async fn own_words_are_set_aside(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/words").await?;
    page.press("Write your own").await?;
    page.write("What you would say", OWN).await?;
    page.write("For whom", "teen").await?;
    page.press("Keep these words").await?;
    page.expect_state("done").await?;
    page.go("#/").await?;
    page.press_choice("band", "teen").await?;
    page.press_choice("moment", "punished").await?;
    page.expect_words("[data-testid=words]", OWN).await?;
    // The bar has a link of the same name.
    page.ask::<()>("document.querySelector('.two > .quiet').click()", vec![]).await?;
    page.expect_state("done").await?;
    page.go("#/later").await?;
    page.expect_words(".waiting .about", "Punished, or hit, in anger").await?;
    page.expect_words(".waiting", "If anyone may be hurt").await?;
    page.try_again().await?;
    let rows = page.rows().await?;
    let late = |row: &serde_json::Value| row["card"].as_str() == Some("teen.later");
    ensure(rows.values().all(late), format!("kept: {rows:?}"))
}

/// Words put away and held up again are there for their own minute, not for the rest of the last.
pub async fn held_up_again_for_a_minute(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.expect_button().await?;
    // The program's own, which are a promise's: a driver waits by the same clock.
    let minutes = "const wait = window.setTimeout.bind(window);
        window.minutes = [];
        window.setTimeout = (act, ms, ...more) =>
            ms === 60000 && String(act).includes('native code')
                ? minutes.push(act) : wait(act, ms, ...more);";
    page.ask::<()>(minutes, vec![]).await?;
    for _ in 0..2 {
        page.press("Words only").await?;
        page.wait_for_first("button.hold:focus").await?;
        page.act("document.querySelector('button.hold').click()").await?;
        page.wait_for("the words to be put away", async |page| {
            page.ask("return !document.querySelector('button.hold')", vec![]).await
        })
        .await?;
    }
    page.act("window.before = minutes.splice(0)").await?;
    page.press("Words only").await?;
    page.wait_for_first("button.hold:focus").await?;
    let over = "before.forEach((act) => act());
        requestAnimationFrame(() => requestAnimationFrame(() => { window.drawn = true }))";
    page.act(over).await?;
    let drawn = "return window.drawn === true";
    page.wait_for("two frames", async |page| page.ask(drawn, vec![]).await).await?;
    let is_held: bool =
        page.ask("return document.querySelector('button.hold') !== null", vec![]).await?;
    ensure(is_held, "the minute of the words held before put these away")?;
    page.act("minutes.forEach((act) => act())").await?;
    let away = "return !document.querySelector('button.hold') \
        && document.activeElement?.textContent === 'Words only'";
    page.wait_for("the words to be put away", async |page| page.ask(away, vec![]).await).await
}

/// The whole app in Spanish: chosen in the settings, words and screens, and offline.
pub async fn in_spanish(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/settings").await?;
    page.ready_for_offline().await?;
    page.write("Language", "es").await?;
    page.wait_for("Spanish settings", async |page| {
        Ok(page.text("h1").await?.is_some_and(|title| title == "Ajustes"))
    })
    .await?;
    stage.go_offline()?;
    let page = stage.page()?;
    page.go_cold("#/").await?;
    let spoken = "return document.documentElement.lang";
    page.wait_for("the page to be in Spanish", async |page| {
        Ok(page.ask::<String>(spoken, vec![]).await? == "es")
    })
    .await?;
    page.go("#/help").await?;
    page.expect_words("main", "Emergencias").await
}
